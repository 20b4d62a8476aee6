"""Reads a rule pack: a text file (TOML) that an office's own technician can edit.

Whatever the file says that no rule can follow is an error in Chinese that names the place, what is wrong and what may stand
there instead; nothing of such a file is used.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches

from core.rules.across.collection_rule import CollectionRule
from core.rules.facts import OrganKind
from core.rules.pack import OFF, ON, RulePack
from core.rules.required import RequiredContent
from core.rules.rule import Rule
from core.rules.setting import Setting
from core.rules.verdict import Severity

_KEYS = ("name", "years", "rules", "thresholds", "due", "required")
_SWITCHES = (ON, OFF, *(severity.value for severity in Severity))
_FIRST_YEAR, _LAST_YEAR = 2008, 2100
_SECTIONS = range(7)
_WHERE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


class PackError(Exception):
    """A pack that cannot be used; the message is Chinese and says what to change."""


def read_pack(text: str, known: Mapping[str, Rule | CollectionRule]) -> RulePack:
    """The pack that ``text`` declares; raises :class:`PackError` for anything that ``known`` rules cannot follow."""
    data = _parsed(text)
    strange = [key for key in data if key not in _KEYS]
    if strange:
        raise PackError(f"有不认识的内容“{'、'.join(strange)}”，只能有 {'、'.join(_KEYS)}")
    return RulePack(
        _name(data.get("name", "")),
        _years(data.get("years", [])),
        _switches(data.get("rules", {}), known),
        _thresholds(data.get("thresholds", {}), known),
        _due(data.get("due", {})),
        _required(data.get("required", [])),
    )


def _parsed(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _WHERE.search(str(error))
        place = "" if found is None else "最后" if found[1] is None else f"第 {found[1]} 行第 {found[2]} 个字符"
        raise PackError(f"{place}不合 TOML 的写法：引号要成对，文字和中文的名称要加引号，一行只写一项") from error


def _name(value: object) -> str:
    if not isinstance(value, str):
        raise PackError(f"name 应为加引号的文字，现在是 {_shown(value)}")
    return value


def _years(value: object) -> tuple[int, ...]:
    years = value if isinstance(value, list) else [value]
    for year in years:
        if not isinstance(year, int) or isinstance(year, bool) or not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise PackError(f"years 应为报告的年度，如 years = [2025]，现在有 {_shown(year)}")
    return tuple(years)


def _switches(value: object, known: Mapping[str, Rule | CollectionRule]) -> dict[str, str]:
    return {rule: _switch(rule, switch, known) for rule, switch in _table("rules", value)}


def _switch(rule: str, switch: object, known: Mapping[str, Rule | CollectionRule]) -> str:
    _known(rule, known, "[rules]")
    if not isinstance(switch, str) or switch not in _SWITCHES:
        raise PackError(f"[rules] 里规则 {rule} 的取值 {_shown(switch)} 不对，只能是 {'、'.join(_SWITCHES)} 之一")
    return switch


def _thresholds(value: object, known: Mapping[str, Rule | CollectionRule]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for rule, settings in _table("thresholds", value):
        for key, amount in _table(f"thresholds.{rule}", settings):
            found[f"{rule}.{key}"] = _amount(_setting(rule, key, known), f"[thresholds] 里 {rule}.{key}", amount)
    return found


def _setting(rule: str, key: str, known: Mapping[str, Rule | CollectionRule]) -> Setting:
    settings = _known(rule, known, "[thresholds]").settings
    found = next((setting for setting in settings if setting.key == key), None)
    if found is None:
        allowed = "，".join(f"{rule}.{setting.key}（{setting.title}）" for setting in settings)
        raise PackError(
            f"[thresholds] 里规则 {rule} 没有“{key}”这一项，{f'可以设的是 {allowed}' if allowed else '它没有可以设的数'}"
        )
    return found


def _amount(setting: Setting, place: str, amount: object) -> Decimal:
    if not isinstance(amount, int | float) or isinstance(amount, bool):
        raise PackError(f"{place} 应为数，现在是 {_shown(amount)}")
    number = Decimal(str(amount))
    if not number.is_finite() or number < setting.least or (setting.most is not None and number > setting.most):
        bounds = f"不小于 {setting.least}" + ("" if setting.most is None else f"、不大于 {setting.most}")
        raise PackError(f"{place}（{setting.title}）应{bounds}，现在是 {amount}")
    return number


def _due(value: object) -> dict[OrganKind, date]:
    kinds = {kind.value: kind for kind in OrganKind}
    found: dict[OrganKind, date] = {}
    for kind, day in _table("due", value):
        if kind not in kinds:
            raise PackError(f"[due] 里的“{kind}”不是单位类别，只能是 {'、'.join(kinds)}")
        if not isinstance(day, date) or isinstance(day, datetime):
            raise PackError(f"[due] 里“{kind}”的期限应为日期，如 2026-01-31（不加引号），现在是 {_shown(day)}")
        found[kinds[kind]] = day
    return found


def _required(value: object) -> tuple[RequiredContent, ...]:
    if not isinstance(value, list):
        raise PackError("required 应写成一段段的 [[required]]，每段有 title、any_of，可以有 section")
    return tuple(_content(number, entry) for number, entry in enumerate(value, 1))


def _content(number: int, entry: object) -> RequiredContent:
    place = f"第 {number} 段 [[required]]"
    said = dict(_table(place, entry))
    strange = said.keys() - {"title", "any_of", "section"}
    if strange:
        raise PackError(f"{place} 里有不认识的“{'、'.join(sorted(strange))}”，只能有 title、any_of、section")
    title, words, section = said.get("title"), said.get("any_of"), said.get("section", 0)
    if not isinstance(title, str) or not title.strip():
        raise PackError(f"{place} 要有 title，写明要求的是什么内容")
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word.strip() for word in words):
        raise PackError(f'{place}（{title}）要有 any_of，列出正文里至少应出现其一的词，如 any_of = ["开放日"]')
    if not isinstance(section, int) or isinstance(section, bool) or section not in _SECTIONS:
        raise PackError(f"{place}（{title}）的 section 应为 1 到 6（第几部分），或 0（不限），现在是 {_shown(section)}")
    return RequiredContent(title, tuple(words), section)


def _table(place: str, value: object) -> Iterator[tuple[str, object]]:
    if not isinstance(value, dict):
        raise PackError(f"{place} 应为“名称 = 取值”的列表，现在是 {_shown(value)}")
    yield from value.items()


def _known(rule: str, known: Mapping[str, Rule | CollectionRule], place: str) -> Rule | CollectionRule:
    if rule not in known:
        near = get_close_matches(rule.upper(), known, 1)
        raise PackError(f"{place} 里的“{rule}”不是规则编号{f'，是不是 {near[0]}？' if near else ''}")
    return known[rule]


def _shown(value: object) -> str:
    return f"“{str(value)[:40]}”"
