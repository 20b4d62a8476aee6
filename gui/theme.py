"""Colours and signs, light and dark. The one place that says how the window looks.

Text colours reach a contrast of 4.5 : 1 on the surfaces they stand on; the tests hold every pair against that.
"""

from msgspec import Struct
from PySide6.QtGui import QColor, QPalette

from gui.presenters.list_rows import Level
from gui.presenters.source_places import Tone


class Palette(Struct, frozen=True):
    """The colours of one appearance, as ``#rrggbb``."""

    window: str
    surface: str
    raised: str
    heading: str
    line: str
    text: str
    muted: str
    accent: str
    accent_text: str
    selection: str
    tones: dict[Tone, str]
    tints: dict[Tone, str]
    levels: dict[Level, str]
    level_tints: dict[Level, str]


LIGHT = Palette(
    window="#f3f4f6",
    surface="#ffffff",
    raised="#fafbfc",
    heading="#eef1f4",
    line="#d5dae0",
    text="#1c2430",
    muted="#5a6472",
    accent="#1f5fa8",
    accent_text="#ffffff",
    selection="#dbe8f7",
    tones={
        Tone.LEFT: "#1d5fc0",
        Tone.RIGHT: "#a84b00",
        Tone.BROKEN: "#c02a2a",
        Tone.DOUBT: "#8a6100",
        Tone.NEUTRAL: "#5a6472",
        Tone.SUGGESTED: "#7a3fb0",
    },
    tints={
        Tone.LEFT: "#dceafd",
        Tone.RIGHT: "#ffe8d1",
        Tone.BROKEN: "#fde7e7",
        Tone.DOUBT: "#fbf1d3",
        Tone.NEUTRAL: "#e6e9ed",
        Tone.SUGGESTED: "#f0e4fb",
    },
    levels={
        Level.ERROR: "#b42323",
        Level.DOUBT: "#7d5800",
        Level.HINT: "#2c5f8f",
        Level.GOOD: "#1b6b3a",
        Level.NEUTRAL: "#5a6472",
    },
    level_tints={
        Level.ERROR: "#fdeaea",
        Level.DOUBT: "#fcf4dc",
        Level.HINT: "#e6f0f9",
        Level.GOOD: "#e5f4ea",
        Level.NEUTRAL: "#eef1f4",
    },
)

DARK = Palette(
    window="#1b1e23",
    surface="#23272e",
    raised="#282d35",
    heading="#2e343d",
    line="#414954",
    text="#e6e9ee",
    muted="#a8b1be",
    accent="#6ea8ee",
    accent_text="#10151c",
    selection="#30445e",
    tones={
        Tone.LEFT: "#7db4ff",
        Tone.RIGHT: "#ffab66",
        Tone.BROKEN: "#ff8f8f",
        Tone.DOUBT: "#e9c46a",
        Tone.NEUTRAL: "#a8b1be",
        Tone.SUGGESTED: "#cfa6ff",
    },
    tints={
        Tone.LEFT: "#21395c",
        Tone.RIGHT: "#4f3418",
        Tone.BROKEN: "#4b2529",
        Tone.DOUBT: "#433a1c",
        Tone.NEUTRAL: "#383f49",
        Tone.SUGGESTED: "#3d2d54",
    },
    levels={
        Level.ERROR: "#ff9c9c",
        Level.DOUBT: "#e9c46a",
        Level.HINT: "#8cbcf0",
        Level.GOOD: "#7fd6a0",
        Level.NEUTRAL: "#a8b1be",
    },
    level_tints={
        Level.ERROR: "#452529",
        Level.DOUBT: "#3f371d",
        Level.HINT: "#22364b",
        Level.GOOD: "#203a2b",
        Level.NEUTRAL: "#2e343d",
    },
)


def palette(*, dark: bool) -> Palette:
    """The colours of the appearance."""
    return DARK if dark else LIGHT


def tone_color(tone: Tone, *, dark: bool) -> QColor:
    """The strong colour of a tone: frames and signs."""
    return QColor(palette(dark=dark).tones[tone])


def tone_tint(tone: Tone, *, dark: bool) -> QColor:
    """The pale colour of a tone: the ground behind text."""
    return QColor(palette(dark=dark).tints[tone])


def is_dark(colours: QPalette) -> bool:
    """Whether a widget's palette is that of the dark appearance."""
    return colours.window().color().lightness() < 128
