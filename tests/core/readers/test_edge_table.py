import pytest

from core.readers.edge_table import EdgeCell, Merge, edge_table
from core.readers.rendition import CellDraft, TableDraft, rendition
from core.source.document import MarkedTable

DOWN, JOINS = Merge.FIRST, Merge.CONTINUED


def row(*cells: tuple[int, str], left: int = 0) -> list[EdgeCell]:
    """A row of plain cells, each given as its right edge and its text."""
    edges = [left, *(right for right, _ in cells)]
    return [EdgeCell(edges[index], right, (text,)) for index, (right, text) in enumerate(cells)]


def drawn(table: TableDraft) -> list[list[tuple[str, int, int]]]:
    """Text, width and height of every cell, row by row."""
    return [[(cell.own_text, cell.column_span, cell.row_span) for cell in cells] for cells in table.rows]


def only(table: TableDraft) -> CellDraft:
    ((cell,),) = table.rows
    return cell


def test_a_cell_spans_the_columns_that_other_rows_part() -> None:
    table = edge_table([row((3000, "标题")), row((1000, "甲"), (2000, "1"), (3000, "2"))])
    assert drawn(table) == [[("标题", 3, 1)], [("甲", 1, 1), ("1", 1, 1), ("2", 1, 1)]]


@pytest.mark.parametrize("off", [-80, 15, 80])
def test_edges_that_stand_nearly_below_each_other_are_one(off: int) -> None:
    table = edge_table([row((1000, "甲"), (2000, "1")), row((1000 + off, "乙"), (2000 + off, "2"))])
    assert drawn(table) == [[("甲", 1, 1), ("1", 1, 1)], [("乙", 1, 1), ("2", 1, 1)]]


def test_edges_that_drift_from_row_to_row_do_not_run_together() -> None:
    steps = [row((1000 + 90 * step, "甲"), (4000, "1")) for step in range(4)]
    assert [cells[1][1] for cells in drawn(edge_table(steps))] == [2, 2, 1, 1]


def test_a_narrow_cell_keeps_a_column_of_its_own() -> None:
    table = edge_table([row((1000, "甲"), (1050, "|"), (2000, "1")), row((1050, "乙"), (2000, "2"))])
    assert drawn(table) == [[("甲", 1, 1), ("|", 1, 1), ("1", 1, 1)], [("乙", 2, 1), ("2", 1, 1)]]


def test_a_joined_cell_reaches_down_as_long_as_it_is_continued() -> None:
    def labelled(text: str, merge: Merge, figure: str) -> list[EdgeCell]:
        return [EdgeCell(0, 1000, (text,), merge), EdgeCell(1000, 2000, (figure,))]

    rows = [labelled("甲", DOWN, "1"), labelled("", JOINS, "2"), labelled("乙", DOWN, "3"), labelled("", JOINS, "4")]
    assert drawn(edge_table(rows)) == [[("甲", 1, 2), ("1", 1, 1)], [("2", 1, 1)], [("乙", 1, 2), ("3", 1, 1)], [("4", 1, 1)]]  # fmt: skip


def test_what_a_join_covers_is_kept_and_doubted() -> None:
    cell = only(edge_table([[EdgeCell(0, 9, ("7",), horizontal=DOWN), EdgeCell(9, 20, ("9",), horizontal=JOINS)]]))
    assert cell.own_text == "7 9"
    assert len(cell.doubts) == 1


def test_an_empty_joined_cell_is_no_reason_for_doubt() -> None:
    cell = only(edge_table([[EdgeCell(0, 9, ("7",), horizontal=DOWN), EdgeCell(9, 20, ("",), horizontal=JOINS)]]))
    assert cell.doubts == ()


def test_doubts_of_a_joined_cell_go_to_the_one_that_shows() -> None:
    rows = [[EdgeCell(0, 900, ("7",), DOWN)], [EdgeCell(0, 900, (), JOINS, doubts=("存疑",))]]
    assert edge_table(rows).rows[0][0].doubts == ("存疑",)


def test_a_join_of_other_width_does_not_push_the_row_aside() -> None:
    table = edge_table(
        [
            [EdgeCell(0, 2000, ("甲",), DOWN), EdgeCell(2000, 3000, ("1",))],
            [EdgeCell(0, 1000, ("乙",), JOINS), EdgeCell(1000, 2000, ("丙",)), EdgeCell(2000, 3000, ("2",))],
        ]
    )
    assert drawn(table) == [[("甲", 2, 1), ("1", 1, 1)], [("乙", 1, 1), ("丙", 1, 1), ("2", 1, 1)]]


def test_a_join_in_the_first_row_is_an_ordinary_cell() -> None:
    assert drawn(edge_table([[EdgeCell(0, 1000, ("甲",), JOINS, JOINS)]])) == [[("甲", 1, 1)]]


def test_a_row_that_begins_late_keeps_its_columns() -> None:
    table = edge_table([row((1000, "甲"), (2000, "1")), row((2000, "2"), left=1000)])
    assert drawn(table) == [[("甲", 1, 1), ("1", 1, 1)], [("", 1, 1), ("2", 1, 1)]]


@pytest.mark.parametrize("edges", [(1000, 1000, 1000), (1000, 500, -9), (0, 0, 0), (-(2**31), 2**31, 5)])
def test_absurd_edges_lose_no_cell(edges: tuple[int, int, int]) -> None:
    table = edge_table([row((edges[0], "甲"), (edges[1], "乙"), (edges[2], "丙")), row((900, "丁"))])
    assert [text for text, *_ in drawn(table)[0] if text] == ["甲", "乙", "丙"]
    (block,) = rendition([table]).blocks
    assert isinstance(block, MarkedTable)


def test_no_rows_are_no_table() -> None:
    assert edge_table([]).rows == ()
