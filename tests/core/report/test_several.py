"""Parts of a file by the sheets of its workbook."""

from msgspec import structs

from core.layout.grid import Flow, Grid
from core.report.several import parts_of
from core.source.document import Paragraph
from core.source.provenance import mark_place
from core.source.text import located
from tests.support.paper import SOUND_2021, paper


def shifted(flow: Flow, lines: int) -> Flow:
    """The flow as it stands ``lines`` further down."""
    moved: list[Paragraph | Grid] = []
    for block in flow:
        if isinstance(block, Grid):
            cells = tuple(
                structs.replace(cell, text=located(str(cell.text), lines + mark_place(cell.text.marks[0])))
                for cell in block.cells
                if cell.text
            )
            moved.append(structs.replace(block, cells=cells))
        else:
            moved.append(Paragraph(located(str(block.text), lines + mark_place(block.text.marks[0]))))
    return tuple(moved)


def test_sheets_with_a_whole_set_of_tables_each_are_reports_of_their_own() -> None:
    one = paper(SOUND_2021)
    other = shifted(paper({}, title="青禾市民政局2023年政府信息公开工作年度报告"), 1_000)
    parts = parts_of((*one, *other), ((0, "教育局"), (1_000, "民政局")))
    assert [part.sheet for part in parts.reports] == ["教育局", "民政局"]
    assert parts.reports[1].name == "2023 年：青禾市民政局2023年政府信息公开工作年度报告（工作表“民政局”）"
    assert (parts.reports[0].flow, parts.reports[1].flow) == (one, other)


def test_sheets_that_hold_one_table_each_are_one_report() -> None:
    flow = paper(SOUND_2021)
    begins = [at for at, block in enumerate(flow) if isinstance(block, Grid)]
    first = [mark_place(flow[at - 1].text.marks[0]) for at in begins if isinstance(flow[at - 1], Paragraph)]  # type: ignore[union-attr]
    parts = parts_of(flow, tuple(zip(first, ("表二", "表三", "表四"), strict=True)))
    assert len(parts.reports) == 1
