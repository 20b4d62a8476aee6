"""The words around a number in a sentence, without blanks, and what in them forbids a comparison."""

import re

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.source.text import SourceText

REQUEST_UNITS = frozenset(
    ("件", "条", "份", "宗", "次", "个", "项", "起", "例", "封", "件次", "条次", "项次", "份次", "")
)
"""Measure words with which offices count requests."""

_BOUNDARY = re.compile(r"[，,；;。：:！!？?]")
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
    """Without blanks, which stand anywhere in the text of a page."""
    return _BLANK.sub("", text)


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


_WIDER = re.compile(
    r"全(?:市|县|区|省|州|盟|旗|系统|域|镇|乡)|各(?:部门|单位|级|区|县|市|乡|镇|街道|科室|地|处室)|我[市县区省州旗]|及其?部门|所属|下属|直属|本级|代表"
    r"|[市区县省]直|备案|局机关|镇机关|机关本身|合计汇总|系统内"
)
OTHER_TIME = "累计、同期或部分时段的数"
OTHER_YEAR = "其他年份的数"

_GOVERNMENT = re.compile(r"(?:人民政府|管委会|管理委员会|办事处)$")
_BODY = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,3}(?:办公室|政府办|局|厅|委|委员会|办事处|镇|乡|街道|中心|支队|大队|分局|管委会|院|所))"
    r"(?:全年|本年度?|年度|共|总共|合计|累计|一共|也|还|依法|先后|均)*$"
)


def names_another_body(organ: str, before: str) -> bool:
    """Whether the words before a verb name an office other than the government that reports: its number is a part."""
    if not _GOVERNMENT.search(organ):
        return False
    body = _BODY.search(squeezed(before))
    if body is None or body["name"][-2:-1] in "我本全各":
        return False
    return body["name"][-3:] not in organ


_COMPARED = re.compile(
    r"同比|环比|相比|较|[比与]\S{0,8}(?:增|减|多|少|升|降)|增加|减少|增长|下降|上升|多于|少于|增幅|降幅"
)
_OTHER_TIME = re.compile(
    r"累计|历年|以来|截至|截止|去年|上年(?!结转|度结转)|上一年|往年|上半年|下半年|季度|同期|近[两三四五几]年|日均|平均|每"
)
_YEAR_START = re.compile(r"1月1日")
_YEAR_END = re.compile(r"12月31日")


def forbidden_comparison(report: AnnualReport, sentence: Sentence, mention: Mention) -> str:
    """Why a number must not be held against the tables as a mistake, as a Chinese clause; empty where it may be."""
    words = surroundings(sentence, mention)
    if mention.approximate:
        return "约数，不逐一核对"
    if _WIDER.search(words.before):
        return "口径与本机关的表格可能不同"
    if _COMPARED.search(words.clause):
        return "增减或对比的数"
    if _OTHER_TIME.search(words.before) or _part_of_year(words.before, sentence, mention):
        return OTHER_TIME
    return _other_year(report, sentence, mention)


def _part_of_year(before: str, sentence: Sentence, mention: Mention) -> bool:
    dated = any(other.kind is MentionKind.DATE and other.start < mention.start for other in sentence.mentions)
    return dated and not (_YEAR_START.search(before) and _YEAR_END.search(before))


def _other_year(report: AnnualReport, sentence: Sentence, mention: Mention) -> str:
    years = [one for one in sentence.mentions if one.kind is MentionKind.YEAR and one.start < mention.start]
    if years and report.year is not None and years[-1].value != report.year:
        return OTHER_YEAR
    return ""
