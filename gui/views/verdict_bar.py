"""The line above the workbench: the verdict in words, which report it is about, and the buttons used most."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.audit.audited_report import AuditedReport
from gui.presenters.given_chips import ChipKind, GivenChip
from gui.presenters.verdict_line import VerdictLine, verdict_line
from gui.theme import is_dark, palette
from gui.views.given_chip import ChipButton

_SENTENCE_SCALE = 1.12
_FACTS_SCALE = 0.92
_NARROW = 900


class ElidedLabel(QLabel):
    """One line of plain text that is cut with an ellipsis; the tooltip-free full text stays for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_full_text(self, text: str) -> None:
        """Show as much of ``text`` as fits."""
        self._full = text
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, self.width()))


class VerdictBar(QFrame):
    """Shows the verdict on one report."""

    def __init__(
        self,
        actions: tuple[QAction, ...],
        chips: Mapping[ChipKind, tuple[QAction, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self._line: VerdictLine | None = None
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sign.setFixedSize(30, 30)
        self._sentence = ElidedLabel()
        self._facts = ElidedLabel()
        self._facts.setObjectName("facts")
        for label, scale, bold in ((self._sentence, _SENTENCE_SCALE, True), (self._facts, _FACTS_SCALE, False)):
            font = QFont(label.font())
            font.setPointSizeF(font.pointSizeF() * scale)
            font.setBold(bold)
            label.setFont(font)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._sentence)
        texts.addWidget(self._facts)
        self.chips = {kind: ChipButton(offered) for kind, offered in chips.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addLayout(texts, 1)
        for chip in self.chips.values():
            row.addWidget(chip)
        self._buttons = tuple(bar_button(action) for action in actions)
        for button in self._buttons:
            row.addWidget(button)

    def show_report(self, audited: AuditedReport) -> None:
        """Say the verdict on a report."""
        self._line = verdict_line(audited)
        self._sentence.set_full_text(self._line.sentence)
        self._facts.set_full_text(f"{self._line.title}　{self._line.facts}")
        self._sign.setText(self._line.sign)
        self._colour()

    def show_chips(self, chips: tuple[GivenChip, ...]) -> None:
        """Say what the report was audited with; of two labels of a kind the later one counts."""
        shown = {chip.kind: chip for chip in chips}
        for kind, button in self.chips.items():
            button.show_chip(shown.get(kind))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons keep to their icons, so that the verdict can be read."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self._buttons:
            button.setToolButtonStyle(style)
        for chip in self.chips.values():
            chip.keep_brief(narrow)

    def changeEvent(self, event: QEvent) -> None:
        """Colour afresh when the appearance changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        line = getattr(self, "_line", None)
        if line is None:
            return
        colours = palette(dark=is_dark(self.palette()))
        ink, tint = colours.levels[line.level], colours.level_tints[line.level]
        self._sign.setStyleSheet(
            f"color: {ink}; background: {tint}; border-radius: 15px; font-weight: bold; font-size: 13pt;"
        )
        self._sentence.setStyleSheet(f"color: {ink};")


def bar_button(action: QAction, *, icon_only: bool = False) -> QToolButton:
    """A flat button for an action, with its short text and its shortcut as tooltip."""
    button = QToolButton()
    button.setDefaultAction(action)
    style = Qt.ToolButtonStyle.ToolButtonIconOnly if icon_only else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    button.setToolButtonStyle(style)
    button.setIconSize(QSize(16, 16))
    return button
