"""A list of units as an Excel file, in the columns in which it is read."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from core.export.file_replacement import write_file
from core.export.sheets.book import Book
from core.export.sheets.looks import COLUMN_HEADING, TEXT
from core.export.workbook_check import check_workbook
from core.rules.across.unit_columns import COLUMNS, HEADING, OWN_LEVEL
from core.rules.across.units import Unit, UnitTree

SHEET = "单位名单"
_WIDE = {"name": 30, "parent": 26, "former_names": 24}


def write_unit_list(tree: UnitTree, target: Path) -> None:
    """Write the list to ``target`` (.xlsx), whole and checked, or raise :class:`core.export.errors.ExportError`."""
    with Book() as book:
        book.properties(SHEET)
        sheet = book.sheet(SHEET)
        sheet.landscape()
        sheet.widths(*(_WIDE.get(column.key, 13) for column in COLUMNS))
        sheet.headings(0, tuple(column.title for column in COLUMNS), COLUMN_HEADING)
        for number, column in enumerate(COLUMNS):
            sheet.note(0, number, column.help)
            for row, unit in enumerate(tree.units, 1):
                sheet.text(row, number, cell_text(unit, column.key), TEXT)
    write_file(target, book.data, lambda path: check_workbook(path, book.written))


def cell_text(unit: Unit, key: str) -> str:
    """What stands in a column of the unit's row; empty where nobody has said."""
    special = _SPECIAL.get(key)
    if special is not None:
        return special(unit)
    value = getattr(unit.facts, key)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _kind(unit: Unit) -> str:
    if unit.own_level:
        return OWN_LEVEL
    if unit.facts.kind is not None:
        return unit.facts.kind.value
    return "" if unit.expected else HEADING


def _expected(unit: Unit) -> str:
    """A heading over others is known as one already."""
    return "" if unit.expected or _kind(unit) == HEADING else "否"


def _scope(unit: Unit) -> str:
    consolidates = unit.facts.consolidates
    return "" if consolidates is None else "汇总" if consolidates else "仅本级"


_SPECIAL: Mapping[str, Callable[[Unit], str]] = {
    "name": lambda unit: unit.name,
    "parent": lambda unit: unit.parent,
    "kind": _kind,
    "consolidates": _scope,
    "former_names": lambda unit: "、".join(unit.facts.former_names),
    "expected": _expected,
}
