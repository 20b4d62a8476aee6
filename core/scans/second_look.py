"""Places of picture pages looked at again, larger and as they are: the second reading of a figure that breaks a sum."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

from core.readers.page_image import PageRenderer
from core.scans.cleaning import cleaned
from core.scans.figure_reading import as_figure
from core.scans.pixels import colour_of
from core.scans.print_marks import PixelBox, cut_line, find_print, lines_in
from core.scans.readings import ReadLine
from core.scans.recogniser import Grey, careful_reader
from core.source.geometry import Rect
from core.source.progress import Progress
from core.source.provenance import PageRegion
from core.source.unreadable import UnreadableError

_SCALE = 300 / 72
_UNIT = 1.5
_WALL = 1.1


def looked_at_again(
    path: Path, regions: Sequence[PageRegion], turns: Mapping[int, float], password: str, tell: Progress
) -> dict[PageRegion, str | None]:
    """What stands in each region, seen with half as many dots again by the careful reader; ``None`` where it cannot be seen.

    ``turns`` has the turn of each page in degrees. ``tell`` hears of each page.
    """
    seen: dict[PageRegion, str | None] = dict.fromkeys(regions)
    renderer = PageRenderer()
    pages = [
        (page, list(found)) for page, found in groupby(sorted(regions, key=lambda one: one.page), lambda one: one.page)
    ]
    try:
        for done, (page, places) in enumerate(pages):
            tell(done, len(pages), f"正在复核第 {page} 页的图片")
            try:
                picture = colour_of(renderer.render(path, page, _SCALE, turns[page], password))
            except UnreadableError:
                continue
            seen |= _read(cleaned(picture).print, places)
    finally:
        renderer.close()
    return seen


def _read(page: Grey, places: Sequence[PageRegion]) -> dict[PageRegion, str | None]:
    found = find_print(page, np.zeros_like(page), _UNIT)
    cuts = [
        (place, cut_line(page, line, found.em, box))
        for place in places
        for box in (_box(place.rect),)
        for line in lines_in(found, box)
    ]
    texts: dict[PageRegion, str | None] = dict.fromkeys(places, "")
    for (place, _), read in zip(cuts, careful_reader().read([cut for _, cut in cuts]), strict=True):
        texts[place] = f"{texts[place]}{_text(read)}"
    return texts


def _text(read: ReadLine) -> str:
    return (as_figure(read) or read).text


def _box(rect: Rect) -> PixelBox:
    x0, y0 = round((rect.x0 + _WALL) * _SCALE), round((rect.y0 + _WALL) * _SCALE)
    return PixelBox(x0, y0, max(round((rect.x1 - _WALL) * _SCALE), x0), max(round((rect.y1 - _WALL) * _SCALE), y0))
