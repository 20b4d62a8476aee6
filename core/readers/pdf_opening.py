"""Opening a PDF with PDFium, with the password where there is one."""

import pypdfium2.raw as pdfium_c

from core.readers.passwords import spellings
from core.source.unreadable import Reason, UnreadableError

_LOCKED = frozenset({pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY})


def opened(data: bytes, password: str = "") -> pdfium_c.FPDF_DOCUMENT:
    """The open document; ``data`` must outlive it, and the caller closes it.

    A file that opens without a password is opened without. Raises :class:`UnreadableError`.
    """
    for spelling in (None, *spellings(password)):
        document = pdfium_c.FPDF_LoadMemDocument64(data, len(data), spelling)
        if document:
            return document
        if pdfium_c.FPDF_GetLastError() not in _LOCKED:
            raise UnreadableError(Reason.DAMAGED)
    raise UnreadableError(Reason.WRONG_PASSWORD if password else Reason.PASSWORD)
