"""Which edition of the form a report uses: by its marks, never by the year alone."""

from collections.abc import Iterator, Mapping, Sequence

from core.forms.address import Table
from core.forms.form import Edition
from core.forms.labels import core_of
from core.layout.grid import Grid
from core.report.annual_report import EditionMark

_MARKS = {
    Edition.Y2019: (
        "本年新制作数量",
        "本年新公开数量",
        "对外公开总数量",
        "上一年项目数量",
        "其他对外管理服务事项",
        "政府集中采购",
    ),
    Edition.Y2021: ("本年制发件数", "本年废止件数", "现行有效件数", "本年处理决定数量", "本年收费金额"),
}
_SINGLE = "单独一行的（六）其他处理"
_THREE = "分三行的（六）其他处理"


def edition_marks(
    grids: Mapping[Table, Sequence[Grid]], *, single_other_handling: bool | None
) -> tuple[EditionMark, ...]:
    """Every sign of an edition in the tables."""
    return tuple(_signs(grids, single_other_handling=single_other_handling))


def _signs(grids: Mapping[Table, Sequence[Grid]], *, single_other_handling: bool | None) -> Iterator[EditionMark]:
    cores = {core_of(cell.text.characters) for grid in grids.get(Table.DISCLOSURE, ()) for cell in grid.cells}
    for edition, labels in _MARKS.items():
        for label in labels:
            if core_of(label) in cores:
                yield EditionMark(f"“{label}”", edition)
    if single_other_handling is not None:
        yield EditionMark(*((_SINGLE, Edition.Y2019) if single_other_handling else (_THREE, Edition.Y2021)))


def decide_edition(marks: Sequence[EditionMark], year: int | None) -> Edition | None:
    """The edition most marks point to; the year decides only between equals."""
    counts = {edition: sum(mark.edition is edition for mark in marks) for edition in Edition}
    if counts[Edition.Y2019] != counts[Edition.Y2021]:
        return max(counts, key=lambda edition: counts[edition])
    if year is None:
        return None
    return Edition.Y2021 if year >= _FIRST_OF_2021 else Edition.Y2019


_FIRST_OF_2021 = 2021
