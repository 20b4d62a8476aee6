"""What the narrative says of the fee for handling requests (信息处理费): amounts that were collected, and that there were none.

Rates, notices, exemptions and the fees of other years are left alone, and so is a sentence with several amounts none of
which is called the total.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.obstacles import forbidden_comparison
from core.rules.narrative.surroundings import squeezed, surroundings
from core.rules.rule import Subject

SECTIONS = frozenset((0, 1, 3, 6))

_FEE = re.compile(r"处理费|信息公开(?:收费|费用|费)|依申请公开\S{0,8}(?:收费|费用)")
_RATE = re.compile(
    r"[每/／]|标准|不超过|以上|以下|以内|起征|减免|免收|免除|退还|退回|应收|应缴|拟收|通知|成本|罚款|预算|逾期未|未缴|放弃"
)
_CONTINUES = re.compile(
    r"(?:共|合计|总计|累计|其中|实际|实|总?金额|收费|收取|收缴|缴纳|征收|费用|人民币|为|了|计|[：:])*"
)
_TOTAL = re.compile(r"共|合计|总计|总额|总金额|累计")
_CASES_UNITS = frozenset(("件", "份", "宗", "起", "项"))
_COLLECTED = re.compile(r"收取|收费|缴纳|缴费|征收|产生")
_NOT_COLLECTED = re.compile(r"通知|未|没有|不予|无需|免|标准|每")
_DENIAL = re.compile(
    r"(?:未|没有|没|无|不存在|不涉及|未曾|从未|不)[^，,。；;]{0,24}?(?:处理费|信息公开(?:收费|费用|费)|收费|费用)"
    r"|(?:处理费|信息公开(?:收费|费用|费))[^，,。；;]{0,24}?(?:为零|为0|[^\d]0元|零元|未收取|没有收取|未产生|没有产生|未发生|无)"
)


class Fee(Struct, frozen=True):
    """An amount in 元 that was collected; ``cases`` is how many requests it was collected for, where the sentence says so."""

    sentence: Sentence
    mention: Mention
    amount: Decimal
    cases: Mention | None = None


def fee_sentences(subject: Subject) -> Iterator[Sentence]:
    """The sentences that name the fee."""
    for sentence in subject.sentences:
        if sentence.section in SECTIONS and _FEE.search(squeezed(sentence.text.characters)):
            yield sentence


def collected_fees(subject: Subject) -> tuple[Fee, ...]:
    """The amounts collected this year, in reading order; one that is repeated comes as often."""
    return tuple(fee for sentence in fee_sentences(subject) if (fee := _fee_in(subject, sentence)) is not None)


def _fee_in(subject: Subject, sentence: Sentence) -> Fee | None:
    # a sentence with dozens of numbers is a list of other things, and would take long to weigh
    if len(sentence.mentions) > _MOST_NUMBERS:
        return None
    amounts = [one for one in sentence.mentions if one.kind is MentionKind.MONEY and _is_fee(sentence, one)]
    if len(amounts) > 1:
        amounts = [one for one in amounts if _TOTAL.search(surroundings(sentence, one).clause)]
    if len(amounts) != 1 or forbidden_comparison(subject.report, sentence, amounts[0]):
        return None
    return Fee(sentence, amounts[0], amounts[0].value, _cases(sentence))


_MOST_NUMBERS = 24


def _is_fee(sentence: Sentence, mention: Mention) -> bool:
    """Whether the amount is the fee: its clause names it or continues the clause that does, and states no rate."""
    words = surroundings(sentence, mention)
    if (
        mention.unit != "元"
        or _RATE.search(words.clause)
        or words.after.startswith(("/", "／", "每", "一件", "的标准"))
    ):
        return False
    if _FEE.search(words.clause) or _FEE.match(words.after.lstrip("的")):
        return True
    return bool(_FEE.search(words.before) and _CONTINUES.fullmatch(words.clause)) and not _DENIAL.search(words.before)


def _cases(sentence: Sentence) -> Mention | None:
    """The one number of requests in a clause that says the fee was collected."""
    found = [
        one
        for one in sentence.mentions
        if one.kind is MentionKind.COUNT and one.unit in _CASES_UNITS and not one.approximate and _counts(sentence, one)
    ]
    return found[0] if len(found) == 1 else None


def _counts(sentence: Sentence, mention: Mention) -> bool:
    words = surroundings(sentence, mention)
    around = words.clause + re.split(r"[，,。；;]", words.after, maxsplit=1)[0]
    return _COLLECTED.search(around) is not None and _NOT_COLLECTED.search(around) is None


def denied_fees(subject: Subject) -> tuple[Sentence, ...]:
    """The sentences that say no fee was collected, 0 元 included."""
    return tuple(
        sentence
        for sentence in fee_sentences(subject)
        if _DENIAL.search(squeezed(sentence.text.characters)) is not None
    )
