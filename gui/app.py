"""``gouji-gui [FILE]``: puts the program together and runs it."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from core import __version__
from gui.appearance import AppearanceController
from gui.faults import install_fault_handler
from gui.first_start import FirstStart
from gui.icons import app_icon
from gui.main_window import MainWindow
from gui.settings import WindowSettings, default_settings_file
from gui.workers.audit_client import AuditClient
from gui.workers.task_runner import BackgroundTask


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application object, in Chinese, with its icon."""
    app = QApplication(list(arguments))
    app.setApplicationName("gouji")
    app.setApplicationDisplayName("勾稽")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("gouji")
    app.setWindowIcon(app_icon())
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def main() -> int:
    """Run the window; the exit code is that of Qt."""
    parser = argparse.ArgumentParser(prog="gouji-gui", description="年报勾稽：打开窗口审核政府信息公开工作年度报告。")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="启动后打开的年度报告")
    parser.add_argument("--version", action="version", version=f"gouji {__version__}")
    chosen = parser.parse_args()
    app = make_application(sys.argv[:1])
    install_fault_handler()
    settings = WindowSettings(default_settings_file())
    appearance = AppearanceController(app)
    appearance.apply(settings.appearance)
    client = AuditClient()
    window = MainWindow(client, BackgroundTask(), settings, appearance)
    window.show()
    client.start()
    first_start = FirstStart(settings, window.offline.show_words)
    app.aboutToQuit.connect(first_start.close)
    first_start.begin()
    if chosen.file is not None:
        window.open_path(chosen.file)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
