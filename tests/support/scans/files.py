"""Pictures go into a file."""

import time
from collections.abc import Sequence
from io import BytesIO

from PIL import Image

from tests.support.scans.look import Container, ScanLook

_WRITTEN = time.gmtime(1_700_000_000)


def file_of(pages: Sequence[Image.Image], look: ScanLook) -> bytes:
    """The pages in the look's container. PNG holds one page: of several, they hang below each other."""
    if look.container is Container.PDF:
        return image_pdf(pages, look.dpi, look.quality)
    if look.container is Container.TIFF:
        return tiff(pages, look.dpi)
    return png(pages, look.dpi)


def image_pdf(pages: Sequence[Image.Image], dpi: int, quality: int) -> bytes:
    """A PDF of nothing but pictures: JPEG, or CCITT group 4 where they are black and white."""
    store = BytesIO()
    only_jpeg = {} if pages[0].mode == "1" else {"quality": quality}
    pages[0].save(
        store,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=dpi,
        creationDate=_WRITTEN,  # the same bytes on every run
        modDate=_WRITTEN,
        **only_jpeg,
    )
    return store.getvalue()


def tiff(pages: Sequence[Image.Image], dpi: int) -> bytes:
    """All pages in one TIFF, compressed without loss."""
    store = BytesIO()
    compression = "group4" if pages[0].mode == "1" else "tiff_lzw"
    pages[0].save(store, "TIFF", save_all=True, append_images=pages[1:], compression=compression, dpi=(dpi, dpi))
    return store.getvalue()


def png(pages: Sequence[Image.Image], dpi: int) -> bytes:
    """One long picture."""
    roll = Image.new(pages[0].mode, (max(page.width for page in pages), sum(page.height for page in pages)))
    y = 0
    for page in pages:
        roll.paste(page, (0, y))
        y += page.height
    store = BytesIO()
    roll.save(store, "PNG", dpi=(dpi, dpi))
    return store.getvalue()
