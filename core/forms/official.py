"""The form as it is printed: headings with their merged cells, and the place of every figure.

The window and the workbook draw their tables from here, so that both show what the reviewer knows from paper.
"""

from functools import cache

from msgspec import Struct

from core.forms.address import Address, Table, address
from core.forms.form import APPLICANTS, OUTCOMES, RESULTS, Form, FormLine, TableForm

CORNER_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


class OfficialCell(Struct, frozen=True):
    """A cell of the printed form at (``row``, ``column``): a heading with ``text``, or the place of a figure at ``at``."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str = ""
    at: Address | None = None


class OfficialTable(Struct, frozen=True):
    """A table of the form as printed. ``column_weights`` are relative widths."""

    table: Table
    title: str
    row_count: int
    column_count: int
    column_weights: tuple[float, ...]
    cells: tuple[OfficialCell, ...]


@cache
def official_tables(form: Form) -> tuple[OfficialTable, OfficialTable, OfficialTable]:
    """The three tables of the form as printed."""
    return (
        _disclosure(form.table(Table.DISCLOSURE)),
        _requests(form.table(Table.REQUESTS)),
        _disputes(form.table(Table.DISPUTES)),
    )


def _figures(table: Table, line: FormLine, row: int, column: int) -> list[OfficialCell]:
    return [
        OfficialCell(row, column + index, 1, 1, at=address(table, line.key, form_column.key))
        for index, form_column in enumerate(line.columns)
    ]


def _disclosure(form: TableForm) -> OfficialTable:
    cells: list[OfficialCell] = []
    row = 0
    part = ""
    for line in form.lines:
        # a line with fewer columns than three stretches its last one, as the notice prints it
        stretch = 4 - len(line.columns)
        if line.part != part:
            part = line.part
            cells.append(OfficialCell(row, 0, 1, 4, part))
            cells.append(OfficialCell(row + 1, 0, 1, 1, "信息内容"))
            for index, column in enumerate(line.columns):
                last = index == len(line.columns) - 1
                cells.append(OfficialCell(row + 1, index + 1, 1, stretch if last else 1, column.label))
            row += 2
        cells.append(OfficialCell(row, 0, 1, 1, line.label))
        *rest, final = _figures(form.table, line, row, 1)
        cells += [*rest, OfficialCell(row, final.column, 1, stretch, at=final.at)]
        row += 1
    return OfficialTable(form.table, "二、主动公开政府信息情况", row, 4, (2.0, 1.2, 1.2, 1.2), tuple(cells))


def _requests(form: TableForm) -> OfficialTable:
    cells = [
        OfficialCell(0, 0, 3, 3, CORNER_NOTE),
        OfficialCell(0, 3, 1, 7, "申请人情况"),
        OfficialCell(1, 3, 2, 1, APPLICANTS[0].label),
        OfficialCell(1, 4, 1, 5, "法人或其他组织"),
        OfficialCell(1, 9, 2, 1, APPLICANTS[-1].label),
        *(OfficialCell(2, 4 + index, 1, 1, column.label) for index, column in enumerate(APPLICANTS[1:-1])),
    ]
    results = sum(line.part == RESULTS for line in form.lines)
    group = ""
    for row, line in enumerate(form.lines, 3):
        if not line.part:
            cells.append(OfficialCell(row, 0, 1, 3, line.label))
        elif not line.group:
            cells.append(OfficialCell(row, 1, 1, 2, line.label))
        else:
            if line.group != group:
                cells.append(
                    OfficialCell(row, 1, sum(other.group == line.group for other in form.lines), 1, line.group)
                )
            cells.append(OfficialCell(row, 2, 1, 1, line.label))
        if line.key == "granted":
            cells.append(OfficialCell(row, 0, results, 1, RESULTS))
        group = line.group
        cells += _figures(form.table, line, row, 3)
    weights = (0.6, 1.3, 3.2, *(1.0 for _ in APPLICANTS))
    return OfficialTable(
        form.table, "三、收到和处理政府信息公开申请情况", len(form.lines) + 3, 10, weights, tuple(cells)
    )


def _disputes(form: TableForm) -> OfficialTable:
    first, *litigation = form.lines
    width = len(OUTCOMES)
    cells = [
        OfficialCell(0, 0, 1, width, first.label),
        OfficialCell(0, width, 1, width * len(litigation), litigation[0].part),
        *(OfficialCell(1, index, 2, 1, column.label) for index, column in enumerate(OUTCOMES)),
    ]
    for number, line in enumerate(litigation, 1):
        cells.append(OfficialCell(1, width * number, 1, width, line.label))
        cells += [OfficialCell(2, width * number + index, 1, 1, column.label) for index, column in enumerate(OUTCOMES)]
    for number, line in enumerate(form.lines):
        cells += _figures(form.table, line, 3, width * number)
    columns = width * len(form.lines)
    return OfficialTable(
        form.table, "四、政府信息公开行政复议、行政诉讼情况", 4, columns, (1.0,) * columns, tuple(cells)
    )
