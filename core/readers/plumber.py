"""The second engine: characters of some places of a PDF, read by pdfplumber.

Only :mod:`core.readers.witness` imports this module, and only when it is asked something.
"""

import logging
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pdfplumber
from msgspec import Struct
from pdfminer.layout import LTChar, LTContainer, LTItem
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.utils.text import dedupe_chars

from core.readers.passwords import spellings
from core.source.characters import fold_radicals
from core.source.geometry import Rect
from core.source.progress import Progress, silent

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

_MARGIN = 2.0


class PlacedCharacter(Struct, frozen=True):
    """A character and its box in points, on the page as displayed."""

    text: str
    rect: Rect


def characters_near(
    source: Path | bytes, places: dict[int, list[Rect]], password: str = "", tell: Progress = silent
) -> dict[int, list[PlacedCharacter]]:
    """For each page (from 1) the characters in or beside its ``places``; a page that cannot be read is left out.

    ``source`` is the file or its bytes.
    """
    for spelling in _spellings(password):
        try:
            return _read(source, places, spelling, tell)
        except _WrongPasswordError:
            continue
    return {}


def _spellings(password: str) -> Iterator[str]:
    """As pdfminer wants them: it encodes as Latin-1 where bytes are meant, as UTF-8 where characters are."""
    yield ""
    if password:
        yield password
        yield from (spelling.decode("latin-1") for spelling in spellings(password))


class _WrongPasswordError(Exception):
    """The document is encrypted with another password."""


def _read(
    source: Path | bytes, places: dict[int, list[Rect]], password: str, tell: Progress
) -> dict[int, list[PlacedCharacter]]:
    pages: dict[int, list[PlacedCharacter]] = {}
    stream = BytesIO(source) if isinstance(source, bytes) else source
    try:
        with pdfplumber.open(stream, pages=list(places), password=password) as document:
            for done, page in enumerate(document.pages):
                tell(done, len(places), f"正在复核第 {page.page_number} 页")
                found = _page_characters(page, places[page.page_number])
                if found is not None:
                    pages[page.page_number] = found
    except Exception as error:  # noqa: BLE001 - a witness that fails says nothing, and pdfminer raises errors of every kind
        if isinstance(error.__context__, PDFPasswordIncorrect) or isinstance(error, PDFPasswordIncorrect):
            raise _WrongPasswordError from None
        return pages
    return pages


def _page_characters(page: Page, places: Sequence[Rect]) -> list[PlacedCharacter] | None:
    try:
        right, down = _offset(page)
        reach = [
            Rect(p.x0 + right - _MARGIN, p.y0 + down - _MARGIN, p.x1 + right + _MARGIN, p.y1 + down + _MARGIN)
            for p in places
        ]
        near = [char for char in _chars(page.layout) if _inside(char, page.height, reach)]
        singles = dedupe_chars([page.process_object(char) for char in near], extra_attrs=())
        return [_placed(char, right + page.mediabox[0], down + page.mediabox[1]) for char in singles]
    except Exception:  # noqa: BLE001 - one page that fails leaves the others readable
        return None


def _chars(item: LTItem) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for part in item:
            yield from _chars(part)


def _inside(char: LTChar, height: float, reach: Sequence[Rect]) -> bool:
    x, y = (char.x0 + char.x1) / 2, height - (char.y0 + char.y1) / 2
    return any(place.contains(x, y) for place in reach)


def _placed(char: dict[str, object], right: float, down: float) -> PlacedCharacter:
    x0, y0, x1, y1 = (float(str(char[side])) for side in ("x0", "top", "x1", "bottom"))
    return PlacedCharacter(fold_radicals(str(char["text"])), Rect(x0 - right, y0 - down, x1 - right, y1 - down))


def _offset(page: Page) -> tuple[float, float]:
    """How far the visible box begins right of and below the media box, on the page as displayed."""
    left, bottom, right, top = page.page_obj.mediabox
    x0, y0, x1, y1 = page.page_obj.cropbox
    x0, y0, x1, y1 = max(x0, left), max(y0, bottom), min(x1, right), min(y1, top)
    turns = page.rotation // 90 % 4
    return ((x0 - left, top - y1), (y0 - bottom, x0 - left), (right - x1, y0 - bottom), (top - y1, right - x1))[turns]
