"""Excel workbooks (.xlsx, .xlsm, newer .et): zip and XML straight away, so that hidden, struck and computed cells are told."""

from collections.abc import Iterator, Sequence

from lxml import etree

from core.readers.package import Package, stream_xml
from core.readers.sheet import Sheet
from core.readers.sheet_cells import Budget, Run, SheetMaker
from core.readers.sheet_notes import SheetNotes
from core.readers.sheet_report import workbook_document
from core.readers.sniff import main_part
from core.readers.source_file import SourceFile
from core.readers.xlsx_drawings import note_overlays
from core.readers.xlsx_sheet import SheetXml
from core.readers.xlsx_strings import SharedStrings, local
from core.readers.xlsx_styles import Styles
from core.source.document import DocumentFormat, SourceDocument
from core.source.limits import SHEET_BYTES, SHEET_TAGS
from core.source.unreadable import Reason, UnreadableError

_ENGINE = f"lxml {etree.__version__}"
_ON = frozenset({"1", "true", "on"})
_HIDDEN = {"hidden": "是隐藏的", "veryHidden": "是深度隐藏的（在 Excel 里无法直接取消隐藏）"}
_OTHER_KINDS = {
    "chartsheet": "是图表",
    "dialogsheet": "是对话框",
    "xlMacrosheet": "是宏表",
    "xlIntlMacrosheet": "是宏表",
}


def read_xlsx(file: SourceFile) -> SourceDocument:
    """The workbook in a package; raises :class:`UnreadableError`."""
    notes = SheetNotes()
    sheets = tuple(xlsx_sheets(file, notes))
    return workbook_document(file, DocumentFormat.XLSX, _ENGINE, sheets, notes)


def xlsx_sheets(file: SourceFile, notes: SheetNotes) -> Iterator[Sheet]:
    """The sheets that can be seen, for whoever wants mere cells; raises :class:`UnreadableError`."""
    return _Workbook(Package(file.data), notes).sheets()


class _Workbook:
    """The sheets of a package one after another, in the order of their tabs."""

    def __init__(self, package: Package, notes: SheetNotes) -> None:
        self._package = package
        self._notes = notes
        self._main = main_part(package, "xl/workbook.xml")
        self._root = package.xml(self._main)
        self._budget = Budget()
        self._bytes = self._tags = 0
        self._from_1904 = self._setting("workbookPr", "date1904")
        self._notes.recalculates = self._setting("calcPr", "fullCalcOnLoad")
        self._styles = self._read_styles()
        self._strings = self._read_strings()

    def sheets(self) -> Iterator[Sheet]:
        """What can be seen; the rest is noted. Raises where not a single sheet could be read."""
        relations = self._package.relations(self._main)
        read = 0
        failure: UnreadableError | None = None
        for element in self._root.iterfind("{*}sheets/{*}sheet"):
            name = element.get("name", "")
            ids = (
                value
                for key, value in element.attrib.items()
                if local(str(key)) == "id" and "relationships" in str(key)
            )
            relation = relations.get(str(next(ids, "")))
            if relation is not None and relation.kind in _OTHER_KINDS:
                self._notes.sheet_of_another_kind(name, _OTHER_KINDS[relation.kind])
                continue
            try:
                sheet = self._sheet(
                    name, relation.part if relation is not None else "", element.get("state", "visible")
                )
            except UnreadableError as error:
                if error.reason is not Reason.DAMAGED:
                    raise
                failure = failure or error
                self._notes.damaged(name, error.detail)
                continue
            read += 1
            if sheet is not None:
                yield sheet
        if failure is not None and not read:
            raise failure

    def _sheet(self, name: str, part: str, state: str) -> Sheet | None:
        """The sheet, or ``None`` where it is hidden."""
        visible = state not in _HIDDEN
        notes = self._notes if visible else SheetNotes()
        maker = SheetMaker(name, notes, self._budget, from_1904=self._from_1904)
        taker = SheetXml(maker, self._strings, self._styles)
        stream_xml(self._data(part), part, taker)
        if not visible:
            self._notes.sheet_unread(name, _HIDDEN[state], maker.count)
            return None
        drawings = [one for kind, one in taker.related if kind == "drawing"]
        note_overlays(self._package, part, drawings, notes)
        notes.embedded(len({one for kind, one in taker.related if kind == "oleObject"}))
        return maker.done()

    def _data(self, part: str) -> bytes:
        data = self._package.read(part)
        self._bytes += len(data)
        if self._bytes > SHEET_BYTES:
            said = f"工作表内容超过 {self._bytes / 2**20:,.0f} MB，限度 {SHEET_BYTES / 2**20:,.0f} MB"
            raise UnreadableError(Reason.TOO_LARGE, said)
        self._tags += data.count(b"<")
        if self._tags > SHEET_TAGS:
            raise UnreadableError(Reason.TOO_COMPLEX, f"工作表的单元格和标签超过 {SHEET_TAGS:,} 个")
        return data

    def _setting(self, element: str, attribute: str) -> bool:
        found = self._root.find(f"{{*}}{element}")
        return found is not None and found.get(attribute, "") in _ON

    def _read_styles(self) -> Styles:
        part = self._package.related(self._main, "styles")
        try:
            return Styles(self._package.xml(part)) if part is not None and part in self._package else Styles()
        except UnreadableError as error:
            if error.reason is not Reason.DAMAGED:
                raise
            self._notes.problem("数字格式", "格式定义无法读取，各数按存的值显示，可能与表上看到的不同")
            return Styles()

    def _read_strings(self) -> Sequence[tuple[Run, ...]]:
        part = self._package.related(self._main, "sharedStrings")
        strings = SharedStrings()
        if part is not None and part in self._package:
            stream_xml(self._data(part), part, strings)
        return strings.texts
