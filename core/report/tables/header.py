"""The heading of table 3 or 4: which slots of the grid each column of the form takes."""

from collections.abc import Sequence

from msgspec import Struct

from core.forms.address import Table
from core.forms.form import FormColumn
from core.forms.recognise import match_column
from core.layout.grid import GridCell, GridKind
from core.report.annual_report import FormNote, NoteKind
from core.report.tables.rows import Row
from core.source.characters import folded


class Heading(Struct, frozen=True):
    """The heading cells in the order of the page, each with the key of its column."""

    kind: GridKind | None
    cells: tuple[tuple[str, GridCell], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the columns from left to right."""
        return tuple(key for key, _ in self.cells)


def heading_of(rows: Sequence[Row], columns: tuple[FormColumn, ...]) -> Heading:
    """The heading cells among ``rows`` (the rows above the first figures); a cell over several rows counts once."""
    found: dict[int, tuple[str, GridCell]] = {}
    for row in rows:
        for cell in row.cells:
            match = match_column(columns, cell.text.characters)
            if match is not None and folded(cell.text.characters):
                found[id(cell)] = (match.key, cell)
    kind = rows[0].kind if rows else None
    ordered = sorted(found.values(), key=lambda entry: (entry[1].column, entry[1].row))
    return Heading(kind, tuple(ordered))


def by_heading(
    heading: Heading, values: Sequence[GridCell], columns: Sequence[FormColumn]
) -> tuple[GridCell, ...] | None:
    """``values`` in the order of the form's ``columns``, by the heading each stands under.

    ``None`` where the heading does not name every column once, or the values do not stand one under each.
    """
    if len(values) != len(heading.cells) or len(values) != len(columns):
        return None
    under = {key: cell for (key, head), cell in zip(heading.cells, values, strict=True) if _overlap(cell, head) > 0}
    if any(column.key not in under for column in columns):
        return None
    return tuple(under[column.key] for column in columns)


def _overlap(one: GridCell, other: GridCell) -> int:
    right = min(one.column + one.column_span, other.column + other.column_span)
    return right - max(one.column, other.column)


def heading_notes(table: Table, heading: Heading, expected: tuple[FormColumn, ...]) -> list[FormNote]:
    """Columns missing, doubled, out of order or renamed, against the form's ``expected`` ones."""
    if not heading.cells:
        return []
    notes = _renamed(table, heading, expected)
    keys = list(heading.keys)
    for column in expected:
        if column.key not in keys:
            notes.append(FormNote(NoteKind.COLUMN_MISSING, table, column.label))
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        label = next(column.label for column in expected if column.key == key)
        notes.append(FormNote(NoteKind.COLUMN_EXTRA, table, label, label))
    in_order = [column.key for column in expected if column.key in keys]
    if heading.kind is not GridKind.TABBED and len(set(keys)) == len(keys) and keys != in_order:
        moved = next(key for key, right in zip(keys, in_order, strict=True) if key != right)
        label = next(column.label for column in expected if column.key == moved)
        notes.append(FormNote(NoteKind.COLUMN_ORDER, table, label, label))
    return notes


def _renamed(table: Table, heading: Heading, expected: tuple[FormColumn, ...]) -> list[FormNote]:
    notes = []
    for key, cell in heading.cells:
        match = match_column(expected, cell.text.characters)
        if match is not None and not match.official:
            label = next(column.label for column in expected if column.key == key)
            notes.append(
                FormNote(NoteKind.ALIAS, table, label, "".join(cell.text.characters.split()), sources=cell.places)
            )
    return notes
