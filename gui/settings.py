"""What the window remembers between runs, in one INI file of the user."""

from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings

from gui.appearance import Appearance
from gui.portable import portable_settings_folder

_RECENT = 8


def default_settings_file() -> Path:
    """Where the settings lie unless a test puts them elsewhere."""
    folder = portable_settings_folder() or user_config_path("gouji", appauthor=False)
    return folder / "window.ini"


class WindowSettings:
    """Recent files, appearance, the rule pack in use, and the places of windows and splitters. Nothing of a report's content."""

    def __init__(self, file: Path) -> None:
        self._ini = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Files opened lately, the latest first."""
        stored = self._ini.value("recent", [])
        names = [stored] if isinstance(stored, str) else stored
        return tuple(Path(name) for name in names if isinstance(name, str) and name) if isinstance(names, list) else ()

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        paths = [path, *(other for other in self.recent if other != path)]
        self._ini.setValue("recent", [str(other) for other in paths[:_RECENT]])

    def forget_recent(self) -> None:
        """Empty the list of recent files."""
        self._ini.remove("recent")

    @property
    def appearance(self) -> Appearance:
        """The appearance that was chosen last."""
        stored = str(self._ini.value("appearance", ""))
        return Appearance(stored) if stored in set(Appearance) else Appearance.SYSTEM

    @appearance.setter
    def appearance(self, wanted: Appearance) -> None:
        self._ini.setValue("appearance", wanted.value)

    @property
    def pack(self) -> Path | None:
        """The rule pack that was chosen last."""
        stored = str(self._ini.value("pack", ""))
        return Path(stored) if stored else None

    @pack.setter
    def pack(self, path: Path | None) -> None:
        self._ini.setValue("pack", str(path) if path is not None else "")

    @property
    def units(self) -> Path | None:
        """The list of units that was read or saved last."""
        stored = str(self._ini.value("units", ""))
        return Path(stored) if stored else None

    @units.setter
    def units(self, path: Path) -> None:
        self._ini.setValue("units", str(path))

    @property
    def self_tested(self) -> str:
        """Version and day of the last self-test that was passed; empty where there was none."""
        return str(self._ini.value("self_tested", ""))

    @self_tested.setter
    def self_tested(self, stamp: str) -> None:
        self._ini.setValue("self_tested", stamp)

    def shape(self, name: str) -> QByteArray | None:
        """The stored shape of a window or splitter."""
        stored = self._ini.value(f"shape/{name}")
        return stored if isinstance(stored, QByteArray) else None

    def keep_shape(self, name: str, shape: QByteArray) -> None:
        """Store the shape of a window or splitter."""
        self._ini.setValue(f"shape/{name}", shape)

    def save(self) -> None:
        """Write to the file now."""
        self._ini.sync()
