"""The report's title, and what it says: whose report, of which year."""

import re
from collections.abc import Sequence

from msgspec import Struct

from core.source.chinese_numerals import chinese_integer
from core.source.text import SourceText, joined

_YEAR = r"(?:20\d{2}|二[〇零○0Oo][〇零○0Oo一二三][〇零○0Oo一二三四五六七八九])"
_TITLE = re.compile(
    rf"(?P<organ>.{{0,60}}?)(?P<year>{_YEAR})年?度?(?:\S{{0,12}}?)政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)"
)
_WITHOUT_YEAR = re.compile(r"(?P<organ>.{0,60}?)政府信息公开(?:工作)?年度(?:工作)?报告")
_PERIOD = re.compile(rf"({_YEAR})年1月1日.{{0,4}}?(?:至|到|-|~).{{0,6}}?12月31日")
_LONGEST_PART = 60
_MOST_PARTS = 8
_MOST_LINES = 3


class Title(Struct, frozen=True):
    """The title as printed; ``organ`` and ``year`` as it names them."""

    text: SourceText
    organ: str
    year: int | None


def read_title(before: Sequence[SourceText], running: Sequence[SourceText]) -> Title:
    """The title among the paragraphs ``before`` the first section; the year falls back on the period in ``running`` text."""
    short = [text for text in before[:_MOST_PARTS] if 0 < len(text) <= _LONGEST_PART]
    # a title may be broken over up to three lines; the fewest that name an organ are it
    candidates = [
        (text, match)
        for count in range(1, _MOST_LINES + 1)
        for start in range(len(short) - count + 1)
        if (match := _match(text := joined(part.strip() for part in short[start : start + count])))
    ]
    if not candidates:
        return Title(SourceText(), "", _period(before, running))
    text, match = next(((text, match) for text, match in candidates if match["organ"]), candidates[0])
    named = match.groupdict().get("year")
    return Title(text, match["organ"], _as_year(named) if named else _period(before, running))


def _match(text: SourceText) -> re.Match[str] | None:
    clean = text.normalised().characters
    return _TITLE.fullmatch(clean) or _WITHOUT_YEAR.fullmatch(clean)


def _period(before: Sequence[SourceText], running: Sequence[SourceText]) -> int | None:
    for text in (*before, *running):
        match = _PERIOD.search(text.normalised().characters)
        if match:
            return _as_year(match[1])
    return None


def _as_year(digits: str) -> int | None:
    if digits.isdigit() and digits.isascii():
        return int(digits)
    return chinese_integer(re.sub("[○0Oo零]", "〇", digits))
