from pathlib import Path

from core.forms.address import Address
from core.source.unreadable import Reason, Unreadable
from gui.presenters.window_state import Access, CellChoice, Page, WindowState
from tests.support.audited import audited_report

FIRST, SECOND = Path("甲.pdf"), Path("乙.pdf")
REFUSED = Unreadable("乙.pdf", Reason.DAMAGED)


def test_a_report_stays_open_while_the_next_is_read() -> None:
    audited = audited_report()
    state = WindowState().started(FIRST).arrived(audited).started(SECOND)
    assert state.page is Page.OPENING
    assert state.opened is not None
    assert state.opened.audited is audited


def test_cancelling_goes_back_to_the_report_that_was_open() -> None:
    state = WindowState().started(FIRST).arrived(audited_report()).started(SECOND).cancelled()
    assert state.page is Page.WORKBENCH
    assert state.opened is not None
    assert state.opened.path == FIRST


def test_an_answer_after_cancelling_changes_nothing() -> None:
    state = WindowState().started(FIRST).cancelled()
    assert state.arrived(audited_report()) is state
    assert state.refused(REFUSED) is state
    assert state.progressed(1, 2, "读取") is state


def test_a_refused_file_leaves_the_open_report_behind_the_message() -> None:
    state = WindowState().started(FIRST).arrived(audited_report()).started(SECOND).refused(REFUSED)
    assert state.page is Page.REFUSED
    assert state.cancelled().page is Page.WORKBENCH


def test_opening_another_file_takes_the_message_away() -> None:
    state = WindowState().started(SECOND).refused(REFUSED).started(FIRST).arrived(audited_report())
    assert state.page is Page.WORKBENCH


def test_a_new_report_begins_with_nothing_selected() -> None:
    state = WindowState().started(FIRST).arrived(audited_report()).selecting(CellChoice(Address("T3.total.total")))
    assert state.started(SECOND).arrived(audited_report()).selection is None


def test_choosing_the_same_cell_again_is_no_change() -> None:
    state = WindowState().selecting(CellChoice(Address("T3.total.total")))
    assert state.selecting(CellChoice(Address("T3.total.total"))) is state


LOCKED = Access(password="开门")
SEVERAL = Unreadable("甲.xlsx", Reason.SEVERAL_REPORTS, "", ("一", "二"))


def test_a_password_that_was_wrong_is_not_kept() -> None:
    state = WindowState().started(FIRST, LOCKED).refused(Unreadable("甲.pdf", Reason.WRONG_PASSWORD))
    assert state.refusal is not None
    assert state.refusal.access.password == ""


def test_a_password_that_was_right_is_kept_for_the_question_which_report_is_meant() -> None:
    state = WindowState().started(FIRST, LOCKED).refused(SEVERAL)
    assert state.refusal is not None
    assert state.refusal.access == Access("开门", 0, ("一", "二"))


def test_a_password_is_kept_with_its_file_and_goes_with_it() -> None:
    state = WindowState().started(FIRST, LOCKED).arrived(audited_report())
    assert state.opened is not None
    assert state.opened.access is LOCKED
    after = state.started(SECOND).arrived(audited_report())
    assert after.opened is not None
    assert after.opened.access.password == ""


def test_a_file_that_was_given_up_leaves_the_password_of_the_open_one() -> None:
    state = WindowState().started(FIRST, LOCKED).arrived(audited_report()).started(SECOND).cancelled()
    assert state.opened is not None
    assert state.opened.access is LOCKED
    assert state.opening is None


def test_progress_forgets_nothing_that_was_told() -> None:
    state = WindowState().started(FIRST, LOCKED).progressed(1, 4, "正在读取文件")
    assert state.opening is not None
    assert state.opening.access is LOCKED
    assert state.opening.words == "正在读取文件（25%）"


def test_no_text_made_of_the_state_holds_the_password() -> None:
    opening = WindowState().started(FIRST, LOCKED)
    opened = opening.arrived(audited_report())
    assert "开门" not in f"{LOCKED} {opening!r} {opened.opened!r}"


def test_one_of_several_reports_is_called_by_its_number() -> None:
    state = WindowState().started(FIRST, Access(part=2, choices=("一", "二"))).arrived(audited_report())
    assert state.opened is not None
    assert state.opened.name == "甲.pdf · 第 2 份"
