from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from core.layout.cells import CellBox, cell_boxes
from core.layout.crossings import ruled_areas
from core.layout.rulings import find_rulings
from tests.support.sheet import LEFT, UP, Sheet


def boxes(sheet: Sheet) -> tuple[CellBox, ...]:
    (area,) = ruled_areas(find_rulings(sheet.strokes))
    return cell_boxes(area)


def spans(sheet: Sheet) -> list[tuple[int, int, int, int]]:
    return [(box.row, box.column, box.row_span, box.column_span) for box in boxes(sheet)]


def test_slots_without_a_wall_between_them_are_one_cell() -> None:
    sheet = Sheet().table([["三", "一", LEFT], [UP, "二", "0"]])
    assert spans(sheet) == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]


@st.composite
def merged_tables(draw: st.DrawFn) -> list[list[str]]:
    """Tables in which each row is merged sideways, and the first column down."""
    columns = draw(st.integers(2, 6))
    rows = []
    for row in range(draw(st.integers(2, 6))):
        line = ["x"] + [draw(st.sampled_from(["x", LEFT])) if column > 1 else "x" for column in range(1, columns)]
        if row and draw(st.booleans()):
            line[0] = UP
        rows.append(line)
    return rows


@settings(max_examples=60, deadline=None)
@given(merged_tables())
def test_every_slot_is_covered_by_exactly_one_cell(rows: list[list[str]]) -> None:
    found = boxes(Sheet().table(rows))
    covered = Counter(
        (row, column)
        for box in found
        for row in range(box.row, box.row + box.row_span)
        for column in range(box.column, box.column + box.column_span)
    )
    assert set(covered.values()) == {1}
    assert sum(covered.values()) >= len(rows)
    assert len(found) == sum(text == "x" for line in rows for text in line)
    assert not any(box.ragged for box in found)


def test_a_cell_without_a_line_at_the_page_end_is_open_there() -> None:
    sheet = Sheet().table([["1", "2"], ["3", "4"]], undrawn="bottom")
    assert [box.open_bottom for box in boxes(sheet)] == [False, False, True, True]


def test_a_missing_piece_of_wall_makes_a_cell_doubtful_not_whole() -> None:
    sheet = Sheet().table([["1", "2"], ["3", LEFT]], height=40)
    sheet.rule(110, 140, 110, 158)
    assert any(box.ragged for box in boxes(sheet)) or len(boxes(sheet)) == 3
