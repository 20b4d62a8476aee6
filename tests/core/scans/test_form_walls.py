import pytest

pytest.importorskip("cv2", reason="没有安装文字识别组件")

import numpy as np

from core.scans.form_walls import restored
from core.scans.ruling_marks import Mark, RulingMarks
from core.scans.table_walls import TableWalls, table_walls


def everywhere(*_line: float) -> bool:
    return True


def nowhere(*_line: float) -> bool:
    return False


def drawn(xs: list[float], ys: list[float]) -> TableWalls:
    """A grid of which every side is drawn."""
    return TableWalls(tuple(xs), tuple(ys), np.ones((len(ys) - 1, len(xs))), np.ones((len(ys), len(xs) - 1)))


def marks(xs: list[float], ys: list[float]) -> RulingMarks:
    return RulingMarks(tuple(Mark(y, xs[0], xs[-1], 3.0) for y in ys), tuple(Mark(x, ys[0], ys[-1], 3.0) for x in xs))


DISPUTES = [100.0 + 80 * column for column in range(16)]
REQUESTS = [100.0, 180.0, 320.0, 600.0, *(700.0 + 90 * column for column in range(7))]
ROWS = [200.0 + 50 * row for row in range(9)]


def test_the_walls_of_a_table_are_where_its_lines_cross() -> None:
    (table,) = table_walls(marks(REQUESTS, ROWS), 1.0)
    assert table.xs == tuple(REQUESTS)
    assert table.ys == tuple(ROWS)
    assert table.upright.min() == table.level.min() == 1.0


def test_two_tables_below_each_other_are_two() -> None:
    lower = [y + 700 for y in ROWS]
    one, other = marks(DISPUTES, ROWS), marks(REQUESTS, lower)
    found = table_walls(RulingMarks(one.level + other.level, one.upright + other.upright), 1.0)
    assert [table.columns for table in found] == [15, 10]


def test_a_table_that_a_seal_has_cut_in_two_is_one() -> None:
    left, right = DISPUTES[:6], DISPUTES[9:]
    halves = [marks(left, ROWS), marks(right, ROWS)]
    whole = RulingMarks(halves[0].level + halves[1].level, halves[0].upright + halves[1].upright)
    (table,) = table_walls(whole, 1.0)
    assert table.xs == tuple(left + right)


def test_tables_that_only_a_seal_holds_together_are_two() -> None:
    lower = [y + 550 for y in ROWS]
    one, other = marks(DISPUTES, ROWS), marks(DISPUTES, lower)
    ring = Mark(500.0, ROWS[-1] - 60, lower[0] + 60, 6.0)
    found = table_walls(RulingMarks(one.level + other.level, (*one.upright, *other.upright, ring)), 1.0)
    assert [table.rows for table in found] == [8, 8]


def test_strokes_of_letters_are_no_walls() -> None:
    bars = tuple(Mark(y + 25, x + 20, x + 60, 3.0) for y in ROWS[:-1] for x in DISPUTES[:-1])
    grid = marks(DISPUTES, ROWS)
    (table,) = table_walls(RulingMarks(grid.level + bars, grid.upright), 1.0)
    assert table.ys == tuple(ROWS)


def test_lines_that_slant_are_stray() -> None:
    grid = marks(REQUESTS, ROWS)
    slanting = RulingMarks(grid.level, tuple(Mark(m.at, m.start, m.stop, 3.0, drift=12.0) for m in grid.upright))
    assert table_walls(grid, 1.0)[0].stray == 0.0
    assert table_walls(slanting, 1.0)[0].stray > 0.3


def test_a_wall_that_a_seal_hides_in_some_rows_is_restored_in_all() -> None:
    table = drawn(REQUESTS, ROWS)
    table.upright[2:5, 6] = 0.0
    whole = restored(table, everywhere)
    assert whole.upright.all()
    assert whole.restored == 3


def test_a_lost_wall_of_table_four_is_restored_between_its_neighbours() -> None:
    kept = DISPUTES[:7] + DISPUTES[8:]
    table = drawn(kept, ROWS[:5])
    whole = restored(table, everywhere)
    assert whole.walls.xs == pytest.approx(DISPUTES)
    assert whole.upright[:, 7].all()
    assert whole.restored >= 4


def test_no_wall_is_drawn_through_print() -> None:
    table = drawn(REQUESTS, ROWS)
    table.upright[2:5, 6] = 0.0
    assert restored(table, nowhere).restored == 0


def test_a_table_unlike_any_of_the_form_stays_as_it_is() -> None:
    table = drawn([100.0 + 100 * column for column in range(9)], ROWS)
    table.upright[3, 4] = 0.0
    assert restored(table, everywhere).restored == 0


def test_the_rows_of_a_block_of_table_two_have_the_same_walls() -> None:
    table = drawn([100.0, 500.0, 800.0, 1100.0], [200.0, 240.0, 280.0, 320.0, 360.0, 400.0])
    table.upright[0, 1:-1] = 0.0  # a heading over the whole width
    table.upright[3, 1:-1] = 0.0
    table.upright[2, 1] = 0.0  # hidden
    whole = restored(table, everywhere)
    assert whole.upright[2, 1]
    assert not whole.upright[0, 1:-1].any()
    assert not whole.upright[3, 1:-1].any()
