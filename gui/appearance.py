"""Gives the whole program its appearance: light, dark, or as the system has it."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from core.asset_paths import resource
from gui.presenters.list_rows import Level
from gui.theme import Palette, palette

_FAMILIES = [
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "sans-serif",
]
_POINTS = 10.0
_CHEVRON = resource("icons", "chevron.svg").as_posix()


class Appearance(StrEnum):
    """What the menu offers."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @property
    def chinese(self) -> str:
        """The words of the menu."""
        return {"system": "跟随系统", "light": "浅色", "dark": "深色"}[self.value]


class AppearanceController(QObject):
    """Applies an appearance and follows the system where that is asked for. ``changed(dark)`` tells of each switch."""

    changed = Signal(bool)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._wanted = Appearance.SYSTEM
        self._painted: bool | None = None
        app.setStyle("Fusion")
        font = QFont()
        font.setFamilies(_FAMILIES)
        font.setPointSizeF(_POINTS)
        app.setFont(font)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def wanted(self) -> Appearance:
        """What was asked for."""
        return self._wanted

    def apply(self, wanted: Appearance) -> None:
        """Give every window this appearance."""
        self._wanted = wanted
        scheme = {Appearance.LIGHT: Qt.ColorScheme.Light, Appearance.DARK: Qt.ColorScheme.Dark}
        QGuiApplication.styleHints().setColorScheme(scheme.get(wanted, Qt.ColorScheme.Unknown))
        self._paint()

    def is_dark(self) -> bool:
        """Whether the dark colours are in use."""
        if self._wanted is Appearance.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._wanted is Appearance.DARK

    def _follow_system(self) -> None:
        if self._wanted is Appearance.SYSTEM:
            self._paint()

    def _paint(self) -> None:
        if self._painted is self.is_dark():
            return
        self._painted = self.is_dark()
        colours = palette(dark=self.is_dark())
        self._app.setPalette(_qt_palette(colours))
        self._app.setStyleSheet(_style_sheet(colours))
        self.changed.emit(self.is_dark())


def _qt_palette(colours: Palette) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.raised,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.raised,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.text,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.accent_text,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.line,
        QPalette.ColorRole.Light: colours.raised,
    }
    result = QPalette()
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return result


def _style_sheet(colours: Palette) -> str:
    return f"""
    QToolTip {{ color: {colours.text}; background: {colours.surface}; border: 1px solid {colours.line}; padding: 4px; }}
    QMenuBar {{ background: {colours.window}; padding: 1px 4px; }}
    QMenuBar::item {{ padding: 3px 9px; border-radius: 4px; background: transparent; color: {colours.text}; }}
    QMenuBar::item:selected {{ background: {colours.selection}; }}
    QSplitter::handle {{ background: {colours.window}; }}
    QSplitter::handle:hover {{ background: {colours.selection}; }}
    QFrame#surface {{ background: {colours.surface}; border: 1px solid {colours.line}; border-radius: 6px; }}
    QFrame#topbar {{ background: {colours.surface}; border: none; border-bottom: 1px solid {colours.line}; }}
    QFrame#strip {{ background: transparent; border: none; border-bottom: 1px solid {colours.line}; }}
    QLabel#caption, QLabel#facts {{ color: {colours.muted}; }}
    QLabel#offline {{ color: {colours.muted}; border: 1px solid {colours.line}; border-radius: 8px;
        padding: 0px 8px; margin: 3px 8px 1px 0px; }}
    QLabel#alarm {{ color: {colours.levels[Level.ERROR]}; background: {colours.level_tints[Level.ERROR]};
        border: 1px solid {colours.levels[Level.ERROR]}; border-radius: 8px; padding: 0px 8px; margin: 3px 8px 1px 0px; }}
    QTableView {{ background: {colours.surface}; border: none; gridline-color: {colours.line};
        selection-background-color: {colours.selection}; selection-color: {colours.text}; }}
    QListView#rules {{ background: {colours.surface}; border: none; outline: none; }}
    QListView#rules::item {{ padding: 3px 6px; border: none; color: {colours.text}; }}
    QListView#rules::item:selected {{ background: {colours.selection}; color: {colours.text}; }}
    QTreeView#units {{ background: {colours.surface}; border: none; outline: none; }}
    QTreeView#units::item {{ padding: 3px 2px; border: none; color: {colours.text}; }}
    QTreeView#units::item:selected {{ background: {colours.selection}; color: {colours.text}; }}
    QHeaderView {{ background: {colours.surface}; border: none; }}
    QHeaderView::section {{ background: {colours.surface}; color: {colours.muted}; border: none;
        border-bottom: 1px solid {colours.line}; padding: 3px 8px; }}
    QTabBar {{ background: transparent; }}
    QTabBar::tab {{ color: {colours.muted}; background: transparent; border: none; border-bottom: 2px solid transparent;
        padding: 5px 11px 4px 11px; }}
    QTabBar::tab:selected {{ color: {colours.text}; border-bottom: 2px solid {colours.accent}; }}
    QTabBar::tab:hover {{ color: {colours.text}; }}
    QTabBar::tab:focus {{ background: {colours.selection}; }}
    QToolButton {{ color: {colours.text}; border: 1px solid transparent; border-radius: 5px; padding: 3px 8px; }}
    QToolButton:hover {{ background: {colours.selection}; }}
    QToolButton:focus {{ border-color: {colours.accent}; }}
    QToolButton:disabled {{ color: {colours.muted}; }}
    QToolButton#chip {{ border: 1px solid {colours.line}; padding: 2px 8px; }}
    QToolButton#chip::menu-indicator, QToolButton#alarmchip::menu-indicator {{ image: url("{_CHEVRON}"); width: 8px;
        height: 8px; subcontrol-position: right center; right: 4px; }}
    QToolButton#alarmchip {{ color: {colours.levels[Level.DOUBT]}; background: {colours.level_tints[Level.DOUBT]};
        border: 1px solid {colours.levels[Level.DOUBT]}; padding: 2px 8px; }}
    QToolButton#chip[popupMode="2"], QToolButton#alarmchip[popupMode="2"] {{ padding-right: 20px; }}
    QToolButton#chip:checked {{ background: {colours.selection}; border-color: {colours.accent}; }}
    QPushButton {{ color: {colours.text}; background: {colours.raised}; border: 1px solid {colours.line};
        border-radius: 6px; padding: 5px 14px; }}
    QPushButton:hover {{ background: {colours.selection}; }}
    QPushButton:focus {{ border-color: {colours.accent}; }}
    QPushButton:disabled {{ color: {colours.muted}; }}
    QPushButton#primary {{ color: {colours.accent_text}; background: {colours.accent}; border-color: {colours.accent};
        padding: 7px 22px; }}
    QPushButton#primary:focus {{ border: 2px solid {colours.text}; padding: 6px 21px; }}
    QPushButton#link {{ color: {colours.accent}; background: transparent; border: 1px solid transparent; text-align: left;
        padding: 3px 6px; }}
    QPushButton#link:hover {{ background: {colours.selection}; }}
    QPushButton#link:focus {{ border-color: {colours.accent}; }}
    QLineEdit, QComboBox {{ color: {colours.text}; background: {colours.surface}; border: 1px solid {colours.line};
        border-radius: 5px; padding: 2px 7px; min-height: 20px; }}
    QLineEdit:focus, QComboBox:focus {{ border-color: {colours.accent}; }}
    QComboBox::drop-down {{ border: none; width: 18px; }}
    QComboBox::down-arrow {{ image: url("{_CHEVRON}"); width: 10px; height: 10px; }}
    QComboBox QAbstractItemView {{ background: {colours.surface}; color: {colours.text}; border: 1px solid {colours.line};
        selection-background-color: {colours.selection}; selection-color: {colours.text}; outline: none; }}
    QMenu {{ background: {colours.surface}; color: {colours.text}; border: 1px solid {colours.line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 28px 5px 12px; border-radius: 4px; }}
    QMenu::icon {{ padding-left: 8px; }}
    QMenu::item:selected {{ background: {colours.selection}; }}
    QMenu::item:disabled {{ color: {colours.muted}; }}
    QMenu::separator {{ height: 1px; background: {colours.line}; margin: 4px 6px; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {colours.line}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 28px; }}
    QScrollBar::handle:horizontal {{ min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {colours.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QProgressBar {{ background: {colours.line}; border: none; border-radius: 4px; max-height: 8px; }}
    QProgressBar::chunk {{ background: {colours.accent}; border-radius: 4px; }}
    QScrollArea {{ background: transparent; border: none; }}
    """
