"""What a label is about: a cell, a group of cells, or arithmetic over them, in a reviewer's words.

``三.新收`` is the column 总计 of a line of table 3, ``三.新收.法人`` the five columns of organisations together, ``三.不予公开`` a whole
group and ``三.不予公开7`` one line of it; ``四.行政诉讼.维持`` both kinds of litigation; ``二.规范性文件.制发``, ``二.行政许可``; ``上年三.新收``
last year's. ``+ - * / ( )`` and plain numbers join them. Written for the labels alone, so that a mistake in the program's own
sums cannot hide here.
"""

import ast
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from core.forms.address import Address

Cells = Mapping[Address, Decimal]

_GROUPS = {
    "不予公开": ("refused", 8),
    "无法提供": ("unable", 3),
    "不予处理": ("not_processed", 5),
    "其他处理": ("other_handling", 3),
}
_REQUESTS = {
    "新收": "received",
    "上年结转": "carried_in",
    "予以公开": "granted",
    "部分公开": "partly_granted",
    "办理总计": "total",
    "结转下年": "carried_out",
}
_APPLICANTS = {
    "自然人": ("natural",),
    "商业企业": ("commercial",),
    "科研机构": ("research",),
    "社会公益组织": ("public_interest",),
    "法律服务机构": ("legal_service",),
    "其他": ("other",),
    "法人": ("commercial", "research", "public_interest", "legal_service", "other"),
    "总计": ("total",),
}
_DISPUTES = {
    "行政复议": ("reconsideration",),
    "直接起诉": ("litigation_direct",),
    "复议后起诉": ("litigation_after",),
    "行政诉讼": ("litigation_direct", "litigation_after"),
}
_OUTCOMES = {"维持": "upheld", "纠正": "corrected", "其他": "other", "尚未审结": "pending", "总计": "total"}
_DISCLOSURE = {
    "规章": "regulations",
    "规范性文件": "normative_documents",
    "行政许可": "licensing",
    "其他服务": "other_services",
    "行政处罚": "penalties",
    "行政强制": "compulsory_measures",
    "行政事业性收费": "charges",
    "政府采购": "procurement",
}
_DISCLOSURE_COLUMNS = {
    "制发": "issued",
    "废止": "repealed",
    "现行有效": "in_force",
    "新制作": "made",
    "新公开": "newly_disclosed",
    "对外公开总数": "disclosed_total",
    "上一年项目": "previous_year",
    "增减": "change",
    "处理决定": "decisions",
    "项目": "items",
    "金额": "amount",
}
_REFERENCE = re.compile(r"(上年)?([二三四])\.([^\W\d_]+)(\d?)(?:\.([^\W\d_]+))?")
_OPERATIONS: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda left, right: left + right,
    ast.Sub: lambda left, right: left - right,
    ast.Mult: lambda left, right: left * right,
    ast.Div: lambda left, right: left / right,
}


def amount(about: str, cells: Cells, last_year: Cells) -> Fraction:
    """What ``about`` comes to, exactly; raises ``ValueError`` or ``KeyError`` where it names what the form does not have."""
    names: dict[str, Fraction] = {}

    def named(match: re.Match[str]) -> str:
        figures = last_year if match[1] else cells
        # a group has other lines in the other edition of the form; those that are not printed count nothing
        names[name := f"r{len(names)}"] = Fraction(sum(figures.get(at, Decimal(0)) for at in _addresses(match)))
        return name

    return _value(ast.parse(_REFERENCE.sub(named, about), mode="eval").body, names)


def addresses(about: str) -> tuple[Address, ...]:
    """The cells of this year that ``about`` names."""
    return tuple(at for match in _REFERENCE.finditer(about) if not match[1] for at in _addresses(match))


def _value(node: ast.expr, names: Mapping[str, Fraction]) -> Fraction:
    if isinstance(node, ast.Name):
        return names[node.id]
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Fraction(str(node.value))
    if isinstance(node, ast.BinOp):
        return _OPERATIONS[type(node.op)](_value(node.left, names), _value(node.right, names))
    raise ValueError(f"不懂的算式：{ast.dump(node)}")


def _addresses(match: re.Match[str]) -> tuple[Address, ...]:
    _, table, line, number, column = match.groups()
    if table == "三":
        return _of("T3", _request_lines(line, number), _APPLICANTS[column or "总计"])
    if table == "四":
        return _of("T4", _DISPUTES[line], (_OUTCOMES[column or "总计"],))
    usual = "金额" if line == "行政事业性收费" else "处理决定"
    return _of("T2", (_DISCLOSURE[line],), (_DISCLOSURE_COLUMNS[column or usual],))


def _request_lines(line: str, number: str) -> tuple[str, ...]:
    if line in _REQUESTS:
        return (_REQUESTS[line],)
    key, count = _GROUPS[line]
    if number:
        return (f"{key}_{number}",)
    single = (key,) if key == "other_handling" else ()
    return (*single, *(f"{key}_{index}" for index in range(1, count + 1)))


def _of(table: str, lines: tuple[str, ...], columns: tuple[str, ...]) -> tuple[Address, ...]:
    return tuple(Address(f"{table}.{line}.{column}") for line in lines for column in columns)
