"""The written workbook read back by another library and held against what it was given."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from core.export.errors import ExportError
from core.export.sheets.book import Kind, Written

_TYPES = {Kind.TEXT: ("s",), Kind.NUMBER: ("n",), Kind.FORMULA: ("f",)}


def check_workbook(path: Path, written: Mapping[tuple[str, str], Written]) -> None:
    """Raise :class:`ExportError` unless the file holds exactly ``written``: each value, each type, no other formula."""
    try:
        book = load_workbook(path)
    except Exception as error:
        raise ExportError("导出的工作簿未能通过复查（无法重新打开），没有保存。请重试一次。") from error
    found = {
        (sheet.title, cell.coordinate): cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell) and cell.value is not None
    }
    for place in found.keys() | written.keys():
        if not _agrees(found.get(place), written.get(place)):
            sentence = f"导出的工作簿未能通过复查（{place[0]} {place[1]} 与数据不一致），没有保存。请重试一次。"
            raise ExportError(sentence)


def _agrees(cell: Cell | None, written: Written | None) -> bool:
    if cell is None or written is None or cell.data_type not in _TYPES[written.kind]:
        return False
    value = cell.value
    if written.kind is Kind.NUMBER:
        return isinstance(value, int | float) and float(value) == written.value
    return value == written.value
