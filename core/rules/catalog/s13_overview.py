"""S13, S20: what section 一 has to speak of, and how long it may be."""

import re
from collections.abc import Iterator
from decimal import Decimal

from core.forms.form import Edition
from core.rules.narrative.wording.said import text_of
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.setting import Setting
from core.rules.telling import holding
from core.rules.verdict import CheckResult, Severity, Verdict

# asked generously: only a matter that no word of section 一 touches is missing
_MATTERS = (
    ("主动公开", re.compile(r"主动公开|公开(?:了|各类|政府)?信息|信息公开情况|发布|公示|政务公开")),
    ("依申请公开", re.compile(r"依申请|公开申请|申请公开|申请人|申请\d|收到申请")),
    (
        "政府信息管理",
        re.compile(
            r"管理|信息资源|审查|审核|审批|先审|把关|保密|规范性文件|规范化|标准化|动态调整|清理|制度|目录|台账|更新|维护|归档"
        ),
    ),
    (
        "平台建设",
        re.compile(r"平台|网站|门户|新媒体|公众号|微信|微博|客户端|专栏|专区|栏目|查阅点|公开栏|公示栏|政务服务大厅"),
    ),
    (
        "监督保障",
        re.compile(r"监督|保障|培训|考核|评议|评估|追究|问责|督查|督导|检查|领导小组|组织领导|责任制|分工|学习"),
    ),
)
_PLACE = "正文 第一部分"


def _matters(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    section = subject.report.section(1)
    text = text_of(subject.report, 1)
    if section is None or not text or subject.unread_parts:
        return
    missing = [name for name, words in _MATTERS if not words.search(text)]
    if not missing:
        yield holding(rule, _PLACE)
        return
    yield CheckResult(
        rule.id,
        _PLACE,
        Verdict.BROKEN,
        rule.title,
        statement=f"第一部分没有说到{'、'.join(missing)}",
        expectation="总体情况应写主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面",
        words=(section.heading,) if section.heading else (),
    )


_FIVE = "全年主动公开政府信息30条。认真办理依申请公开。严格发布前的保密审查。门户网站设有专栏。开展业务培训和监督检查。"

OVERVIEW_MATTERS = Rule(
    id="S13",
    title="总体情况要素不全",
    severity=Severity.DOUBT,
    usual=False,
    editions=frozenset({Edition.Y2021}),
    check=Logic(_matters),
    explanation="第一部分应反映主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。只有完全没有提到的才列出。",
    basis=inferred("总体情况一般按这五个方面写"),
    next_step="通读第一部分，看是否用别的说法写了这个方面",
    examples=(
        Example(f"一：{_FIVE}", Verdict.HOLDS),
        Example("一：本局公示栏更新12次，收到申请2件，三审三校，工作人员参加学习，公众号推送40期。", Verdict.HOLDS),
        Example("一：全年主动公开政府信息30条。门户网站设有专栏。", Verdict.BROKEN),
        Example("版次：2019\n年份：2020\n一：全年主动公开政府信息30条。", None),
        Example("有未读部分\n一：全年主动公开政府信息30条。", None),
    ),
)


def _length(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    section = subject.report.section(1)
    count = sum(1 for character in text_of(subject.report, 1) if character != "\n")
    most = rule.threshold(subject, "characters")
    if section is None or not count:
        return
    if count <= most:
        yield holding(rule, _PLACE)
        return
    yield CheckResult(
        rule.id,
        _PLACE,
        Verdict.BROKEN,
        rule.title,
        statement=f"第一部分有 {count} 字",
        expectation=f"总体情况不超过 {most} 字",
        words=(section.heading,) if section.heading else (),
    )


OVERVIEW_LENGTH = Rule(
    id="S20",
    title="篇幅超限",
    severity=Severity.HINT,
    usual=False,
    check=Logic(_length),
    explanation="有的地方规定总体情况不超过若干字（含标点）。字数以规则包里的规定为准。",
    basis=inferred("各地对篇幅的要求不同，没有统一规定"),
    next_step="对照当地的篇幅要求，请报送单位精简",
    settings=(Setting("characters", "总体情况最多的字数", Decimal(1000), unit="字"),),
    examples=(
        Example(f"一：{_FIVE}", Verdict.HOLDS),
        Example(f"一：{_FIVE * 25}", Verdict.BROKEN),
    ),
)
