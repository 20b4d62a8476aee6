"""A source that is text: shown as it stands, lit and clicked by the character."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.source import limits
from core.source.provenance import TextSpan
from gui.presenters.source_places import PlaceClick, SourceHighlight, Tone
from tests.support.drawn_source import DrawnView, label_texts, lit_texts, text_of
from tests.support.printed import text_report

# the platform without a screen says so of every window that has a layout
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def test_text_that_looks_like_markup_is_shown_as_it_stands(view: DrawnView) -> None:
    line = "<img src='file:///etc/hostname'><b>12</b>&amp;"
    view.show_report(text_report(line))
    assert text_of(view).toPlainText() == line


def test_characters_that_break_lines_do_not_shift_the_lines_below(view: DrawnView) -> None:
    view.show_report(text_report("甲\u2029乙\r丙\x00", "丁"))
    text = text_of(view)
    assert text.document().blockCount() == 2
    text.set_highlights((SourceHighlight(TextSpan(1, 0, 1), Tone.LEFT, "◀"),))
    assert lit_texts(text) == ["丁"]


def test_a_lit_span_covers_its_characters_also_after_rare_ideographs(view: DrawnView) -> None:
    view.show_report(text_report("𠮷𬭚区数据局\t12\t3"))
    view.set_highlights((SourceHighlight(TextSpan(0, 7, 9), Tone.BROKEN, "×"),))
    assert lit_texts(text_of(view)) == ["12"]


def test_a_blank_place_is_still_seen(view: DrawnView) -> None:
    view.show_report(text_report("总计\t\t3", "", "末"))
    view.set_highlights(
        tuple(SourceHighlight(TextSpan(*at), Tone.DOUBT, "?") for at in ((0, 3, 3), (2, 1, 1), (1, 0, 0)))
    )
    assert [len(lit) for lit in lit_texts(text_of(view))] == [1, 1, 0]


def test_places_beyond_the_text_are_passed_over(view: DrawnView) -> None:
    view.show_report(text_report("一", "二"))
    view.set_highlights(
        (SourceHighlight(TextSpan(7, 0, 1), Tone.LEFT, "◀"), SourceHighlight(TextSpan(1, 5, 9), Tone.LEFT, "◀"))
    )
    view.reveal(TextSpan(7, 0, 1))


def test_a_click_on_a_character_names_it(view: DrawnView, qtbot: QtBot) -> None:
    view.show_report(text_report("一、总体情况", "𠮷收到申请\t9件\t3"))
    text = text_of(view)
    cursor = text._cursor(TextSpan(1, 6, 7))
    right = text.cursorRect(cursor).center()
    with qtbot.waitSignal(view.place_clicked) as caught:
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=right - QPoint(3, 0))
    assert caught.args == [PlaceClick(block=1, offset=6)]


def test_a_line_far_below_is_brought_into_view(view: DrawnView) -> None:
    view.show_report(text_report(*(f"第{number}行\t{number}" for number in range(2000))))
    view.reveal(TextSpan(1500, 0, 3))
    text = text_of(view)
    assert text.viewport().rect().contains(text.cursorRect(text._cursor(TextSpan(1500, 0, 3))).center())


def test_an_endless_line_does_not_stop_the_window(view: DrawnView) -> None:
    view.show_report(text_report("数" * limits.LINE_CHARACTERS, "末"))
    assert "后面 980000 个字没有显示" in text_of(view).toPlainText()
    assert text_of(view).document().blockCount() == 2


def test_text_becomes_larger_and_goes_back_to_its_size(view: DrawnView) -> None:
    view.show_report(text_report("一\t2"))
    height = text_of(view).fontMetrics().height()
    for _ in range(3):
        view.zoom_in()
    assert text_of(view).fontMetrics().height() > height
    assert "133%" in label_texts(view)
    view.fit_width()
    assert text_of(view).fontMetrics().height() == height
