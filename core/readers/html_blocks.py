"""From the tree of a web page to paragraphs and tables, as a browser would show them."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from core.readers.html_style import is_hidden, picture_counts, span_of
from core.readers.rendition import CellDraft, Draft, TableDraft
from core.source.document import ReadProblem

_DROPPED = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "noframes",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "param",
        "source",
        "track",
        "datalist",
        "area",
        "map",
        "audio",
        "video",
        "canvas",
        "svg",
        "math",
    }
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "ul",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "caption",
    }
)
_FRAMES = frozenset({"iframe", "frame", "object"})
_FRAMES_INSIDE = 8
"""How deep frames may stand in frames; a browser stops at a page that holds itself."""
_ROW_GROUPS = {"thead": 0, "tbody": 1, "tfoot": 2}
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_WIDE_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_QUOTED = 20

Row = tuple[CellDraft, ...]


class _Sink:
    """Blocks as they are collected: those finished, the paragraph under way, and doubts about the whole."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.doubts: list[str] = []
        self._pieces: list[str] = []

    def add(self, text: str) -> None:
        if text[:1] == " " and self._pieces and self._pieces[-1][-1:] in {" ", "\n"}:
            text = text[1:]
        if text:
            self._pieces.append(text)

    def before(self) -> str:
        return self._pieces[-1] if self._pieces else ""

    def close(self) -> None:
        if self._pieces:
            self.drafts.append("".join(self._pieces))
            self._pieces = []


class PageReader:
    """Reads one page with the pages in its frames, and remembers what it left out.

    ``framed`` gives the root of the page in a frame, where that page is at hand.
    """

    def __init__(self, framed: Callable[[etree._Element], etree._Element | None]) -> None:
        self.pictures = 0
        self.frames = 0
        self._framed = framed
        self._depth = 0
        self._hidden: list[str] = []

    def read(self, root: etree._Element) -> list[Draft]:
        """Paragraphs and tables in the order of the page."""
        sink = _Sink()
        self._walk(root, sink)
        sink.close()
        return sink.drafts

    def problems(self) -> tuple[ReadProblem, ...]:
        """What was left out, for the reviewer."""
        if not self._hidden:
            return ()
        quoted = "".join(f"“{text[:_QUOTED]}”" for text in self._hidden[:3])
        return (ReadProblem("网页隐藏内容", f"有 {len(self._hidden)} 处隐藏或划去的文字没有读入：{quoted}"),)

    def _walk(self, element: etree._Element, sink: _Sink) -> None:
        """What stands in ``element`` into ``sink``; the text after it is the caller's."""
        tag = element.tag
        if tag in _DROPPED:
            return
        if is_hidden(element):
            self._hide(element, sink)
        elif tag == "table":
            sink.close()
            self._table(element, sink)
        elif tag == "br":
            sink.add("\n")
        elif tag in _FRAMES:
            self._frame(element, sink)
        elif tag in {"img", "input", "textarea"}:
            self._replaced(element, sink)
        elif tag in _BLOCKS:
            sink.close()
            self._children(element, sink, preformatted=tag == "pre")
            sink.close()
        else:
            if tag == "sup":
                _doubt_superscript(element, sink)
            self._children(element, sink)

    def _children(self, element: etree._Element, sink: _Sink, *, preformatted: bool = False) -> None:
        sink.add(_shown(element.text, preformatted=preformatted))
        for child in element:
            self._walk(child, sink)
            sink.add(_shown(child.tail, preformatted=preformatted))

    def _hide(self, element: etree._Element, sink: _Sink) -> None:
        text = _BLANKS.sub(" ", "".join(_visible_strings(element))).strip()
        if text:
            self._hidden.append(text)
            sink.doubts.append(f"单元格里有隐藏或划去的文字“{text[:_QUOTED]}”，没有计入")

    def _frame(self, frame: etree._Element, sink: _Sink) -> None:
        """The page in a frame, in the place of the frame; one that is not at hand is counted, unless it is a mere dot."""
        page = self._framed(frame) if self._depth < _FRAMES_INSIDE else None
        if page is None:
            self.frames += picture_counts(frame)
            return
        self._depth += 1
        sink.close()
        self._walk(page, sink)
        sink.close()
        self._depth -= 1

    def _replaced(self, element: etree._Element, sink: _Sink) -> None:
        """Pictures, and form fields with what is typed in them."""
        if element.tag == "img":
            self.pictures += picture_counts(element)
            return
        typed = element.get("value", "") if element.tag == "input" else element.text or ""
        if typed.strip() and element.get("type", "text") in {"text", "number"}:
            sink.add(typed)
            sink.doubts.append(f"“{typed[:_QUOTED]}”是输入框里的内容")

    def _table(self, table: etree._Element, sink: _Sink) -> None:
        """The table, and before it the text that stands in it outside its cells (captions, strays)."""
        groups: list[tuple[int, list[Row]]] = [(_ROW_GROUPS["tbody"], [])]
        self._rows(table, groups, sink)
        sink.close()
        # browsers show the head first and the foot last, wherever they stand
        rows = [row for _, group in sorted(groups, key=lambda group: group[0]) for row in _clamped(group)]
        if any(rows):
            sink.drafts.append(TableDraft(tuple(rows)))

    def _rows(self, parent: etree._Element, groups: list[tuple[int, list[Row]]], sink: _Sink) -> None:
        sink.add(_shown(parent.text))
        for child in parent:
            tag = child.tag
            if tag in _ROW_GROUPS and not is_hidden(child):
                groups.append((_ROW_GROUPS[tag], []))
                self._rows(child, groups, sink)
                groups.append((_ROW_GROUPS["tbody"], []))
            elif tag == "tr" and not is_hidden(child):
                groups[-1][1].append(tuple(self._cells(child, sink)))
            elif tag in {"td", "th"} and not is_hidden(child):
                groups[-1][1].append((self._cell(child),))
            elif tag in {"form", "div", "span", "center", "font"} and child.find(".//tr") is not None:
                self._rows(child, groups, sink)
            else:
                self._walk(child, sink)
            sink.add(_shown(child.tail))

    def _cells(self, row: etree._Element, sink: _Sink) -> Iterator[CellDraft]:
        sink.add(_shown(row.text))
        for child in row:
            if child.tag in {"td", "th"} and not is_hidden(child):
                yield self._cell(child)
            elif child.tag in {"form", "div", "span", "font"} and child.find(".//td") is not None:
                yield from self._cells(child, sink)
            else:
                self._walk(child, sink)
            sink.add(_shown(child.tail))

    def _cell(self, cell: etree._Element) -> CellDraft:
        inner = _Sink()
        self._children(cell, inner)
        inner.close()
        return CellDraft(
            tuple(inner.drafts),
            span_of(cell.get("rowspan"), to_the_end=True),
            span_of(cell.get("colspan")),
            tuple(inner.doubts),
        )


def _clamped(group: list[Row]) -> list[Row]:
    """Cells that reach beyond their row group end with it."""
    return [
        tuple(
            CellDraft(
                cell.contents,
                min(cell.row_span, len(group) - index) if cell.row_span else len(group) - index,
                cell.column_span,
                cell.doubts,
            )
            for cell in row
        )
        for index, row in enumerate(group)
    ]


def _doubt_superscript(element: etree._Element, sink: _Sink) -> None:
    text = "".join(map(str, element.itertext())).strip()
    if text and sink.before()[-1:].isdigit():
        sink.doubts.append(f"数字后面有上标“{text[:_QUOTED]}”")


def _visible_strings(element: etree._Element) -> Iterator[str]:
    if element.tag not in _DROPPED:
        yield element.text or ""
        for child in element:
            yield from _visible_strings(child)
            yield child.tail or ""


def _shown(text: str | None, *, preformatted: bool = False) -> str:
    """Text as a browser shows it: blanks run together, and a line break between ideographs is none."""
    if not text or preformatted:
        return text or ""
    return _BLANKS.sub(" ", _WIDE_BREAK.sub("", text))
