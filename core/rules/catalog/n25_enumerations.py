"""N25: 一是, 二是, 三是 follow each other, and 三个方面 has three items."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from core.rules.narrative.wording.enumerations import KINDS, Item, between, items_in, runs_in
from core.rules.narrative.wording.passages import NARRATIVE, Passage, found_in, found_or_held, passages
from core.rules.narrative.wording.report_years import number_of
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_NUMERALS = "零一二三四五六七八九十"
_ANNOUNCED = re.compile(
    r"(?:以下|如下|下列|下面)(?P<number>[两二三四五六七八2-8])(?:个方面|方面|个问题|个不足|点|项|个)(?:的?(?:主要|突出)?(?:问题|不足|短板|工作|措施|内容|差距))?(?:和不足)?[：:。]"
)
_FIRST = re.compile(r"一(?:是|要|方面|、|，)|其一|首先|第一|[（(]一[)）]|1[.、．)）]")
_LONGEST_RUN = 10
_MOST = 40
"""So many gaps of one kind in one section are no slips."""


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    # one numeral misread on a scan, or one paragraph on an unread page, breaks any row of numbers
    if subject.file.recognised or subject.unread_parts:
        return
    found: list[CheckResult] = []
    looked = False
    for section in NARRATIVE:
        own = passages(subject.report, (section,))
        for kind in KINDS:
            looked |= next(items_in(own, kind), None) is not None
            found += islice(_gaps(rule, own, kind), _MOST)
        found += _miscounted(rule, own)
    yield from found_or_held(rule, found, looked=looked)


def _gaps(rule: Rule, own: Sequence[Passage], kind: str) -> Iterator[CheckResult]:
    """Numbers left out or given twice. ``open_runs`` holds the last item of each enumeration still open, inner ones last."""
    open_runs: list[Item] = []
    first: Item | None = None
    for item in items_in(own, kind):
        first = item if item.number == 1 or first is None else first
        outer = next((n for n in reversed(range(len(open_runs))) if open_runs[n].number == item.number - 1), None)
        if item.number == 1 or not open_runs:
            open_runs.append(item)
        elif outer is not None:
            open_runs[outer:] = [item]
        else:
            yield from _broken(rule, own, item, open_runs[-1], first)
            open_runs[-1] = item


def _broken(rule: Rule, own: Sequence[Passage], item: Item, last: Item, first: Item) -> Iterator[CheckResult]:
    text = between(own, last, item)
    span = (item.start, item.stop)
    if last.number + 1 < item.number <= _LONGEST_RUN and not _counted_otherwise(text, last, item):
        missing = "、".join(_spoken(item, number) for number in range(last.number + 1, item.number))
        said = f"“{_spoken(item, last.number)}”之后是“{_spoken(item, item.number)}”，缺少“{missing}”"
        yield found_in(rule, own[item.at], span, said, "序号应连续")
    elif item.number == last.number and not _starts_again(between(own, first, item), item):
        yield found_in(rule, own[item.at], span, f"“{_spoken(item, item.number)}”出现了两次", "序号应连续，不重复")


def _counted_otherwise(text: str, last: Item, item: Item) -> bool:
    """Whether the numbers between stand there in another shape: 二、, 其二, 二则, in the middle of a clause."""
    return any(
        sign in text
        for number in range(last.number + 1, item.number)
        for sign in ((_NUMERALS[number],) if number <= 10 else ()) + ((str(number),) if item.kind == "1." else ())
    )


def _starts_again(text: str, item: Item) -> bool:
    """Whether another enumeration may have begun between two items of the same number."""
    return _FIRST.search(text) is not None or (item.kind == "是" and "\n" in text)


def _miscounted(rule: Rule, own: Sequence[Passage]) -> Iterator[CheckResult]:
    for at, passage in enumerate(own):
        for match in _ANNOUNCED.finditer(passage.characters):
            run = _announced_run(own, at, match.end())
            number = 2 if match["number"] == "两" else number_of(match["number"])
            if run and number is not None and len(run) != number:
                said = f"写“{match[0]}”，后面列了 {len(run)} 项"
                yield found_in(rule, passage, match.span(), said, "写明的项数应与所列的一致")


def _announced_run(own: Sequence[Passage], at: int, stop: int) -> Sequence[Item]:
    """The enumeration that begins right after the announcement, where its end is beyond doubt."""
    for kind in KINDS:
        runs = runs_in(own, kind)
        for at_run, run in enumerate(runs):
            numbers = [item.number for item in run]
            # an enumeration within the last item may hide where that of the announcement goes on
            nested = at_run + 1 < len(runs) and "。" not in between(own, run[-1], runs[at_run + 1][0])
            if numbers == list(range(1, len(run) + 1)) and _follows(own, run[0], at, stop) and not nested:
                return run
    return ()


def _follows(own: Sequence[Passage], first: Item, at: int, stop: int) -> bool:
    if first.at == at:
        return 0 <= first.start - stop <= 2
    return first.at == at + 1 and first.start == 0 and len(own[at].characters) - stop <= 1


def _spoken(item: Item, number: int) -> str:
    if item.kind == "1.":
        return f"{number}."
    numeral = _NUMERALS[number] if number <= 10 else f"十{_NUMERALS[number - 10]}"
    return f"（{numeral}）" if item.kind == "（）" else f"{numeral}是"


ENUMERATIONS = Rule(
    id="N25",
    title="序号断裂或项数不符",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="“一是、二是、三是”“（一）（二）（三）”应当连续；写明“以下三个方面”的，后面应列三项。",
    basis=inferred("序号断开往往是删改时漏了内容"),
    next_step="看是漏了一项还是序号写错",
    usual=False,
    examples=(
        Example("五：一是公开不够及时；二是解读形式单一；三是培训不多。", Verdict.HOLDS),
        Example(
            "五：一是公开不够及时。\n五：二是解读单一，其中一是图解少，二是视频少。\n五：三是培训不多。", Verdict.HOLDS
        ),
        Example("五：一是公开不够及时；二要丰富解读；三是加强培训。", Verdict.HOLDS),
        Example(
            "五：存在以下两个方面的问题：一是解读单一；二是培训不多。下一步：一是丰富解读；二是加强培训；三是严格考核。",
            Verdict.HOLDS,
        ),
        Example("一：（一）主动公开。\n一：（二）依申请公开。\n一：（三）政府信息管理。", Verdict.HOLDS),
        Example("五：一是公开不够及时；三是培训不多。", Verdict.BROKEN),
        Example("五：一是公开不够及时；二是解读单一；二是培训不多。", Verdict.BROKEN),
        Example("五：主要存在以下三个方面的问题：一是解读单一；二是培训不多。", Verdict.BROKEN),
        Example("一：（一）主动公开。\n一：（三）政府信息管理。", Verdict.BROKEN),
    ),
)
