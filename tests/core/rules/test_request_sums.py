"""The causes named in table 3: the one cell, the one move, the one exchange, and silence where two would do."""

from core.rules.example import subject_of
from core.rules.registry import BY_ID
from core.rules.request_sums import request_sums, single_changes
from core.rules.verdict import Verdict

HEAD = "表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n其余 0\n"
LINES = {
    "新收": "31 4 0 0 0 0 35",
    "予以公开": "20 3 0 0 0 0 23",
    "重复申请": "10 1 0 0 0 0 11",
    "办理总计": "30 4 0 0 0 0 34",
    "结转下年": "1 0 0 0 0 0 1",
}
CAUSES = ("T308", "T309", "T310", "T312", "T313")


def given(**changed: str) -> str:
    return HEAD + "\n".join(f"{name} {values}" for name, values in (LINES | changed).items())


def found(text: str) -> list[tuple[str, str]]:
    report = subject_of(text).report
    sums = request_sums(report)
    return [] if sums is None else [(str(one.at), str(one.value)) for one in single_changes(report, sums)]


def speaking(text: str) -> set[str]:
    subject = subject_of(text)
    return {rule for rule in CAUSES if any(one.verdict is Verdict.BROKEN for one in BY_ID[rule].apply(subject))}


def test_a_sound_table_has_no_cause() -> None:
    assert (found(given()), speaking(given())) == ([], set())


def test_the_cell_in_which_a_line_and_a_column_cross_is_named_with_its_value() -> None:
    assert found(given(重复申请="10 7 0 0 0 0 11")) == [("T3.not_processed_2.commercial", "1")]
    assert found(given(办理总计="30 4 0 0 0 0 43")) == [("T3.total.total", "34")]


def test_two_wrong_cells_far_apart_are_both_named() -> None:
    text = given(重复申请="10 7 0 0 0 0 11", 新收="13 4 0 0 0 0 35")
    assert found(text) == [("T3.received.natural", "31"), ("T3.not_processed_2.commercial", "1")]


def test_where_two_cells_of_a_line_would_do_none_is_named() -> None:
    # both columns are short by two, so that either cell of the line explains its own and the line's difference
    assert found(given(重复申请="8 3 0 0 0 0 13", 予以公开="20 3 0 0 0 0 23")) == []


def test_lines_that_fail_while_every_column_holds_have_no_single_cell_to_blame() -> None:
    text = given(予以公开="20 3 0 0 0 0 24", 重复申请="10 1 0 0 0 0 10")
    assert (found(text), speaking(text)) == ([], set())


def test_a_table_with_a_cell_that_cannot_be_read_or_a_blank_total_is_left_alone() -> None:
    assert speaking(given(重复申请="缺 7 0 0 0 0 11")) == set()
    assert speaking(given(重复申请="10 7 0 0 0 0 空")) == set()
    assert speaking(given(重复申请="10？ 7 0 0 0 0 11")) == set()


def test_the_causes_do_not_speak_for_each_other() -> None:
    swapped = given(新收="13 4 0 0 0 0 35")
    assert speaking(swapped) == {"T308", "T310"}
    exchanged = given(办理总计="1 0 0 0 0 0 1", 结转下年="30 4 0 0 0 0 34")
    assert speaking(exchanged) == {"T313"}
    moved = given(重复申请="0 1 0 0 0 0 11", 信访举报投诉类申请="10 0 0 0 0 0 0")
    assert speaking(moved) == {"T309"}
    doubled = given(办理总计="40 5 0 0 0 0 45")
    assert "T312" in speaking(doubled)
