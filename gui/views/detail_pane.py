"""Everything about the one thing that is selected, as captioned texts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.findings.finding import Finding
from gui.presenters.detail import CAUSES, NOTHING, Detail, DetailPart, ProposalLine
from gui.presenters.list_rows import LEVEL_SIGNS, SEVERITY_LEVELS
from gui.presenters.source_places import TONE_SIGNS, Tone
from gui.theme import is_dark, palette
from gui.views.cell_picture import CellPictureView
from gui.views.page_crops import PageCrops
from gui.views.page_maker import PageMaker
from gui.views.proposal_button import ProposalButton

_CAPTION_WIDTH = 62


class DetailPane(QFrame):
    """Shows a :class:`Detail`. ``chosen`` carries what was gone to: the finding of a link, or a proposal."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._detail = NOTHING
        self._toned: list[tuple[QLabel, Tone]] = []
        self._pictures: list[CellPictureView] = []
        self._proposals: list[ProposalButton] = []
        self._crops: PageCrops | None = None
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
        self._pictures = [CellPictureView(picture) for picture in detail.pictures]
        parts = [self._part(part) for part in detail.parts]
        proposals = [self._proposal(line) for line in detail.proposals]
        rows: list[tuple[QLabel | None, QWidget]] = [
            *parts[: detail.ahead],
            *_block(CAUSES, proposals),
            *_block("图片", self._pictures),
            *parts[detail.ahead :],
            *_block("相关问题", [self._link(finding) for finding in detail.related]),
        ]
        for row, (caption, content) in enumerate(rows):
            if caption is not None:
                grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(content, row, 1)
        grid.setRowStretch(len(rows), 1)
        held = any(button.hasFocus() for button in self._proposals)
        self._proposals = proposals
        self._replace(body)
        QTimer.singleShot(0, self, self._show_chosen)
        if held and proposals:
            next((button for button in proposals if button.isChecked()), proposals[0]).setFocus()
        self._colour()
        self._want_pictures()

    def _show_chosen(self) -> None:
        """Bring the chosen proposal into sight, once its place is known."""
        for button in self._proposals:
            if button.isChecked():
                self._scroll.ensureWidgetVisible(button, 0, 8)

    def show_pages(self, maker: PageMaker | None) -> None:
        """From now on, cut the pictures of cells out of these pages."""
        if self._crops is not None:
            self._crops.drop()
            self._crops.deleteLater()
        self._crops = PageCrops(maker, self) if maker is not None else None
        if self._crops is not None:
            self._crops.arrived.connect(self._fill)

    def _want_pictures(self) -> None:
        if self._crops is None:
            return
        pages = tuple(dict.fromkeys(view.picture.page for view in self._pictures))
        self._crops.want(pages)
        for page in pages:
            self._fill(page)

    def _fill(self, page: int) -> None:
        """Give the cells of this page their pictures, as soon as there are any."""
        for view in self._pictures:
            crop = self._crops.crop(page, view.picture.rect) if self._crops and view.picture.page == page else None
            if crop is not None:
                view.show_image(crop)
            elif self._crops and view.picture.page == page and self._crops.failed(page):
                view.show_failure()

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

    def _part(self, part: DetailPart) -> tuple[QLabel, QLabel]:
        caption = _caption(f"{TONE_SIGNS[part.tone]} {part.caption}" if part.tone else part.caption)
        if part.tone is not None:
            self._toned.append((caption, part.tone))
        return caption, _plain(part.text)

    def _proposal(self, line: ProposalLine) -> ProposalButton:
        """Chosen again, it is let go, and the finding alone is looked at."""
        button = ProposalButton(line)
        chosen = line.choice.finding if line.chosen else line.choice
        button.clicked.connect(lambda _=False: self.chosen.emit(chosen))
        return button

    def _link(self, finding: Finding) -> QPushButton:
        sign = LEVEL_SIGNS[SEVERITY_LEVELS[finding.severity]]
        link = QPushButton(f"{sign} {finding.place}：{finding.title}".replace("&", "&&"))
        link.setObjectName("link")
        link.setToolTip("查看这条问题")
        link.clicked.connect(lambda _=False: self.chosen.emit(finding))
        return link


def _block(caption: str, contents: Sequence[QWidget]) -> list[tuple[QLabel | None, QWidget]]:
    """Several rows below one caption."""
    return [(None if number else _caption(caption), content) for number, content in enumerate(contents)]


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
