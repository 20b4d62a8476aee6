"""Whole sound reports, each by another hand, kept as text files beside the figures of their tables.

A file of ``tests/sound/reports`` has a head of ``name：figures`` lines, a line ``----``, and the report as it is printed,
where ``【表二】``, ``【表三】`` and ``【表四】`` stand for the tables. All bodies and figures are invented.
"""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from core.forms.address import Table, address
from core.forms.form import APPLICANTS, OUTCOMES, Edition, form_of
from core.forms.official import official_tables
from tests.support.report_files import Block
from tests.support.report_files import Table as FilledTable

FOLDER = Path(__file__).parents[1] / "sound" / "reports"
_DISCLOSURE = {
    "规章": "regulations",
    "规范性文件": "normative_documents",
    "许可": "licensing",
    "其他服务": "other_services",
    "处罚": "penalties",
    "强制": "compulsory_measures",
    "收费": "charges",
    "采购": "procurement",
}
_REQUESTS = {"新收": "received", "上年结转": "carried_in", "予以公开": "granted", "部分公开": "partly_granted"}
_RESULT_GROUPS = {
    "不予公开": "refused",
    "无法提供": "unable",
    "不予处理": "not_processed",
    "其他处理": "other_handling",
}
_APPLICANTS = {"自": "natural", "商": "commercial", "科": "research", "公": "public_interest", "法": "legal_service"}
_DISPUTES = {"复议": "reconsideration", "直接起诉": "litigation_direct", "复议后起诉": "litigation_after"}
_MARKS = {"【表二】": 0, "【表三】": 1, "【表四】": 2}


class SoundReport(Struct, frozen=True):
    """One report: its name, the edition of its form, the figures of its tables and its blocks in order."""

    name: str
    edition: Edition
    figures: dict[str, str]
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The line it begins with, which is also the name its file would have."""
        return next(block for block in self.blocks if isinstance(block, str)).replace(" ", "")


def sound_reports() -> tuple[SoundReport, ...]:
    """All of them, by name."""
    return tuple(read_report(path) for path in sorted(FOLDER.glob("*.txt")))


def read_report(path: Path) -> SoundReport:
    """One file; an ``AssertionError`` says where its own tables do not add up."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n----\n")
    lines = dict(line.split("：", 1) for line in head.splitlines() if line.strip())
    edition = Edition(lines.pop("版次"))
    figures = dict.fromkeys(form_of(edition).addresses(), "0") | _figures(lines, edition)
    tables = official_tables(form_of(edition))
    blocks: list[Block] = [
        FilledTable(tables[_MARKS[line]], figures) if line in _MARKS else line
        for line in body.splitlines()
        if line.strip()
    ]
    return SoundReport(path.stem, edition, figures, tuple(blocks))


def _figures(lines: dict[str, str], edition: Edition) -> dict[str, str]:
    figures: dict[str, str] = {}
    requests: dict[str, dict[str, int]] = {}
    for name, said in lines.items():
        if name in _DISCLOSURE:
            line = form_of(edition).table(Table.DISCLOSURE).line(_DISCLOSURE[name])
            figures |= {
                address(Table.DISCLOSURE, line.key, column.key): value
                for column, value in zip(line.columns, said.split(), strict=True)
            }
        elif name in _DISPUTES:
            parts = [int(part) for part in said.split()]
            for column, value in zip(OUTCOMES, [*parts, sum(parts)], strict=True):
                figures[address(Table.DISPUTES, _DISPUTES[name], column.key)] = str(value)
        else:
            requests[_line_of(name, edition)] = dict(_cells(said))
    return figures | _requests(requests, edition)


def _line_of(name: str, edition: Edition) -> str:
    if name in _REQUESTS or name == "结转":
        return _REQUESTS.get(name, "carried_out")
    key = _RESULT_GROUPS[name.rstrip("12345678")]
    number = name[len(name.rstrip("12345678")) :]
    return key if edition is Edition.Y2019 and key == "other_handling" else f"{key}_{number}"


def _cells(said: str) -> Iterator[tuple[str, int]]:
    """``自5 商1 他2``, a cell each."""
    for cell in said.split():
        yield _APPLICANTS.get(cell[0], "other"), int(cell[1:])


def _requests(given: dict[str, dict[str, int]], edition: Edition) -> dict[str, str]:
    kinds = [column.key for column in APPLICANTS[:-1]]
    results = form_of(edition).result_lines
    given = given | {"total": {kind: sum(given.get(line, {}).get(kind, 0) for line in results) for kind in kinds}}
    for kind in kinds:
        received, carried_in, total, carried_out = (
            given.get(line, {}).get(kind, 0) for line in ("received", "carried_in", "total", "carried_out")
        )
        assert received + carried_in == total + carried_out, (kind, received, carried_in, total, carried_out)
    return {
        address(Table.REQUESTS, line, kind): str(value)
        for line, cells in given.items()
        for kind, value in [*((kind, cells.get(kind, 0)) for kind in kinds), ("total", sum(cells.values()))]
    }
