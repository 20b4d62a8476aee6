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


def marked(text: str, line: int, start: int, across: int = 1, down: int = 1) -> MarkedCell:
    return MarkedCell(located(text, line, start), down, across, (), f"表!{text}")


def test_each_cell_has_its_place_and_name_also_when_blank() -> None:
    found = grid_of(MarkedTable(((marked("甲乙", 7, 0), marked("", 7, 3), marked("3", 7, 4)),)), 7)
    assert isinstance(found, Grid)
    assert [cell.places for cell in found.cells] == [
        (TextSpan(7, 0, 2, "表!甲乙"),),
        (TextSpan(7, 3, 3, "表!"),),
        (TextSpan(7, 4, 5, "表!3"),),
    ]


def test_a_cell_beside_a_merged_one_has_its_own_place() -> None:
    upper = (marked("甲", 0, 0, down=2), marked("乙", 0, 2, across=3), marked("", 0, 6))
    lower = (marked("", 1, 1), marked("2", 1, 2))
    found = grid_of(MarkedTable((upper, lower)), 0)
    assert isinstance(found, Grid)
    assert [place for cell in found.cells for place in cell.places] == [
        TextSpan(0, 0, 1, "表!甲"),
        TextSpan(0, 2, 3, "表!乙"),
        TextSpan(0, 6, 6, "表!"),
        TextSpan(1, 1, 1, "表!"),
        TextSpan(1, 2, 3, "表!2"),
    ]


def test_a_table_beyond_the_limits_is_a_problem_with_its_place() -> None:
    wide = made((("a", 1, COLUMNS), ("b", 1, 1)), first_line=4)
    high = made((("a", CELLS_PER_TABLE, 1), ("b", 1, 1)))
    assert isinstance(wide, ReadProblem)
    assert "第 5 行" in wide.place
    assert isinstance(high, ReadProblem)
