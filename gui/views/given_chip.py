"""A label of what a report was audited with; it opens a small menu to change it."""

import html
from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gui.presenters.given_chips import GivenChip


class ChipButton(QToolButton):
    """Shows a :class:`GivenChip`; its menu offers ``actions``."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        menu = QMenu(self)
        menu.addActions(list(actions))
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._text, self._brief = "", False
        self.setVisible(False)

    def keep_brief(self, brief: bool) -> None:  # noqa: FBT001 - what the width of the window says
        """Say only what the label is about, where there is no room for more."""
        self._brief = brief
        self._write()

    def _write(self) -> None:
        text = self._text.partition("：")[0] if self._brief else self._text
        self.setText(text.replace("&", "&&"))

    def show_chip(self, chip: GivenChip | None) -> None:
        """Show the label, or nothing."""
        if chip is not None:
            self.setObjectName("alarmchip" if chip.alarming else "chip")
            self._text = f"{'! ' if chip.alarming else ''}{chip.text}"
            self._write()
            # Qt would read a file's name as markup
            self.setToolTip(f"<p style='white-space:pre-wrap'>{html.escape(chip.tooltip)}</p>")
            self.setAccessibleName(chip.text)
            self.setAccessibleDescription(chip.tooltip)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setVisible(chip is not None)
