"""What a report says about fees for handling information (信息处理费)."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from core.rules.narrative.passages import Passage
from core.source.text import SourceText

ABOUT_FEES = re.compile(r"信息?公?开?处理费|信息处理费|(?<![经耗消浪])(?<!三公经)费用?|收取")
FEE = re.compile(r"(?:信息公开|信息)?(?:公开)?处理费用?|公开费用?|收取[^，,。；]{0,30}费用?")
_DENIED = re.compile(
    r"(?:未|没有|没|不存在|无|不曾|并未|均未)(?:发生|产生|出现|有|向[^，,。；]{1,12}|对[^，,。；]{1,12}|存在)?(?:收取|收|产生)?"
    r"(?:过|任何|依申请公开|政府信息公开|的|政府(?!信息公开)|有关|相关|情况){0,6}(?:信息公开|信息)?(?:公开)?处理费(?!用?的?(?:争议|纠纷|投诉|异议|减免|退|欠|复议|诉讼|标准|问题))"
    r"|处理费用?(?:的)?(?:收取)?(?:情况)?[：:为是]?(?:无|未发生|未收取|未产生|没有收取|没有产生)(?=[，,。；]|$)"
)
_AMOUNT = re.compile(
    r"(?:收取|收到|收缴|征收|产生|实收)[^，,。；0-9]{0,16}处理费用?[共合总计额金人民币为是：:]{0,10}"
    r"(?P<number>(?:[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]{1,9})(?![0-9])(?:\.[0-9]+)?)(?P<scale>万)?"
    r"(?P<unit>元|圆|块|件|次|笔|人|项|起|宗|例|份|条|个|户|家|页|批|%|年|月)?"
)
_NOT_PAID = re.compile(
    r"应收|应缴|拟收|减免|免除|免收|退还|退回|每[件页]|按[件量页]|标准|未缴|逾期|未[^，。；]{0,6}[缴交支]|通知|放弃|计算|核定|如|若|可以|应当|不得|超过"
)
_PART = re.compile(
    r"本级|全[市县区省州]|各[县区市部单级]|其中|系统|所属|下属|部门|单位|半年|季度|[0-9一二三四五六七八九十]月"
    r"|[\u4e00-\u9fff]{2,5}(?:县|区|镇|乡|街道|局|委|办公室)(?=[共未没收并均])"
)
_EXCEPT = re.compile(r"除")
_ANOTHER = re.compile(r"20[0-9]{2}年?|上年|去年|上一年|往年|历年|自[^，。]{0,12}以来")


class FeeStatement(Struct, frozen=True):
    """One statement about the fee: that there was none, or an amount in 元. ``unit`` is as printed, "" where none is."""

    passage: Passage
    span: tuple[int, int]
    amount: Decimal | None
    unit: str = ""

    @property
    def of_a_part(self) -> bool:
        """Whether the statement may speak of one office among several, or of part of the year."""
        return _PART.search(self.passage.characters) is not None

    @property
    def words(self) -> SourceText:
        """The words that say it."""
        return self.passage.words(*self.span)


def denials(passage: Passage, year: int | None) -> Iterator[FeeStatement]:
    """Words that no fee was charged in the report's year."""
    text = passage.characters
    if _EXCEPT.search(text):
        return
    for match in _DENIED.finditer(text):
        if not _of_another_year(text, match.start(), year):
            yield FeeStatement(passage, match.span(), None)


def amounts(passage: Passage, year: int | None) -> Iterator[FeeStatement]:
    """Amounts that were charged in the report's year; those only asked for, or waived, are none."""
    text = passage.characters
    if _NOT_PAID.search(text):
        return
    for match in _AMOUNT.finditer(text):
        value = _decimal(match["number"])
        ends = match["unit"] or text[match.end() : match.end() + 1] in ("", "。", "；", "，", ",", "）", ")")
        if value is not None and ends and not _of_another_year(text, match.start(), year):
            yield FeeStatement(passage, match.span(), value, (match["scale"] or "") + (match["unit"] or ""))


def _of_another_year(text: str, start: int, year: int | None) -> bool:
    named = [match[0] for match in _ANOTHER.finditer(text, 0, start)]
    return any(year is None or str(year) not in one for one in named)


def _decimal(printed: str) -> Decimal | None:
    try:
        return Decimal(re.sub("[,，]", "", printed))
    except InvalidOperation:
        return None
