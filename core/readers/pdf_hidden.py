"""Which glyphs nobody sees: drawn in an invisible mode, white on white, or beside the page."""

import pypdfium2.raw as pdfium_c

from core.readers.pdf_calls import address_of, text_object
from core.readers.pdf_frame import PageFrame
from core.readers.pdf_glyphs import Glyphs
from core.readers.pdf_objects import PageObjects
from core.source.geometry import Rect


def hidden_glyphs(
    text_page: pdfium_c.FPDF_TEXTPAGE, glyphs: Glyphs, objects: PageObjects, frame: PageFrame
) -> frozenset[int]:
    """Positions in ``glyphs`` of those that are not seen. White text counts as seen on a shade or a picture."""
    hidden = _beside_page(glyphs.boxes, frame)
    if not objects.unseen and not objects.white:
        return hidden
    backgrounds = objects.shades + objects.images
    drawn = set(hidden)
    at_page = address_of(text_page)
    for at, index in enumerate(glyphs.indices):
        owner = text_object(at_page, index)
        if owner in objects.unseen or (owner in objects.white and not _covered(glyphs.boxes[at], backgrounds)):
            drawn.add(at)
    return frozenset(drawn)


def _beside_page(boxes: tuple[Rect, ...], frame: PageFrame) -> frozenset[int]:
    width, height = frame.width, frame.height
    return frozenset(
        at for at, box in enumerate(boxes) if box.x1 <= 0 or box.x0 >= width or box.y1 <= 0 or box.y0 >= height
    )


def _covered(box: Rect, backgrounds: tuple[Rect, ...]) -> bool:
    x, y = box.centre
    return any(background.contains(x, y) for background in backgrounds)
