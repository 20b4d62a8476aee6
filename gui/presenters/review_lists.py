"""The four lists: findings, all checks, the ledger of the narrative's numbers, and what could not be read."""

from decimal import Decimal

from msgspec import structs

from core.audit.audited_report import AuditedReport
from core.findings.finding import Finding, Origin
from core.forms.address import Address, table_of
from core.forms.form import Form
from core.forms.names import spoken_cell
from core.report.annual_report import AnnualReport, Figure
from core.report.claim import Claim, ClaimStatus
from core.rules.verdict import CheckResult, Verdict
from core.source.document import ReadProblem
from core.source.numerals import FigureState
from gui.presenters.amounts import number
from gui.presenters.cell_names import cell_order, table_named, told
from gui.presenters.list_rows import (
    MOST_NUMBERS,
    NARRATIVE,
    SEVERITY_LEVELS,
    Level,
    ListCell,
    ListColumn,
    ListRow,
    Order,
    RowList,
    level_cell,
    row_list,
)
from gui.presenters.window_state import CellChoice

_LAST = 1e9
VERDICT_LEVELS = {
    Verdict.HOLDS: Level.GOOD,
    Verdict.BROKEN: Level.ERROR,
    Verdict.UNDETERMINED: Level.DOUBT,
}
CLAIM_LEVELS = {
    ClaimStatus.AGREES: (Level.GOOD, "相符"),
    ClaimStatus.DIFFERS: (Level.ERROR, "不符"),
    ClaimStatus.NO_COUNTERPART: (Level.HINT, "无对应项"),
    ClaimStatus.NOT_CHECKED: (Level.NEUTRAL, "不核对"),
}
_STATES = {
    FigureState.DOUBTFUL: "读数存疑",
    FigureState.MISSING: "没有读到",
    FigureState.TEXT: "不是数字",
}


def finding_list(audited: AuditedReport) -> RowList:
    """Everything a person has to look at, most serious first."""
    form = audited.report.form
    columns = (
        ListColumn("级别", 5),
        ListColumn("位置", 11),
        ListColumn("问题", 14, 1),
        ListColumn("相差", 5, right=True),
    )
    return row_list(
        columns,
        audited.findings,
        lambda finding: SEVERITY_LEVELS[finding.severity],
        lambda finding: _finding_row(form, finding),
        "没有发现需要处理的问题",
    )


def _finding_row(form: Form, finding: Finding) -> ListRow:
    level = SEVERITY_LEVELS[finding.severity]
    reading = finding.origin is Origin.READING
    return ListRow(
        level,
        finding.severity.chinese,
        part_of(finding),
        (
            level_cell(level, finding.severity.chinese),
            ListCell(finding.place, _place(form, finding.cells)),
            ListCell(finding.title, (finding.title,), f"{'［疑似识别问题］' if reading else ''}{finding.statement}"),
            ListCell(number(_absolute(finding.difference)), (_size(finding.difference),)),
        ),
        finding,
    )


def part_of(finding: Finding) -> str:
    """The part of the report that a finding is about: the table of its cells, or the one that its place names."""
    table = finding.table or table_named(finding.place)
    return table.chinese if table else NARRATIVE


def check_list(audited: AuditedReport) -> RowList:
    """Every check that was made, also those that hold."""
    form = audited.report.form
    columns = (
        ListColumn("结果", 7),
        ListColumn("检查", 4),
        ListColumn("位置", 10, 2),
        ListColumn("内容", 14, 6),
        ListColumn("左边", 4, right=True),
        ListColumn("右边", 4, right=True),
    )
    return row_list(
        columns,
        audited.results,
        lambda result: VERDICT_LEVELS[result.verdict],
        lambda result: _check_row(form, result),
        "没有可做的检查",
    )


def _check_row(form: Form, result: CheckResult) -> ListRow:
    level, word = VERDICT_LEVELS[result.verdict], result.verdict.chinese
    cells = result.all_cells
    left = result.left.amount if result.left else None
    right = result.right.amount if result.right else None
    return ListRow(
        level,
        word,
        table_of(cells[0]).chinese if cells else NARRATIVE,
        (
            level_cell(level, word),
            ListCell(result.rule, (result.rule, *_place(form, cells))),
            ListCell(result.place, _place(form, cells)),
            ListCell(result.formula or result.statement or result.expectation, (result.formula,), result.remark),
            ListCell(number(left), (_size(left),)),
            ListCell(number(right), (_size(right),)),
        ),
        result,
    )


def claim_list(audited: AuditedReport) -> RowList:
    """Every number of the narrative in reading order, also those that nothing was held against."""
    columns = (
        ListColumn("核对结果", 7),
        ListColumn("位置", 6),
        ListColumn("正文中的话", 14, 5),
        ListColumn("数值", 5, right=True),
        ListColumn("对照的格子", 10, 3),
        ListColumn("说明", 9, 4),
    )
    listed = row_list(
        columns,
        tuple(enumerate(audited.claims, 1)),
        lambda at: CLAIM_LEVELS[at[1].status][0],
        lambda at: _claim_row(audited.report, *at),
        "第一、五、六部分的正文中没有数字",
        MOST_NUMBERS,
    )
    return structs.replace(listed, sorted_by=1)


def _claim_row(report: AnnualReport, ordinal: int, claim: Claim) -> ListRow:
    level, word = CLAIM_LEVELS[claim.status]
    section = section_name(claim.section)
    return ListRow(
        level,
        word,
        section,
        (
            level_cell(level, word),
            ListCell(section, (float(ordinal),), f"第 {ordinal} 处"),
            ListCell(claim.text, (claim.text,)),
            ListCell(number(claim.value), (_size(claim.value),)),
            ListCell("；".join(told(report, claim.cells, 2)), _place(report.form, claim.cells)),
            ListCell(claim.reason, (claim.reason,)),
        ),
        claim,
    )


def section_name(section: int) -> str:
    """A part of the report as a person calls it; ``section`` from 1, 0 where it is not known."""
    return f"第{'一二三四五六'[section - 1]}部分" if 1 <= section <= 6 else NARRATIVE


def problem_list(audited: AuditedReport) -> RowList:
    """What could not be read, was read with a reservation, or was mended on the way."""
    columns = (ListColumn("种类", 7), ListColumn("位置", 10, 3), ListColumn("说明", 14, 6), ListColumn("原文", 6, 2))
    figures = tuple(row for figure in audited.report.figures.values() for row in _figure_rows(audited.report, figure))
    problems = row_list(columns, audited.problems, lambda _: Level.ERROR, _problem_row, "全部内容都已读取，没有修补")
    return structs.replace(problems, rows=problems.rows + figures)


def _problem_row(problem: ReadProblem) -> ListRow:
    word = "未能读取"
    cells = (level_cell(Level.ERROR, word), ListCell(problem.place, (0.0,)), ListCell(problem.message), ListCell(""))
    return ListRow(Level.ERROR, word, "整份文件", cells, None)


def _figure_rows(report: AnnualReport, figure: Figure) -> list[ListRow]:
    kinds: list[tuple[Level, str, str]] = []
    if figure.state in _STATES:
        kinds.append((Level.DOUBT, _STATES[figure.state], "；".join(figure.doubts)))
    if figure.repair:
        kinds.append((Level.HINT, "已修补", figure.repair))
    return [
        ListRow(
            level,
            word,
            table_of(figure.at).chinese,
            (
                level_cell(level, word),
                ListCell(spoken_cell(report.form, figure.at), _place(report.form, (figure.at,))),
                ListCell(text, (text,)),
                ListCell(figure.printed, (figure.printed,)),
            ),
            CellChoice(figure.at),
        )
        for level, word, text in kinds
    ]


def _absolute(value: Decimal | None) -> Decimal | None:
    return None if value is None else abs(value)


def _size(value: Decimal | None) -> float:
    return -1.0 if value is None else float(abs(value))


def _place(form: Form, cells: tuple[Address, ...]) -> Order:
    return (float(cell_order(form).get(cells[0], _LAST)) if cells else _LAST,)
