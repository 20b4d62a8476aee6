"""Which glyphs of an OFD page nobody sees: without ink, white on white, painted over, or outside what is shown."""

from collections.abc import Callable, Iterator, Sequence

from core.readers.ofd_canvas import Canvas, Cover, DrawnGlyph
from core.readers.ofd_ink import Ink
from core.readers.page_remarks import TooManyObjectsError
from core.readers.unseen import beside_page, covered
from core.source.geometry import Rect

_MOST_COMPARED = 5_000_000


def unseen(
    canvas: Canvas, glyphs: Sequence[DrawnGlyph], shown: Rect, size: tuple[float, float], opaque: Callable[[str], bool]
) -> frozenset[int]:
    """Positions in ``glyphs`` of those not seen.

    ``shown`` is the area of the page that is displayed, ``size`` the page's own; ``opaque`` tells whether the file of a
    picture lets nothing through. Raises :class:`TooManyObjectsError`.
    """
    boxes = [one.glyph.box for one in glyphs]
    hidden = set(beside_page(boxes, *size))
    backgrounds = (*canvas.shades, *(picture.box for picture in canvas.pictures))
    _bound(sum(one.ink is Ink.WHITE for one in glyphs), len(backgrounds))
    _bound(len(glyphs), len(canvas.covers))
    for at, one in enumerate(glyphs):
        if one.ink is Ink.NONE or (one.ink is Ink.WHITE and not covered(one.glyph.box, backgrounds)):
            hidden.add(at)
    for cover in canvas.covers:
        hidden.update(_below(cover, glyphs, opaque))
    outside = {at for at, box in enumerate(boxes) if not shown.contains(*box.centre)}
    # a displayed area that shows nothing of the text is no area that anybody meant
    return frozenset(hidden | outside if len(outside) < len(boxes) else hidden)


def _below(cover: Cover, glyphs: Sequence[DrawnGlyph], opaque: Callable[[str], bool]) -> Iterator[int]:
    below = [
        at for at, one in enumerate(glyphs) if one.order < cover.order and cover.box.contains(*one.glyph.box.centre)
    ]
    if below and (cover.picture is None or opaque(cover.picture)):
        yield from below


def _bound(first: int, second: int) -> None:
    if first * second > _MOST_COMPARED:
        raise TooManyObjectsError(f"{first} 个字与 {second} 块底色相叠")
