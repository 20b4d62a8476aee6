"""Audited reports made by hand: sound ones, and ones with the figures a test asks for."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import structs

from core.audit.audited_report import AuditedReport
from core.findings.cause import BrokenEquation, Cause, Change, ChangeKind, Proposal
from core.findings.finding import Finding, Origin, Suggestion
from core.forms.address import Address, Table, address
from core.forms.form import APPLICANTS, OUTCOMES, Edition, Form, form_of
from core.report.annual_report import AnnualReport, Figure, Section
from core.report.claim import Claim, ClaimStatus
from core.rules.verdict import CheckResult, Severity, Side, Term, Verdict
from core.source.document import DocumentFormat, PlainContent, ReadProblem, SourceDocument
from core.source.numerals import FigureState, read_cell
from core.source.provenance import TextSpan
from core.source.text import located

IDENTITIES = frozenset({"T301", "T302", "T303", "T401", "T402", "T403"})
TITLE = "示例区数据局2023年政府信息公开工作年度报告"
NARRATIVE = "2023年，本机关共收到政府信息公开申请9件，上年结转1件，全年办结8件。"

_SOUND = {
    "T2.normative_documents.issued": "1",
    "T2.normative_documents.repealed": "2",
    "T2.normative_documents.in_force": "14",
    "T2.licensing.decisions": "1,236",
    "T2.penalties.decisions": "87",
    "T2.charges.amount": "37.5",
    "T3.received.natural": "7",
    "T3.received.commercial": "2",
    "T3.received.total": "9",
    "T3.carried_in.natural": "1",
    "T3.carried_in.total": "1",
    "T3.granted.natural": "3",
    "T3.granted.commercial": "1",
    "T3.granted.total": "4",
    "T3.unable_1.natural": "3",
    "T3.unable_1.commercial": "1",
    "T3.unable_1.total": "4",
    "T3.total.natural": "6",
    "T3.total.commercial": "2",
    "T3.total.total": "8",
    "T3.carried_out.natural": "2",
    "T3.carried_out.total": "2",
    "T4.reconsideration.upheld": "1",
    "T4.reconsideration.total": "1",
}


def audited_report(
    printed: Mapping[str, str] | None = None,
    *,
    figures: tuple[Figure, ...] = (),
    findings: tuple[Finding, ...] = (),
    claims: tuple[Claim, ...] | None = None,
    problems: tuple[ReadProblem, ...] = (),
    edition: Edition = Edition.Y2021,
) -> AuditedReport:
    """A sound report, with ``printed`` figures in place of its own; broken identities become findings."""
    form = form_of(edition)
    lines, read = _read_all(form, {**_SOUND, **(printed or {})})
    read.update({figure.at: figure for figure in figures})
    results = tuple(_identities(form, read))
    report = AnnualReport(
        title=located(TITLE, 0),
        organ="示例区数据局",
        year=2023,
        edition=edition,
        edition_marks=(),
        single_other_handling=edition is Edition.Y2019,
        sections=(Section(1, "一", located("一、总体情况", 1), (located(NARRATIVE, 2),)),),
        tables_found=tuple(Table),
        figures=read,
        problems=problems,
    )
    document = SourceDocument(
        "示例区2023.txt",
        "0" * 64,
        DocumentFormat.TEXT,
        "示例",
        PlainContent((TITLE, "一、总体情况", NARRATIVE, *lines)),
    )
    return AuditedReport(
        document,
        report,
        results,
        tuple(_finding(report, result) for result in results if result.verdict is Verdict.BROKEN) + findings,
        sound_claims() if claims is None else claims,
        problems,
        IDENTITIES,
    )


def sound_claims() -> tuple[Claim, ...]:
    """The ledger of the sound report's narrative."""
    return (
        Claim("2023年", Decimal(2023), ClaimStatus.NOT_CHECKED, (), (_words("2023"),), "年份不核对", 1),
        Claim(
            "收到政府信息公开申请9件",
            Decimal(9),
            ClaimStatus.AGREES,
            (Address("T3.received.total"),),
            (_words("收到政府信息公开申请9件"),),
            "与表三新收总计相符",
            1,
        ),
        Claim(
            "办结8件",
            Decimal(8),
            ClaimStatus.AGREES,
            (Address("T3.total.total"),),
            (_words("办结8件"),),
            "与表三办理结果总计相符",
            1,
        ),
    )


def broken_report() -> AuditedReport:
    """A wrong total, a wrong dispute total, a figure nobody can read, a repaired one, blanks, and a doubtful sentence."""
    repaired = Figure(
        Address("T3.refused_2.natural"),
        "0",
        Decimal(0),
        FigureState.ZERO,
        (TextSpan(15, 0, 4),),
        repair="原文该行有 8 个数，去掉了总计前多出的一个 0；原文：0 0 0 0 0 0 0 0",
    )
    doubtful = Figure(
        Address("T3.not_processed_2.commercial"),
        "1 2",
        Decimal(12),
        FigureState.DOUBTFUL,
        (TextSpan(25, 0, 3),),
        doubts=("数字之间有空格，可能是两个数",),
    )
    missing = Figure(Address("T2.compulsory_measures.decisions"), "", None, FigureState.MISSING)
    wording = Finding(
        key="W04@2",
        rule="W04",
        title="计划年份错误",
        severity=Severity.DOUBT,
        verdict=Verdict.BROKEN,
        origin=Origin.REPORT,
        place="一、总体情况",
        statement="「2023年，本机关将继续……」",
        expectation="写将来的工作时，年份应晚于报告年度 2023",
        next_step="核对该句所说的是哪一年的工作",
        message="一、总体情况：「2023年，本机关将继续……」，写将来的工作时，年份应晚于报告年度 2023。",
        sources=(_words("2023年"),),
    )
    return audited_report(
        {
            "T3.total.natural": "7",
            "T3.carried_out.natural": "3",
            "T4.litigation_direct.upheld": "1",
            "T4.litigation_direct.total": "2",
            "T3.refused_8.research": "",
            "T3.refused_8.other": "/",
        },
        figures=(repaired, doubtful, missing),
        findings=(wording,),
        problems=(ReadProblem("第 3 页", "页面中有一张图片，图中的文字没有读取"),),
    )


def _words(words: str) -> TextSpan:
    start = NARRATIVE.index(words)
    return TextSpan(2, start, start + len(words))


def _read_all(form: Form, printed: Mapping[str, str]) -> tuple[tuple[str, ...], dict[Address, Figure]]:
    """One line of text a line of the form, and the figures with their places in it."""
    lines: list[str] = []
    figures: dict[Address, Figure] = {}
    for table in form.tables:
        for line in table.lines:
            text = line.name
            for column in line.columns:
                at = address(table.table, line.key, column.key)
                shown = printed.get(at, "0")
                reading = read_cell(shown)
                text += "\t"
                span = TextSpan(len(lines) + 3, len(text), len(text) + len(shown))
                figures[at] = Figure(at, shown, reading.value, reading.state, (span,))
                text += shown
            lines.append(text)
    return tuple(lines), figures


def _identities(form: Form, figures: Mapping[Address, Figure]) -> list[CheckResult]:
    def check(rule: str, place: str, formula: str, left: list[Address], right: list[Address]) -> CheckResult:
        sides = [
            Side(tuple(Term(at) for at in cells), _sum(cells, figures), _spoken(cells, figures))
            for cells in (left, right)
        ]
        amounts = [side.amount for side in sides]
        verdict = Verdict.HOLDS if amounts[0] == amounts[1] else Verdict.BROKEN
        if None in amounts:
            verdict = Verdict.UNDETERMINED
        remark = "有数字无法读取" if verdict is Verdict.UNDETERMINED else ""
        return CheckResult(rule, place, verdict, formula, "=", sides[0], sides[1], remark=remark)

    def cell(line: str, column: str, table: Table = Table.REQUESTS) -> Address:
        return address(table, line, column)

    results = []
    for column in APPLICANTS:
        key, place = column.key, f"表三 {column.label}列"
        received = [cell("received", key), cell("carried_in", key)]
        handled = [cell("total", key), cell("carried_out", key)]
        results.append(check("T301", place, "本年新收 + 上年结转 = 办理结果总计 + 结转下年度", received, handled))
        parts = [cell(line, key) for line in form.result_lines]
        results.append(check("T302", place, "各项办理结果之和 = 总计", parts, [cell("total", key)]))
    for line in form.table(Table.REQUESTS).lines:
        parts = [cell(line.key, column.key) for column in APPLICANTS[:-1]]
        results.append(check("T303", f"表三 {line.name}", "各类申请人之和 = 总计", parts, [cell(line.key, "total")]))
    for rule, line in zip(("T401", "T402", "T403"), form.table(Table.DISPUTES).lines, strict=True):
        parts = [cell(line.key, outcome.key, Table.DISPUTES) for outcome in OUTCOMES[:-1]]
        results.append(
            check(rule, f"表四 {line.name}", "各种结果之和 = 总计", parts, [cell(line.key, "total", Table.DISPUTES)])
        )
    return results


def _sum(cells: list[Address], figures: Mapping[Address, Figure]) -> Decimal | None:
    amounts = [figures[at].amount for at in cells]
    return None if None in amounts else sum((amount for amount in amounts if amount is not None), Decimal(0))


def _spoken(cells: list[Address], figures: Mapping[Address, Figure]) -> str:
    return f"{' + '.join(figures[at].printed or '空' for at in cells)} = {_sum(cells, figures)}"


def _finding(report: AnnualReport, result: CheckResult) -> Finding:
    assert result.left is not None
    assert result.right is not None
    assert result.difference is not None
    final = result.right.cells[0]
    value = report.figures[final].value
    assert value is not None
    statement = f"左边 {result.left.spoken}；右边 {result.right.spoken}，相差 {abs(result.difference)}"
    return Finding(
        key=f"{result.rule}@{final}",
        rule=result.rule,
        title={"T301": "收办平衡", "T302": "办理结果合计", "T303": "申请人合计"}.get(result.rule, "复议诉讼合计"),
        severity=Severity.ERROR,
        verdict=result.verdict,
        origin=Origin.REPORT,
        place=result.place,
        statement=statement,
        expectation=f"应当：{result.formula}",
        next_step="核对这些数字与台账",
        message=f"{result.place}：{statement}。",
        cells=result.all_cells,
        left_cells=result.left.cells,
        right_cells=result.right.cells,
        left=result.left.amount,
        right=result.right.amount,
        difference=result.difference,
        suggestions=(Suggestion(final, value + result.difference, "改成这个数，同行同列的合计都成立"),),
        sources=tuple(ref for at in result.all_cells for ref in report.figures[at].sources),
        basis="国办公开办函〔2021〕30号 表三",
    )


def report_with_causes(*, tied: bool = False) -> AuditedReport:
    """The broken report, with two proposals for its wrong total: to change the total, or two other figures."""
    audited = broken_report()
    finding = next(finding for finding in audited.findings if finding.rule == "T302")
    total = Change(Address("T3.total.natural"), "7", Decimal(6), ChangeKind.ONE_DIGIT)
    parts = (
        Change(Address("T3.granted.natural"), "3", Decimal(4), ChangeKind.OTHER),
        Change(Address("T3.granted.total"), "4", Decimal(5), ChangeKind.OTHER),
    )
    proposals = (
        Proposal((total,), 100, "表三 办理结果总计·自然人 6 误写为 7；改为 6 后，相关 2 个等式全部成立", 2, tied),
        Proposal(parts, 100 if tied else 200, "两处都改正后，相关 3 个等式全部成立", 3, tied),
    )
    words = (
        f"两种改法同样可能：① {proposals[0].words}。② {proposals[1].words}" if tied else f"很可能是{proposals[0].words}"
    )
    cause = Cause((BrokenEquation("T302", finding.place, finding.cells),), proposals, words)
    step = f"{words}；请先核对这几格"
    told = tuple(
        structs.replace(each, next_step=step) if each.key == finding.key else each for each in audited.findings
    )
    return structs.replace(audited, findings=told, causes=(cause,))
