"""The numbers in a sentence: what each is, how much it counts, and of what.

Every group of digits is a mention of some kind, so that nothing is passed over in silence. A Chinese numeral is one only
where it counts (三件) or orders (第三, （三）): 一是, 统一, 三位一体 and “五公开” are words.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from core.report.chinese_mentions import chinese_mentions
from core.report.sentence import Mention, MentionKind
from core.report.units import AFTER_ABOUT, DURATION, SCALES, UNIT, says_about
from core.source.characters import UNREAD

# full-width digits and marks become half-width; one character stays one character, so that places stay true
_HALF_WIDTH = str.maketrans(
    {**{chr(0xFF10 + digit): str(digit) for digit in range(10)}, "．": ".", "％": "%", "（": "(", "）": ")", "　": " "}
)

# digits with thousands separators, or parted by blanks that a page's line breaks leave behind
_NUMBER = re.compile(r"[0-9]{1,3}(?:[,，][0-9]{3})++(?![0-9])(?:\.[0-9]+)?|[0-9]++(?: ++[0-9]++)*(?:\.[0-9]+)?")
_DIGITS = re.compile(r"[0-9]+")
_LATIN = re.compile(r"[0-9@._:/+-]{0,40}[A-Za-z@][0-9A-Za-z@._:/+-]{0,80}")
_DOCUMENT = re.compile(r"[0-9]{4}\s*[〕\]］】)]\s*第?\s*[0-9]+(?:[-—][0-9]+)?\s*号")
_SERIAL = re.compile(r"[0-9]+\s*号")
_DATE = re.compile(
    r"(?:19|20)[0-9]{2}([-./])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,2}\s*(?:[-—–~～至到]\s*[0-9]{1,2}\s*)?月(?:\s*[0-9]{1,2}\s*[日号]|份|底|初)?"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=\s*年|\s*[-—–~～至到、和]+\s*(?:19|20)?[0-9]{2}\s*年)")
_PHONE = re.compile(r"[0-9]{3,4}[-—－ ][0-9]{7,8}(?![0-9])|[0-9]{2,}[-—][0-9-—]{5,}")
_CLOCK = re.compile(r"[0-9]+\s*[:：/×xX*]\s*[0-9]+(?:\s*[:：/×]\s*[0-9]+)*")
_LIST_MARK = re.compile(r"[0-9]{1,2}\s*(?:[、)]|\.(?![0-9])|\.(?=(?:19|20)[0-9]{2}\s*年))")
_LIST_START = re.compile(r"(?:^|[。；;：:，,！!？?\s])\s*$")
_MEASURE = re.compile(
    rf"\s*(?P<scale>百万|千万|万亿|[百千万亿])?\s*(?P<about>{AFTER_ABOUT})?\s*(?P<scale2>万|亿)?\s*"
    rf"(?:(?P<percent>%|‰|个百分点|倍)|(?P<money>美元|欧元|元)|(?P<duration>{DURATION})|(?P<unit>{UNIT}))?"
    r"(?P<after>\s*(?:以上|以下|左右|上下|以内|多(?!\s*[0-9０-９])))?"
)
_PER_CENT = 100
_RANGE = re.compile(r"[0-9件条个次项份篇期人场家]\s*[-—–~～至到]+\s*$")
_RANGE_AFTER = re.compile(r"\s*[-—–~～至到]+\s*[0-9]")


def mentions_of(characters: str) -> tuple[Mention, ...]:
    """Every number in a sentence, in order."""
    text = characters.translate(_HALF_WIDTH)
    found = [*_digit_mentions(text), *chinese_mentions(text)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _digit_mentions(text: str) -> Iterator[Mention]:
    stop = 0
    while number := _NUMBER.search(text, stop):
        mention = _mention_at(text, number)
        yield mention
        stop = mention.stop


def _mention_at(text: str, number: re.Match[str]) -> Mention:
    start = number.start()
    if UNREAD in (text[start - 1 : start], text[number.end() : number.end() + 1]):
        return _whole(text, start, number.end(), MentionKind.UNSURE)
    before = "".join(text[max(start - 12, 0) : start].split())
    return (
        _as_document(text, start, before)
        or _as_time(text, start)
        or _as_list_mark(text, start, before)
        or _as_code(text, number, before)
        or _as_quantity(text, number, before)
    )


def _whole(text: str, start: int, stop: int, kind: MentionKind) -> Mention:
    groups = _DIGITS.findall(text, start, stop)
    # the last group of 〔2020〕17号 is its number; of a date the first is the month
    return Mention(start, stop, Decimal(groups[-1 if kind is MentionKind.DOCUMENT_NUMBER else 0]), kind)


def _as_document(text: str, start: int, before: str) -> Mention | None:
    if before.endswith(("〔", "[", "［", "【", "(")) and (match := _DOCUMENT.match(text, start)):
        return _whole(text, start, match.end(), MentionKind.DOCUMENT_NUMBER)
    if before.endswith(("第", "令")) and (match := _SERIAL.match(text, start)):
        return _whole(text, start, match.end(), MentionKind.DOCUMENT_NUMBER)
    if before.endswith("第"):
        return _whole(text, start, _run_end(text, start), MentionKind.ORDINAL)
    return None


def _run_end(text: str, start: int) -> int:
    run = _DIGITS.match(text, start)
    return run.end() if run else start + 1


def _as_time(text: str, start: int) -> Mention | None:
    if match := _YEAR.match(text, start):
        return _whole(text, start, match.end(), MentionKind.YEAR)
    if match := _DATE.match(text, start):
        return _whole(text, start, match.end(), MentionKind.DATE)
    return None


def _as_list_mark(text: str, start: int, before: str) -> Mention | None:
    match = _LIST_MARK.match(text, start)
    if match is None:
        return None
    bracketed = before.endswith("(") and text[match.end() - 1] == ")"
    opens = text[match.end() - 1] != ")" and _LIST_START.search(text, max(start - 3, 0), start) is not None
    if (bracketed and not _measured(text, match.end())) or opens:
        return _whole(text, start, _run_end(text, start), MentionKind.ORDINAL)
    return None


def _measured(text: str, start: int) -> bool:
    match = _MEASURE.match(text, start)
    return match is not None and match["unit"] is not None


def _as_code(text: str, number: re.Match[str], before: str) -> Mention | None:
    """Telephone numbers, addresses, versions, times of day: digits that count nothing."""
    start = number.start()
    for pattern in (_PHONE, _LATIN, _CLOCK):
        if match := pattern.match(text, start):
            return _whole(text, start, match.end(), MentionKind.OTHER)
    latin_before = before[-1:].isascii() and before[-1:].isalpha() and not text[start - 1].isspace()
    if latin_before and not _measured(text, number.end()):
        return _whole(text, start, number.end(), MentionKind.OTHER)
    return None


def _as_quantity(text: str, number: re.Match[str], before: str) -> Mention:
    start, stop = number.span()
    value = Decimal(re.sub(r"[,， ]", "", number.group()))
    # 收到申请（3）件
    bracketed = before.endswith("(") and text[stop : stop + 1] == ")" and _measured(text, stop + 1)
    measure = _MEASURE.match(text, stop + bracketed)
    assert measure is not None  # noqa: S101 (every part of the pattern is optional)
    value *= SCALES[measure["scale"] or ""] * SCALES[measure["scale2"] or ""]
    value *= _PER_CENT if measure["percent"] == "倍" else 1
    kind, unit = _kind(text, number, before, measure)
    named = kind is not MentionKind.OTHER or unit
    about = bool(
        measure["about"]
        or measure["after"]
        or says_about(before)
        or _RANGE.search(before)
        or _RANGE_AFTER.match(text, stop)
    )
    end = measure.end() if named and unit else max(stop, measure.end("scale"), measure.end("scale2"))
    # the bracket belongs to the number, so that no list is taken to stand in it
    first = text.rindex("(", 0, start) if bracketed and unit else start
    return Mention(first, end, value, kind, unit, about)


def _kind(text: str, number: re.Match[str], before: str, measure: re.Match[str]) -> tuple[MentionKind, str]:
    if measure["percent"]:
        return MentionKind.PERCENT, measure["percent"]
    if measure["money"]:
        return MentionKind.MONEY, measure["money"]
    if measure["duration"]:
        return MentionKind.OTHER, measure["duration"]
    if measure["unit"]:
        return MentionKind.COUNT, measure["unit"]
    if measure["scale"] and _AMOUNT_OF_MONEY.search(before):
        return MentionKind.MONEY, "元"
    return (MentionKind.COUNT if _stands_alone(text, number, before) else MentionKind.OTHER), ""


_NAMED_CODE = re.compile(r"(?:电话|邮编|编码|热线|传真|编号|代码|电话号码|手机|ＱＱ|QQ)\s*[:：]?$")


# 行政事业性收费12.5万
_AMOUNT_OF_MONEY = re.compile("(?:收费|金额|费用)(?:总额|合计|共计?|为|是|达)*$")


# 收到申请4其中：……, 收到13政府信息公开申请
_NAMED_BEHIND = re.compile(r"\s*(?:其中|(?:政府)?信息公开申请|依申请公开)")


def _stands_alone(text: str, number: re.Match[str], before: str) -> bool:
    """Whether a number without a measure word still reads as an amount: 「自然人21，法人3。」."""
    after = text[number.end() : number.end() + 3].lstrip()[:1]
    ends = after in "，,、。；;)" or _NAMED_BEHIND.match(text, number.end()) is not None
    return len(number.group()) <= 5 and ends and bool(before) and _NAMED_CODE.search(before) is None
