"""The only place where sentences about findings are made."""

from collections.abc import Sequence

from core.findings.cause import Cause
from core.rules.rule import Rule
from core.rules.verdict import CheckResult, Side
from core.source.numerals import plain
from core.source.provenance import PageRegion, SourceRef, TextSpan


def place(result: CheckResult, sources: Sequence[SourceRef]) -> str:
    """Where: 「表三 自然人列（第 5 页）」."""
    pages = sorted({source.page for source in sources if isinstance(source, PageRegion)})
    if pages:
        listed = "、".join(str(page) for page in pages)
        return f"{result.place}（第 {listed} 页）"
    spans = [source for source in sources if isinstance(source, TextSpan)]
    if not spans or result.all_cells:
        return result.place
    first = min(spans, key=lambda span: (span.block, span.start))
    return f"{result.place}（{f'{first.cell} 格' if first.cell else f'第 {first.line} 行'}）"


def statement(result: CheckResult) -> str:
    """What it says: both sides with their figures and the difference, or the rule's own words."""
    if result.left is None or result.right is None:
        return result.statement
    difference = result.difference
    gap = "" if difference is None else f"，相差 {plain(abs(difference))}"
    remark = f"（{result.remark}）" if result.remark else ""
    return f"左边 {_side(result.left)}；右边 {_side(result.right)}{gap}{remark}"


def _side(side: Side) -> str:
    if side.amount is None:
        return side.spoken
    written = plain(side.amount)
    if len(side.terms) == 1 or (not side.terms and side.spoken.endswith(f" {written}")):
        return side.spoken
    return written if side.spoken == written else f"{side.spoken} = {written}"


def expectation(result: CheckResult) -> str:
    """What must hold."""
    return result.expectation or f"应当 {result.formula}"


def next_step(rule: Rule, cause: Cause | None, *, reading: bool) -> str:
    """What to look at next: the page itself where we may have misread, the likely cells where there are some."""
    if reading:
        return "这里的数可能识别有误，请先对照原件核对读到的数"
    if cause is None:
        return rule.next_step
    if not cause.proposals:
        return f"{cause.words}；{rule.next_step}"
    alone = len(cause.proposals) == 1 and len(cause.proposals[0].changes) == 1
    return f"{cause.words}；请先核对{'这一格' if alone else '这几格'}"


def message(where: str, said: str, expected: str, step: str) -> str:
    """The four parts as one text."""
    parts = "。".join(part.rstrip("。") for part in (said, expected, step) if part)
    return f"{where}：{parts}。"


def undetermined(results: Sequence[CheckResult]) -> str:
    """What could not be checked, and why, for one rule."""
    reasons = dict.fromkeys(result.remark or result.statement for result in results)
    places = "、".join(result.place for result in results[:_LISTED])
    more = f"等 {len(results)} 处" if len(results) > _LISTED else ""
    return f"{places}{more}无法核对：{'；'.join(reason for reason in reasons if reason)}"


_LISTED = 4
