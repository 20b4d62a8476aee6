"""The text of a Word paragraph: runs, breaks and symbols, with revisions resolved and hidden text left out."""

from collections.abc import Iterator

from lxml import etree

from core.readers.docx_names import child, is_on, name_of, number, value
from core.readers.docx_notes import COMMENT, Notes

_TRANSPARENT = frozenset(
    {
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
        "rubyBase",
        "ruby",
        "m:oMath",
        "m:oMathPara",
        "m:r",
        "m:f",
        "m:num",
        "m:den",
        "m:e",
        "m:d",
        "m:sSup",
        "m:sSub",
        "m:sub",
        "m:sup",
    }
)
_INSERTED = frozenset({"ins", "moveTo"})
_DELETED = frozenset({"del", "moveFrom"})
_SILENT = frozenset(
    {
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
        "footnoteReference",
        "endnoteReference",
        "footnoteRef",
        "endnoteRef",
        "annotationRef",
        "lastRenderedPageBreak",
        "instrText",
        "delInstrText",
        "fldChar",
        "softHyphen",
        "separator",
        "continuationSeparator",
        "rt",
        "rubyPr",
        "smartTagPr",
        "customXmlPr",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "pgNum",
        "fldData",
        "ffData",
        "m:ctrlPr",
        "m:fPr",
        "m:rPr",
        "m:dPr",
        "m:sSupPr",
        "m:sSubPr",
        "m:oMathParaPr",
    }
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HIDING = frozenset({"vanish", "strike", "dstrike"})
_GRAPHICS = frozenset({"drawing", "pict", "object", "mc:AlternateContent"})
_SMALL_PICTURE_EMU = 1_900_000
"""About five centimetres: a seal, a logo; a picture of a table is larger."""


class InlineReader:
    """Reads one paragraph; text boxes met on the way are kept in ``boxes`` for whoever reads blocks."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self.boxes: list[etree._Element] = []
        self.deletes = False

    def text(self, parent: etree._Element) -> str:
        """What the paragraph (or a part of it) shows."""
        return "".join(self._pieces(parent))

    def _pieces(self, parent: etree._Element) -> Iterator[str]:
        for element in parent:
            name = name_of(element)
            if name == "r":
                yield self._run(element)
            elif name in _TRANSPARENT:
                yield from self._pieces(element)
            elif name in _INSERTED:
                text = self.text(element)
                self._notes.inserted(text)
                yield text
            elif name in _DELETED:
                self.deletes = True
                self._notes.deleted(all_text(element))
            else:
                yield self._atom(element, name)

    def _run(self, run: etree._Element) -> str:
        properties = child(run, "rPr")
        pieces = [self._atom(element, name_of(element)) for element in run if name_of(element) != "rPr"]
        text = "".join(pieces)
        if properties is None or not text.strip():
            return text
        if any(name_of(one) in _HIDING and is_on(one) for one in properties):
            self._notes.hidden(text)
            return ""
        if text.strip().isdigit() and value(child(properties, "vertAlign")) == "superscript":
            self._notes.doubt(f"“{text.strip()}”是上标")
        return text

    def _atom(self, element: etree._Element, name: str) -> str:
        if name in {"t", "m:t"}:
            return element.text or ""
        if name in _CHARACTERS:
            return _CHARACTERS[name]
        if name == "sym":
            return self._symbol(element)
        if name in _TRANSPARENT:
            return self.text(element)
        if name == "delText":
            self._notes.deleted(element.text or "")
        elif name == "commentReference":
            self._notes.unread(COMMENT)
        elif name in _GRAPHICS:
            self._graphic(element, name)
        elif name not in _SILENT and has_text(element):
            self._notes.unread(f"“{name.removeprefix('other:')}”元素")
        return ""

    def _symbol(self, element: etree._Element) -> str:
        try:
            code = int(value(element, "char") or "", 16)
        except ValueError:
            code = 0
        if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE:
            return chr(code)
        # symbol fonts put their signs into the private area; which sign it is only the font knows
        self._notes.doubt("有特殊符号无法识别")
        return "□"

    def _graphic(self, element: etree._Element, name: str) -> None:
        """Text boxes are kept to be read, embedded objects and large pictures noted."""
        if name == "mc:AlternateContent":
            for branch in chosen(element):
                self._graphic(branch, "")
            return
        boxes = list(_boxes(element))
        self.boxes += boxes
        if name == "object" and not boxes:
            self._notes.unread("嵌入对象（如 Excel 表格）")
            return
        kinds = {name_of(one) for one in element.iter(etree.Element)}
        if kinds & {"other:chart", "other:relIds"}:
            self._notes.unread("图表或 SmartArt")
        elif kinds & {"other:blip", "other:imagedata"} and not boxes and _is_large(element):
            self._notes.pictures += 1


def chosen(alternatives: etree._Element) -> Iterator[etree._Element]:
    """The one branch of mc:AlternateContent that is read: the first with text, else the first."""
    branches = list(alternatives)
    first = next((one for one in branches if all_text(one).strip()), branches[0] if branches else None)
    if first is not None:
        yield first


def all_text(element: etree._Element) -> str:
    """All text in an element, also deleted text, without field instructions."""
    return "".join(
        one.text or "" for one in element.iter(etree.Element) if name_of(one) in {"t", "delText", "m:t", "other:t"}
    )


def has_text(element: etree._Element) -> bool:
    """Whether anything in the element is text, under whatever name."""
    return any(str(text).strip() for text in element.itertext())


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    for one in element:
        name = name_of(one)
        if name == "txbxContent":
            yield one
        elif name == "mc:AlternateContent":
            for branch in chosen(one):
                yield from _boxes(branch)
        else:
            yield from _boxes(one)


def _is_large(element: etree._Element) -> bool:
    extents = [one for one in element.iter(etree.Element) if name_of(one) == "other:extent"]
    sizes = [number(extent, side) for extent in extents for side in ("cx", "cy")]
    return all(size is None or size >= _SMALL_PICTURE_EMU for size in sizes)
