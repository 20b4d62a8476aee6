"""The rule reference: every rule as people read it, made from its declaration and from what was measured of it."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Protocol

import msgspec
from msgspec import Struct

from core.asset_paths import resource
from core.forms.form import Edition
from core.rules.example import subject_of
from core.rules.rule import Example, LegalBasis, Rule
from core.rules.rule_entry import RuleEntry
from core.rules.setting import Setting
from core.rules.verdict import Severity, Verdict

MEASURED = resource("help", "false_findings.json")

CHAPTERS = {
    "P": "文件与识读",
    "S": "结构",
    "C": "单元格写法",
    "T2": "表二 主动公开",
    "T3": "表三 依申请公开",
    "T4": "表四 复议诉讼",
    "X": "跨表",
    "N": "正文数字",
    "W": "正文措辞",
    "Y": "跨年",
    "R": "跨报告",
    "D": "报送与公开",
}
"""Chapters by the beginning of the rules' ids, in the order of the reference."""


class Measured(Struct, frozen=True):
    """Over ``reports`` sound reports: in how many each rule had something to say, and in how many it wrongly found fault.

    ``rightly`` are the rules that rightly found fault with them, and why.
    """

    reports: int
    asked: Mapping[str, int]
    found: Mapping[str, int]
    rightly: Mapping[str, str] = {}


class Declared(Protocol):
    """What rules about one report and rules about several have in common."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def severity(self) -> Severity: ...  # noqa: D102
    @property
    def explanation(self) -> str: ...  # noqa: D102
    @property
    def basis(self) -> LegalBasis: ...  # noqa: D102
    @property
    def next_step(self) -> str: ...  # noqa: D102
    @property
    def examples(self) -> tuple[Example, ...]: ...  # noqa: D102
    @property
    def usual(self) -> bool: ...  # noqa: D102
    @property
    def settings(self) -> tuple[Setting, ...]: ...  # noqa: D102


def entries(rules: Iterable[Declared], measured: Measured) -> tuple[RuleEntry, ...]:
    """Every rule, in the order of the chapters and of the ids in each."""
    found = [_entry(rule, measured) for rule in rules]
    order = list(CHAPTERS.values())
    return tuple(sorted(found, key=lambda entry: (order.index(entry.chapter), entry.id)))


def _entry(rule: Declared, measured: Measured) -> RuleEntry:
    return RuleEntry(
        rule.id,
        rule.title,
        _chapter(rule.id),
        rule.severity.chinese,
        rule.usual,
        _editions(rule),
        rule.explanation,
        _formula(rule),
        str(rule.basis),
        rule.next_step,
        tuple(map(_said, rule.settings)),
        _example(rule, broken=False),
        _example(rule, broken=True),
        _measured(rule.id, measured) if isinstance(rule, Rule) else "",
    )


def _chapter(rule: str) -> str:
    return next(title for start, title in CHAPTERS.items() if rule.startswith(start))


def _editions(rule: Declared) -> str:
    if not isinstance(rule, Rule) or len(rule.editions) == len(Edition):
        return "两个版次都核对"
    return f"只核对 {'、'.join(sorted(edition.value for edition in rule.editions))} 年版"


def _formula(rule: Declared) -> str:
    """The formula as the rule reads itself aloud on its own examples."""
    if not isinstance(rule, Rule):
        return ""
    results = (one for example in rule.examples for one in rule.apply(subject_of(example.given)))
    return next((one.formula for one in results if one.formula and one.formula != rule.title), "")


def _said(setting: Setting) -> str:
    return f"{setting.key}：{setting.title}，平时为 {setting.usual}{setting.unit}"


def _example(rule: Declared, *, broken: bool) -> str:
    found = (one for one in rule.examples if (one.verdict is Verdict.BROKEN) is broken)
    best = min(found, key=lambda one: one.verdict is not Verdict.HOLDS, default=None)
    return best.given.strip() if best is not None else ""


def _measured(rule: str, measured: Measured) -> str:
    if not measured.reports:
        return ""
    asked, found = measured.asked.get(rule, 0), measured.found.get(rule, 0)
    if not asked:
        return f"{measured.reports} 份无误的报告里没有用得上这条规则的"
    if rule in measured.rightly:
        return f"{measured.reports} 份造出来的报告里核对了 {asked} 份；{measured.rightly[rule]}，不计误报"
    return f"{measured.reports} 份无误的报告里核对了 {asked} 份，误报 {found} 份"


@cache
def stored_measures() -> Measured:
    """The counts that came with the program."""
    return msgspec.json.decode(MEASURED.read_bytes(), type=Measured)
