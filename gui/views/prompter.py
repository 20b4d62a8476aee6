"""Questions to the person that need a dialog; tests answer them without one."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from gui.presenters.file_kinds import dialog_filter
from gui.views.asking_dialogs import PartDialog, PasswordDialog

_PACKS = "规则包 (*.toml)"
_LISTS = "Excel、WPS 表格和文本 (*.xlsx *.xls *.et *.xlsm *.csv *.txt)"
_WORKBOOKS = "Excel 工作簿 (*.xlsx)"


class Prompter(Protocol):
    """What the window asks the person."""

    def report_to_open(self, folder: Path | None) -> Path | None:
        """Which report to open, or ``None``."""
        ...

    def password_of(self, name: str, hint: str) -> str | None:
        """The password of the file ``name``, or ``None``."""
        ...

    def part_of(self, name: str, choices: tuple[str, ...], chosen: int) -> int | None:
        """Which report of the file ``name`` is meant, from 1, or ``None``; ``chosen`` is the one open now, or 0."""
        ...

    def last_year_report(self, folder: Path) -> Path | None:
        """Which file is last year's report, or ``None``."""
        ...

    def agrees(self, title: str, text: str, accept: str) -> bool:
        """Whether the person wants to go on all the same; ``accept`` is what the button for that says."""
        ...

    def pack_to_use(self, folder: Path | None) -> Path | None:
        """Which rule pack to use, or ``None``."""
        ...

    def folder_to_audit(self, folder: Path | None) -> Path | None:
        """Which folder to audit, or ``None``."""
        ...

    def unit_list_to_read(self, folder: Path | None) -> Path | None:
        """Which list of units to read, or ``None``."""
        ...

    def unit_list_target(self, proposal: Path) -> Path | None:
        """Where to write the list of units, or ``None``."""
        ...

    def workbook_target(self, proposal: Path) -> Path | None:
        """Where to write the workbook, or ``None``."""
        ...

    def tell_written(self, target: Path) -> None:
        """Say that the workbook was written, and offer to open its folder."""
        ...

    def tell_failed(self, title: str, message: str) -> None:
        """Say what did not work, and what to do."""
        ...

    def show_text(self, title: str, text: str) -> None:
        """Show a help text."""
        ...


class DialogPrompter:
    """Asks with the dialogs of the system. Every text is plain: names and messages may hold anything."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def report_to_open(self, folder: Path | None) -> Path | None:
        """See :class:`Prompter`."""
        name, _ = QFileDialog.getOpenFileName(self._parent, "打开报告", str(folder or ""), dialog_filter())
        return Path(name) if name else None

    def password_of(self, name: str, hint: str) -> str | None:
        """See :class:`Prompter`."""
        dialog = PasswordDialog(name, hint, self._parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        password = dialog.take_password()
        dialog.deleteLater()
        return password if accepted else None

    def part_of(self, name: str, choices: tuple[str, ...], chosen: int) -> int | None:
        """See :class:`Prompter`."""
        dialog = PartDialog(name, choices, chosen, self._parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        part = dialog.chosen
        dialog.deleteLater()
        return part if accepted else None

    def last_year_report(self, folder: Path) -> Path | None:
        """See :class:`Prompter`."""
        name, _ = QFileDialog.getOpenFileName(self._parent, "选择上年报告", str(folder), dialog_filter())
        return Path(name) if name else None

    def agrees(self, title: str, text: str, accept: str) -> bool:
        """See :class:`Prompter`."""
        box = _plain_box(self._parent, title, text, QMessageBox.Icon.Question)
        going_on = box.addButton(accept, QMessageBox.ButtonRole.AcceptRole)
        not_now = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(not_now)
        box.setEscapeButton(not_now)
        box.exec()
        return box.clickedButton() is going_on

    def pack_to_use(self, folder: Path | None) -> Path | None:
        """See :class:`Prompter`."""
        name, _ = QFileDialog.getOpenFileName(self._parent, "选择规则包", str(folder or ""), _PACKS)
        return Path(name) if name else None

    def folder_to_audit(self, folder: Path | None) -> Path | None:
        """See :class:`Prompter`."""
        name = QFileDialog.getExistingDirectory(self._parent, "审核文件夹", str(folder or ""))
        return Path(name) if name else None

    def unit_list_to_read(self, folder: Path | None) -> Path | None:
        """See :class:`Prompter`."""
        name, _ = QFileDialog.getOpenFileName(self._parent, "读入单位名单", str(folder or ""), _LISTS)
        return Path(name) if name else None

    def unit_list_target(self, proposal: Path) -> Path | None:
        """See :class:`Prompter`."""
        return self._workbook("保存单位名单", proposal)

    def workbook_target(self, proposal: Path) -> Path | None:
        """See :class:`Prompter`."""
        return self._workbook("导出审核底稿", proposal)

    def _workbook(self, title: str, proposal: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._parent, title, str(proposal), _WORKBOOKS)
        if not name:
            return None
        target = Path(name)
        return target if target.suffix.lower() == ".xlsx" else target.with_name(f"{target.name}.xlsx")

    def tell_written(self, target: Path) -> None:
        """See :class:`Prompter`."""
        box = _plain_box(self._parent, "导出完成", f"审核底稿已保存：\n{target.name}", QMessageBox.Icon.Information)
        folder = box.addButton("打开所在文件夹", QMessageBox.ButtonRole.ActionRole)
        done = box.addButton("完成", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(done)
        box.setEscapeButton(done)
        box.exec()
        if box.clickedButton() is folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.parent)))

    def tell_failed(self, title: str, message: str) -> None:
        """See :class:`Prompter`."""
        box = _plain_box(self._parent, title, message, QMessageBox.Icon.Warning)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def show_text(self, title: str, text: str) -> None:
        """See :class:`Prompter`."""
        box = _plain_box(self._parent, title, text, QMessageBox.Icon.NoIcon)
        box.addButton("关闭", QMessageBox.ButtonRole.AcceptRole)
        box.exec()


def _plain_box(parent: QWidget, title: str, text: str, icon: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(text)
    box.setIcon(icon)
    return box
