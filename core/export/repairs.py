"""What was mended to read a report, told once for all cells of a line that share it."""

from itertools import groupby

from msgspec import Struct

from core.forms.address import Address, Table, line_of, table_of
from core.forms.form import Form
from core.forms.names import spoken_cell, spoken_line
from core.report.annual_report import AnnualReport, Figure


class Repair(Struct, frozen=True):
    """One repair: the cells it concerns, in Chinese, and what was done, with the original text."""

    place: str
    text: str


def repairs_of(report: AnnualReport) -> tuple[Repair, ...]:
    """All repairs, in the order of the form."""
    figures = (report.figures.get(at) for at in report.form.addresses())
    repaired = [figure for figure in figures if figure is not None and figure.repair]
    return tuple(_repair(report.form, list(cells)) for _, cells in groupby(repaired, _line_and_text))


def _line_and_text(figure: Figure) -> tuple[Table, str, str]:
    return table_of(figure.at), line_of(figure.at), figure.repair


def _repair(form: Form, cells: list[Figure]) -> Repair:
    first = cells[0]
    if len(cells) == 1:
        return Repair(spoken_cell(form, first.at), f"{first.repair}（原文：{first.printed or '空白'}）")
    return Repair(f"{_line_name(form, first.at)}（{len(cells)} 格）", first.repair)


def _line_name(form: Form, at: Address) -> str:
    table = table_of(at)
    return f"{table.chinese} {spoken_line(form.table(table).line(line_of(at)))}"
