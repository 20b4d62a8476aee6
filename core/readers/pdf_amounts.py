"""A second reader for the amounts of a PDF: how many pages, and how many printing glyphs on each, as qpdf finds them.

It shares nothing with PDFium but the bytes: another parser, another way to mend what is damaged. Nothing is drawn, so it
costs a tenth of the reading.
"""

from collections.abc import Iterator

import pikepdf
from msgspec import Struct

from core.readers.pdf_codes import FontCodes, codes_of
from core.readers.pdf_content import shown_by
from core.readers.pdf_streams import TooMuchContentError, decoded
from core.source.limits import OBJECTS_PER_PAGE, PAGES
from core.source.progress import Progress, silent

_DEPTH = 12
_MOST = 10**9


class PageAmount(Struct, frozen=True):
    """``glyphs`` that print; whether the page's content or its fonts' tables are ``damaged``, or in Chinese how it is ``too_large``.

    ``lost`` says that the page names a font, a form or content that is not there; ``draws`` counts forms drawn.
    """

    glyphs: int = 0
    draws: int = 0
    damaged: bool = False
    fonts_damaged: bool = False
    lost: bool = False
    too_large: str = ""


class Amounts(Struct, frozen=True):
    """One amount for each page; ``complaints`` says that qpdf had to mend something on the way."""

    pages: tuple[PageAmount, ...]
    complaints: bool = False


def amounts_of(document: pikepdf.Pdf, tell: Progress = silent) -> Amounts:
    """What stands on the pages of ``document``, as far as pages are read at all.

    Raises ``pikepdf.PdfError`` where it has no usable page tree.
    """
    counting, count = _Counting(), min(len(document.pages), PAGES)
    pages: list[PageAmount] = []
    for index in range(count):
        tell(index, count, f"正在清点第 {index + 1} 页，共 {count} 页")
        pages.append(counting.page(document.pages[index].obj))
    return Amounts(tuple(pages), bool(document.get_warnings()))


class _Counting:
    """Remembers fonts and forms, which many pages share."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], FontCodes] = {}
        self._forms: dict[tuple[int, int], PageAmount] = {}

    def page(self, page: pikepdf.Object) -> PageAmount:
        """The amount of one page; whatever goes wrong while counting is damage."""
        try:
            parts = list(_contents(page))
            content = b"\n".join(part for part, _ in parts)
            sound = all(whole for _, whole in parts)
            amount = self._counted(content, _inherited(page, "/Resources"), 1, sound=sound)
            # PDFium draws every one of them, and a form that draws itself until the process is aborted
            return (
                amount
                if amount.draws <= OBJECTS_PER_PAGE
                else PageAmount(too_large=f"图形嵌套绘制至少 {amount.draws:,} 次")
            )
        except TooMuchContentError as error:
            return PageAmount(too_large=str(error))
        except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError, OverflowError):
            return PageAmount(damaged=True)

    def _counted(self, content: bytes, resources: pikepdf.Object | None, depth: int, *, sound: bool) -> PageAmount:
        shown = shown_by(content)
        glyphs, draws, damaged, misread, lost = 0, len(shown.forms), not sound, False, False
        for name, strings in shown.strings.items():
            font = _entry(resources, "/Font", name)
            codes = self._codes(font)
            glyphs += codes.printing(strings)
            misread |= codes.damaged
            lost |= font is None
        for name in shown.forms:
            part = self._form(_entry(resources, "/XObject", name), resources, depth)
            glyphs, draws = glyphs + part.glyphs, draws + part.draws
            damaged, misread, lost = damaged | part.damaged, misread | part.fonts_damaged, lost | part.lost
        return PageAmount(min(glyphs, _MOST), min(draws, _MOST), damaged, misread, lost)

    def _codes(self, font: pikepdf.Object | None) -> FontCodes:
        key = font.objgen if font is not None else (0, 0)
        if key == (0, 0) or key not in self._fonts:
            codes = codes_of(font)
            self._fonts[key] = codes
            return codes
        return self._fonts[key]

    def _form(self, form: pikepdf.Object | None, outer: pikepdf.Object | None, depth: int) -> PageAmount:
        if not isinstance(form, pikepdf.Stream):
            return PageAmount(lost=True)
        if form.get("/Subtype") != "/Form":
            return PageAmount()
        if depth > _DEPTH:
            return PageAmount(draws=_MOST)
        key = form.objgen
        if key not in self._forms:
            self._forms[key] = PageAmount(draws=_MOST)  # until it is counted, it can only be met within itself
            content, sound = decoded(form)
            self._forms[key] = self._counted(content, form.get("/Resources", outer), depth + 1, sound=sound)
        return self._forms[key]


def _contents(page: pikepdf.Object) -> Iterator[tuple[bytes, bool]]:
    content = page.get("/Contents")
    parts = content.as_list() if isinstance(content, pikepdf.Array) else [content]
    for part in parts:
        if isinstance(part, pikepdf.Stream):
            yield decoded(part)
        elif part is not None:
            yield b"", False


def _inherited(page: pikepdf.Object, key: str) -> pikepdf.Object | None:
    node: pikepdf.Object | None = page
    for _ in range(_DEPTH):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def _entry(resources: pikepdf.Object | None, key: str, name: str) -> pikepdf.Object | None:
    entries = resources.get(key) if isinstance(resources, pikepdf.Dictionary) else None
    entry = entries.get(name) if isinstance(entries, pikepdf.Dictionary) and len(name) > 1 else None
    return entry if isinstance(entry, pikepdf.Dictionary | pikepdf.Stream) else None
