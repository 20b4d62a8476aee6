"""W15: the organ that acts in the text is the organ of the title."""

import re
from collections.abc import Iterator

from core.rules.narrative.wording.organs import is_department, may_be_short_for, place_in, without_place
from core.rules.narrative.wording.passages import NARRATIVE, clean, found_in, statements
from core.rules.narrative.wording.report_years import YEAR
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.telling import holding
from core.rules.verdict import CheckResult, Severity, Verdict

_ACTS = (
    r"(?:高度重视|认真贯彻|认真落实|严格按照|严格落实|严格执行|坚持以|坚持把|深入贯彻|全面贯彻|紧紧围绕|按照[^，。]{2,20}要求|始终坚持|切实加强|不断加强|积极推进"
    r"|(?:全年|本年度)?(?:共|累计|共计)?(?:收到|受理|办理|答复|主动公开)[^，,。；]{0,20}[0-9]|(?:全年|本年度)?未(?:收到|发生|收取)|政府信息公开工作(?:虽|取得|还|仍))"
)
_ACTOR = re.compile(
    rf"(?:^|(?<=[。；]))(?:[（(]?[一二三四五六七八九十0-9]{{1,2}}[)）、.．][、.．]?)?(?:(?:{YEAR}年度?|全年|本年度|一年来)[，,]?)?"
    rf"(?P<name>[\u4e00-\u9fff]{{1,16}}?(?:局|委员会|委|厅))[，,]?(?={_ACTS})"
)
_NOT_A_NAME = re.compile(
    r"[我本各全该上级有关]|党委|党组|纪委|国务院|中央|省委|市委|县委|区委|常委|政府|部门|领导|办公|当局|格局|布局|结局|根据|按照|在|对|由|为|以|与|和全|及|督促|要求|指导|协助"
)
_SHARED_TERRITORY = re.compile(r"示范区|开发区|高新|新区|功能区|园区|分局")


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    organ = clean(subject.report.title).characters + subject.report.organ
    if not is_department(subject.report.organ):
        return
    known: set[str] = set()
    looked = found = False
    for statement in statements(subject.report, NARRATIVE):
        match = _ACTOR.search(statement.characters)
        if match is None or _NOT_A_NAME.search(match["name"]) or match["name"] in known:
            continue
        looked = True
        known.add(match["name"])
        if not _may_be(match["name"], organ):
            found = True
            said = f"标题是“{subject.report.organ}”，正文以“{match['name']}”为主语"
            yield found_in(rule, statement, match.span("name"), said, "正文说的应是本机关")
    if looked and not found:
        yield holding(rule, "正文")


def _may_be(name: str, organ: str) -> bool:
    own = without_place(name)
    if not may_be_short_for(own, organ):
        return False
    place, other = place_in(name), place_in(organ)
    if len(place) < 3 or not other or _SHARED_TERRITORY.search(name + organ):
        return True
    return may_be_short_for(place, organ) or place in other or other in place


OTHER_ORGAN = Rule(
    id="W15",
    title="出现其他机关名称",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="部门的报告里，作主语的机关应是标题上的机关或它的简称；出现别的机关，往往是借用了别人的稿子。",
    basis=inferred("年度报告说的是本机关的工作"),
    next_step="看这一段是否从其他单位的报告复制而来",
    usual=False,
    examples=(
        Example("机关：青禾市人力资源和社会保障局\n一：2023年，市人社局高度重视政务公开工作。", Verdict.HOLDS),
        Example("机关：青禾市发展和改革委员会\n一：2023年，青禾市发改委认真贯彻落实条例。", Verdict.HOLDS),
        Example("机关：民政局\n一：青禾市民政局共收到政府信息公开申请3件。", Verdict.HOLDS),
        Example("机关：青禾市公安局云岭分局\n一：2023年，青禾市公安局云岭分局认真落实条例。", Verdict.HOLDS),
        Example("机关：青禾市财政局\n一：我局认真贯彻落实条例。财政局高度重视。市委市政府高度重视。", Verdict.HOLDS),
        Example("机关：青禾市教育局\n一：2023年，青禾市水利局认真贯彻落实条例。", Verdict.BROKEN),
        Example("机关：临溪县教育局\n一：2023年，云岭县教育局高度重视政务公开工作。", Verdict.BROKEN),
    ),
)
