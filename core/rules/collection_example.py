"""Examples of several reports.

``单位：临溪县教育局 < 临溪县人民政府 部门`` lists a unit, under which other one it stands, and marks: a kind (部门, 县级政府 …),
汇总, 仅本级, 本级, 不报送, 垂直管理, 曾用名=…, 收到=2024-01-20, 年度=2023. ``未确认`` says that nobody stands for the list. Below
``报告：机关名称`` (or ``报告：机关名称 文件.docx``) follows a report in the notation of :mod:`core.rules.example`, in which
``退回：T301 收办平衡`` and ``仍有：T301 收办平衡`` are errors of the version before and of this one. ``读不了：文件.pdf`` is a
file that could not be read.
"""

from collections.abc import Sequence

from msgspec import structs

from core.report.annual_report import AnnualReport
from core.rules.across.collect import collected
from core.rules.across.collection import CollectedReport, Collection, OpenFinding, UnreadFile
from core.rules.across.unit_columns import UnitColumn, column_called
from core.rules.across.unit_rows import unit_of
from core.rules.across.units import Unit, UnitTree, tree_of
from core.rules.example import subject_of

_MARKS = {
    "汇总": ("汇总口径", "汇总"),
    "仅本级": ("汇总口径", "仅本级"),
    "不报送": ("应报送", "否"),
    "垂直管理": ("垂直管理", "是"),
    "收到": ("收到日期", ""),
    "年度": ("年度", ""),
    "曾用名": ("曾用名", ""),
}


def collection_of(given: str) -> Collection:
    """The batch that an example describes; raises ``ValueError`` for what makes no sense."""
    units: list[Unit] = []
    reports: list[list[str]] = []
    unread: list[str] = []
    confirmed = True
    for raw in given.strip().splitlines():
        text = raw.strip()
        key, _, value = text.partition("：")
        if key == "单位":
            units.append(_unit(value.split(), len(units) + 1))
        elif text == "未确认":
            confirmed = False
        elif key == "读不了":
            unread.append(value)
        elif key == "报告":
            reports.append([value])
        elif text:
            reports[-1].append(text)
    read = [_report(index, *lines) for index, lines in enumerate(reports)]
    files = [UnreadFile(len(read) + index, name, "文件已损坏") for index, name in enumerate(unread)]
    return Collection(read, files, _tree(units, confirmed=confirmed) if units else None)


def _tree(units: Sequence[Unit], *, confirmed: bool) -> UnitTree:
    tree = tree_of(units, confirmed=confirmed)
    if not isinstance(tree, UnitTree):
        raise ValueError("；".join(map(str, tree)))  # noqa: TRY004 (the example is wrong, not a type)
    return tree


def _unit(words: list[str], row: int) -> Unit:
    cells = [(_column("单位名称"), words[0])]
    if words[1:2] == ["<"]:
        cells.append((_column("上级单位"), words[2]))
    for mark in words[3:] if words[1:2] == ["<"] else words[1:]:
        word, _, value = mark.partition("=")
        heading, usual = _MARKS.get(word, ("单位类别", word))
        cells.append((_column(heading), value or usual))
    unit = unit_of(row, cells)
    if not isinstance(unit, Unit):
        raise ValueError("；".join(map(str, unit)))  # noqa: TRY004 (the example is wrong, not a type)
    return unit


def _column(heading: str) -> UnitColumn:
    column = column_called(heading)
    if column is None:
        raise ValueError(heading)
    return column


def _report(index: int, head: str, *lines: str) -> CollectedReport:
    organ, _, file = head.partition(" ")
    own = [line for line in lines if line.partition("：")[0] not in ("退回", "仍有")]
    report: AnnualReport = structs.replace(subject_of("\n".join(own)).report, organ=organ)
    returned = _errors(lines, "退回")
    return structs.replace(
        collected(index, file or f"{organ}.docx", report),
        errors=_errors(lines, "仍有"),
        returned=returned or None,
    )


def _errors(lines: Sequence[str], word: str) -> tuple[OpenFinding, ...]:
    said = (line.partition("：")[2] for line in lines if line.startswith(f"{word}："))
    return tuple(OpenFinding(text, text.split()[0], text.split()[-1], "") for text in said)
