from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from core.findings.finding import Finding
from gui.presenters.review_lists import check_list, finding_list
from gui.presenters.window_state import Selection
from gui.views.review_list import FilterBar, ReviewList
from tests.support.audited import audited_report, broken_report

AUDITED = broken_report()


def findings_view(qtbot: QtBot) -> ReviewList:
    view = ReviewList("问题")
    qtbot.addWidget(view)
    qtbot.addWidget(view.filters)
    view.resize(860, 240)
    view.show_list(finding_list(AUDITED))
    view.show()
    qtbot.waitExposed(view)
    return view


def chip(view: ReviewList, word: str) -> QToolButton:
    chips: list[QToolButton] = list(view.filters.findChildren(QToolButton, "chip"))
    return next(button for button in chips if word in button.text())


def walked(view: ReviewList, steps: int) -> list[Selection]:
    """What F8 leads to, step by step, when the window shows each choice."""
    seen: list[Selection] = []
    view.chosen.connect(seen.append)
    view.chosen.connect(view.select)
    for _ in range(steps):
        view.step(1)
    return seen


def test_chips_give_up_their_words_before_they_are_cut(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.show_list(finding_list(broken_report()))
    bar.resize(700, 34)
    bar.show()
    qtbot.waitExposed(bar)
    chips: list[QToolButton] = list(bar.findChildren(QToolButton, "chip"))
    assert [chip.text() for chip in chips] == ["× 错误 5", "? 存疑 1"]
    bar.resize(260, 34)
    assert [chip.text() for chip in chips] == ["× 5", "? 1"]
    assert [chip.accessibleName() for chip in chips] == ["错误 5", "存疑 1"]
    bar.resize(700, 34)
    assert [chip.text() for chip in chips] == ["× 错误 5", "? 存疑 1"]


def test_chips_tell_how_many_rows_they_leave(qtbot: QtBot) -> None:
    view = findings_view(qtbot)
    chip(view, "存疑").setChecked(True)
    assert "1" in chip(view, "存疑").text()
    assert view.table.model().rowCount() == 1


def test_the_next_finding_is_the_next_one_shown(qtbot: QtBot) -> None:
    view = findings_view(qtbot)
    chip(view, "错误").setChecked(True)
    seen = walked(view, 6)
    assert {finding.severity.chinese for finding in seen if isinstance(finding, Finding)} == {"错误"}
    assert seen[0] is seen[5]


def test_the_next_finding_follows_the_sorting(qtbot: QtBot) -> None:
    view = findings_view(qtbot)
    view.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    first = walked(view, 1)[0]
    assert isinstance(first, Finding)
    assert first.difference == max(abs(f.difference) for f in AUDITED.findings if f.difference is not None) * -1


def test_getting_the_keyboard_chooses_nothing(qtbot: QtBot) -> None:
    view = findings_view(qtbot)
    with qtbot.assertNotEmitted(view.chosen):
        view.table.setFocus()
    assert not view.table.selectionModel().hasSelection()


def test_a_list_emptied_by_its_filter_says_so(qtbot: QtBot) -> None:
    view = findings_view(qtbot)
    view.filters.search.setText("没有这样的话")
    labels: list[QLabel] = list(view.findChildren(QLabel))
    assert "没有符合筛选条件的内容" in [label.text() for label in labels if label.isVisible()]


def test_a_report_without_findings_says_so(qtbot: QtBot) -> None:
    view = findings_view(qtbot)
    view.show_list(finding_list(audited_report()))
    labels: list[QLabel] = list(view.findChildren(QLabel))
    assert "没有发现需要处理的问题" in [label.text() for label in labels if label.isVisible()]


def test_another_report_begins_unfiltered(qtbot: QtBot) -> None:
    view = findings_view(qtbot)
    view.filters.search.setText("平衡")
    view.show_list(finding_list(AUDITED))
    assert view.table.model().rowCount() == len(AUDITED.findings)


def test_every_column_is_in_sight_in_a_narrow_list(qtbot: QtBot) -> None:
    view = findings_view(qtbot)
    view.resize(600, 240)
    for listed in (finding_list(AUDITED), check_list(AUDITED)):
        view.show_list(listed)
        width = sum(view.table.columnWidth(number) for number in range(len(listed.columns)))
        assert width <= view.table.viewport().width()
