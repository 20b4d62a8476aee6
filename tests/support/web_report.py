"""Reports as saved web pages, cells merged as the form merges them."""

from collections.abc import Mapping
from html import escape

from core.forms.form import Edition, form_of
from core.forms.headings import HEADINGS
from core.forms.official import OfficialTable, official_tables
from tests.support.flat_report import SOUND_TEXTS


def web_report(figures: Mapping[str, str], edition: Edition = Edition.Y2021) -> str:
    """The official form filled in with ``figures`` (0 where none is given)."""
    tables = dict(zip((2, 3, 4), official_tables(form_of(edition)), strict=True))
    parts = ["<h1>青禾市教育局2023年政府信息公开工作年度报告</h1>"]
    for number, heading in HEADINGS.items():
        parts.append(f"<h2>{heading}</h2>")
        if number in SOUND_TEXTS:
            parts.append(f"<p>{SOUND_TEXTS[number]}</p>")
        if number in tables:
            parts.append(web_table(tables[number], figures))
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{"".join(parts)}</body></html>'


def web_table(table: OfficialTable, figures: Mapping[str, str]) -> str:
    """One table of the form."""
    rows = [""] * table.row_count
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        text = escape(cell.text if cell.at is None else figures.get(cell.at, "0"))
        rows[cell.row] += f'<td rowspan="{cell.row_span}" colspan="{cell.column_span}">{text}</td>'
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
