"""A rule pack: which rules a place or a year switches off, or weighs otherwise. A text file (TOML) that offices can share.

name = "某市2026年口径"

[rules]
C02 = "off"     # 不核对空白
S10 = "hint"    # 行列名称改动只作提示
S20 = "on"      # 平时不核对的规则，这里要核对
"""

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct, structs

from core.rules.across.collection_rule import CollectionRule
from core.rules.rule import Rule
from core.rules.verdict import Severity

OFF = "off"
ON = "on"


class PackError(Exception):
    """A pack that cannot be used; the message is Chinese and says what to change."""


class RulePack(Struct, frozen=True):
    """Switches and thresholds; the default changes nothing.

    ``switches`` gives rules by id :data:`ON`, :data:`OFF` or a severity, which switches on too; ``thresholds`` are those of
    :attr:`core.rules.rule.Subject.thresholds`.
    """

    name: str = ""
    switches: Mapping[str, str] = {}
    thresholds: Mapping[str, Decimal] = {}

    def apply(self, rules: Sequence[Rule]) -> tuple[Rule, ...]:
        """The rules that are on, with the severities of the pack."""
        return tuple(self._weighed(rule) for rule in rules if self._switch(rule) != OFF)

    def _switch(self, rule: Rule) -> str:
        return self.switches.get(rule.id, ON if rule.usual else OFF)

    def _weighed(self, rule: Rule) -> Rule:
        switch = self._switch(rule)
        return rule if switch == ON else structs.replace(rule, severity=Severity(switch))


def read_pack(text: str, known: Mapping[str, Rule | CollectionRule]) -> RulePack:
    """The pack that ``text`` declares; raises :class:`PackError` for anything that ``known`` rules cannot follow."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"规则包不是有效的 TOML 文件（{error}）") from error
    strange = set(data) - {"name", "rules"}
    if strange:
        raise PackError(f"规则包里有不认识的内容：{'、'.join(sorted(strange))}，只能有 name 和 [rules]")
    switches = data.get("rules", {})
    name = data.get("name", "")
    if not isinstance(switches, dict) or not isinstance(name, str):
        raise PackError("规则包的 name 应为文字，[rules] 应为“规则编号 = 取值”的列表")
    for rule, switch in switches.items():
        _check(rule, switch, known)
    return RulePack(name, switches)


def _check(rule: str, switch: object, known: Mapping[str, Rule | CollectionRule]) -> None:
    if rule not in known:
        raise PackError(f"规则包里的“{rule}”不是规则编号")
    allowed = (ON, OFF, *(severity.value for severity in Severity))
    if switch not in allowed:
        raise PackError(f"规则 {rule} 的取值“{switch}”不对，只能是 {'、'.join(allowed)} 之一")
