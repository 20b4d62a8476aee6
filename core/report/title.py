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
_ORGAN_ENDS = tuple("局府委会办院厅署站心处队所校司室团馆行区县市镇乡道场社庭部台")
_PATH = re.compile(r"^.*[>»|/:\\→#]|^[\[(【·•▪■◆*-]+")
"""What stands before an organ's name in a trail of links, behind a label or in a list: 首页 > 年报 > ×局2023年……"""


class Title(Struct, frozen=True):
    """The title as printed; ``organ`` and ``year`` as it names them."""

    text: SourceText
    organ: str
    year: int | None


class TitleAt(Struct, frozen=True):
    """A title on the texts ``first`` to ``last`` (inclusive); ``led`` says that a trail or a label stood before it."""

    title: Title
    first: int
    last: int
    led: bool


def read_title(before: Sequence[SourceText], running: Sequence[SourceText]) -> Title:
    """The title among the paragraphs ``before`` the first section; the year falls back on the period in ``running`` text."""
    found = titles_in([text for text in before[:_MOST_PARTS] if 0 < len(text) <= _LONGEST_PART])
    if not found:
        return Title(SourceText(), "", period(before, running))
    # a title may be broken over up to three lines; the fewest that name an organ are it
    title = max(found, key=lambda one: names_organ(one.title.organ)).title
    return title if title.year is not None else Title(title.text, title.organ, period(before, running))


def names_organ(words: str) -> int:
    """2 for words that end like the name of an organ (局, 人民政府, 委员会), 1 for any others, 0 for none."""
    return 2 if words.endswith(_ORGAN_ENDS) else int(bool(words))


def titles_in(texts: Sequence[SourceText | None]) -> tuple[TitleAt, ...]:
    """Every title on one to three neighbouring texts, those on the fewest first; ``None`` parts neighbours."""
    return tuple(
        found
        for count in range(1, _MOST_LINES + 1)
        for first in range(len(texts) - count + 1)
        if (found := _title_at(texts, first, first + count - 1)) is not None
    )


def _title_at(texts: Sequence[SourceText | None], first: int, last: int) -> TitleAt | None:
    parts = [part for part in texts[first : last + 1] if part is not None and 0 < len(part) <= _LONGEST_PART]
    if len(parts) <= last - first:
        return None
    text = joined(part.strip() for part in parts)
    clean = text.normalised()
    match = _TITLE.fullmatch(clean.characters) or _WITHOUT_YEAR.fullmatch(clean.characters)
    if match is None:
        return None
    lead = _PATH.match(match["organ"])
    if lead is not None:
        text = text.slice(text.marks.index(clean.marks[lead.end()]), len(text))
    named = match.groupdict().get("year")
    organ = match["organ"][lead.end() if lead else 0 :]
    return TitleAt(Title(text, organ, _as_year(named) if named else None), first, last, lead is not None)


def period(*passages: Sequence[SourceText]) -> int | None:
    """The year whose 1 January to 31 December the texts name as the time that the report is about."""
    for texts in passages:
        for text in texts:
            match = _PERIOD.search(text.normalised().characters)
            if match:
                return _as_year(match[1])
    return None


def _as_year(digits: str) -> int | None:
    if digits.isdigit() and digits.isascii():
        return int(digits)
    return chinese_integer(re.sub("[○0Oo零]", "〇", digits))
