"""The columns of a list of units: the headings that are understood, and how their cells are read."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from core.rules.facts import OrganKind
from core.source.characters import folded


class CellError(Exception):
    """A cell that cannot be read; the message is Chinese and says what it should look like."""


class UnitColumn(Struct, frozen=True):
    """A column: its key, the heading of the template, other headings that mean the same, how a cell is read, and help."""

    key: str
    title: str
    aliases: tuple[str, ...]
    read: Callable[[str], Any]
    help: str = ""


_DATE = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?:星期.)?")
_YES = frozenset(("是", "有", "√", "✓", "☑", "1", "y", "yes", "true", "已收", "已公开", "已", "已收到", "齐"))
_NO = frozenset(
    ("否", "无", "×", "✗", "✕", "x", "0", "n", "no", "false", "未收", "未公开", "未", "未收到", "没有", "缺")
)
_PARTS = re.compile(r"[、,;\n/]+")


def _text(text: str) -> str:
    return "".join(text.split()).replace("(", "（").replace(")", "）")


def _day(text: str) -> date:
    # the time of day after a date, if there is one, counts for nothing
    match = _DATE.fullmatch(folded(text)) or _DATE.fullmatch(folded(re.split(r"[\sT]", text.strip())[0]))
    if match is None:
        raise CellError(f"“{text}”不是日期，请写成 2024-01-31 的样子")
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError as error:
        raise CellError(f"“{text}”不是真有的日期") from error


def _yes(text: str) -> bool:
    word = folded(text).lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise CellError(f"“{text}”看不出是还是否，请写“是”或“否”，不知道就空着")


def _names(text: str) -> tuple[str, ...]:
    parts = (_text(part) for part in _PARTS.split(text.replace("，", ",").replace("；", ";")))
    return tuple(part for part in parts if part)


def _year(text: str) -> int:
    digits = folded(text).removesuffix("度").removesuffix("年")
    if len(digits) == 4 and digits.isascii() and digits.isdigit():
        return int(digits)
    raise CellError(f"“{text}”不是年度，请写成 2023 的样子")


def _scope(text: str) -> bool:
    word = folded(text)
    if "汇总" in word or word in _YES:
        return True
    if "本级" in word or "本机关" in word or word in _NO:
        return False
    raise CellError(f"“{text}”看不出口径，请写“汇总”或“仅本级”")


OWN_LEVEL = "本级"
HEADING = "分组"
_KINDS: Mapping[str, OrganKind] = {
    **{kind.value: kind for kind in OrganKind},
    "省政府": OrganKind.PROVINCE,
    "市政府": OrganKind.CITY,
    "市级政府": OrganKind.CITY,
    "地市": OrganKind.CITY,
    "县政府": OrganKind.COUNTY,
    "区政府": OrganKind.COUNTY,
    "区县": OrganKind.COUNTY,
    "县区": OrganKind.COUNTY,
    "县(市、区)": OrganKind.COUNTY,
    "区级政府": OrganKind.COUNTY,
    "乡镇": OrganKind.TOWN,
    "街道": OrganKind.TOWN,
    "镇": OrganKind.TOWN,
    "乡": OrganKind.TOWN,
    "镇街": OrganKind.TOWN,
    "乡镇(街道)": OrganKind.TOWN,
    "园区": OrganKind.ZONE,
    "功能区": OrganKind.ZONE,
    "管委会": OrganKind.ZONE,
    "政府部门": OrganKind.DEPARTMENT,
    "市直部门": OrganKind.DEPARTMENT,
    "县直部门": OrganKind.DEPARTMENT,
    "区直部门": OrganKind.DEPARTMENT,
    "直属单位": OrganKind.DEPARTMENT,
    "法律法规授权组织": OrganKind.AUTHORISED,
    "事业单位": OrganKind.AUTHORISED,
}
_GENERAL = "、".join(kind.value for kind in OrganKind)


def _kind(text: str) -> OrganKind | str:
    word = folded(text)
    if word in (OWN_LEVEL, HEADING):
        return word
    kind = _KINDS.get(word)
    if kind is None:
        raise CellError(f"单位类别“{text}”不认识，请用：{_GENERAL}、{OWN_LEVEL}、{HEADING}")
    return kind


COLUMNS = (
    UnitColumn("name", "单位名称", ("单位", "机关名称", "行政机关", "单位全称", "报送单位", "名称", "部门"), _text, "与年度报告标题里的名称一致"),
    UnitColumn("parent", "上级单位", ("上级", "上级单位名称", "主管部门", "隶属", "所属单位", "归属"), _text, "名单里另一个单位的名称；最上一级空着"),
    UnitColumn("kind", "单位类别", ("类别", "单位性质", "类型", "单位类型"), _kind, f"{_GENERAL}；本级：上级汇总数里属于上级自己的部分；分组：只是名目，不报送"),
    UnitColumn("consolidates", "汇总口径", ("口径", "统计口径", "数据口径"), _scope, "汇总：表中是本级与全部下级之和；仅本级"),
    UnitColumn("due", "报送期限", ("报送截止日期", "截止日期", "期限", "报送时限"), _day, "日期"),
    UnitColumn("submitted", "收到日期", ("报送日期", "提交日期", "收件日期", "接收日期"), _day, "日期"),
    UnitColumn("approved", "审核通过日期", ("审核日期", "审定日期", "通过日期"), _day, "日期"),
    UnitColumn("published", "公开日期", ("发布日期", "公布日期", "网站公开日期"), _day, "日期"),
    UnitColumn("stamped", "纸质件已收", ("纸质件", "盖章件", "纸质签字盖章件", "盖章件已收", "纸质件是否收到"), _yes, "是、否"),
    UnitColumn("on_site", "网站已公开", ("网站公开", "栏目已公开", "网站已发布", "专栏已公开"), _yes, "是、否"),
    UnitColumn("former_names", "曾用名", ("简称", "别名", "曾用名、简称", "曾用名或简称", "其他名称", "原名称"), _names, "几个之间用顿号分开"),
    UnitColumn("enforces", "有执法权", ("执法权", "是否有执法权", "行政执法"), _yes, "是、否"),
    UnitColumn("charges", "有收费", ("收费", "是否收费", "行政事业性收费"), _yes, "是、否"),
    UnitColumn("vertical", "垂直管理", ("是否垂直管理", "垂管", "垂管单位"), _yes, "是、否"),
    UnitColumn("expected", "应报送", ("是否报送", "需报送", "是否应报送"), _yes, "是、否；空着就是应报送"),
    UnitColumn("year", "年度", ("报告年度", "年份"), _year, "2023 的样子；空着就不限年度"),
)  # fmt: skip
"""Every column that a list of units may have, in the order of the template."""


def _heading(text: str) -> str:
    return re.sub(r"\(.*?\)|[*:]", "", folded(text))


_BY_HEADING = {_heading(word): column for column in COLUMNS for word in (column.title, *column.aliases)}


def column_called(heading: str) -> UnitColumn | None:
    """The column that a heading means; remarks in brackets do not count."""
    return _BY_HEADING.get(_heading(heading))
