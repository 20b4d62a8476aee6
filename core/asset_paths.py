"""Where ``resources/`` lies, from source and frozen."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a file below ``resources/``."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root.joinpath("resources", *parts)
