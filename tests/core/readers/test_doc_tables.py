from collections.abc import Sequence

import pytest

from core.readers.doc_rows import RowDraft, layout_of, table_of
from core.readers.doc_sprms import sprms
from core.readers.edge_table import Merge
from core.readers.rendition import TableDraft
from core.source import limits
from core.source.unreadable import Reason
from tests.support.flow_reading import cells, drawn, grids, opened, paragraphs, refused
from tests.support.word_binary import Cut, word_binary
from tests.support.word_paragraphs import (
    DEFINITION,
    DELETE,
    DEPTH,
    FIRST_DOWN,
    GOES_ON_DOWN,
    HUGE,
    IN_TABLE,
    INSERT,
    JOIN,
    JOIN_DOWN,
    ROW_END,
    SPLIT,
    WIDTH,
    Para,
    definition,
    para,
    row,
    sprm,
)


def table(*rows: Sequence[Para]) -> str:
    """The one table of these rows, drawn."""
    (grid,) = grids(opened(word_binary(para("前文"), *rows)))
    return drawn(grid)


def test_cells_span_the_columns_that_other_rows_part() -> None:
    head = row("第二十条第（一）项", edges=(0, 3000))
    assert table(head, row("甲", "1", "2")) == "第二十条第（一）项|<|<\n甲|1|2"


def test_rows_whose_edges_are_a_little_off_share_their_columns() -> None:
    assert table(row("甲", "1", "2"), row("乙", "3", "4", edges=(-30, 960, 2055, 2980))) == "甲|1|2\n乙|3|4"


def test_a_row_that_begins_late_keeps_its_columns() -> None:
    assert table(row("甲", "1"), row("2", edges=(1000, 2000))) == "甲|1\n|2"


def test_cells_joined_downwards_are_one() -> None:
    rows = row("规章", "1", flags=(FIRST_DOWN, 0)), row("", "2", flags=(GOES_ON_DOWN, 0)), row("丁", "3")
    assert table(*rows) == "规章|1\n^|2\n丁|3"


def test_a_modifier_may_join_cells_downwards_as_well() -> None:
    first, goes_on = sprm(JOIN_DOWN, bytes([0, 3])), sprm(JOIN_DOWN, bytes([0, 1]))
    assert table(row("规章", "1", more=first), row("", "2", more=goes_on)) == "规章|1\n^|2"


@pytest.mark.parametrize("flags", [(1, 2, 2), (2, 1, 1), (3, 1, 1)])
def test_cells_joined_across_are_one_by_either_reading_of_the_marks(flags: tuple[int, ...]) -> None:
    assert table(row("总计", "", "", "9", flags=flags), row(*"甲乙丙丁")) == "总计|<|<|9\n甲|乙|丙|丁"


def test_a_lone_mark_of_joining_joins_nothing() -> None:
    assert table(row("甲", "1", "2", flags=(0, 1, 0))) == "甲|1|2"
    assert table(row("甲", "1", "2", flags=(0, 2, 2))) == "甲|1|2"


def test_text_covered_by_a_join_is_kept_and_doubted() -> None:
    document = opened(word_binary(row("7", "9", flags=(1, 2))))
    assert [str(one.text) for one in cells(document)] == ["7 9"]
    assert "遮住" in cells(document)[0].doubts[0]


def test_a_definition_too_large_for_its_place_lies_in_the_data_stream() -> None:
    stored = sprm(IN_TABLE) + sprm(ROW_END) + sprm(DEFINITION, definition((0, 1000, 3000)))
    data = bytes(6) + len(stored).to_bytes(2, "little") + stored
    end = Para((), sprm(HUGE, 6), "\x07")
    cell_marks = [
        one._replace(mark="\x07") for one in (para("乙", papx=sprm(IN_TABLE)), para("4", papx=sprm(IN_TABLE)))
    ]
    document = opened(word_binary(row(*"甲12"), [*cell_marks, end], data=data))
    assert drawn(grids(document)[0]) == "甲|1|2\n乙|4|<"


def test_modifiers_in_the_data_stream_that_point_at_themselves_come_to_an_end() -> None:
    stored = sprm(HUGE, 0)
    data = len(stored).to_bytes(2, "little") + stored
    assert paragraphs(opened(word_binary(para("甲", papx=sprm(HUGE, 0)), data=data))) == ["甲"]


def test_a_row_of_which_only_the_piece_says_that_it_is_a_table_is_one() -> None:
    plain = [Para((("甲", b""),), mark="\x07"), Para((("1", b""),), mark="\x07")]
    cuts = (Cut(4, prl=sprm(IN_TABLE) + sprm(DEPTH, 1)), Cut(99))
    assert drawn(grids(opened(word_binary([*plain, row()[-1]], row("乙", "2"), cuts=cuts)))[0]) == "甲|1\n乙|2"


def test_a_row_without_places_for_its_cells_takes_those_of_a_like_row_and_is_doubted() -> None:
    bare = [*row("乙", "2")[:-1], Para((), sprm(IN_TABLE) + sprm(ROW_END), "\x07")]
    document = opened(word_binary(row("甲", "1", edges=(0, 500, 3000)), bare))
    assert drawn(grids(document)[0]) == "甲|1\n乙|2"
    assert [bool(one.doubts) for one in cells(document)] == [False, False, True, True]


def test_a_row_with_more_cells_than_it_defines_loses_none() -> None:
    document = opened(word_binary(row("甲", "1", "2", edges=(0, 1000, 2000))))
    assert [str(one.text) for one in cells(document)] == ["甲", "1", "2"]
    assert all(one.doubts for one in cells(document))


def test_a_row_that_the_file_ends_in_is_kept() -> None:
    document = opened(word_binary(row("甲", "1"), row("乙", "2")[:-1]))
    assert drawn(grids(document)[0]) == "甲|1\n乙|2"


def test_paragraphs_in_a_cell_stay_apart() -> None:
    document = opened(word_binary(row([para("结果"), para("维持")], "1")))
    assert drawn(grids(document)[0]) == "结果 维持|1"


def test_a_cell_with_a_table_inside_keeps_both() -> None:
    inner = [*row("1", "2", depth=2), *row("3", "4", depth=2)]
    nested = row("丁", [para("见右"), *inner, para("")], "5")
    outer, within = grids(opened(word_binary(*[row(*"甲乙丙") for _ in range(3)], nested)))
    assert drawn(outer).endswith("丁|见右|5")
    assert drawn(within) == "1|2\n3|4"


def test_a_frame_table_around_the_report_gives_way_to_what_it_holds() -> None:
    inner = [*row("甲", "1", depth=2), *row("乙", "2", depth=2)]
    document = opened(word_binary(row([para("一、总体情况"), *inner, para("二、其他")])))
    assert paragraphs(document) == ["一、总体情况", "二、其他"]
    assert drawn(grids(document)[0]) == "甲|1\n乙|2"


def test_tables_within_tables_have_a_limit() -> None:
    depth = sprm(IN_TABLE) + sprm(DEPTH, limits.TABLE_NESTING + 1)
    assert refused(word_binary(para("甲", papx=depth))).reason is Reason.TOO_COMPLEX


def test_a_table_between_paragraphs_does_not_swallow_them() -> None:
    document = opened(word_binary(row("甲", "1"), para("中"), row("乙", "2"), para("末")))
    assert paragraphs(document) == ["中", "末"]
    assert [drawn(grid) for grid in grids(document)] == ["甲|1", "乙|2"]


def edges(*modifiers: bytes) -> tuple[int, ...]:
    layout = layout_of(sprms(sprm(DEFINITION, definition((0, 1000, 2000, 3000))) + b"".join(modifiers)))
    assert layout is not None
    return layout.edges


@pytest.mark.parametrize(
    ("modifier", "changed"),
    [
        (sprm(INSERT, bytes([1, 2, 0xF4, 0x01])), (0, 1000, 1500, 2000, 3000, 4000)),
        (sprm(INSERT, bytes([9, 1, 0xF4, 0x01])), (0, 1000, 2000, 3000, 3500)),
        (sprm(DELETE, bytes([0, 1])), (0, 1000, 2000)),
        (sprm(DELETE, bytes([1, 99])), (0, 1000)),
        (sprm(WIDTH, bytes([1, 2, 0xF4, 0x01])), (0, 1000, 1500, 2500)),
        (sprm(JOIN_DOWN, bytes([99, 3])), (0, 1000, 2000, 3000)),
    ],
)
def test_modifiers_change_the_cells_defined_before_them(modifier: bytes, changed: tuple[int, ...]) -> None:
    assert edges(modifier) == changed


def test_cells_are_joined_and_parted_again_by_modifiers() -> None:
    defined = sprm(DEFINITION, definition((0, 1, 2, 3, 4)))
    joined = layout_of(sprms(defined + sprm(JOIN, bytes([1, 3]))))
    parted = layout_of(sprms(defined + sprm(JOIN, bytes([1, 3])) + sprm(SPLIT, bytes([1, 3]))))
    assert joined is not None
    assert joined.across == (Merge.NONE, Merge.FIRST, Merge.CONTINUED, Merge.NONE)
    assert parted is not None
    assert parted.across == (Merge.NONE,) * 4


@pytest.mark.parametrize("operand", [b"", b"\x00", b"\x05", b"\xff" + bytes(40)])
def test_a_definition_cut_short_defines_nothing(operand: bytes) -> None:
    assert layout_of(sprms(sprm(DEFINITION, operand))) is None


def test_rows_that_all_lack_their_places_still_stand_in_columns() -> None:
    rows = [RowDraft((((text,), ()), ((figure,), ())), None) for text, figure in (("甲", "1"), ("乙", "2"))]
    drafted = table_of(rows)
    assert isinstance(drafted, TableDraft)
    assert [[cell.own_text for cell in cells] for cells in drafted.rows] == [["甲", "1"], ["乙", "2"]]
    assert {cell.column_span for cells in drafted.rows for cell in cells} == {1}
