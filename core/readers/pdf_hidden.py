"""Which glyphs nobody sees: drawn in an invisible mode, white on white, or beside the page."""

import pypdfium2.raw as pdfium_c

from core.readers.pdf_calls import address_of, text_object
from core.readers.pdf_frame import PageFrame
from core.readers.pdf_glyphs import Glyphs
from core.readers.pdf_objects import PageObjects
from core.readers.unseen import beside_page, covered


def hidden_glyphs(
    text_page: pdfium_c.FPDF_TEXTPAGE, glyphs: Glyphs, objects: PageObjects, frame: PageFrame
) -> frozenset[int]:
    """Positions in ``glyphs`` of those that are not seen. White text counts as seen on a shade or a picture."""
    hidden = beside_page(glyphs.boxes, frame.width, frame.height)
    if not objects.unseen and not objects.white:
        return hidden
    backgrounds = objects.shades + objects.images
    drawn = set(hidden)
    at_page = address_of(text_page)
    for at, index in enumerate(glyphs.indices):
        owner = text_object(at_page, index)
        if owner in objects.unseen or (owner in objects.white and not covered(glyphs.boxes[at], backgrounds)):
            drawn.add(at)
    return frozenset(drawn)
