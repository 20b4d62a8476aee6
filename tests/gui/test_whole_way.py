"""The whole way of a real report: opened in its sandbox, looked through, exported."""

import io
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.findings.finding import Finding
from core.forms.address import Address
from core.scans.available import available
from core.source.provenance import PageRegion
from gui.actions import ActionId
from gui.appearance import AppearanceController
from gui.main_window import MainWindow
from gui.presenters.page_faces import RECOGNISED, page_faces
from gui.presenters.source_places import PlaceClick
from gui.presenters.window_state import CellChoice, OpenedReport, Page
from gui.settings import WindowSettings
from gui.views.cell_picture import CropView
from gui.views.detail_pane import DetailPane
from gui.workers.audit_client import AuditClient
from gui.workers.task_runner import BackgroundTask
from tests.support.windows import RecordingPrompter

SHARED = Path(__file__).parents[2].parent / "shared"
REPORT = SHARED / "reports" / "real" / "hongze-2023.pdf"
SCAN = SHARED / "corpus" / "000.scanA.pdf"
PATIENCE = 60_000
"""Milliseconds; a loaded machine reads slowly."""

SCAN_PATIENCE = 300_000
"""Every cell of a scan is recognised by itself."""

pytestmark = pytest.mark.skipif(not REPORT.is_file(), reason="the published report lies in ../shared, which is absent")


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> tuple[MainWindow, RecordingPrompter]:
    """A window as the program makes it, with its worker processes and threads."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    prompter = RecordingPrompter()
    settings = WindowSettings(tmp_path / "window.ini")
    window = MainWindow(AuditClient(), BackgroundTask(), settings, AppearanceController(app), prompter)
    qtbot.addWidget(window)
    window.resize(1366, 720)
    window.show()
    qtbot.waitExposed(window)
    return window, prompter


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> OpenedReport:
    window.open_path(path)
    qtbot.waitUntil(lambda: _shown(window) == path, timeout=PATIENCE)
    report = window.store.state.opened
    assert report is not None
    return report


def _shown(window: MainWindow) -> Path | None:
    """The report that is shown; the one before it stays until the next is read."""
    state = window.store.state
    return state.opened.path if state.page is Page.WORKBENCH and state.opened is not None else None


def test_from_the_pdf_to_the_workbook(qtbot: QtBot, made: tuple[MainWindow, RecordingPrompter], tmp_path: Path) -> None:
    window, prompter = made
    report = opened(qtbot, window, REPORT)
    found = {finding.rule: finding for finding in report.audited.findings}
    assert {"T401", "T403"} <= set(found)

    seen: list[str] = []
    for _ in report.audited.findings:
        window.actions_by_id[ActionId.NEXT].trigger()
        selection = window.store.state.selection
        assert isinstance(selection, Finding)
        seen.append(selection.rule)
    assert {"T401", "T403"} <= set(seen)

    total = Address("T4.reconsideration.total")
    region = report.audited.report.figures[total].sources[0]
    assert isinstance(region, PageRegion)
    x, y = region.rect.centre
    window.workbench.source.place_clicked.emit(PlaceClick(page=region.page, x=x, y=y))
    assert window.store.state.selection == CellChoice(total)

    prompter.target = tmp_path / "底稿.xlsx"
    window.actions_by_id[ActionId.EXPORT].trigger()
    qtbot.waitUntil(lambda: bool(prompter.written or prompter.failures), timeout=PATIENCE)
    assert prompter.failures == []
    with zipfile.ZipFile(io.BytesIO(prompter.target.read_bytes())) as book:
        assert book.testzip() is None
    assert prompter.proposal is not None
    assert prompter.proposal.name == "hongze-2023审核底稿.xlsx"


def test_a_scan_is_recognised_or_refused_in_words_and_the_window_opens_the_next_file(
    qtbot: QtBot, made: tuple[MainWindow, RecordingPrompter]
) -> None:
    if not SCAN.is_file():
        pytest.skip("the scanned report lies in ../shared/corpus, which is absent")
    window, _ = made
    window.open_path(SCAN)
    qtbot.waitUntil(lambda: window.store.state.page in {Page.WORKBENCH, Page.REFUSED}, timeout=SCAN_PATIENCE)
    read = window.store.state.opened
    assert (read is not None) is available()
    if read is None:
        assert window.refusal.sentence.text().endswith("。")
        assert window.refusal.next_step.text().endswith("。")
    else:
        assert {face.note for face in page_faces(read.audited.document)} == {RECOGNISED}
        window.select(CellChoice(Address("T3.total.natural")))
        pane = window.workbench.panel.detail
        qtbot.waitUntil(lambda: any(not view.image.isNull() for view in crops(pane)), timeout=PATIENCE)
    assert opened(qtbot, window, REPORT).path == REPORT


def crops(pane: DetailPane) -> list[CropView]:
    return list(pane.findChildren(CropView))


def test_the_window_answers_while_a_report_is_read(qtbot: QtBot, made: tuple[MainWindow, RecordingPrompter]) -> None:
    window, _ = made
    window.open_path(REPORT)
    beats: list[Page] = []
    while window.store.state.page is Page.OPENING and len(beats) < 10_000:
        beats.append(window.store.state.page)
        qtbot.wait(5)
    assert len(beats) > 3
    assert window.store.state.page is Page.WORKBENCH


def test_a_reading_that_was_cancelled_never_arrives(qtbot: QtBot, made: tuple[MainWindow, RecordingPrompter]) -> None:
    window, _ = made
    window.open_path(REPORT)
    qtbot.wait(50)
    window.opening.cancel_asked.emit()
    with qtbot.assertNotEmitted(window._client.audited, wait=1500):
        assert window.store.state.page is Page.WELCOME
    assert window.store.state.opened is None
