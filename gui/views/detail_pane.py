"""Everything about the one thing that is selected, as captioned texts."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui.presenters.detail import NOTHING, Detail, DetailPart
from gui.presenters.list_rows import LEVEL_SIGNS, SEVERITY_LEVELS
from gui.presenters.source_places import TONE_SIGNS, Tone
from gui.theme import is_dark, palette

_CAPTION_WIDTH = 62


class DetailPane(QFrame):
    """Shows a :class:`Detail`. ``chosen`` carries the finding of a link that was followed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._detail = NOTHING
        self._toned: list[tuple[QLabel, Tone]] = []
        self._heading = _plain("")
        font = QFont(self._heading.font())
        font.setBold(True)
        self._heading.setFont(font)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(10, 4, 4, 4)
        self._head.addWidget(self._heading, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        strip = QFrame()
        strip.setObjectName("strip")
        strip.setLayout(self._head)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self._scroll, 1)
        self.show_detail(NOTHING)

    def add_button(self, button: QWidget) -> None:
        """Put a button at the end of the heading."""
        self._head.addWidget(button)

    def show_detail(self, detail: Detail) -> None:
        """Show another detail."""
        self._detail = detail
        self._heading.setText(f"{detail.sign} {detail.heading}")
        self._toned = []
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(10, 6, 10, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, _CAPTION_WIDTH)
        for row, part in enumerate(detail.parts):
            self._add_part(grid, row, part)
        for row, finding in enumerate(detail.related, len(detail.parts)):
            sign = LEVEL_SIGNS[SEVERITY_LEVELS[finding.severity]]
            link = QPushButton(f"{sign} {finding.place}：{finding.title}".replace("&", "&&"))
            link.setObjectName("link")
            link.setToolTip("查看这条问题")
            link.clicked.connect(lambda _=False, chosen=finding: self.chosen.emit(chosen))
            if row == len(detail.parts):
                grid.addWidget(_caption("相关问题"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(link, row, 1)
        grid.setRowStretch(len(detail.parts) + len(detail.related), 1)
        self._replace(body)
        self._colour()

    def _replace(self, body: QWidget) -> None:
        # the old body may be in the middle of an event of its own, so that it goes later
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        self._scroll.setWidget(body)
        body.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the texts afresh when the appearance changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_scroll"):
            self._colour()

    def _colour(self) -> None:
        colours = palette(dark=is_dark(self.palette()))
        self._heading.setStyleSheet(f"color: {colours.levels[self._detail.level]};")
        for label, tone in self._toned:
            label.setStyleSheet(f"color: {colours.tones[tone]}; font-weight: bold;")

    def _add_part(self, grid: QGridLayout, row: int, part: DetailPart) -> None:
        caption = _caption(f"{TONE_SIGNS[part.tone]} {part.caption}" if part.tone else part.caption)
        text = _plain(part.text)
        if part.tone is not None:
            self._toned.append((caption, part.tone))
        grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, row, 1)


def _plain(text: str) -> QLabel:
    """A label that shows a document's words as they are, never as markup."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _caption(text: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setObjectName("caption")
    return label
