"""Which lines of a text are rows of a table saved as CSV: neighbours with the same number of commas or semicolons.

One line alone never tells: running text has commas too.
"""

from collections.abc import Sequence
from itertools import groupby

from core.layout.tabbed_lines import LONGEST_LABEL, Line, is_number, separated

_SEPARATORS = (",", ";", "，")
_FEWEST_CELLS = 4
_FEWEST_LINES = 3
_FEWEST_NUMBERS = 3


def separators(lines: Sequence[Line]) -> list[str]:
    """For each line what parts its cells, "" where nothing of the kind does."""
    found = [""] * len(lines)
    for separator in _SEPARATORS:
        for run in _runs(lines, found, separator):
            texts = [lines[at].text.characters for at in run]
            if sum(_numbers(text, separator) for text in texts) >= _FEWEST_NUMBERS:
                found = [separator if at in run else known for at, known in enumerate(found)]
    return found


def _runs(lines: Sequence[Line], found: Sequence[str], separator: str) -> list[list[int]]:
    """Runs of lines (blank ones left out) that fall into the same number of cells."""
    printed = [at for at, line in enumerate(lines) if line.text.characters.strip()]
    counted = [(at, _count(lines[at].text.characters, separator) if not found[at] else 0) for at in printed]
    runs = [(count, [at for at, _ in group]) for count, group in groupby(counted, key=lambda entry: entry[1])]
    return [run for count, run in runs if count >= _FEWEST_CELLS and len(run) >= _FEWEST_LINES]


def _count(text: str, separator: str) -> int:
    if text.count(separator) < _FEWEST_CELLS - 1:
        return 0
    cells = separated(text, separator)
    return len(cells) if all(stop - start <= LONGEST_LABEL for start, stop in cells) else 0


def _numbers(text: str, separator: str) -> int:
    return sum(is_number(text[slice(*cell)]) for cell in separated(text, separator))
