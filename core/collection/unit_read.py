"""Reads a list of units from a workbook or a text with commas."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from core.collection.unit_list import UnitList
from core.readers.list_rows import ListRow, read_rows
from core.rules.across.unit_columns import UnitColumn, column_called
from core.rules.across.unit_rows import unit_of
from core.rules.across.units import ListProblem, Unit, UnitTree, tree_of
from core.source.unreadable import Unreadable

_HEADED = 20
"""The headings stand in one of the first rows that are not blank."""
_NO_UNITS = ("合计", "总计", "小计", "注：", "注:", "说明：", "说明:", "备注：", "备注:", "填表", "制表", "填报")
"""How the last rows of a list begin that are no units."""


def read_unit_list(path: Path) -> UnitList | Unreadable:
    """The units that the file lists, on the first of its sheets that has the heading 单位名称."""
    rows = read_rows(path)
    return rows if isinstance(rows, Unreadable) else unit_list(rows)


def unit_list(rows: Sequence[ListRow]) -> UnitList:
    """The same, from rows."""
    for sheet in dict.fromkeys(row.sheet for row in rows):
        listed = [row for row in rows if row.sheet == sheet]
        for place, row in enumerate(listed[:_HEADED]):
            headings = {column: column_called(text) for column, text in row.cells.items()}
            if any(column is not None and column.key == "name" for column in headings.values()):
                return _listed(row, headings, listed[place + 1 :])
    said = "没有找到“单位名称”这一列；可以用“gouji units-template 名单.xlsx”生成模板填写"
    return UnitList(problems=(ListProblem(0, said),))


def _listed(head: ListRow, headings: Mapping[int, UnitColumn | None], rows: Sequence[ListRow]) -> UnitList:
    ignored = tuple(head.cells[column] for column, known in headings.items() if known is None)
    keys = [column.key for column in headings.values() if column is not None and column.key != "former_names"]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        titles = "、".join(head.cells[number] for number, column in headings.items() if column and column.key in twice)
        return UnitList(problems=(ListProblem(head.number, f"这几列说的是同一件事，请只留一列：{titles}"),))
    units: list[Unit] = []
    problems: list[ListProblem] = []
    for row in rows:
        cells = [(column, row.cells.get(number, "")) for number, column in headings.items() if column is not None]
        if any(text and not text.startswith(_NO_UNITS) for _, text in cells):
            unit = unit_of(row.number, cells)
            if isinstance(unit, Unit):
                units.append(unit)
            else:
                problems += unit
    # a row that cannot be read would make orphans of the units under it
    tree = tuple(problems) or tree_of(units)
    return UnitList(tree, (), ignored) if isinstance(tree, UnitTree) else UnitList(problems=tree, ignored=ignored)
