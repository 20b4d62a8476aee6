"""T312: a subtotal that was written into table 3 and counted once more in the total."""

from collections.abc import Iterator
from decimal import Decimal

from core.forms.address import Table, address
from core.forms.names import spoken_line
from core.report.annual_report import NoteKind
from core.rules.broken_sums import cause_of_broken_sums
from core.rules.request_sums import COLUMNS, PARTS, RequestSums
from core.rules.rule import Example, Rule, Subject, inferred
from core.rules.telling import on_cells
from core.rules.verdict import CheckResult, Severity, Verdict

_T3 = Table.REQUESTS
_GROUPS = {
    "refused_": "（三）不予公开",
    "unable_": "（四）无法提供",
    "not_processed_": "（五）不予处理",
    "other_handling_": "（六）其他处理",
}
_TOTAL = COLUMNS[-1]
_FEWEST = 2
"""So many lines or columns have to fail in the same way; one alone is as likely a slip of the pen."""


def _results(rule: Rule, subject: Subject, sums: RequestSums) -> Iterator[CheckResult]:
    inserted = _inserted(subject)
    group = _doubled_group(sums)
    if group:
        cells = tuple(address(_T3, "total", column) for column in COLUMNS if sums.column_gaps[column])
        said = f"各列总计都比各项之和多出“{_GROUPS[group]}”的小计，像是小计又加了一次{inserted}"
        yield on_cells(rule, subject.report, cells, said, "表三不设小计，总计只加各项一次", "表三 （七）总计")
    if _organisations_doubled(sums):
        lines = [line for line, gap in sums.line_gaps.items() if gap]
        named = "、".join(spoken_line(subject.report.form.table(_T3).line(line)) for line in lines[:3])
        said = f"{named}等 {len(lines)} 行的总计都多出法人或其他组织的合计，像是小计又加了一次{inserted}"
        cells = tuple(address(_T3, line, _TOTAL) for line in lines)
        yield on_cells(rule, subject.report, cells, said, "表三不设小计，总计只加各类申请人一次", "表三 总计列")


def _inserted(subject: Subject) -> str:
    """What was inserted, as the form's matching noticed it."""
    printed = [
        note.printed
        for note in subject.report.notes
        if note.table is _T3 and note.kind in (NoteKind.LINE_EXTRA, NoteKind.COLUMN_EXTRA) and "计" in note.printed
    ]
    return f"（表中多出“{printed[0]}”）" if printed else ""


def _doubled_group(sums: RequestSums) -> str:
    """The group of results whose sum every total has too much, or nothing."""
    found = []
    for prefix in _GROUPS:
        lines = [line for line in sums.results if line.startswith(prefix)]
        group = {column: sum((sums.amounts[line][column] for line in lines), Decimal(0)) for column in COLUMNS}
        fits = all(-sums.column_gaps[column] == group[column] for column in COLUMNS)
        if fits and sum(amount > 0 for amount in group.values()) >= _FEWEST:
            found.append(prefix)
    return found[0] if len(found) == 1 else ""


def _organisations_doubled(sums: RequestSums) -> bool:
    organisations = {line: sum((of[key] for key in PARTS[1:]), Decimal(0)) for line, of in sums.amounts.items()}
    fits = all(-sums.line_gaps[line] == amount for line, amount in organisations.items())
    return fits and sum(amount > 0 for amount in organisations.values()) >= _FEWEST


_HEAD = "表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n其余 0\n"
_SOUND = (
    f"{_HEAD}新收 9 2 0 0 0 0 11\n予以公开 6 1 0 0 0 0 7\n属于国家秘密 2 1 0 0 0 0 3\n"
    "属于行政执法案卷 1 0 0 0 0 0 1\n办理总计 9 2 0 0 0 0 11"
)

SUBTOTAL_COUNTED = Rule(
    id="T312",
    title="误写小计",
    severity=Severity.DOUBT,
    usual=False,
    check=cause_of_broken_sums(_results),
    explanation="表三加写了小计行或小计列，小计又计入总计，使各列（或各行）的总计都多出同一组的合计。",
    basis=inferred("由表三的等式推得"),
    next_step="删去小计，重算总计",
    examples=(
        Example(_SOUND, Verdict.HOLDS),
        Example(_SOUND.replace("办理总计 9 2", "办理总计 12 2"), None),
        Example(_SOUND.replace("办理总计 9 2 0 0 0 0 11", "办理总计 12 3 0 0 0 0 15"), Verdict.BROKEN),
        Example(_SOUND.replace(" 0 11", " 0 13").replace(" 0 7", " 0 8").replace(" 0 3", " 0 4"), Verdict.BROKEN),
    ),
)
