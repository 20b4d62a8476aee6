"""Wordings put together from parts that offices use: whatever the combination, a true sentence is not called wrong.

Each grammar names its parts; a sample of their combinations is held against tables. ``agreeing`` is the share of them that must
be seen to agree, ``found`` the share in which a wrong number must be called wrong.
"""

import re
from collections.abc import Iterator
from itertools import product
from random import Random

import pytest
from msgspec import Struct

from core.report.claim import ClaimStatus
from core.rules.engine import check
from core.rules.example import subject_of
from core.rules.narrative.ledger import ledger_of
from core.rules.registry import RULES
from core.rules.verdict import Verdict
from tests.core.rules.test_denials import EMPTY

TABLES = """
机关：临山县教育局
年份：2023
表二 本年制发件数 本年废止件数 现行有效件数
规章 0 0 0
行政规范性文件 2 1 9
表二 本年处理决定数量
行政许可 46
行政处罚 3
行政强制 0
表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
新收 20 5 0 0 0 0 25
上年结转 4 0 0 0 0 0 4
予以公开 8 1 0 0 0 0 9
部分公开 2 0 0 0 0 0 2
属于三类内部事务信息 2 0 0 0 0 0 2
属于行政查询事项 0 1 0 0 0 0 1
本机关不掌握 6 1 0 0 0 0 7
补正后申请内容仍不明确 1 0 0 0 0 0 1
办理总计 19 3 0 0 0 0 22
结转下年 5 2 0 0 0 0 7
其余 0
表四 结果维持 结果纠正 其他结果 尚未审结 总计
行政复议 4 0 1 0 5
直接起诉 0 0 0 0 0
复议后起诉 1 0 0 0 1
"""
_SAMPLE = 250
_NARRATIVE = tuple(rule for rule in RULES if rule.usual and rule.id.startswith("N"))
_JOINED = "和 与 及 或 或者 、 以及 并 加"
_UNITS = "件 条 宗 份"
_CAME = "收到政府信息公开申请25件，|2023年，我局共收到依申请公开25件，|新收申请25件，"


class Grammar(Struct, frozen=True):
    """Templates with a number ``{n}`` and parts ``{a}`` to ``{d}``, each a choice of words."""

    name: str
    templates: str
    right: int
    wrong: int
    a: str = ""
    b: str = ""
    c: str = ""
    d: str = ""
    agreeing: float = 1.0
    found: float = 0.5

    def sentences(self, number: int) -> Iterator[str]:
        """A sample of the combinations, the same each time, with ``number`` in them."""
        parts = [_choices(one) for one in (self.templates, self.a, self.b, self.c, self.d)]
        combinations = list(product(*parts))
        for template, a, b, c, d in Random(self.name).sample(combinations, min(_SAMPLE, len(combinations))):
            yield template.format(n=number, a=a, b=b, c=c, d=d)


def _choices(words: str) -> list[str]:
    return words.split("|") if "|" in words else words.split() or [""]


NUMBERS = (
    Grammar(
        "received",
        "{a}{b}{c}{d}{n}件。|{a}{b}{c}{n}件{d}。|{a}{b}{c}{d}共{n}件，均已答复。",
        25,
        38,
        "2023年，|全年|本年度，|今年|2023年1月1日至12月31日，|",
        "|我局|本机关|县教育局|我单位",
        "收到 共收到 受理 共受理 接到 接收 新收 累计收到 登记受理 收悉 收办",
        "政府信息公开申请 依申请公开 依申请公开申请 信息公开申请 依申请公开事项 公民、法人和其他组织提出的政府信息公开申请"
        " 政府信息依申请公开 公开申请 政府信息公开申请件 依申请公开件 申请公开信息",
        found=0.9,
    ),
    Grammar(
        "handled",
        "{a}{b}{n}{c}。|{a}其中{b}{n}{c}。|{a}{b}申请{n}{c}。",
        22,
        38,
        _CAME,
        "办结 已办结 答复 已答复 按时办结 共办结 依法办结 办理完毕 实际办结 予以答复 办理答复 依法答复 共答复 在法定期限内答复",
        _UNITS,
        found=0.8,
    ),
    Grammar(
        "carried out",
        "{a}办结22件，{b}{n}{c}。|{a}办结22件，另有{n}{c}{b}。|{a}办结22件，{b}的有{n}{c}。",
        7,
        9,
        _CAME,
        "结转下年度 结转下年度继续办理 结转至2024年 转下年度办理 结转次年办理 顺延至下年办理 下年度继续办理 结转2024年继续办理",
        _UNITS,
        found=0.8,
    ),
    Grammar(
        "carried in",
        "收到政府信息公开申请25件，{a}{n}{b}，办结22件。|共办理政府信息公开申请29件（含{a}{n}{b}）。|收到申请25件，另有{a}{n}{b}。",
        4,
        3,
        "上年结转 上年度结转 2022年结转 去年结转 上年结转申请 结转上年度 上年度遗留 上年未办结 承接上年 上年度转入",
        _UNITS,
        found=0.8,
    ),
    Grammar(
        "granted",
        "{a}{b}{n}{c}。|{a}{n}{c}{b}。|{a}{n}{c}为{b}。|{a}部分公开2件，{b}{n}{c}。",
        9,
        6,
        f"{_CAME}|2023年，共受理依申请公开25件，均已办理，",
        "予以公开 同意公开 全部公开 准予公开 给予公开 予以全部公开 决定予以公开",
        _UNITS,
        found=0.8,
    ),
    Grammar(
        "granted and partly granted",
        "{a}{b}{c}部分公开{n}件。|{a}{n}件{b}{c}部分公开。|{a}{b}{c}部分公开共{n}件，不予公开3件。",
        11,
        8,
        _CAME,
        "予以公开 公开 全部公开 同意公开",
        _JOINED,
        found=0.9,
    ),
    Grammar(
        "refused and unable",
        "{a}不予公开{b}无法提供{n}件。|{a}{n}件不予公开{b}无法提供。",
        11,
        8,
        _CAME,
        _JOINED,
        found=0.9,
    ),
    Grammar(
        "not held",
        "{a}{b}{n}{c}。|{a}{n}{c}{b}。|{a}因{b}无法提供{n}{c}。",
        7,
        6,
        _CAME,
        "本机关不掌握 不掌握相关信息 信息不存在 非本机关掌握 不属于本机关公开 不存在相关信息",
        _UNITS,
        agreeing=0.9,
        found=0.3,
    ),
    Grammar(
        "reconsiderations",
        "{a}{b}{n}{c}。|{a}{b}案件{n}{c}。|{a}发生{b}{n}{c}。|{a}{b}总计{n}{c}。",
        5,
        3,
        "|因政府信息公开|2023年，因政府信息公开工作|全年|涉及政府信息公开的",
        "行政复议 申请行政复议 提起行政复议 引发行政复议 复议 被申请行政复议 产生行政复议",
        "件 宗 起 例",
        found=0.9,
    ),
    Grammar(
        "both disputes",
        "因信息公开引发行政复议{a}行政诉讼{n}件。|全年行政复议{a}行政诉讼共{n}件。|发生{n}件行政复议{a}行政诉讼。",
        6,
        4,
        _JOINED,
        found=0.9,
    ),
    Grammar(
        "documents",
        "{a}{b}规范性文件{n}{c}。|{a}{b}行政规范性文件{n}{c}。|{a}{b}{n}{c}规范性文件。|行政规范性文件方面，{b}{n}{c}。",
        2,
        3,
        "|2023年，我局",
        "制发 制定 新制定 出台 印发 制定出台 新出台 制订",
        "件 份 个",
        found=0.9,
    ),
    Grammar(
        "applicants",
        "{a}其中{b}{n}{c}。|{a}{b}提出{n}{c}。|{a}来自{b}{n}{c}。|{a}申请人为{b}的{n}{c}。",
        20,
        18,
        _CAME,
        "自然人 公民 个人 自然人申请 公民个人",
        _UNITS,
        found=0.9,
    ),
)


@pytest.mark.parametrize("grammar", NUMBERS, ids=[one.name for one in NUMBERS])
def test_a_true_number_is_seen_to_agree_and_never_called_wrong(grammar: Grammar) -> None:
    said = {sentence: _said_of(sentence, grammar.right) for sentence in grammar.sentences(grammar.right)}

    assert [sentence for sentence, status in said.items() if status is ClaimStatus.DIFFERS] == []
    left = [sentence for sentence, status in said.items() if status is not ClaimStatus.AGREES]
    assert len(left) <= len(said) * (1 - grammar.agreeing), left


@pytest.mark.parametrize("grammar", NUMBERS, ids=[one.name for one in NUMBERS])
def test_a_wrong_number_is_mostly_called_wrong(grammar: Grammar) -> None:
    sentences = list(grammar.sentences(grammar.wrong))
    missed = [one for one in sentences if _said_of(one, grammar.wrong) is not ClaimStatus.DIFFERS]

    assert len(missed) <= len(sentences) * (1 - grammar.found), missed


def _said_of(sentence: str, number: int) -> ClaimStatus | None:
    """The ledger's word on the last place where the number stands."""
    subject = subject_of(f"{TABLES}一：{sentence}")
    ledger = ledger_of(subject, check(subject, _NARRATIVE).results)
    found = [entry.status for entry in ledger if re.fullmatch(rf"{number}\D*", entry.words.characters)]
    return found[-1] if found else None


class Denials(Struct, frozen=True):
    """Negations, what stands between, what is denied and how the words end; the rules of which one must say that it holds."""

    rules: str
    negations: str
    between: str
    denied: str
    endings: str
    before: str = "2023年，我局"

    def sentences(self) -> Iterator[str]:
        """A sample of the combinations."""
        combinations = list(product(*map(_choices, (self.negations, self.between, self.denied, self.endings))))
        for words in Random(self.rules).sample(combinations, min(_SAMPLE, len(combinations))):
            yield f"{self.before}{''.join(words)}。"


_DENIALS = (
    Denials(
        "N20",
        "未收到 未接到 没有收到 未接收到 未受理 尚未收到 无 没有 未发生 暂未收到 暂无 未有 未曾收到 未办理 不存在 未收悉",
        "|公民、法人或者其他组织的|社会公众|任何单位和个人的|任何形式的|相关|新的|申请人提交的|自然人、法人及其他组织提交的",
        "政府信息公开申请 依申请公开 依申请公开事项 信息公开申请 依申请公开政府信息的申请 申请公开政府信息的情况 政府信息依申请公开 依申请公开案件"
        " 公开申请 申请信息公开的事项 政府信息公开申请表 依申请公开信函 信息公开申请事宜 依申请公开工作",
        "",
    ),
    Denials(
        "N18 N08",
        "未收到 未发生 没有发生 无 没有 未产生 不存在 未出现 未引发 未涉及 暂无 未接到 未有 没有引起 未涉",
        "|因政府信息公开|因信息公开引起的|政府信息公开方面的|涉及政府信息公开的|关于政府信息公开的|由政府信息公开引发的",
        "行政复议 行政诉讼 行政复议、行政诉讼 行政复议和行政诉讼 申请行政复议、提起行政诉讼 举报、复议、诉讼 行政争议 行政诉讼和行政复议",
        "|案件|情况|的情况|事项|案|等情况|现象|情形|事件|问题|发生",
    ),
    Denials(
        "N09",
        "未制发 未制定 无 没有 未出台 未印发 没有制定 未制作 未发布 未新增 未制定出台 未制订 无新增 未新制定 未颁布",
        "|任何|相关",
        "规范性文件 行政规范性文件 规章和规范性文件 规章、规范性文件 行政规范性文件和规章 部门规范性文件 规范性文件（含政策性文件）",
        "|情况|的情况|事项|等",
    ),
    Denials(
        "N10",
        "未作出 无 没有 未实施 未开展 未办理 未发生 不涉及 未涉及 未进行 未产生",
        "",
        "行政许可 行政处罚 行政许可、行政处罚 行政许可、行政处罚、行政强制 行政许可、处罚和强制 行政处罚、强制",
        "|事项|案件|决定|情况|行为|等|职能|业务|措施|工作",
    ),
    Denials(
        "N02",
        "无 没有 不存在 未有",
        "",
        "上年结转 上年度结转 上一年度结转 结转上年度 去年结转 往年结转 上年度遗留 上年度未办结",
        "|申请|件|情况|的申请|事项|案件",
        "2023年收到政府信息公开申请0件，",
    ),
    Denials(
        "N21",
        "无 没有 不存在 未有",
        "",
        "结转下年 结转下年度 结转下年度继续办理 结转至2024年 转下年 下年度结转 结转次年 顺延下年 延续到下年 待结转",
        "|申请|件|情况|的申请|事项|案件",
        "2023年收到政府信息公开申请0件，",
    ),
)


@pytest.mark.parametrize("denials", _DENIALS, ids=[one.rules for one in _DENIALS])
def test_a_true_denial_is_seen_to_hold(denials: Denials) -> None:
    rules = [rule for rule in RULES if rule.id in denials.rules.split()]
    left = [
        sentence
        for sentence in denials.sentences()
        if not any(
            result.verdict is Verdict.HOLDS
            for rule in rules
            for result in rule.apply(subject_of(f"{EMPTY}一：{sentence}"))
        )
    ]

    assert len(left) <= _SAMPLE * 0.02, left


REPEATED = (
    "局依",
    "教育局公开",
    "政府共局已",
    "县局办",
    "经费",
    "已经报来的",
    "公开、部分公开",
    "未收到甲、乙、丙、丁、",
    "复议、",
    "全年",
)
"""Words that patterns may cut in many ways, so that a careless pattern would try them all."""


@pytest.mark.parametrize("words", REPEATED)
def test_words_repeated_without_end_are_read_to_the_end(words: str) -> None:
    sentence = f"依申请公开方面，收到{words * 60}办结3件，其中予以公开2件。"
    subject = subject_of(f"{TABLES}一：{sentence}")

    outcome = check(subject, _NARRATIVE)

    assert outcome.problems == ()
    assert [entry.words.characters for entry in ledger_of(subject, outcome.results)][-2:] == ["3件", "2件"]
