"""The calm sign in the corner of the menu bar: the program works offline, and has checked itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from gui.presenters.trust_words import UNTESTED, SelfTestWords


class OfflineSign(QLabel):
    """Shows one word; the tooltip says what it means and how the self-test went."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = UNTESTED
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.show_words(UNTESTED)

    def show_words(self, words: SelfTestWords) -> None:
        """Say this from now on."""
        self.words = words
        self.setObjectName("alarm" if words.alarming else "offline")
        self.setText(words.sign)
        self.setToolTip(words.tooltip)
        self.setAccessibleName(words.sign)
        self.setAccessibleDescription(words.tooltip)
        self.style().polish(self)
