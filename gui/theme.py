"""Colours and signs, light and dark. The one place that says how the window looks.

Text colours reach a contrast of 4.5 : 1 on the surfaces they stand on; the tests hold every pair against that.
"""

from msgspec import Struct
from PySide6.QtGui import QColor, QPalette

from core.rules.verdict import Severity
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
    severities: dict[Severity, str]
    good: str
    good_tint: str


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
        Tone.RIGHT: "#b25000",
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
    severities={Severity.ERROR: "#b42323", Severity.DOUBT: "#835c00", Severity.HINT: "#2c5f8f"},
    good="#1b6b3a",
    good_tint="#e3f3e8",
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
    severities={Severity.ERROR: "#ff8f8f", Severity.DOUBT: "#e9c46a", Severity.HINT: "#8cbcf0"},
    good="#7fd6a0",
    good_tint="#203a2b",
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
