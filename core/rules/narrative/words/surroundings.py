"""The words around a number in a sentence, without blanks."""

import re

from msgspec import Struct

from core.report.sentence import Mention, Sentence
from core.source.text import SourceText

NOTHING = r"(?:(?<![有毫绝])无|没有|不存在|未有|(?<![从为归清])零)"
"""What denies the words behind it, and no verb: 无结转, 零结转, though not 有无."""

YEARS_END = r"(?:20\d\d年)?(?:12月3[01]日|12月[底末]?(?!\d)|年?底|年末)"
"""The day on which the tables stand, behind 截至."""

AN_OFFICE = (
    r"(?:(?!协助|配合|代|受|向|由|经|转|为)[\u4e00-\u9fff]){0,10}(?:局|(?<!大)厅|委|办公?室?|街道|镇|乡|政府|中心)"
)
"""A short name of an office that does something itself."""

JOINER = r"(?:[、和与及]|或者?|以及|并|加)"
"""What joins two names of which one number is said: 予以公开或者部分公开48件."""

REQUEST_UNITS = frozenset(
    ("件", "条", "份", "宗", "次", "个", "项", "起", "例", "封", "件次", "条次", "项次", "份次", "")
)
"""Measure words with which offices count requests."""

SORTS = frozenset(("类", "种", "者"))
"""Measure words that count sorts of things: 两类合计113件."""
LOOSE_SORTS = SORTS | {"项", "个"}
"""Those that may count sorts, or the things themselves: 三项合计43件, 公开三项."""
CLAUSE_END = re.compile(r"[，；：。！？（）]")
"""Marks (full-width) that end the words of a number."""
_BOUNDARY = re.compile(r"[，；;。：:！!？?]|(?<!\d),|,(?!\d)")
_REACH = 240
"""Characters on either side beyond which words say nothing about a number."""
_BLANK = re.compile(r"\s+")


class Surroundings(Struct, frozen=True):
    """``clause`` is what stands before the number in its own clause, ``before`` in its sentence; ``after`` what follows."""

    clause: str
    before: str
    after: str


def surroundings(sentence: Sentence, mention: Mention) -> Surroundings:
    """The words around a mention."""
    text = sentence.text.characters
    head = text[max(mention.start - _REACH, 0) : mention.start]
    start = max((match.end() for match in _BOUNDARY.finditer(head)), default=0)
    return Surroundings(squeezed(head[start:]), squeezed(head), squeezed(text[mention.stop : mention.stop + _REACH]))


def squeezed(text: str) -> str:
    """Without blanks, which stand anywhere in the text of a page, and with years in digits: 二〇二三年."""
    return _CHINESE_YEAR.sub(_year_in_digits, _BLANK.sub("", text))


def uniform(text: str) -> str:
    """Without blanks, digits half-width and marks full-width."""
    return squeezed(text).translate(_UNIFORM)


_UNIFORM = str.maketrans(
    {**{chr(0xFF10 + digit): str(digit) for digit in range(10)}, "(": "（", ")": "）", ",": "，", ";": "；", ":": "："}
)
_CHINESE_YEAR = re.compile("二[〇○零O0][〇○零O0一二三四五六七八九]{2}(?=年)")
_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")


def _year_in_digits(match: re.Match[str]) -> str:
    return match.group().translate(_DIGITS)


def phrase(sentence: Sentence, mention: Mention) -> SourceText:
    """The number with its measure word, as printed."""
    return sentence.text.slice(mention.start, mention.stop)


def clause_around(sentence: Sentence, mention: Mention) -> str:
    """The clause that a mention stands in, for a person to read."""
    text = sentence.text.characters
    first = max(mention.start - _REACH, 0)
    starts = [match.end() for match in _BOUNDARY.finditer(text, first, mention.start)]
    stop = _BOUNDARY.search(text, mention.stop)
    return text[starts[-1] if starts else first : stop.start() if stop else len(text)].strip()
