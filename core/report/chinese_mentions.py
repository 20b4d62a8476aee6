"""Numbers written in Chinese numerals, where they count or order something."""

import re
from collections.abc import Iterator
from decimal import Decimal

from core.report.sentence import Mention, MentionKind
from core.report.units import CHINESE_UNIT, says_about
from core.source.chinese_numerals import chinese_integer

_NUMERAL = re.compile(r"[零〇一二三四五六七八九十百千万亿两]+")
_MEASURE = re.compile(
    rf"\s*(?P<about>余|多|几)?\s*(?:(?P<unit>{CHINESE_UNIT})|(?P<money>元))(?P<after>以上|以下|左右)?"
)
_YEAR_DIGITS = re.compile(r"[零〇一二三四五六七八九]{4}(?=\s*年)")
_MONTH = re.compile(r"[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日|份|底)?")
# names of the official form: 三类内部事务信息, 四类过程性信息
_FORM_WORDS = re.compile("三类内部|四类过程|三安全|一稳定")
_WORDS_WITH_ORDINAL = re.compile("三方|一时间|一平台|一手|一责任|一把手|一书记|一要务")
_PERCENT = re.compile(r"百分之([零〇一二三四五六七八九十百]+)(?:点([零〇一二三四五六七八九]+))?")

# before these a numeral is part of a word, a share or a distribution: 统一, 每一件, 百分之一, “四个意识”, 十四五
_WORD_BEFORE = frozenset('统唯每某任同这那逐首另专单归划之其不“"‘《五合进初')
# 无一件, 没有一起 count nothing
_NOT_ONE = re.compile(r"(?:无|没有|未有|未曾有)\s*$")
_NEAR = 6
_VAGUE = frozenset("数几好成")
# 一 counts only documents and cases; 一次性, 一个平台 and 一部分 do not count
_UNITS_OF_ONE = frozenset("件条份宗篇期例起封")
_WORD_AFTER = frozenset("件事条性龙个套")


def chinese_mentions(text: str) -> Iterator[Mention]:
    """The Chinese numerals of a sentence that count or order, in order."""
    stop = 0
    while match := _NUMERAL.search(text, stop):
        mention = _mention_at(text, match)
        stop = match.end()
        if mention is not None:
            yield mention
            stop = max(stop, mention.stop)


def _mention_at(text: str, match: re.Match[str]) -> Mention | None:
    start, stop = match.span()
    before = text[start - 1] if start else ""
    if before.isdigit() or before == ".":
        return None
    if share := _PERCENT.match(text, start):
        return _percent(share)
    if before == "第":
        return None if _WORDS_WITH_ORDINAL.match(text, start) else _ordinal(match)
    if before in ("", "(") and text[stop : stop + 1] in ("、", ")"):
        return _ordinal(match)
    return _date(text, start) or _quantity(text, match, before)


def _percent(share: re.Match[str]) -> Mention | None:
    whole = chinese_integer(share[1])
    if whole is None:
        return None
    fraction = "".join(str("零一二三四五六七八九".find(digit.replace("〇", "零"))) for digit in share[2] or "")
    return Mention(*share.span(), Decimal(f"{whole}.{fraction or 0}"), MentionKind.PERCENT, "%")


def _ordinal(match: re.Match[str]) -> Mention | None:
    value = chinese_integer(match.group())
    if value is None:
        return None
    return Mention(match.start(), match.end(), Decimal(value), MentionKind.ORDINAL)


def _date(text: str, start: int) -> Mention | None:
    if year := _YEAR_DIGITS.match(text, start):
        return Mention(start, year.end(), Decimal(chinese_integer(year.group()) or 0), MentionKind.YEAR)
    month = _MONTH.match(text, start)
    value = chinese_integer(month.group().partition("月")[0]) if month else None
    if month is None or value is None or value > 12:
        return None
    return Mention(start, month.end(), Decimal(value), MentionKind.DATE)


def _quantity(text: str, match: re.Match[str], before: str) -> Mention | None:
    measure = _MEASURE.match(text, match.end())
    if measure is None or before in _WORD_BEFORE or _is_word(text, match, measure):
        return None
    value = chinese_integer(match.group())
    if value is None:
        return None
    nearby = text[max(match.start() - 4, 0) : match.start()].rstrip()
    about = bool(measure["about"] or measure["after"]) or before in _VAGUE or says_about(nearby)
    kind = MentionKind.MONEY if measure["money"] else MentionKind.COUNT
    return Mention(match.start(), measure.end(), Decimal(value), kind, measure["unit"] or "元", about)


def _is_word(text: str, match: re.Match[str], measure: re.Match[str]) -> bool:
    if _FORM_WORDS.match(text, match.start()):
        return True
    unit, after = measure["unit"] or "", text[measure.end() : measure.end() + 1]
    if match.group() == "一":
        denied = _NOT_ONE.search(text, max(match.start() - _NEAR, 0), match.start()) is not None
        return denied or unit not in _UNITS_OF_ONE or after in _WORD_AFTER
    return match.group() in "千万百亿" and not measure["about"] and match.group() != "百"
