from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gui.views.page_canvas_layout import GAP, MARGIN, PageColumn, scale_to_fit
from gui.views.text_source_lines import from_editor, shown, tab_stops, tables_in, to_editor

SIZES = st.lists(st.tuples(st.floats(10, 2000), st.floats(10, 2000)), min_size=1, max_size=30).map(tuple)


@given(st.text(max_size=40))
def test_offsets_go_to_the_editor_and_back(line: str) -> None:
    for offset in range(len(line)):
        assert from_editor(line, to_editor(line, offset)) == offset
        assert to_editor(line, offset) == len(line[:offset].encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(max_size=200))
def test_a_line_stays_one_line_with_every_character_at_its_place(line: str) -> None:
    assert len(shown(line)) == len(line)
    assert len(shown(line).splitlines()) <= 1


def test_columns_of_a_table_begin_where_most_entries_fit() -> None:
    rows = ("信息内容\t数量", *["规章\t0"] * 8, "政府信息公开申请数量很长的一行标题\t1")
    assert tab_stops(rows) == (10,)


def test_each_table_has_stops_of_its_own() -> None:
    lines = ("甲\t1", "说明", "很长的一个项目名称\t1\t2", "", "乙\t1\t2", "", "", "丙\t3")
    assert [(table.first, table.last) for table in tables_in(lines)] == [(0, 0), (2, 4), (7, 7)]
    assert tables_in(lines)[0].stops != tables_in(lines)[1].stops


@given(SIZES, st.floats(0.1, 5), st.floats(100, 3000))
def test_pages_never_overlap_and_lie_within_the_canvas(
    sizes: tuple[tuple[float, float], ...], scale: float, view: float
) -> None:
    column = PageColumn(sizes, scale, view)
    frames = [column.frame(page) for page in range(1, column.count + 1)]
    assert frames[0].y0 == MARGIN
    assert all(round(below.y0 - above.y1, 3) == GAP for above, below in pairwise(frames))
    assert all(frame.x0 >= MARGIN - 1e-6 and frame.x1 <= column.width - MARGIN + 1e-6 for frame in frames)
    assert round(column.height - frames[-1].y1, 3) == MARGIN


@given(SIZES, st.floats(0.1, 5), st.floats(0, 1), st.floats(0, 1), st.data())
def test_a_point_of_a_page_is_found_where_it_is_drawn(
    sizes: tuple[tuple[float, float], ...], scale: float, across: float, down: float, data: st.DataObject
) -> None:
    column = PageColumn(sizes, scale, 600)
    page = data.draw(st.integers(1, column.count))
    frame = column.frame(page)
    found = column.point(frame.x0 + 0.999 * across * frame.width, frame.y0 + 0.999 * down * frame.height)
    assert found is not None
    assert found[0] == page
    assert abs(found[1] - 0.999 * across * sizes[page - 1][0]) < 0.01


def test_no_pages_take_no_room() -> None:
    column = PageColumn((), 1.0, 300)
    assert (column.height, column.count, column.nearest(10), column.point(1, 1)) == (0, 0, 0, None)
    assert scale_to_fit((), 300) > 0
