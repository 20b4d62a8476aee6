"""W11: the regulation on disclosure is cited by its name, its number and the articles in force."""

import re
from collections.abc import Iterator

from msgspec import Struct

from core.rules.narrative.wording.passages import ALL, Passage, found_in, found_or_held, statements
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_REGULATION = re.compile(r"信息公开[^》，。]{0,4}条例|《条例》|国务院令|国务院第")
_OLD = re.compile(r"国务院(?:令)?第?492号(?:令)?")
_HISTORY = re.compile(r"711|原|旧|废止|2007|2008|修订前|修改前|同时")
_ARTICLES = re.compile(r"《(?:中华人民共和国)?(?:政府信息公开)?条例》[^。；]{0,20}?第(?:三十[一二]|3[12])条")
_ABOUT_REPORTS = re.compile(r"编制|本报告|年度报告|年报")
_ABOUT_REQUESTS = re.compile(r"申请|第三方|答复|征求意见")
_SHORT_NAME = re.compile(r"《(?:中华人民共和国)?信息公开条例》|中华人民共和国信息公开条例")
_LONG_NAME = re.compile(r"《(?:中华人民共和国)?政府信息公开(?:工作|管理|实施)条例》")
_NUMBERED = re.compile(
    r"《(?:中华人民共和国)?政府信息公开条例》(?:[（(](?:以下)?简称[^（()）]{0,12}[)）])?[（(](?:中华人民共和国)?国务院令第?(?P<number>[0-9]{1,4})号"
)
_NO_ORDINAL = re.compile(r"国务院令[（(]?[0-9]{3}号")
_FIRST_YEAR = 2019


class _Slip(Struct, frozen=True):
    """What is printed at ``span``, what is wrong with it, and how it should read."""

    span: tuple[int, int]
    said: str
    expected: str
    severity: Severity | None = None


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    year = subject.report.year
    if year is None or year < _FIRST_YEAR:
        return
    found: list[CheckResult] = []
    looked = False
    for passage in statements(subject.report, ALL):
        if _REGULATION.search(passage.characters):
            looked = True
            found += [
                found_in(rule, passage, slip.span, slip.said, slip.expected, slip.severity) for slip in _slips(passage)
            ]
    yield from found_or_held(rule, found, looked=looked)


def _slips(passage: Passage) -> Iterator[_Slip]:
    text = passage.characters
    if (match := _OLD.search(text)) and not _HISTORY.search(text):
        said = f"引用了“{match[0]}”，是 2019 年修订前的公布令"
        yield _Slip(match.span(), said, "现行《政府信息公开条例》由国务院令第711号公布")
    elif (match := _NUMBERED.search(text)) and match["number"] not in ("711", "492"):
        yield _Slip(match.span(), f"写作“{match[0]}”", "现行《政府信息公开条例》由国务院令第711号公布")
    elif match := _NO_ORDINAL.search(text):
        yield _Slip(match.span(), f"写作“{match[0]}”", "令号前应有“第”字，如“国务院令第711号”", Severity.HINT)
    if (match := _ARTICLES.search(text)) and _ABOUT_REPORTS.search(text) and not _ABOUT_REQUESTS.search(text):
        expected = "现行条例关于年度报告的是第四十九条、第五十条"
        yield _Slip(match.span(), f"编制年度报告的依据写作“{match[0]}”，是修订前的条号", expected)
    if match := _SHORT_NAME.search(text):
        yield _Slip(match.span(), f"写作“{match[0]}”，少了“政府”二字", "名称应为《中华人民共和国政府信息公开条例》")
    elif match := _LONG_NAME.search(text):
        yield _Slip(match.span(), f"写作“{match[0]}”", "名称应为《中华人民共和国政府信息公开条例》")


REGULATION = Rule(
    id="W11",
    title="法规名称或版本错误",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="引用《政府信息公开条例》，名称、公布令的令号和条号应是 2019 年修订后的。说修订经过的不在此列。",
    basis=inferred("现行条例由国务院令第711号公布，2019年5月15日起施行"),
    next_step="对照现行条例核对名称、令号和条号",
    examples=(
        Example("零：根据《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条编制本报告。", Verdict.HOLDS),
        Example("一：认真学习新修订的《政府信息公开条例》(中华人民共和国国务院令 第 711 号)。", Verdict.HOLDS),
        Example("一：《条例》于2007年由国务院令第492号公布，2019年修订。", Verdict.HOLDS),
        Example("一：依据《条例》第三十一条、第三十二条，规范确定收到申请的时间、征求第三方意见。", Verdict.HOLDS),
        Example("一：落实《青禾省政府信息公开条例》和《条例》。", Verdict.HOLDS),
        Example("零：根据《中华人民共和国政府信息公开条例》（国令第711号）要求编制此报告。", Verdict.HOLDS),
        Example("零：根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制本报告。", Verdict.BROKEN),
        Example("零：根据《中华人民共和国政府信息公开条例》第三十一条、第三十二条的规定，编制本报告。", Verdict.BROKEN),
        Example("一：认真贯彻《信息公开条例》，规范公开流程。", Verdict.BROKEN),
        Example("零：依据《政府信息公开条例》(国务院令 711 号)编制。", Verdict.BROKEN),
        Example("零：依据《政府信息公开条例》（国务院令第771号）编制。", Verdict.BROKEN),
    ),
)
