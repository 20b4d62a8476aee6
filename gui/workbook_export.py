"""Writing the workbook away from the window, and telling how it went."""

from functools import partial
from pathlib import Path

from core.audit.audited_report import AuditedReport
from core.export.errors import ExportError
from core.export.file_names import safe_file_name
from gui.models.session_store import SessionStore
from gui.views.prompter import Prompter
from gui.workers.task_runner import TaskRunner

_FAILED = "没有导出成功"


class WorkbookExport:
    """Asks where to, writes in the background, and says how it went. One export at a time."""

    def __init__(self, store: SessionStore, prompter: Prompter, runner: TaskRunner) -> None:
        self._store = store
        self._prompter = prompter
        self._runner = runner

    def start(self) -> None:
        """Export the report that is open."""
        opened = self._store.state.opened
        if opened is None or self._store.state.exporting:
            return
        target = self._prompter.workbook_target(proposed_target(opened.path, opened.access.part))
        if target is None:
            return
        self._store.put(self._store.state.exporting_now(busy=True))
        self._runner.run(partial(_write, opened.audited, target), self._done, self._failed)

    def _done(self, target: Path) -> None:
        self._store.put(self._store.state.exporting_now(busy=False))
        self._prompter.tell_written(target)

    def _failed(self, error: Exception) -> None:
        self._store.put(self._store.state.exporting_now(busy=False))
        self._prompter.tell_failed(_FAILED, failure_words(error))


def proposed_target(source: Path, part: int = 0) -> Path:
    """Beside the source, under its name: ``…审核底稿.xlsx``; each report of a file that holds several has its own."""
    which = f"第{part}份" if part else ""
    return source.with_name(safe_file_name(f"{source.stem}{which}审核底稿.xlsx"))


def failure_words(error: Exception) -> str:
    """What went wrong and what to do, in Chinese."""
    if isinstance(error, ExportError):
        return str(error)
    if isinstance(error, PermissionError):
        return "没有权限写这个文件，或它正在别的程序中打开。请关闭 WPS 或 Excel 中的同名文件，或换一个文件夹再导出。"
    if isinstance(error, OSError):
        return f"写文件时出错（{error.strerror or type(error).__name__}）。请检查磁盘空间和文件夹权限，或换一个文件夹再导出。"
    return f"导出时发生内部错误（{type(error).__name__}）。原有文件没有改动，请换一个文件夹再试。"


def _write(audited: AuditedReport, target: Path) -> Path:
    # the spreadsheet library is loaded only when the first workbook is asked for
    from core.export.workbook import write_workbook  # noqa: PLC0415

    write_workbook(audited, target)
    return target
