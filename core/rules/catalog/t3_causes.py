"""T307–T310, T313: what stands out in table 3, and the likeliest cause where its equations fail.

The causes accuse nobody a second time: T301–T303 say that the sums fail, these say what to look at first.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from core.forms.address import Address, Table, address
from core.forms.form import APPLICANTS
from core.forms.names import spoken_cell, spoken_line
from core.rules.broken_sums import cause_of_broken_sums
from core.rules.narrative.claims.counterparts import received_requests, requests_line
from core.rules.request_sums import COLUMNS, PARTS, Change, RequestSums, single_changes
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.setting import Setting
from core.rules.telling import holding, on_cells, unknown
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain

_T3 = Table.REQUESTS
_ALL_HOLD = "改后相关各式全部成立"
_BASIS = inferred("由表三的等式推得")
_TOTAL = COLUMNS[-1]


def _share(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    carried_out = requests_line(subject.report, "carried_out")
    _, taken = received_requests(subject.report)
    handled = requests_line(subject.report, "total")
    if carried_out.amount is None or handled.amount is None or taken.amount is None:
        yield unknown(rule, "表三 结转下年度", "表三有读不出的数", deferred_to="T301")
        return
    # a share of sums that do not balance says nothing; T301 speaks of them
    if not taken.amount or taken.amount != handled.amount + carried_out.amount:
        return
    share = carried_out.amount / taken.amount
    most = rule.threshold(subject, "share")
    if share <= most or carried_out.amount < rule.threshold(subject, "count"):
        yield holding(rule, "表三 结转下年度")
        return
    said = f"结转下年度 {plain(carried_out.amount)} 件，占新收与上年结转之和 {plain(taken.amount)} 件的 {share:.0%}"
    expected = f"答复期限内的申请，结转一般不超过 {most:.0%}"
    cells = (*carried_out.cells, *taken.cells)
    yield on_cells(rule, subject.report, cells, said, expected, "表三 结转下年度")


HIGH_CARRIED_OUT = Rule(
    id="T307",
    title="结转比例偏高",
    severity=Severity.HINT,
    check=Logic(_share),
    explanation="结转下年度的申请占本年新收与上年结转之和的比例偏高。年底集中收到申请会这样，所以只作提示。",
    basis=inferred("由《条例》第三十三条答复期限推得"),
    next_step="核对结转件数；属实的，看是否有超期未答复的申请",
    settings=(
        Setting("share", "结转占新收与上年结转之和的比例", Decimal("0.2"), most=Decimal(1)),
        Setting("count", "结转的件数", Decimal(5), unit="件"),
    ),
    examples=(
        Example("表三 总计\n新收 50\n上年结转 0\n办理总计 44\n结转下年 6", Verdict.HOLDS),
        Example("表三 总计\n新收 6\n上年结转 0\n办理总计 2\n结转下年 4", Verdict.HOLDS),
        Example("表三 总计\n新收 缺\n上年结转 0\n办理总计 10\n结转下年 40", Verdict.UNDETERMINED),
        Example("表三 总计\n新收 20\n上年结转 0\n办理总计 10\n结转下年 40", None),
        Example("表三 总计\n新收 50\n上年结转 0\n办理总计 34\n结转下年 16", Verdict.BROKEN),
    ),
)


def _crossing(rule: Rule, subject: Subject, sums: RequestSums) -> Iterator[CheckResult]:
    for change in single_changes(subject.report, sums):
        said = f"现为 {change.printed}，若为 {plain(change.value)}，{_ALL_HOLD}"
        yield on_cells(rule, subject.report, (change.at,), said, "本行、本列的等式应同时成立")


_HEAD = "表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n其余 0\n"
_SOUND = f"{_HEAD}新收 31 1 0 0 0 0 32\n予以公开 20 1 0 0 0 0 21\n重复申请 10 0 0 0 0 0 10\n办理总计 30 1 0 0 0 0 31\n结转下年 1 0 0 0 0 0 1"

CROSSING_CELL = Rule(
    id="T308",
    title="误差定位",
    severity=Severity.HINT,
    check=cause_of_broken_sums(_crossing),
    explanation="一行和一列同时对不上、相差又相同时，改它们相交的一格就能使相关等式全部成立，这一格最可能有误。",
    basis=_BASIS,
    next_step="先核对这一格",
    examples=(
        Example(_SOUND, Verdict.HOLDS),
        Example(_SOUND.replace("新收 31 1", "新收 缺 1"), Verdict.UNDETERMINED),
        Example(_SOUND.replace("重复申请 10 0", "重复申请 12 0"), Verdict.BROKEN),
        Example(_SOUND.replace("结转下年 1 0", "结转下年 4 0"), Verdict.BROKEN),
        Example(_SOUND.replace("办理总计 30 1 0 0 0 0 31", "办理总计 30 1 0 0 0 0 13"), Verdict.BROKEN),
    ),
)


def _swapped_digits(rule: Rule, subject: Subject, sums: RequestSums) -> Iterator[CheckResult]:
    for change in single_changes(subject.report, sums):
        if _is_swap(change):
            said = f"现为 {change.printed}，相邻两位数字互换成 {plain(change.value)} 后，相关各式全部成立"
            yield on_cells(rule, subject.report, (change.at,), said, "数字可能颠倒")


def _is_swap(change: Change) -> bool:
    one, other = change.printed, plain(change.value)
    places = [at for at in range(min(len(one), len(other))) if one[at] != other[at]]
    neighbours = len(places) == 2 and places[1] == places[0] + 1
    return len(one) == len(other) and neighbours and sorted(one) == sorted(other)


SWAPPED_DIGITS = Rule(
    id="T310",
    title="疑似数字颠倒",
    severity=Severity.HINT,
    usual=False,
    check=cause_of_broken_sums(_swapped_digits),
    explanation="相差的数能被 9 整除，而且把一格里相邻两位数字互换后，相关等式全部成立。",
    basis=_BASIS,
    next_step="对照台账核对这一格的数字次序",
    examples=(
        Example(_SOUND, Verdict.HOLDS),
        Example(_SOUND.replace("重复申请 10 0", "重复申请 19 0"), None),
        Example(_SOUND.replace("新收 31 1", "新收 13 1"), Verdict.BROKEN),
    ),
)


class _Moved(Struct, frozen=True):
    """A figure that stands alone in its line and would mend both lines in the other one."""

    column: str
    source: str
    target: str


def _wrong_line(rule: Rule, subject: Subject, sums: RequestSums) -> Iterator[CheckResult]:
    moved = _moved(sums)
    if moved:
        lines = subject.report.form.table(_T3)
        said = "；".join(
            f"{_label(one.column)}列的 {plain(sums.amounts[one.source][one.column])} 填在“{spoken_line(lines.line(one.source))}”，"
            f"若移到“{spoken_line(lines.line(one.target))}”，两行都成立"
            for one in moved
        )
        cells = tuple(address(_T3, line, one.column) for one in moved for line in (one.source, one.target))
        yield on_cells(rule, subject.report, cells, said, "两行一多一少、相差相同，像是有一个数填错了行")


def _label(column: str) -> str:
    return next(one.label for one in APPLICANTS if one.key == column)


def _moved(sums: RequestSums) -> tuple[_Moved, ...]:
    """The figure of one applicant, or the total, or either of them, that may stand in the wrong one of two lines."""
    failing = [line for line, gap in sums.line_gaps.items() if gap]
    columns_fail = any((*sums.column_gaps.values(), *sums.balances.values()))
    if len(failing) != 2 or sum(sums.line_gaps.values()) != 0 or columns_fail:
        return ()
    if not (set(failing) <= set(sums.results) or set(failing) <= {"received", "carried_in"}):
        return ()
    more, less = sorted(failing, key=lambda line: -sums.line_gaps[line])
    gap = sums.line_gaps[more]
    applicants = [_Moved(column, more, less) for column in PARTS if _alone(sums, more, less, column, gap)]
    total = [_Moved(_TOTAL, less, more)] if _alone(sums, less, more, _TOTAL, gap) else []
    return (*applicants, *total) if len(applicants) < 2 else ()


def _alone(sums: RequestSums, source: str, target: str, column: str, gap: Decimal) -> bool:
    """Whether the whole figure of ``source`` is the difference, and ``target`` has nothing there."""
    return sums.amounts[source][column] == gap and not sums.amounts[target][column]


WRONG_LINE = Rule(
    id="T309",
    title="疑似错行",
    severity=Severity.DOUBT,
    usual=False,
    check=cause_of_broken_sums(_wrong_line),
    explanation="两行的申请人合计一多一少、相差相同，各列却都成立：一个数填到了相邻的另一行。",
    basis=_BASIS,
    next_step="对照台账核对这两行同一列的数",
    examples=(
        Example(_SOUND, Verdict.HOLDS),
        Example(
            _SOUND.replace("重复申请 10 0 0 0 0 0 10", "重复申请 0 0 0 0 0 0 10\n信访举报投诉类申请 10 0 0 0 0 0 0"),
            Verdict.BROKEN,
        ),
        Example(
            _SOUND.replace("重复申请 10 0 0 0 0 0 10", "重复申请 10 0 0 0 0 0 0\n信访举报投诉类申请 0 0 0 0 0 0 10"),
            Verdict.BROKEN,
        ),
        Example(_SOUND.replace("重复申请 10 0", "重复申请 12 0"), None),
    ),
)


def _exchanged(rule: Rule, subject: Subject, sums: RequestSums) -> Iterator[CheckResult]:
    columns = [column for column in COLUMNS if _is_exchanged(sums, column)]
    for column in columns if _lines_hold_after(sums, columns) else ():
        cells: tuple[Address, ...] = (address(_T3, "total", column), address(_T3, "carried_out", column))
        total, carried_out = (plain(sums.amounts[line][column]) for line in ("total", "carried_out"))
        place = spoken_cell(subject.report.form, cells[0]).rpartition("·")[2]
        said = f"（七）总计为 {total}，结转下年度为 {carried_out}，两数互换后本列各式成立"
        yield on_cells(rule, subject.report, cells, said, "总计应为各项办理结果之和", f"表三 {place}列")


def _is_exchanged(sums: RequestSums, column: str) -> bool:
    results = sum((sums.amounts[line][column] for line in sums.results), Decimal(0))
    failing = sums.column_gaps[column] != 0 and not sums.balances[column]
    return failing and results > 0 and sums.amounts["carried_out"][column] == results


def _lines_hold_after(sums: RequestSums, columns: Sequence[str]) -> bool:
    """Whether the two lines add up once the figures of ``columns`` have changed places."""
    total, carried_out = (dict(sums.amounts[line]) for line in ("total", "carried_out"))
    for column in columns:
        total[column], carried_out[column] = carried_out[column], total[column]
    return all(sum((line[key] for key in PARTS), Decimal(0)) == line[_TOTAL] for line in (total, carried_out))


TOTAL_EXCHANGED = Rule(
    id="T313",
    title="总计与结转互换",
    severity=Severity.DOUBT,
    usual=False,
    check=cause_of_broken_sums(_exchanged),
    explanation="（七）总计与结转下年度两数互换后，本列的办理结果合计就成立，收办平衡也仍然成立。",
    basis=_BASIS,
    next_step="核对这两格是否填反",
    examples=(
        Example(_SOUND, Verdict.HOLDS),
        Example(_SOUND.replace("重复申请 10 0", "重复申请 12 0"), None),
        Example(
            _SOUND.replace("办理总计 30 1 0", "办理总计 31 1 0").replace("结转下年 1 0", "结转下年 30 0"),
            None,
        ),
        Example(
            _SOUND.replace("办理总计 30 1", "办理总计 1 1").replace("结转下年 1 0", "结转下年 30 0"), Verdict.BROKEN
        ),
    ),
)
