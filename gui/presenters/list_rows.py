"""Rows of the lists below the tables: findings, checks, the ledger of the narrative, reading problems."""

from collections import Counter
from enum import StrEnum

from msgspec import Struct

from core.rules.verdict import Severity
from gui.presenters.window_state import Selection


class Level(StrEnum):
    """How much a row matters; each level has a colour, and a sign so that colour is never alone."""

    ERROR = "error"
    DOUBT = "doubt"
    HINT = "hint"
    GOOD = "good"
    NEUTRAL = "neutral"


LEVEL_SIGNS = {Level.ERROR: "×", Level.DOUBT: "?", Level.HINT: "i", Level.GOOD: "✓", Level.NEUTRAL: "–"}
SEVERITY_LEVELS = {Severity.ERROR: Level.ERROR, Severity.DOUBT: Level.DOUBT, Severity.HINT: Level.HINT}

Order = tuple[float | str, ...]
NARRATIVE = "正文及其他"
"""The name under which rows outside the three tables are filtered."""


class ListColumn(Struct, frozen=True):
    """A column of a list: its title, and its usual width in Chinese characters, and its share of what is left over."""

    title: str
    width: int
    stretch: int = 0
    right: bool = False


class ListCell(Struct, frozen=True):
    """A cell of a list: what it shows, what it sorts by, and a muted second line."""

    text: str
    order: Order = ()
    note: str = ""


class ListRow(Struct, frozen=True):
    """A row of a list. ``word`` names its level in this list (错误, 相符 …), ``part`` the table it belongs to."""

    level: Level
    word: str
    part: str
    cells: tuple[ListCell, ...]
    subject: Selection

    @property
    def sought(self) -> str:
        """The text that the search box looks through, in lower case."""
        return "\n".join(f"{cell.text}\n{cell.note}" for cell in self.cells).lower()


class RowList(Struct, frozen=True):
    """A whole list; ``vacant`` is what it says when it has no rows."""

    columns: tuple[ListColumn, ...]
    rows: tuple[ListRow, ...]
    vacant: str

    def words(self) -> tuple[tuple[str, Level, int], ...]:
        """The level words that occur, in the order of importance, with their numbers of rows."""
        count = Counter((row.word, row.level) for row in self.rows)
        order = list(Level)
        return tuple(
            (word, level, count[word, level]) for word, level in sorted(count, key=lambda at: order.index(at[1]))
        )

    def parts(self) -> tuple[str, ...]:
        """The parts of the report that occur: 表二, 表三, 表四, 正文及其他."""
        return tuple(sorted({row.part for row in self.rows}, key=_part_order))


class RowFilter(Struct, frozen=True):
    """What a list shows: ``words`` empty, ``part`` empty and ``sought`` empty each let everything through."""

    words: frozenset[str] = frozenset()
    part: str = ""
    sought: str = ""

    def admits(self, row: ListRow) -> bool:
        """Whether the row is shown."""
        return (
            (not self.words or row.word in self.words)
            and (not self.part or row.part == self.part)
            and all(word in row.sought for word in self.sought.lower().split())
        )


def level_cell(level: Level, word: str) -> ListCell:
    """The first cell of a row: sign and word."""
    return ListCell(f"{LEVEL_SIGNS[level]} {word}", (float(list(Level).index(level)), word))


def _part_order(part: str) -> int:
    known = ("表二", "表三", "表四", NARRATIVE)
    return known.index(part) if part in known else len(known)
