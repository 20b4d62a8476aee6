from core.layout.grid import Grid, GridKind
from core.layout.spans import grid_of
from core.source.document import MarkedCell, MarkedTable, ReadProblem
from core.source.limits import CELLS_PER_TABLE, COLUMNS
from core.source.provenance import TextSpan
from core.source.text import located
from tests.support.flow_reading import drawn


def made(*rows: tuple[tuple[str, int, int], ...], first_line: int = 0) -> Grid | ReadProblem:
    cells = tuple(
        tuple(MarkedCell(located(text, first_line), down, across) for text, down, across in row) for row in rows
    )
    return grid_of(MarkedTable(cells), first_line)


def grid(*rows: tuple[tuple[str, int, int], ...]) -> Grid:
    found = made(*rows)
    assert isinstance(found, Grid)
    return found


def test_cells_go_to_the_first_slot_that_nothing_covers() -> None:
    assert drawn(grid((("a", 3, 1), ("b", 1, 2)), (("c", 2, 1), ("d", 1, 1)), (("e", 1, 1),))) == "a|b|<\n^|c|d\n^|^|e"


def test_a_wide_cell_stops_where_a_cell_from_above_stands() -> None:
    assert drawn(grid((("a", 1, 1), ("b", 2, 1)), (("c", 1, 5), ("d", 1, 1)))) == "a|b|\nc|^|d"


def test_rows_of_different_length_keep_their_own_cells() -> None:
    assert drawn(grid((("a", 1, 1), ("b", 1, 1)), (("c", 1, 1),), ())) == "a|b\nc|\n|"


def test_the_kind_says_that_the_document_declared_the_table() -> None:
    assert grid((("a", 1, 1),)).kind is GridKind.MARKED


def test_each_cell_has_its_place_also_when_blank() -> None:
    found = made((("甲乙", 1, 1), ("", 1, 1), ("3", 1, 1)), first_line=7)
    assert isinstance(found, Grid)
    assert [cell.places for cell in found.cells] == [
        (TextSpan(7, 0, 2),),
        (TextSpan(7, 3, 3),),
        (TextSpan(7, 4, 5),),
    ]


def test_a_table_beyond_the_limits_is_a_problem_with_its_place() -> None:
    wide = made((("a", 1, COLUMNS), ("b", 1, 1)), first_line=4)
    high = made((("a", CELLS_PER_TABLE, 1), ("b", 1, 1)))
    assert isinstance(wide, ReadProblem)
    assert "第 5 行" in wide.place
    assert isinstance(high, ReadProblem)
