"""N14: numbers given place by place or office by office, and their total."""

import re
from collections.abc import Iterator
from decimal import Decimal

from core.report.sentence import Mention, MentionKind
from core.rules.narrative.words.joined_sentences import joined_sentences
from core.rules.narrative.words.spots import Spot, spots
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.text import SourceText

_PLACE = re.compile(
    r"^(?:其中)?[\u4e00-\u9fff]{1,9}?(?:本级|[市县区乡镇州旗级]|街道|办事处|[局委厅办院]|办公室|中心|管委会)$"
)
_TOTAL_BEFORE = re.compile(r"(?:共|共计|总计|合计|总数)\S{0,24}$")
_TOTAL_AFTER = re.compile(r"^(?:以上)?(?:共|共计|总计|合计|总共)$")
_LEAST = 3


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for passage in joined_sentences(subject.sentences):
        found = list(spots(passage, ""))
        run: list[Spot] = []
        for index, spot in enumerate(found):
            if _is_place(spot) and (not run or spot.mention.unit == run[0].mention.unit):
                run.append(spot)
            elif len(run) >= _LEAST:
                yield from _judge(rule, passage.text, found[: index - len(run)], run, spot)
                run = []
            else:
                run = [spot] if _is_place(spot) else []
        if len(run) >= _LEAST:
            yield from _judge(rule, passage.text, found[: len(found) - len(run)], run, None)


def _is_place(spot: Spot) -> bool:
    return spot.mention.kind is MentionKind.COUNT and _PLACE.search(spot.label) is not None


def _judge(
    rule: Rule, text: SourceText, before: list[Spot], run: list[Spot], after: Spot | None
) -> Iterator[CheckResult]:
    total = _total(text, before, run, after)
    numbers = [spot.mention for spot in run]
    if total is None or any(one.approximate for one in (total, *numbers)):
        return
    together = sum((one.value for one in numbers), Decimal(0))
    tail = text.characters[numbers[-1].stop :].lstrip()
    if together < total.value and tail.startswith("等"):
        return
    listed = "+".join(str(one.value) for one in numbers)
    words = tuple(text.slice(one.start, one.stop) for one in (total, *numbers))
    yield CheckResult(
        rule.id,
        "正文 地区、单位分列",
        Verdict.HOLDS if together == total.value else Verdict.BROKEN,
        formula="总数 = 各地区、单位之和",
        statement=f"正文写“{words[0]}”，所列各地区、单位 {listed} = {together}",
        expectation="各地区、单位之和应等于总数",
        words=words,
    )


def _total(text: SourceText, before: list[Spot], run: list[Spot], after: Spot | None) -> Mention | None:
    """The total right before the list, or right after it."""
    unit = run[0].mention.unit
    if after is not None and after.mention.unit == unit and _TOTAL_AFTER.search(after.label):
        return after.mention
    if before and before[-1].mention.unit == unit and _TOTAL_BEFORE.search(before[-1].own):
        between = text.characters[before[-1].mention.stop : run[0].mention.start]
        return before[-1].mention if len(between) <= _NEAR and "。" not in between else None
    return None


_NEAR = 16

PLACES_TOGETHER = Rule(
    id="N14",
    title="地区、单位分列之和",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="正文按地区或单位分列又写出总数的，各项之和应等于总数；写明“等”的，不大于总数。",
    basis=inferred("各部分之和等于总体"),
    next_step="核对各地区、单位的数和总数，看是否漏列",
    usual=False,
    examples=(
        Example("一：共编发政府公报168期，市本级48期、东河区60期、西河区60期。", Verdict.HOLDS),
        Example("一：东河区28件、西河区30件、南山县10件，合计68件。", Verdict.HOLDS),
        Example("一：共编发公报168期，市本级40期、东河区60期、西河区30期等。", None),
        Example("一：共编发政府公报168期，市本级48期、东河区60期、西河区50期。", Verdict.BROKEN),
        Example("一：东河区28件、西河区30件、南山县10件，合计86件。", Verdict.BROKEN),
    ),
)
