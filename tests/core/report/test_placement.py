"""Rows with too many, too few or shifted cells."""

from decimal import Decimal

from core.layout.grid import GridCell
from core.report.annual_report import NoteKind
from core.report.tables.lined import sum_faults
from core.report.tables.placement import Placement, place, readings
from core.source.text import located


def cells(row: str) -> list[GridCell]:
    """``4 1 _ 5`` as cells, an underscore for a blank one."""
    words = ["" if word == "_" else word for word in row.split()]
    return [GridCell(0, column, 1, 1, located(word, 0)) for column, word in enumerate(words)]


def placed(row: str, width: int = 7, *, padded: bool = False) -> Placement:
    return place(cells(row), width, sum_faults, padded=padded)


def values(placement: Placement) -> str:
    return " ".join("_" if r.value is None else str(r.value) for r in readings(placement.row))


def test_a_row_that_fits_is_taken_as_it_stands() -> None:
    placement = placed("4 1 0 0 0 0 5")
    assert values(placement) == "4 1 0 0 0 0 5"
    assert placement.kind is None


def test_tabs_at_the_ends_of_flattened_text_are_no_repair() -> None:
    placement = placed("_ 4 1 0 0 0 0 5 _", padded=True)
    assert values(placement) == "4 1 0 0 0 0 5"
    assert placement.kind is None


def test_a_zero_too_many_is_dropped_where_the_sum_still_holds_and_said_so() -> None:
    placement = placed("_ _ _ 1 0 0 0 0 0 0 1", padded=True)
    assert values(placement) == "1 0 0 0 0 0 1"
    assert placement.kind is NoteKind.CELL_COUNT
    assert "读到 8 格" in placement.detail


def test_a_figure_that_counts_something_is_not_dropped_to_please_the_sum() -> None:
    placement = placed("4 9 1 0 0 0 0 5")
    assert values(placement) == "4 9 1 0 0 0 5"
    assert placement.kind is NoteKind.CELL_COUNT


def test_where_every_cell_counts_the_one_dropped_lets_the_sum_hold() -> None:
    assert values(placed("4 9 1 1 1 1 1 9")) == "4 1 1 1 1 1 9"


def test_a_lost_cell_in_front_leaves_the_total_where_it_was() -> None:
    placement = placed("_ _ _ _ _ 0", padded=True)
    assert values(placement) == "_ _ _ _ _ _ 0"
    assert placement.kind is NoteKind.CELL_COUNT


def test_digits_split_over_two_cells_are_joined_where_only_that_makes_the_sum_hold() -> None:
    placement = placed("1 2 3 0 0 0 0 15")
    assert values(placement) == "12 3 0 0 0 0 15"
    assert placement.kind is NoteKind.SPLIT


def test_placements_that_the_row_cannot_tell_apart_are_all_handed_on() -> None:
    placement = placed("2 0 0 0 0 2")
    assert placement.others
    assert all(sum_faults(readings(row)) == 0 for row in (placement.row, *placement.others))


def test_a_row_far_too_long_is_answered_and_marked() -> None:
    placement = placed(" ".join(["1"] * 40))
    assert len(placement.row) == 7
    assert placement.kind is NoteKind.CELL_COUNT


def test_readings_are_exact() -> None:
    assert readings(placed("37,814.777", 1).row)[0].value == Decimal("37814.777")
