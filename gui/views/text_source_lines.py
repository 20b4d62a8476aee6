"""Lines of a document as an editor can take them, and offsets between the two. No Qt."""

from msgspec import Struct

SHOWN_CHARACTERS = 20_000
_BREAKS = dict.fromkeys(map(ord, "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\x00"), " ")
_ASTRAL = 0xFFFF
_WIDEST = 30
_NARROWEST = 5
_COLUMNS = 40


def shown(line: str) -> str:
    """The line with one blank for every character that would break it, and cut where it is absurdly long."""
    clean = line.translate(_BREAKS)
    if len(clean) <= SHOWN_CHARACTERS:
        return clean
    return f"{clean[:SHOWN_CHARACTERS]}……（此行过长，后面 {len(clean) - SHOWN_CHARACTERS} 个字没有显示）"


def to_editor(line: str, offset: int) -> int:
    """Qt counts UTF-16 units: where character ``offset`` of ``line`` begins there."""
    return offset + sum(ord(character) > _ASTRAL for character in line[:offset])


def from_editor(line: str, position: int) -> int:
    """The character of ``line`` that holds UTF-16 unit ``position``."""
    passed = 0
    for offset, character in enumerate(line):
        passed += 2 if ord(character) > _ASTRAL else 1
        if passed > position:
            return offset
    return len(line)


def width(text: str) -> int:
    """Cells that the text takes in a font where ideographs are two cells wide."""
    return sum(1 if ord(character) < 0x2E80 else 2 for character in text)


class TableRows(Struct, frozen=True):
    """Lines ``first`` to ``last`` (inclusive) that stand together as a table, and the cells at which its columns begin."""

    first: int
    last: int
    stops: tuple[int, ...]


def tables_in(lines: tuple[str, ...]) -> tuple[TableRows, ...]:
    """Runs of lines with tabs; a single empty line does not end a run."""
    runs: list[list[int]] = []
    for number, line in enumerate(lines):
        if "\t" not in line or len(line) > SHOWN_CHARACTERS:
            continue
        if runs and (number - runs[-1][1] == 1 or (number - runs[-1][1] == 2 and not lines[number - 1].strip())):
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return tuple(TableRows(first, last, tab_stops(lines[first : last + 1])) for first, last in runs)


def tab_stops(rows: tuple[str, ...]) -> tuple[int, ...]:
    """Where the columns begin, in cells: each column is as wide as nine in ten of its entries need."""
    entries = [row.split("\t") for row in rows if "\t" in row]
    stops: list[int] = []
    for column in range(min(max(map(len, entries), default=0) - 1, _COLUMNS)):
        widths = sorted(width(row[column]) for row in entries if len(row) > column + 1)
        needed = widths[-(-len(widths) * 9 // 10) - 1]
        stops.append((stops[-1] if stops else 0) + min(max(needed + 2, _NARROWEST), _WIDEST))
    return tuple(stops)
