"""Which row is which line: by its label, then by likeness, then by being the only line left between its neighbours."""

import re
from collections.abc import Sequence

from msgspec import Struct

from core.forms.address import Table
from core.forms.form import FormLine
from core.forms.labels import core_of
from core.forms.recognise import resembling_line
from core.report.annual_report import FormNote, NoteKind
from core.report.tables.rows import Row

_FIGURE_INSIDE = re.compile(r"\s[\d,.]+\s")
_TELLING = 4
"""From so many characters on, a label found inside another is no accident."""


class LineRow(Struct, frozen=True):
    """A row with the line it is; ``inferred`` says in Chinese why, where the label itself did not tell."""

    row: Row
    line: FormLine
    inferred: str = ""


class Matched(Struct, frozen=True):
    """The rows of a table by line, in the order of the page, and what was noticed."""

    rows: tuple[LineRow, ...]
    notes: tuple[FormNote, ...]


def match_rows(table: Table, lines: tuple[FormLine, ...], rows: Sequence[Row]) -> Matched:
    """Give each row of figures its line."""
    by_key = {line.key: line for line in lines}
    keys = [row.match.key if row.match is not None and row.match.key in by_key else None for row in rows]
    _drop_repeats(keys)
    inferred = [""] * len(rows)
    for index, row in enumerate(rows):
        if keys[index] is None and row.label:
            keys[index], inferred[index] = _infer(lines, rows, keys, index)
    matched = tuple(
        LineRow(row, by_key[key], why) for row, key, why in zip(rows, keys, inferred, strict=True) if key is not None
    )
    return Matched(matched, tuple(_notes(table, lines, rows, keys)))


def _drop_repeats(keys: list[str | None]) -> None:
    seen: set[str] = set()
    for index, key in enumerate(keys):
        if key in seen:
            keys[index] = None
        elif key is not None:
            seen.add(key)


def _infer(
    lines: tuple[FormLine, ...], rows: Sequence[Row], keys: Sequence[str | None], index: int
) -> tuple[str | None, str]:
    order = [line.key for line in lines]
    before = [order.index(key) for key in keys[:index] if key is not None]
    after = [order.index(key) for key in keys[index + 1 :] if key is not None]
    low, high = max(before, default=-1), min(after, default=len(lines))
    open_lines = [line for line in lines[low + 1 : high] if line.key not in keys]
    if _names_several(lines, rows[index].label):
        return None, ""
    alike = resembling_line(open_lines, rows[index].label)
    if alike is not None:
        return alike.key, ""
    unknown = _unknown_run(keys, index)
    if len(open_lines) == unknown and rows[index].numbers:
        line = open_lines[sum(key is None for key in keys[_run_start(keys, index) : index])]
        return line.key, f"行名“{rows[index].label}”未认出，按前后行的次序认作“{line.label}”"
    return None, ""


def _names_several(lines: Sequence[FormLine], label: str) -> bool:
    """Whether several lines run together in one label, with figures amid it, so that those behind it may be anybody's."""
    if _FIGURE_INSIDE.search(label):
        return True
    core = core_of(label)
    named = {other for line in lines if len(other := core_of(line.label)) >= _TELLING and other in core}
    return len(named) > 1


def _run_start(keys: Sequence[str | None], index: int) -> int:
    while index and keys[index - 1] is None:
        index -= 1
    return index


def _unknown_run(keys: Sequence[str | None], index: int) -> int:
    stop = index
    while stop < len(keys) and keys[stop] is None:
        stop += 1
    return stop - _run_start(keys, index)


def _notes(
    table: Table, lines: tuple[FormLine, ...], rows: Sequence[Row], keys: Sequence[str | None]
) -> list[FormNote]:
    notes = []
    by_key = {line.key: line for line in lines}
    highest = -1
    for row, key in zip(rows, keys, strict=True):
        sources = tuple(source for cell in row.label_cells for source in cell.places)
        if key is None:
            if row.numbers:
                notes.append(FormNote(NoteKind.LINE_EXTRA, table, "", row.label, sources=sources))
            continue
        line = by_key[key]
        if row.label and core_of(row.label) != core_of(line.label):
            notes.append(FormNote(NoteKind.ALIAS, table, line.label, row.label, sources=sources))
        position = lines.index(line)
        if position < highest:
            notes.append(FormNote(NoteKind.LINE_ORDER, table, line.name, row.label, sources=sources))
        highest = max(highest, position)
    notes += [FormNote(NoteKind.LINE_MISSING, table, line.name) for line in lines if line.key not in keys]
    return notes
