"""The source beside the tables: pages or lines of text, with the places lit that are spoken of."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from core.audit.audited_report import AuditedReport
from core.source.document import PrintedContent
from core.source.provenance import PageRegion, SourceRef, TextSpan
from gui.presenters.number_marks import NumberMark
from gui.presenters.page_faces import PageFace
from gui.presenters.source_places import SourceHighlight
from gui.views.page_canvas import PageCanvas
from gui.views.page_maker import PageMaker
from gui.views.strokes import StrokeLegend
from gui.views.text_source import TextSource

_BY_PICTURE = "由图片识别"


class SourceView(QWidget):
    """Shows the document of one audited report. A click in it is told as :class:`PlaceClick`."""

    place_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces: tuple[PageFace, ...] = ()
        self._pages, self._text = PageCanvas(), TextSource()
        self._empty = QLabel("打开一份年度报告后，这里显示原文", alignment=Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for widget in (self._empty, self._pages, self._text):
            self._stack.addWidget(widget)
        self._place, self._zoom = QLabel(), QLabel()
        self._bar = self._make_bar()
        self.legend = StrokeLegend()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.legend)
        self._pages.place_clicked.connect(self.place_clicked)
        self._text.place_clicked.connect(self.place_clicked)
        self._pages.page_changed.connect(self._on_page)
        self._pages.zoom_changed.connect(lambda _: self._tell_zoom())
        self.clear()

    def show_document(self, audited: AuditedReport, maker: PageMaker) -> None:
        """Show the document from its beginning, with nothing lit; ``maker`` makes the pictures of its pages."""
        content = audited.document.content
        refs = tuple(_answering(audited))
        self._faces = maker.faces
        if isinstance(content, PrintedContent):
            self._text.show_lines(())
            self._stack.setCurrentWidget(self._pages)
            self._pages.show_pages(maker.faces, maker)
            self._pages.set_places(tuple(ref for ref in refs if isinstance(ref, PageRegion)))
        else:
            self._pages.clear()
            self._stack.setCurrentWidget(self._text)
            self._text.show_lines(content.lines)
            self._text.set_places(tuple(ref for ref in refs if isinstance(ref, TextSpan)))
            self._place.setText(f"共 {len(content.lines)} 行")
        self._bar.setVisible(True)
        self._tell_zoom()

    def clear(self) -> None:
        """Show no document."""
        self._faces = ()
        self._pages.clear()
        self._text.show_lines(())
        self._bar.setVisible(False)
        self.legend.setVisible(False)
        self._stack.setCurrentWidget(self._empty)

    def set_highlights(self, highlights: tuple[SourceHighlight, ...]) -> None:
        """Light these places instead of those lit before."""
        self._pages.set_highlights(highlights)
        self._text.set_highlights(highlights)

    def set_marks(self, marks: tuple[NumberMark, ...]) -> None:
        """Underline these numbers of the narrative; the legend says what the lines mean."""
        self._pages.set_marks(marks)
        self._text.set_marks(marks)
        self.legend.setVisible(bool(marks))

    def reveal(self, ref: SourceRef) -> None:
        """Scroll until the place is in view."""
        if isinstance(ref, PageRegion):
            self._pages.reveal(ref)
        else:
            self._text.reveal(ref)

    def zoom_in(self) -> None:
        """One step closer."""
        self._shown.zoom_in()
        self._tell_zoom()

    def zoom_out(self) -> None:
        """One step back."""
        self._shown.zoom_out()
        self._tell_zoom()

    def fit_width(self) -> None:
        """Pages as wide as the view; text in its ordinary size."""
        self._pages.fit_width()
        self._text.reset_zoom()
        self._tell_zoom()

    @property
    def _shown(self) -> PageCanvas | TextSource:
        return self._text if self._stack.currentWidget() is self._text else self._pages

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(8, 2, 4, 2)
        layout.addWidget(self._place)
        layout.addStretch(1)
        for text, hint, action in (("－", "缩小", self.zoom_out), ("＋", "放大", self.zoom_in)):
            layout.addWidget(_button(text, hint, action))
        layout.insertWidget(3, self._zoom)
        layout.addWidget(_button("适合宽度", "页面与窗口同宽", self.fit_width))
        return bar

    def _on_page(self, page: int, count: int) -> None:
        note = f" · {_BY_PICTURE}" if count and self._faces[page - 1].note else ""
        self._place.setText(f"第 {page}/{count} 页{note}" if count else "")

    def _tell_zoom(self) -> None:
        self._zoom.setText(f"{self._shown.zoom:.0%}")


def _answering(audited: AuditedReport) -> Iterable[SourceRef]:
    """Places that stand for something in the window: figures and the numbers of the narrative."""
    for figure in audited.report.figures.values():
        yield from figure.sources
    for claim in audited.claims:
        yield from claim.sources


def _button(text: str, hint: str, action: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(hint)
    button.setAutoRaise(True)
    button.setAccessibleName(hint)
    button.clicked.connect(lambda _checked: action())
    return button
