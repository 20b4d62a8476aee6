"""The second witness for a PDF: what another engine reads at a place of the page.

A number that two engines read alike is the report's number; where they differ, the reading is in doubt.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.source.characters import IGNORED
from core.source.geometry import Rect
from core.source.progress import Progress, silent
from core.source.provenance import PageRegion

if TYPE_CHECKING:
    from core.readers.plumber import PlacedCharacter


def texts_in(
    source: Path | bytes, regions: Sequence[PageRegion], password: str = "", tell: Progress = silent
) -> tuple[str | None, ...]:
    """What stands in each region: the characters whose centre lies inside, in reading order, without blanks.

    ``source`` is the file or its bytes. Doubles count once and radicals are folded. ``None`` where the other engine cannot read the page. Only the pages
    asked about are read, and only their characters; ``tell`` hears of each. Never raises, unless ``tell`` does.
    """
    if not regions:
        return ()
    # Importing the second engine takes 150 ms; an audit without any disputed number never pays for it.
    from core.readers.plumber import characters_near  # noqa: PLC0415

    places: dict[int, list[Rect]] = {}
    for region in regions:
        places.setdefault(region.page, []).append(region.rect)
    pages = characters_near(source, dict(sorted(places.items())), password, tell)
    return tuple(_text(pages[region.page], region.rect) if region.page in pages else None for region in regions)


def _text(characters: Sequence["PlacedCharacter"], place: Rect) -> str:
    inside = [one for one in characters if place.contains(*one.rect.centre)]
    lines: list[list[PlacedCharacter]] = []
    for one in sorted(inside, key=lambda one: one.rect.centre[1]):
        if lines and one.rect.centre[1] - lines[-1][0].rect.centre[1] < one.rect.height / 2:
            lines[-1].append(one)
        else:
            lines.append([one])
    text = "".join(one.text for line in lines for one in sorted(line, key=lambda one: one.rect.x0))
    return "".join(character for character in text if not character.isspace() and character not in IGNORED)
