"""Reports as flattened text: a tab between cells, one row a line."""

from collections.abc import Mapping

from core.forms.form import Edition, form_of
from core.forms.headings import HEADINGS
from core.forms.official import OfficialTable, official_tables

WHOLE = {
    5: "存在的主要问题是解读形式单一，部分栏目更新不够及时。改进情况：增加图解和视频解读，建立栏目更新提醒机制。",
    6: "本年度未收取信息处理费。",
}
"""What a sound report says in the sections that are not tables."""


def flat_report(figures: Mapping[str, str], edition: Edition, texts: Mapping[int, str] | None = None) -> str:
    """The official form filled in with ``figures`` (0 where none is given), with ``texts`` by section, :data:`WHOLE` where none is given."""
    said = {**WHOLE, **(texts or {})}
    tables = dict(zip((2, 3, 4), official_tables(form_of(edition)), strict=True))
    lines = ["青禾市教育局2023年政府信息公开工作年度报告", ""]
    for number, heading in HEADINGS.items():
        lines += [heading, ""]
        if number in said:
            lines += [said[number], ""]
        if number in tables:
            lines += [*_rows(tables[number], figures), ""]
    return "\n".join(lines)


def _rows(table: OfficialTable, figures: Mapping[str, str]) -> list[str]:
    slots = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        slots[cell.row][cell.column] = cell.text if cell.at is None else figures.get(cell.at, "0")
    return ["\t".join(row) for row in slots]
