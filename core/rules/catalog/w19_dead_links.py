"""W19: words that once were a link, a picture or an attachment."""

import re
from collections.abc import Iterator

from core.report.annual_report import AnnualReport
from core.rules.narrative.wording.passages import ALL, Passage, around, found_in, found_or_held, passages
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_DEAD = (
    (re.compile(r"(?:点击|点此|点这里|查看|下载|链接|附件)(?:此处|这里)?[(（][)）]"), "链接的括号里没有内容"),
    (re.compile(r"https?://(?=[\u4e00-\u9fff，。；、）)]|$)", re.IGNORECASE), "网址不完整"),
    (
        re.compile(
            r"(?:file:///|javascript:|https?://(?:localhost|127\.0\.0\.1|192\.168\.|10\.[0-9]))[^\u4e00-\u9fff，。]{0,80}",
            re.IGNORECASE,
        ),
        "网址在外面打不开",
    ),
    (re.compile(r"(?<![A-Za-z])[C-Zc-z]:\\[^，。；]{2,60}"), "留有本机的文件路径"),
    (
        re.compile(
            r"[\[【](?:图片|附件|链接|视频)[\]】]|图片加载失败|错误！(?:未找到引用源|超链接引用无效)|页面不存在|链接已?失效"
        ),
        "留有失效的图片、链接或引用",
    ),
    (re.compile(r"^(?:点击(?:此处|这里)?(?:下载|查看|打开)|下载附件|附件下载)[。：:]?$"), "只剩下载的字样"),
)
_MENTIONED = re.compile(r"(?:详见|见|附)附件[0-9一二三四五]?(?![^。；]{0,14}(?:公开|发布|上传|另附|另行))")
_ATTACHED = re.compile(r"^(?:附件|附表|附[:：])")


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    own = passages(subject.report, ALL)
    found = [result for passage in own for result in _dead(rule, passage)]
    if not _has_attachment(subject.report, own) and not subject.unread_parts:
        found += [result for passage in own for result in _unattached(rule, passage)]
    yield from found_or_held(rule, found, looked=bool(own), place="全文")


def _dead(rule: Rule, passage: Passage) -> Iterator[CheckResult]:
    for pattern, what in _DEAD:
        if match := pattern.search(passage.characters):
            said = f"{what}：“{around(passage.characters, *match.span())}”"
            yield found_in(rule, passage, match.span(), said, "链接、图片和附件应能打开，或者删去这些字样")


def _unattached(rule: Rule, passage: Passage) -> Iterator[CheckResult]:
    if match := _MENTIONED.search(passage.characters):
        said = f"正文写“{around(passage.characters, *match.span())}”，所读的文件里没有附件"
        yield found_in(rule, passage, match.span(), said, "附件应与报告一并报送、公开")


def _has_attachment(report: AnnualReport, own: tuple[Passage, ...]) -> bool:
    return any(_ATTACHED.match(passage.characters) for passage in own) or any(
        "附件" in problem.message for problem in report.problems
    )


DEAD_LINKS = Rule(
    id="W19",
    title="链接或附件失效字样",
    severity=Severity.HINT,
    check=Logic(_results),
    explanation="从网页或文档复制时留下的“下载()”“[图片]”、不完整的网址、本机路径，以及写了“详见附件”却没有附件。",
    basis=inferred("公众应能打开报告所说的内容"),
    next_step="补上附件或链接，或者删去这些字样",
    usual=False,
    examples=(
        Example("一：在政府网站（http://www.qinghe.gov.cn）设置下载专区（含指南），提供附件下载。", Verdict.HOLDS),
        Example("一：详见附件1。\n六：附件1：主动公开目录", Verdict.HOLDS),
        Example("一：公开指南可点击下载（）。", Verdict.BROKEN),
        Example("一：指南见http://，欢迎查阅。", Verdict.BROKEN),
        Example("一：主动公开目录详见附件1。", Verdict.BROKEN),
        Example("一：宣传画如下。\n一：[图片]", Verdict.BROKEN),
    ),
)
