"""Where a report says which year it is about: its title, its period, its own name in the text, its file's name."""

import re
from collections.abc import Iterator

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.rules.narrative.wording.passages import Passage, clean, statements, without_quotations
from core.source.chinese_numerals import chinese_integer
from core.source.text import SourceText

YEAR = r"(?:20[0-9]{2}|二[〇零○0Oo][〇零○0Oo一二三][〇零○0Oo一二三四五六七八九])"
_TITLE_YEAR = re.compile(rf"(?<![0-9])({YEAR})年?度?")
_NUMERAL = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"


def _date(number: int) -> str:
    return rf"(?:(?P<year{number}>{YEAR})年)?(?P<month{number}>{_NUMERAL})月(?P<day{number}>{_NUMERAL})[日号]"


_PERIOD = re.compile(
    rf"(?<![0-9]){_date(1)}(?:[(（][^()（）]{{0,12}}[)）])?(?:起|开始|零时|0时)?(?:至|到|[-—–~～─－]{{1,2}}){_date(2)}"
)
_COUNTING = re.compile(
    r"统计期限|统计时限|统计时间|统计周期|统计范围|统计的?期间|统计起止|统计区间|[期时]限[为是从自]|所列数据|报告期|数据(?:的)?统计"
)
_OF_THE_REPORT = re.compile(r"报告|年报|所列|^[（(]?统计")
_OTHER_PERIOD = re.compile(r"上年|去年|同期|上一年|上季|考核|评议|测评|监测|整改|公示|培训|活动|网站普查")
_SELF_NAMED = re.compile(
    r"(?:现将|现予以?公布|现公布|现向社会公布|特向社会公布|特编制|兹公布|现发布|本报告[系是为]|编制本报告|编制了?本)"
    rf"[^。；]{{0,60}}?(?<![0-9])(?P<year>{YEAR})年?度?政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报|情况)"
)
_OTHER_REPORT = re.compile(r"上年|去年|上一年|按时|按期|如期|及时|完成|1月|2月|3月|通知")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_FILE_YEAR = re.compile(
    rf"(?<![0-9])(?P<year>{YEAR})年?度?(?:本级)?(?:政府|政务)信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)"
    rf"|(?:政府|政务)信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)[(（\[【_-]?(?P<year2>{YEAR})(?:年度?)?(?:[)）\]】]|$)"
)
_FILE_DATE = re.compile(
    r"[0-9]月|[0-9]日|[0-9]{1,2}[._-][0-9]{1,2}(?![0-9])|(?<![0-9])[0-9]{6,8}(?![0-9])|报送|上报|提交|发布|印发"
)
_ANY_YEAR = re.compile(rf"(?<![0-9]){YEAR}(?![0-9])")


class Period(Struct, frozen=True):
    """The time that the figures are said to be about; ``words`` are printed, ``passage`` is the statement around them."""

    start: tuple[int, int, int]
    stop: tuple[int, int, int]
    words: SourceText
    passage: Passage

    @property
    def is_whole_year(self) -> bool:
        """1 January to 31 December of one year."""
        return self.start[1:] == (1, 1) and self.stop[1:] == (12, 31) and self.start[0] == self.stop[0]


class StatedYear(Struct, frozen=True):
    """One place that names the report's year, in Chinese, with its words where it stands in the document."""

    where: str
    year: int
    words: SourceText | None = None


def title_year(report: AnnualReport) -> StatedYear | None:
    """The year that the title itself prints; none where it prints none or two."""
    text = clean(report.title)
    years = {number_of(match[1]) for match in _TITLE_YEAR.finditer(text.characters)}
    year = years.pop() if len(years) == 1 else None
    return None if year is None else StatedYear("标题", year, text)


def periods(report: AnnualReport) -> Iterator[Period]:
    """Every statement of the time that the figures are about."""
    for passage in statements(report, (0, 1)):
        text = passage.characters
        own = passage.section == 0 or _OF_THE_REPORT.search(text)
        if not own or not _COUNTING.search(text) or _OTHER_PERIOD.search(without_quotations(text)):
            continue
        found = list(_PERIOD.finditer(text))
        # two spans of time in one statement: only one of them is the report's, and it does not say which
        if len(found) == 1 and (period := _period(passage, found[0])) is not None:
            yield period


def _period(passage: Passage, match: re.Match[str]) -> Period | None:
    first = number_of(match["year1"] or "")
    last = number_of(match["year2"] or "") or first
    parts = [number_of(match[name]) for name in ("month1", "day1", "month2", "day2")]
    if first is None or last is None or None in parts:
        return None
    month1, day1, month2, day2 = (part or 0 for part in parts)
    start, stop = (first, month1, day1), (last, month2, day2)
    return Period(start, stop, passage.words(*match.span()), passage)


def self_named_year(report: AnnualReport) -> StatedYear | None:
    """The year in words like 现将2023年政府信息公开工作年度报告公布如下."""
    for passage in statements(report, (0, 1)):
        text = without_quotations(passage.characters)
        match = _SELF_NAMED.search(text)
        year = number_of(match["year"]) if match else None
        if match and year is not None and not _OTHER_REPORT.search(text):
            return StatedYear(passage.place, year, passage.words(match.start("year"), match.end()))
    return None


def file_year(name: str) -> StatedYear | None:
    """The year of a file's name that is the name of a report; none where it may be the year in which it was handed in."""
    stem = "".join(_EXTENSION.sub("", name).split())
    match = _FILE_YEAR.search(stem)
    if match is None or _FILE_DATE.search(stem) or len(set(_ANY_YEAR.findall(stem))) != 1:
        return None
    year = number_of(match["year"] or match["year2"])
    return None if year is None else StatedYear("文件名", year)


def number_of(digits: str) -> int | None:
    """A whole number in Arabic or Chinese digits; 二〇二三 is 2023, 十二 is 12."""
    if not digits:
        return None
    if digits.isdigit() and digits.isascii():
        return int(digits)
    return chinese_integer(re.sub("[○0Oo零]", "〇", digits))
