from decimal import Decimal

from msgspec import structs

from core.findings.finding import MatchedPassage
from core.forms.address import Address
from gui.presenters.detail import NOTHING, detail_of
from gui.presenters.window_state import CellChoice
from tests.support.audited import broken_report
from tests.support.scanned import RECEIVED, scanned_report

AUDITED = broken_report()
SCAN = scanned_report(RECEIVED)


def test_a_finding_is_told_in_four_parts_in_order() -> None:
    captions = [part.caption for part in detail_of(AUDITED, AUDITED.findings[0]).parts]
    assert captions[:4] == ["位置", "原文", "应当", "下一步"]


def test_a_suggestion_names_its_cell_and_value() -> None:
    parts = {part.caption: part.text for part in detail_of(AUDITED, AUDITED.findings[1]).parts}
    assert parts["建议"].startswith("表三 办理结果总计·自然人 改为 6。")


def test_a_reason_that_the_next_step_tells_is_not_told_twice() -> None:
    finding = AUDITED.findings[1]
    told = structs.replace(finding, next_step=f"{finding.suggestions[0].reason}；请先核对这一格")
    parts = {part.caption: part.text for part in detail_of(AUDITED, told).parts}
    assert parts["建议"] == "表三 办理结果总计·自然人 改为 6"


def test_what_a_second_reader_saw_is_told() -> None:
    seen = structs.replace(AUDITED.findings[0], witness="两种读法一致")
    assert ("复读", "两种读法一致") in [(part.caption, part.text) for part in detail_of(AUDITED, seen).parts]


def test_a_cell_leads_to_the_findings_that_speak_of_it() -> None:
    detail = detail_of(AUDITED, CellChoice(Address("T3.total.natural")))
    assert {finding.rule for finding in detail.related} == {"T301", "T302", "T303"}


def test_a_cell_tells_how_many_checks_looked_at_it() -> None:
    parts = {part.caption: part.text for part in detail_of(AUDITED, CellChoice(Address("T3.received.total"))).parts}
    assert parts["检查"] == "2 项涉及这一格：2 项相符"
    assert parts["正文"] == "「收到政府信息公开申请9件」"


def test_a_cell_without_a_place_says_so() -> None:
    detail = detail_of(AUDITED, CellChoice(Address("T2.compulsory_measures.decisions")))
    assert detail.parts[-1].text == "原文中没有对应的位置"


def test_a_broken_check_leads_to_its_finding() -> None:
    result = next(result for result in AUDITED.results if result.rule == "T402")
    assert [finding.rule for finding in detail_of(AUDITED, result).related] == ["T402"]


def test_the_copied_text_holds_every_part() -> None:
    detail = detail_of(AUDITED, AUDITED.findings[0])
    assert all(part.text in detail.plain_text for part in detail.parts)


def test_nothing_selected_says_what_to_do() -> None:
    assert detail_of(AUDITED, None) is NOTHING


def test_a_finding_is_told_before_its_cells_are_shown() -> None:
    detail = detail_of(SCAN, SCAN.findings[0])
    assert detail.pictures
    assert [part.caption for part in detail.parts[: detail.ahead]] == ["位置", "原文", "应当", "下一步"]


def test_a_cell_is_shown_first_of_all() -> None:
    detail = detail_of(SCAN, CellChoice(RECEIVED))
    assert [picture.name for picture in detail.pictures] == [detail.heading]
    assert detail.ahead == 0


def test_a_report_that_was_read_shows_no_pictures() -> None:
    assert detail_of(AUDITED, AUDITED.findings[0]).pictures == ()


def test_no_more_findings_are_offered_than_can_be_looked_through() -> None:
    result = next(result for result in AUDITED.results if result.rule == "T402")
    (same,) = detail_of(AUDITED, result).related
    many = structs.replace(AUDITED, findings=(same,) * 500)
    assert 1 < len(detail_of(many, result).related) <= 20


def test_words_that_stand_in_another_report_too_are_shown_below_each_other() -> None:
    passages = tuple(MatchedPassage(f"今年的话{n}", f"去年的话{n}", Decimal("0.95")) for n in range(7))
    finding = structs.replace(AUDITED.findings[-1], passages=passages)
    told = [(part.caption, part.text) for part in detail_of(AUDITED, finding).parts]
    place = told.index(("相同 95%", "今年的话0"))
    assert told[place + 1] == ("另一份", "去年的话0")
    assert ("", "另有 2 处相同") in told
