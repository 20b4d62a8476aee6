"""Tables that were flattened to one cell a line: labels and numbers below each other, blank cells as blank lines or lost."""

from collections.abc import Sequence
from itertools import pairwise

from core.layout.tabbed_lines import Kind, Line, SeenLine, is_block_heading, is_number, is_value, starts_row

Cell = tuple[Line, int, int]
"""A line, and the stretch of it that is the cell."""
Rows = list[list[Cell]]

_FEWEST_NUMBERS = 6
_LEAST_SHARE = 0.25
_UNLABELLED = 10
"""From so many values on, the label before them is the last heading of a column, not that of their row."""
_FEWEST_ROWS = 5
_NARROWEST = 3
_BLOCK = "信息内容"
"""The first heading of each block of table 2; the headings after it are as many as the figures of a row."""


def stacked(stretch: Sequence[SeenLine]) -> Rows:
    """The rows of the table that short lines hold; none where they are hardly numbers."""
    printed = [one for one in stretch if one.kind is Kind.LABEL]
    numbers = sum(is_number(_said(one)) for one in printed)
    if numbers < _FEWEST_NUMBERS or numbers < _LEAST_SHARE * len(printed):
        return []
    return _rows(_cells(stretch))


def _said(one: SeenLine) -> str:
    return one.texts()[0] if one.cells else ""


def _is_value(one: SeenLine) -> bool:
    return not one.cells or is_value(_said(one))


def _rows(lines: Sequence[SeenLine]) -> Rows:
    rows: Rows = []
    for labels, values in _groups(lines):
        own = [labels[-1]] if labels and values and len(values) < _UNLABELLED else []
        heads = labels[: len(labels) - len(own)]
        rows += [*_headings(heads), [_cell(part) for part in (*own, *values)]]
    return [row for row in rows if row]


def _groups(lines: Sequence[SeenLine]) -> list[tuple[list[SeenLine], list[SeenLine]]]:
    """Labels and the values that follow them, in turn."""
    groups: list[tuple[list[SeenLine], list[SeenLine]]] = [([], [])]
    for one in lines:
        labels, values = groups[-1]
        if _is_value(one):
            values.append(one)
        elif values:
            groups.append(([one], []))
        else:
            labels.append(one)
    return groups


def _headings(labels: Sequence[SeenLine]) -> Rows:
    """Labels without values: a new row for each that is numbered or heads a block, the others side by side."""
    rows: Rows = []
    alone = True
    for one in labels:
        text = _said(one)
        if alone or starts_row(text) or is_block_heading(text):
            rows.append([])
        rows[-1].append(_cell(one))
        alone = is_block_heading(text)
    return rows


def _cell(one: SeenLine) -> Cell:
    return (one.line, *(one.cells[0] if one.cells else (0, 0)))


def _cells(stretch: Sequence[SeenLine]) -> list[SeenLine]:
    """The lines that are cells: the printed ones, and the blank ones where these plainly stand for blank cells."""
    at = [index for index, one in enumerate(stretch) if one.kind is Kind.LABEL]
    every = list(stretch[at[0] : at[-1] + 1])
    tail = list(stretch[at[-1] + 1 :])
    if all((after - before) % 2 == 0 for before, after in pairwise(at)):
        every, tail = every[::2], tail[1::2]  # a blank line after each cell parts it from the next
    printed = [one for one in every if one.cells]
    if len(printed) == len(every):
        return printed
    return [*every, *tail] if _are_cells(_groups(every)) else printed


def _are_cells(groups: Sequence[tuple[list[SeenLine], list[SeenLine]]]) -> bool:
    """Whether the rows are of equal length, or as long as the headings of their block say, with their blank lines only."""
    counted = [len(values) for _, values in groups[:-1]]
    if len(groups) == 1:
        return len(groups[0][1]) >= _UNLABELLED
    expected = _expected(groups)
    if expected is not None:
        return counted == expected[:-1]
    return len(counted) >= _FEWEST_ROWS and min(counted) >= _NARROWEST and len(set(counted)) == 1


def _expected(groups: Sequence[tuple[list[SeenLine], list[SeenLine]]]) -> list[int] | None:
    """How many figures each row of table 2 has by the headings of its block; ``None`` for any other table."""
    expected: list[int] = []
    for labels, _ in groups:
        texts = [_said(one) for one in labels]
        if _BLOCK in texts:
            expected.append(len(texts) - texts.index(_BLOCK) - 2)
        elif not expected or len(texts) != 1:
            return None
        else:
            expected.append(expected[-1])
    return expected
