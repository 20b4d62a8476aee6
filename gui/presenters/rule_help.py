"""The rule reference as it is shown: a list by chapters that can be searched, and the entry of one rule."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from core.findings.finding import Finding
from core.report.claim import Claim
from core.rules.rule_entry import RuleEntry
from core.rules.verdict import CheckResult, Severity
from gui.presenters.detail import Detail, DetailPart
from gui.presenters.list_rows import SEVERITY_LEVELS, Level
from gui.presenters.window_state import ProposalChoice, Selection

_LEVELS = {severity.chinese: SEVERITY_LEVELS[severity] for severity in Severity}
_RULE = re.compile(r"[A-Z]\d+")
NO_RULE = Detail(Level.NEUTRAL, "没有符合的规则", (DetailPart("提示", "换一个词查找，或清空查找框列出全部规则。"),))


class RuleRow(Struct, frozen=True):
    """A line of the list: a chapter with its number of rules, or a rule (``entry``)."""

    text: str
    entry: RuleEntry | None = None


def rule_rows(entries: Sequence[RuleEntry], sought: str = "") -> tuple[RuleRow, ...]:
    """The rules that hold every word sought, below the headings of their chapters."""
    words = sought.lower().split()
    found = [entry for entry in entries if all(word in _text(entry) for word in words)]
    return tuple(
        row for title, rules in groupby(found, key=lambda entry: entry.chapter) for row in _chapter(title, rules)
    )


def rule_detail(entry: RuleEntry) -> Detail:
    """Everything about one rule."""
    parts = (
        DetailPart("说明", entry.explanation),
        DetailPart("公式", entry.formula),
        DetailPart("级别", entry.severity),
        DetailPart("平时", "核对" if entry.usual else f'不核对；在规则包里写 {entry.id} = "on" 才核对'),
        DetailPart("适用", entry.editions),
        DetailPart("依据", entry.basis),
        DetailPart("不符时", entry.next_step),
        DetailPart("可以设的数", "\n".join(entry.settings)),
        DetailPart("误报", entry.measured),
        DetailPart("通过的例子", entry.holds),
        DetailPart("不通过的例子", entry.breaks),
    )
    level = _LEVELS.get(entry.severity, Level.NEUTRAL)
    return Detail(level, f"{entry.id} {entry.title}", tuple(part for part in parts if part.text))


def rule_of(selection: Selection) -> str:
    """The id of the rule that a selection is about; empty where it is about none."""
    match selection:
        case Finding(rule=rule) | CheckResult(rule=rule) | ProposalChoice(finding=Finding(rule=rule)):
            return rule
        case Claim(reason=reason):
            named = _RULE.match(reason)
            return named.group() if named else ""
        case _:
            return ""


def _chapter(title: str, rules: Iterator[RuleEntry]) -> Iterator[RuleRow]:
    listed = list(rules)
    yield RuleRow(f"{title}（{len(listed)} 条）")
    for entry in listed:
        yield RuleRow(f"{entry.id}　{entry.title}{'' if entry.usual else '（平时不核对）'}", entry)


def _text(entry: RuleEntry) -> str:
    said = (entry.id, entry.title, entry.chapter, entry.severity, entry.explanation, entry.formula, entry.basis)
    return "\n".join((*said, entry.next_step, *entry.settings)).lower()
