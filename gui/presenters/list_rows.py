"""Rows of the lists below the tables: findings, checks, the ledger of the narrative, reading problems."""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from core.rules.verdict import Severity


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
Entry = TypeVar("Entry")
MOST_NUMBERS = 3000
"""Long narratives have hundreds of numbers, and the ledger promises every one."""
MOST_ROWS = 500
"""A report has a hundred or two of checks; rows without end would keep the window busy and help nobody."""
_LAST = 1e12
NARRATIVE = "正文及其他"
"""The name under which rows outside the three tables are filtered."""
_PARTS = (*(f"第{number}部分" for number in "一二三四五六"), "表二", "表三", "表四", NARRATIVE)


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
    """A row of a list. ``word`` names its level in this list (错误, 相符 …), ``part`` the table it belongs to.

    ``subject`` is what the row is about: what is chosen when somebody goes to it.
    """

    level: Level
    word: str
    part: str
    cells: tuple[ListCell, ...]
    subject: object

    @property
    def sought(self) -> str:
        """The text that the search box looks through, in lower case."""
        return "\n".join(f"{cell.text}\n{cell.note}" for cell in self.cells).lower()


class RowList(Struct, frozen=True):
    """A whole list; ``vacant`` is what it says when it has no rows.

    ``left_out`` is how many entries have no row, because a file brought more than a person could ever look through;
    ``sorted_by`` is the column that the list is sorted by at first.
    """

    columns: tuple[ListColumn, ...]
    rows: tuple[ListRow, ...]
    vacant: str
    left_out: int = 0
    sorted_by: int = 0

    @property
    def total(self) -> int:
        """How many entries there are, with or without a row."""
        return len(self.rows) + self.left_out - bool(self.left_out)

    def words(self) -> tuple[tuple[str, Level, int], ...]:
        """The level words that occur, in the order of importance, with their numbers of rows."""
        count = Counter((row.word, row.level) for row in self.rows)
        order = list(Level)
        return tuple(
            (word, level, count[word, level]) for word, level in sorted(count, key=lambda at: order.index(at[1]))
        )

    def parts(self) -> tuple[str, ...]:
        """The parts of the report that occur, in its order: 表二, 表三, 表四, 正文及其他; or 第一部分."""
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


def row_list(
    columns: tuple[ListColumn, ...],
    entries: Sequence[Entry],
    level_of: Callable[[Entry], Level],
    make: Callable[[Entry], ListRow],
    vacant: str,
    most: int = MOST_ROWS,
) -> RowList:
    """A row for each entry, or, of more than ``most``, for the most serious and a last one that says so."""
    if len(entries) <= most:
        return RowList(columns, tuple(make(entry) for entry in entries), vacant)
    order = {level: number for number, level in enumerate(Level)}
    kept = sorted(entries, key=lambda entry: order[level_of(entry)])[:most]
    left_out = len(entries) - most
    return RowList(columns, (*(make(entry) for entry in kept), _rest_row(columns, left_out)), vacant, left_out)


def _rest_row(columns: tuple[ListColumn, ...], left_out: int) -> ListRow:
    """The last row, in whatever way the list is sorted first."""
    word = "未列出"
    told = ListCell(f"另有 {left_out} 条没有列出", (_LAST,), "数量异常，请确认选对了文件；全部内容在导出的审核底稿里")
    rest = (ListCell("", (_LAST,)) for _ in columns[2:])
    return ListRow(Level.NEUTRAL, word, NARRATIVE, (level_cell(Level.NEUTRAL, word), told, *rest), None)


def _part_order(part: str) -> int:
    return _PARTS.index(part) if part in _PARTS else len(_PARTS)
