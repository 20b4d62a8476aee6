"""What a brace opens in a Rich Text file: a group with its own formatting, and perhaps a destination."""

from enum import StrEnum

from msgspec import Struct

from core.readers.rtf_runs import Look


class Destination(StrEnum):
    """Where the text of a group goes."""

    TEXT = "text"
    LABEL = "label"
    FONTS = "fonts"
    INSTRUCTION = "instruction"
    ROW_PROPERTIES = "row properties"
    PICTURE = "picture"
    NOWHERE = "nowhere"


_SWITCHES = {
    "v": "hidden",
    "strike": "struck",
    "striked": "struck",
    "deleted": "deleted",
    "mvf": "deleted",
    "revised": "inserted",
    "mvt": "inserted",
    "super": "raised",
    "up": "raised",
    "intbl": "in_table",
    "dbch": "wide",
}
"""Control words that switch something on, or off with a 0 behind them."""
_OFF = {
    "nosupersub": "raised",
    "sub": "raised",
    "loch": "wide",
    "hich": "wide",
    "ltrch": "wide",
    "rtlch": "wide",
}
_MOST_FALLBACK = 100
FORMATTING = frozenset({*_SWITCHES, *_OFF, "f", "af", "uc", "itap"})


class Group(Struct):
    """Formatting in force inside a pair of braces; a new group begins with that of the one around it."""

    destination: Destination = Destination.TEXT
    font: int = 0
    fallback: int = 1
    r"""How many characters after \uN repeat it for older programs (\ucN)."""
    hidden: bool = False
    struck: bool = False
    deleted: bool = False
    inserted: bool = False
    raised: bool = False
    in_table: bool = False
    depth: int = 0
    wide: bool = False
    r"""Whether the font named next (\afN) is the one for ideographs (\dbch)."""
    closes: str = ""
    """What ends together with the group."""

    @property
    def look(self) -> Look:
        """How text is shown; what hides it counts more than what marks it."""
        if self.deleted:
            return Look.DELETED
        if self.hidden or self.struck:
            return Look.HIDDEN
        if self.inserted:
            return Look.INSERTED
        return Look.RAISED if self.raised else Look.PLAIN

    @property
    def level(self) -> int:
        """How many tables a paragraph ends in, one inside the other."""
        return max(self.depth, int(self.in_table))

    def opened(self) -> "Group":
        """A group inside this one."""
        return Group(
            self.destination,
            self.font,
            self.fallback,
            self.hidden,
            self.struck,
            self.deleted,
            self.inserted,
            self.raised,
            self.in_table,
            self.depth,
            self.wide,
        )

    def apply(self, word: str, number: int | None) -> None:
        """What one word of :data:`FORMATTING` changes."""
        if word in _SWITCHES:
            setattr(self, _SWITCHES[word], number != 0)
        elif word in _OFF:
            setattr(self, _OFF[word], False)
        elif word == "uc":
            self.fallback = min(max(1 if number is None else number, 0), _MOST_FALLBACK)
        elif word == "itap":
            self.depth = max(number or 0, 0)
        elif word == "f" or self.wide:
            self.font = number or 0

    def reset_characters(self, font: int) -> None:
        r"""Character formatting as at the start of the document (\plain)."""
        self.font = font
        self.hidden = self.struck = self.deleted = self.inserted = self.raised = self.wide = False

    def reset_paragraph(self) -> None:
        r"""Paragraph formatting as at the start of the document (\pard)."""
        self.in_table = False
        self.depth = 0
