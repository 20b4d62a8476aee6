"""Lines of a document as an editor can take them, and offsets between the two. No Qt."""

from statistics import quantiles

SHOWN_CHARACTERS = 20_000
_BREAKS = dict.fromkeys(map(ord, "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\x00"), " ")
_ASTRAL = 0xFFFF
_WIDEST_LABEL = 24
_NARROWEST = 6


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


def tab_stops(lines: tuple[str, ...]) -> tuple[int, ...]:
    """Cells at which the columns of the tables begin, so that most rows line up.

    One set of stops serves the whole document: each column is as wide as four in five of its entries need.
    """
    rows = [line.split("\t") for line in lines if "\t" in line and len(line) <= SHOWN_CHARACTERS]
    stops: list[int] = []
    for column in range(min(max(map(len, rows), default=0) - 1, 40)):
        widths = [width(row[column]) for row in rows if len(row) > column + 1]
        needed = quantiles(widths, n=5)[-1] if len(widths) > 1 else widths[0]
        step = min(max(round(needed) + 2, _NARROWEST), _WIDEST_LABEL)
        stops.append((stops[-1] if stops else 0) + step)
    return tuple(stops)
