"""The portable program: a marker file beside it, and its settings beside the marker."""

import sys
from pathlib import Path

MARKER = "portable.txt"
_SETTINGS = "settings"


def portable_settings_folder() -> Path | None:
    """Where the portable program keeps its settings; ``None`` for a program that was installed or runs from source."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).parent
    return folder / _SETTINGS if (folder / MARKER).is_file() else None
