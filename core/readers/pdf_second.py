"""The second reader of a PDF: what it counts, and the file as it writes it anew."""

from collections.abc import Mapping
from io import BytesIO

import pikepdf

from core.readers.passwords import spellings
from core.readers.pdf_amounts import Amounts, amounts_of
from core.source.progress import Progress

_FAULTS = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, OverflowError)
"""What pikepdf raises for damage of one kind or another."""


class SecondReader:
    """``amounts`` is ``None`` where qpdf finds no usable pages; ``complaints`` says that it had to mend the file."""

    def __init__(self, data: bytes, password: str, tell: Progress) -> None:
        self._document = _opened(data, password)
        self.amounts = _amounts(self._document, tell)

    @property
    def complaints(self) -> bool:
        """Whether anything in the file had to be mended, or nothing could be read of it."""
        return self.amounts is None or self.amounts.complaints

    @property
    def too_large(self) -> Mapping[int, str]:
        """Indices of pages whose content is too large to be read, and in Chinese how large it is."""
        pages = self.amounts.pages if self.amounts else ()
        return {index: page.too_large for index, page in enumerate(pages) if page.too_large}

    def rewritten(self) -> bytes | None:
        """The file written anew, without encryption; its streams stay as they are, so that none inflates."""
        if self._document is None:
            return None
        store = BytesIO()
        try:
            self._document.save(
                store,
                encryption=False,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
            )
        except _FAULTS:
            return None
        return store.getvalue()


def _opened(data: bytes, password: str) -> pikepdf.Pdf | None:
    for spelling in (b"", *spellings(password)):
        try:
            return pikepdf.open(BytesIO(data), password=spelling, suppress_warnings=True)
        except pikepdf.PasswordError:
            continue
        except _FAULTS:
            return None
    return None


def _amounts(document: pikepdf.Pdf | None, tell: Progress) -> Amounts | None:
    try:
        return amounts_of(document, tell) if document is not None else None
    except _FAULTS:
        return None
