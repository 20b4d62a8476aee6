"""X01–X03, T405: disputes against requests, corrections against the text, and the order of remedies since 2024."""

import re
from collections.abc import Iterator

from core.forms.address import Table, address
from core.forms.form import Edition
from core.report.annual_report import AnnualReport
from core.rules.narrative.claims.counterparts import (
    Counterpart,
    added,
    cells_together,
    disputes_group,
    received_requests,
    requests_line,
)
from core.rules.narrative.wording.said import text_of
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.telling import holding, on_cells, unknown
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain

_PLACE = "表四"
_NO_LAST_YEAR = "没有给出上年报告，争议可能由上年的申请引起"
_GROUPS = {"reconsideration": "行政复议", "litigation_direct": "未经复议直接起诉", "litigation_after": "复议后起诉"}


def _disputes(report: AnnualReport, *groups: str) -> Counterpart:
    return added("", *(disputes_group(report, group, _GROUPS[group]) for group in groups))


def _last_year(subject: Subject) -> AnnualReport | None:
    """Last year's report, if it is that of the year before."""
    last = subject.last_year
    fits = last is not None and subject.report.year is not None and last.year == subject.report.year - 1
    return last if fits else None


def _without_requests(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    disputes = _disputes(subject.report, *_GROUPS)
    _, requests = received_requests(subject.report)
    if requests.amount is None or disputes.amount is None:
        return
    if requests.amount or not disputes.amount:
        yield holding(rule, _PLACE)
        return
    last = _last_year(subject)
    before = received_requests(last)[1].amount if last is not None else None
    if before is None:
        yield unknown(rule, _PLACE, _NO_LAST_YEAR)
    elif before:
        yield holding(rule, _PLACE)
    else:
        said = f"两年都没有收到申请，本年复议、诉讼却有 {plain(disputes.amount)} 件"
        yield on_cells(rule, subject.report, (*disputes.cells, *requests.cells), said, "复议、诉讼应由申请引起", _PLACE)


_T4 = "表四 总计\n"
_NONE_T3 = "表三 总计\n新收 0\n上年结转 0\n"

DISPUTES_WITHOUT_REQUESTS = Rule(
    id="X01",
    title="无申请有争议",
    severity=Severity.DOUBT,
    usual=False,
    check=Logic(_without_requests),
    explanation="本年和上年都没有收到申请，表四却有行政复议或行政诉讼。上年报告没有给出的，不下结论。",
    basis=inferred("表四只计政府信息公开引起的案件，一般由申请引起"),
    next_step="核对表四所计的案件是否由政府信息公开引起，或表三漏填",
    examples=(
        Example(f"表三 总计\n新收 3\n上年结转 0\n{_T4}行政复议 1\n直接起诉 0\n复议后起诉 0", Verdict.HOLDS),
        Example(f"{_NONE_T3}{_T4}行政复议 1\n直接起诉 0\n复议后起诉 0", Verdict.UNDETERMINED),
        Example(
            f"{_NONE_T3}{_T4}行政复议 1\n直接起诉 0\n复议后起诉 0\n上年表三 总计\n新收 2\n上年结转 0", Verdict.HOLDS
        ),
        Example(
            f"{_NONE_T3}{_T4}行政复议 1\n直接起诉 0\n复议后起诉 0\n上年表三 总计\n新收 0\n上年结转 0", Verdict.BROKEN
        ),
    ),
)


def _more_than_handled(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    disputes = _disputes(subject.report, "reconsideration", "litigation_direct")
    handled = requests_line(subject.report, "total")
    if handled.amount is None or disputes.amount is None:
        return
    if disputes.amount <= handled.amount:
        yield holding(rule, _PLACE)
        return
    last = _last_year(subject)
    before = requests_line(last, "total").amount if last is not None else None
    if before is None:
        yield unknown(rule, _PLACE, _NO_LAST_YEAR)
    elif disputes.amount <= handled.amount + before:
        yield holding(rule, _PLACE)
    else:
        said = f"复议与直接起诉共 {plain(disputes.amount)} 件，本年办结 {plain(handled.amount)} 件、上年办结 {plain(before)} 件"
        cells = (*disputes.cells, *handled.cells)
        yield on_cells(rule, subject.report, cells, said, "引起争议的申请一般不多于两年办结的申请", _PLACE)


MORE_DISPUTES_THAN_HANDLED = Rule(
    id="X02",
    title="争议多于办理",
    severity=Severity.HINT,
    usual=False,
    check=Logic(_more_than_handled),
    explanation="行政复议与未经复议直接起诉之和，大于本年与上年办结的申请之和。上年报告没有给出的，不下结论。",
    basis=inferred("一件申请一般只先走一条救济途径"),
    next_step="核对表四是否计入了与政府信息公开无关的案件，或重复计数",
    examples=(
        Example(f"表三 总计\n办理总计 3\n{_T4}行政复议 1\n直接起诉 2", Verdict.HOLDS),
        Example(f"表三 总计\n办理总计 1\n{_T4}行政复议 3\n直接起诉 2", Verdict.UNDETERMINED),
        Example(f"表三 总计\n办理总计 1\n{_T4}行政复议 3\n直接起诉 2\n上年表三 总计\n办理总计 9", Verdict.HOLDS),
        Example(f"表三 总计\n办理总计 1\n{_T4}行政复议 3\n直接起诉 2\n上年表三 总计\n办理总计 1", Verdict.BROKEN),
    ),
)

# asked generously: any word about a case, its outcome or putting it right is taken for the explanation
_EXPLAINED = re.compile(r"纠错|纠正|败诉|撤销|确认违法|责令|改判|整改|改正|复议|诉讼|应诉|被诉|行政争议|行政案件|案件")


def _unexplained(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    report = subject.report
    cells = tuple(address(Table.DISPUTES, group, "corrected") for group in _GROUPS)
    corrected = cells_together(report, "结果纠正", cells)
    text = text_of(report, 0, 1, 4, 5, 6)
    if not corrected.amount or not text or subject.unread_parts:
        return
    if _EXPLAINED.search(text):
        yield holding(rule, "正文")
        return
    said = f"表四有 {plain(corrected.amount)} 件被纠正，正文没有说到复议、诉讼的纠错和整改"
    filled = tuple(at for at in cells if report.figures[at].amount)
    yield on_cells(rule, report, filled, said, "被纠正的案件，应在正文说明原因和改进措施")


_CORRECTED = "表四 结果纠正\n行政复议 1\n直接起诉 0\n复议后起诉 0\n"

CORRECTIONS_EXPLAINED = Rule(
    id="X03",
    title="纠错未说明",
    severity=Severity.DOUBT,
    usual=False,
    check=Logic(_unexplained),
    explanation="表四有结果纠正的案件，正文却一处也没有提到复议、诉讼、纠错、败诉或整改。",
    basis=inferred("存在的主要问题应反映被纠正的案件"),
    next_step="请报送单位在第五部分补写被纠正的原因和改进措施",
    examples=(
        Example(f"{_CORRECTED}五：针对败诉案件，组织专题分析。", Verdict.HOLDS),
        Example(f"{_CORRECTED}一：全年行政复议1件，均已办结。\n五：解读形式不够丰富。", Verdict.HOLDS),
        Example("表四 结果纠正\n行政复议 0\n直接起诉 0\n复议后起诉 0\n五：解读形式不够丰富。", None),
        Example(f"{_CORRECTED}一：公开信息30条。\n五：解读形式不够丰富。", Verdict.BROKEN),
    ),
)

_REVIEW_FIRST_SINCE = 2024


def _review_first(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    direct = disputes_group(subject.report, "litigation_direct", _GROUPS["litigation_direct"])
    if subject.report.year is None or subject.report.year < _REVIEW_FIRST_SINCE or direct.amount is None:
        return
    if not direct.amount:
        yield holding(rule, "表四 未经复议直接起诉")
        return
    said = f"未经复议直接起诉填了 {plain(direct.amount)} 件"
    expected = "2024年起，对不予公开不服的应先申请行政复议；直接起诉的只能是其他情形"
    yield on_cells(rule, subject.report, direct.cells, said, expected, "表四 未经复议直接起诉")


REVIEW_FIRST = Rule(
    id="T405",
    title="复议前置提示",
    severity=Severity.HINT,
    usual=False,
    editions=frozenset({Edition.Y2021}),
    check=Logic(_review_first),
    explanation="《行政复议法》（2023年修订）自2024年起施行，申请政府信息公开、行政机关不予公开的，应先复议再起诉。直接起诉数不为 0 的，请看一眼案由。",
    basis=inferred("行政复议法2023年修订后，对不予公开不服的先复议再起诉"),
    next_step="核对直接起诉的案件：是否为上年受理、或不属于不予公开的情形，还是填错了列",
    examples=(
        Example("年份：2024\n表四 总计\n直接起诉 0", Verdict.HOLDS),
        Example("年份：2023\n表四 总计\n直接起诉 2", None),
        Example("年份：2024\n表四 总计\n直接起诉 2", Verdict.BROKEN),
    ),
)
