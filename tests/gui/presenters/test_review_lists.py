from msgspec import structs

from core.forms.address import Address
from core.report.claim import ClaimStatus
from core.rules.verdict import Verdict
from core.source.document import ReadProblem
from gui.presenters.list_rows import MOST_ROWS, RowFilter
from gui.presenters.review_lists import check_list, claim_list, finding_list, problem_list
from gui.presenters.window_state import CellChoice
from tests.support.audited import audited_report, broken_report

MISSING = Address("T2.compulsory_measures.decisions")


def test_every_finding_has_a_row_with_its_level_in_words() -> None:
    audited = broken_report()
    rows = finding_list(audited).rows
    assert [row.subject for row in rows] == list(audited.findings)
    assert {row.cells[0].text for row in rows} == {"× 错误", "? 存疑"}


def test_a_finding_row_says_place_title_statement_and_difference() -> None:
    row = finding_list(broken_report()).rows[0]
    assert row.cells[1].text == "表三 自然人列"
    assert row.cells[2].text == "收办平衡"
    assert "相差 2" in row.cells[2].note
    assert row.cells[3].text == "2"


def test_checks_that_hold_are_listed_too() -> None:
    audited = audited_report()
    listed = check_list(audited)
    assert len(listed.rows) == 42
    assert {row.word for row in listed.rows} == {"相符"}


def test_undetermined_checks_are_neither_held_nor_broken() -> None:
    words = {word: count for word, _, count in check_list(broken_report()).words()}
    assert words == {"不符": 5, "无法核对": 4, "相符": 33}


def test_every_number_of_the_narrative_is_in_the_ledger() -> None:
    audited = audited_report()
    rows = claim_list(audited).rows
    assert [row.subject for row in rows] == list(audited.claims)
    assert [row.word for row in rows] == ["不核对", "相符", "相符"]
    assert rows[1].cells[4].text == "表三 本年新收·总计 9"


def test_the_ledger_is_in_reading_order_and_says_which_part_each_number_stands_in() -> None:
    listed = claim_list(audited_report())
    assert listed.columns[listed.sorted_by].title == "位置"
    places = [row.cells[listed.sorted_by] for row in listed.rows]
    assert [(place.text, place.note) for place in places] == [
        ("第一部分", "第 1 处"),
        ("第一部分", "第 2 处"),
        ("第一部分", "第 3 处"),
    ]
    assert sorted(places, key=lambda place: place.order) == places


def test_the_ledger_can_be_filtered_by_status_with_counts_and_by_part_of_the_report() -> None:
    audited = audited_report()
    last = structs.replace(audited.claims[2], section=6, status=ClaimStatus.DIFFERS)
    listed = claim_list(structs.replace(audited, claims=(*audited.claims, last)))
    assert {word: count for word, _, count in listed.words()} == {"不符": 1, "相符": 2, "不核对": 1}
    assert listed.parts() == ("第一部分", "第六部分")
    assert [row.subject for row in listed.rows if RowFilter(part="第六部分").admits(row)] == [last]


def test_what_a_number_was_held_against_is_told_with_its_values() -> None:
    audited = broken_report()
    missing = claim_list(structs.replace(audited, claims=(structs.replace(audited.claims[2], cells=(MISSING,)),))).rows[
        0
    ]
    assert missing.cells[4].text.endswith("（没有读到）")
    cells = (Address("T3.total.natural"), Address("T3.refused_8.research"), Address("T3.received.total"))
    claim = structs.replace(audited.claims[2], cells=cells)
    row = claim_list(structs.replace(audited, claims=(claim,))).rows[0]
    assert row.cells[4].text == (
        "表三 办理结果总计·自然人 7；表三 （三）不予公开8.属于行政查询事项·科研机构 （空白）；等 3 格"
    )


def test_problems_doubts_and_repairs_are_listed_with_their_cells() -> None:
    rows = problem_list(broken_report()).rows
    assert [row.word for row in rows] == ["未能读取", "没有读到", "已修补", "读数存疑"]
    assert [row.subject for row in rows if row.subject is not None] == [
        CellChoice("T2.compulsory_measures.decisions"),  # type: ignore[arg-type]
        CellChoice("T3.refused_2.natural"),  # type: ignore[arg-type]
        CellChoice("T3.not_processed_2.commercial"),  # type: ignore[arg-type]
    ]


def test_a_report_read_without_loss_says_so() -> None:
    listed = problem_list(audited_report())
    assert not listed.rows
    assert listed.vacant == "全部内容都已读取，没有修补"


def test_a_problem_of_the_file_is_never_left_out() -> None:
    audited = audited_report(problems=(ReadProblem("第 2 页", "没有读取"),))
    assert [row.cells[1].text for row in problem_list(audited).rows] == ["第 2 页"]


def test_the_filter_admits_by_level_part_and_every_word_sought() -> None:
    rows = finding_list(broken_report()).rows
    assert len([row for row in rows if RowFilter(words=frozenset({"存疑"})).admits(row)]) == 1
    assert len([row for row in rows if RowFilter(part="表四").admits(row)]) == 1
    assert len([row for row in rows if RowFilter(sought="自然人 平衡").admits(row)]) == 1
    assert all(RowFilter().admits(row) for row in rows)


def test_parts_are_offered_in_the_order_of_the_report() -> None:
    assert finding_list(broken_report()).parts() == ("表三", "表四", "正文及其他")


def test_findings_without_end_are_listed_up_to_a_limit_and_the_rest_is_counted() -> None:
    audited = broken_report()
    many = structs.replace(audited, findings=audited.findings + (audited.findings[-1],) * 5000)
    listed = finding_list(many)
    assert len(listed.rows) == MOST_ROWS + 1
    assert listed.total == len(many.findings)
    assert [row.subject for row in listed.rows[:6]] == list(audited.findings)
    rest = listed.rows[-1]
    assert rest.subject is None
    assert rest.cells[1].text == f"另有 {len(many.findings) - MOST_ROWS} 条没有列出"
    assert len(rest.cells) == len(listed.columns)


def test_of_checks_without_end_the_broken_ones_are_listed() -> None:
    audited = broken_report()
    holding = next(result for result in audited.results if result.verdict is Verdict.HOLDS)
    many = structs.replace(audited, results=(holding,) * 5000 + audited.results)
    broken = [result for result in audited.results if result.verdict is Verdict.BROKEN]
    assert [row.subject for row in check_list(many).rows[: len(broken)]] == broken


def test_claims_and_problems_without_end_are_counted_too() -> None:
    audited = broken_report()
    problems = audited.problems * 3000
    many = structs.replace(audited, claims=audited.claims * 2000, problems=problems)
    assert claim_list(many).total == 3 * 2000
    mended = problem_list(audited).total - len(audited.problems)
    assert problem_list(many).total == len(problems) + mended


def test_a_list_within_the_limit_has_nothing_left_out() -> None:
    listed = finding_list(broken_report())
    assert listed.left_out == 0
    assert listed.total == len(listed.rows) == len(broken_report().findings)
