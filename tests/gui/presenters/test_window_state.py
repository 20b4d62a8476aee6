from pathlib import Path

from core.forms.address import Address
from core.source.unreadable import Reason, Unreadable
from gui.presenters.window_state import CellChoice, Page, WindowState
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
