"""An empty list of units for an office to fill in."""

from pathlib import Path

from core.export.file_replacement import write_file
from core.export.sheets.book import Book
from core.export.sheets.looks import COLUMN_HEADING, LABEL, TEXT, TITLE
from core.export.workbook_check import check_workbook
from core.rules.across.unit_columns import COLUMNS

LIST, HELP = "单位名单", "填写说明"
_ROWS = 60
_WIDE = {"name": 30, "parent": 26, "former_names": 24}
_GENERAL = (
    ("一行一个单位", "单位名称与年度报告标题里的机关名称一致；名称改过或报告用简称的，写在“曾用名”里。"),
    ("上级单位", "写名单里另一行的单位名称。上级的报告是汇总数的，把上级自己的部分也单列一行，“单位类别”填“本级”。"),
    ("不知道就空着", "空着的表示没有人说过，需要它的核对会答“无法核对”，不会当成“否”。"),
    ("列的次序", "可以调换、删去用不到的列，也可以加自己的列；只有“单位名称”必须有。"),
)


def write_units_template(target: Path) -> None:
    """Write the template to ``target`` (.xlsx), whole and checked, or raise :class:`core.export.errors.ExportError`."""
    with Book() as book:
        book.properties("单位名单模板")
        _list(book)
        _help(book)
    write_file(target, book.data, lambda path: check_workbook(path, book.written))


def _list(book: Book) -> None:
    sheet = book.sheet(LIST)
    sheet.landscape()
    sheet.widths(*(_WIDE.get(column.key, 13) for column in COLUMNS))
    sheet.headings(0, tuple(column.title for column in COLUMNS), COLUMN_HEADING)
    for number, column in enumerate(COLUMNS):
        sheet.note(0, number, column.help)
        for row in range(1, _ROWS + 1):
            sheet.text(row, number, "", TEXT)


def _help(book: Book) -> None:
    sheet = book.sheet(HELP)
    sheet.widths(18, 80)
    sheet.merge(0, 0, 1, 2, TITLE)
    sheet.text(0, 0, "怎样填写单位名单", TITLE)
    sheet.height(0, 34)
    rows = [*_GENERAL, *((column.title, _words(column.help, column.aliases)) for column in COLUMNS)]
    for row, (label, text) in enumerate(rows, 1):
        sheet.text(row, 0, label, LABEL)
        sheet.text(row, 1, text, TEXT)


def _words(said: str, aliases: tuple[str, ...]) -> str:
    return f"{said}。列名也可以写作：{'、'.join(aliases)}"
