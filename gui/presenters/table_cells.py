"""The cells of the official tables as they are shown: text, lasting marks, and the words of the tooltip."""

from collections.abc import Mapping

from msgspec import Struct

from core.audit.audited_report import AuditedReport
from core.findings.finding import Finding
from core.forms.address import Address
from core.forms.names import spoken_cell
from core.forms.official import OfficialCell, OfficialTable
from core.report.annual_report import Figure
from core.source.numerals import FigureState
from gui.presenters.amounts import number
from gui.presenters.list_rows import MOST_ROWS
from gui.presenters.troubles import Trouble

STATE_SIGNS = {
    FigureState.BLANK: "空",
    FigureState.MISSING: "缺",
    FigureState.DOUBTFUL: "疑",
    FigureState.TEXT: "文",
    FigureState.PLACEHOLDER: "占",
}
REPAIRED_SIGN = "修"
STATE_WORDS = {
    FigureState.NUMBER: "数字",
    FigureState.ZERO: "零",
    FigureState.BLANK: "空白（求和时按 0 计，并在结果中注明）",
    FigureState.MISSING: "没有读到这一格",
    FigureState.DOUBTFUL: "读数存疑，不参与核对",
    FigureState.TEXT: "不是数字，不参与核对",
    FigureState.PLACEHOLDER: "占位符号，不参与核对",
}
STATE_LEGEND = (("空", "空白"), ("缺", "未读到"), ("疑", "读数存疑"), ("修", "识读时修补"))
"""The signs of states, for the legend below the tables."""


class TableCell(Struct, frozen=True):
    """A cell as shown. ``sign`` stands for its state; ``hollow`` cells have no value and are hatched.

    ``is_label``: a heading that names a line of figures, and not the columns below it.
    """

    place: OfficialCell
    text: str
    tooltip: str
    sign: str = ""
    hollow: bool = False
    trouble: Trouble | None = None
    is_label: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether the form prints this text itself."""
        return self.place.at is None


def table_cells(
    table: OfficialTable, audited: AuditedReport, troubles: Mapping[Address, Trouble]
) -> tuple[TableCell, ...]:
    """The cells of one table in the order of the form."""
    related = findings_by_cell(audited.findings)
    lines = {place.row for place in table.cells if place.at is not None}
    return tuple(
        TableCell(place, place.text, place.text, is_label=place.row in lines)
        if place.at is None
        else _figure_cell(place, place.at, audited, troubles.get(place.at), related.get(place.at, ()))
        for place in table.cells
    )


def findings_by_cell(findings: tuple[Finding, ...]) -> Mapping[Address, tuple[Finding, ...]]:
    """For each cell the findings that speak of it or propose a value for it."""
    by_cell: dict[Address, list[Finding]] = {}
    for finding in findings[:MOST_ROWS]:
        for at in dict.fromkeys((*finding.cells, *(suggestion.cell for suggestion in finding.suggestions))):
            by_cell.setdefault(at, []).append(finding)
    return {at: tuple(listed) for at, listed in by_cell.items()}


def _figure_cell(
    place: OfficialCell,
    at: Address,
    audited: AuditedReport,
    trouble: Trouble | None,
    findings: tuple[Finding, ...],
) -> TableCell:
    figure = audited.report.figures.get(at) or Figure(at, "", None, FigureState.MISSING)
    lines = (
        spoken_cell(audited.report.form, at),
        *figure_lines(figure),
        *(f"{finding.severity.chinese}：{finding.place} {finding.title}" for finding in findings),
    )
    hollow = figure.state in {FigureState.BLANK, FigureState.MISSING}
    shown = "" if hollow else " ".join(figure.printed.split())
    sign = REPAIRED_SIGN if figure.repair else STATE_SIGNS.get(figure.state, "")
    return TableCell(place, shown, "\n".join(lines), sign, hollow, trouble)


def figure_lines(figure: Figure) -> tuple[str, ...]:
    """What is known of a figure, a line each: its print, its reading, its state, its repair and its doubts."""
    printed = figure.printed.strip()
    value = number(figure.value)
    lines = [f"原文：{printed}" if printed else "原文：（无）"]
    if value and value != printed:
        lines.append(f"识读为：{value}")
    if figure.state not in {FigureState.NUMBER, FigureState.ZERO}:
        lines.append(f"状态：{STATE_WORDS[figure.state]}")
    if figure.repair:
        lines.append(f"修补：{figure.repair}")
    lines += [f"存疑：{doubt}" for doubt in figure.doubts]
    return tuple(lines)
