"""The heading of table 3 or 4: which slots of the grid each column of the form takes."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct, structs

from core.forms.address import Table
from core.forms.form import FormColumn
from core.forms.recognise import match_column
from core.layout.grid import GridCell, GridKind
from core.report.annual_report import FormNote, NoteKind
from core.report.tables.placement import Faults, is_blank, readings
from core.report.tables.rows import Row
from core.source.characters import folded
from core.source.text import joined

_T = TypeVar("_T")


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
    above: dict[tuple[int, int], GridCell] = {}
    for row in rows:
        for cell in row.cells:
            whole = _with_upper_half(cell, above.get((cell.column, cell.column_span)), columns)
            match = match_column(columns, whole.text.characters)
            if match is not None and folded(whole.text.characters):
                found[id(cell)] = (match.key, whole)
        above = {(cell.column, cell.column_span): cell for cell in row.cells}
    kind = rows[0].kind if rows else None
    ordered = sorted(found.values(), key=lambda entry: (entry[1].column, entry[1].row))
    return Heading(kind, tuple(ordered))


def _with_upper_half(cell: GridCell, above: GridCell | None, columns: tuple[FormColumn, ...]) -> GridCell:
    """A label that a page end cut in two rows is whole again where both halves give a label of the form."""
    if above is None or above is cell or is_blank(above) or is_blank(cell):
        return cell
    text = joined((above.text, cell.text))
    match = match_column(columns, text.characters)
    return structs.replace(cell, text=text) if match is not None and match.official else cell


def stands_over(heading: Heading, values: Sequence[GridCell]) -> bool:
    """Whether each heading cell stands over one of the ``values``, in their order."""
    if heading.kind is GridKind.TABBED or len(heading.cells) != len(values):
        return False
    return all(_overlap(head, cell) > 0 for (_, head), cell in zip(heading.cells, values, strict=True))


def printed_order(
    heading: Heading, rows: Sequence[Sequence[GridCell]], columns: Sequence[FormColumn], faults: Faults
) -> tuple[str, ...]:
    """The keys of the columns as the values of ``rows`` stand: the form's order, unless the heading plainly tells another.

    A heading tells when it names every column once, stands over the values of every whole row (markup that lost its spans
    does not), and breaks no more sums than the form's order does.
    """
    form_order = tuple(column.key for column in columns)
    whole = [values for values in rows if len(values) == len(columns)]
    if heading.keys == form_order or sorted(heading.keys) != sorted(form_order):
        return form_order
    if not whole or not all(stands_over(heading, values) for values in whole):
        return form_order
    by_form = sum(faults(readings(tuple(values))) for values in whole)
    by_label = sum(faults(readings(in_form_order(tuple(values), heading.keys, columns))) for values in whole)
    return heading.keys if by_label <= by_form else form_order


def in_form_order(row: tuple[_T, ...], order: Sequence[str], columns: Sequence[FormColumn]) -> tuple[_T, ...]:
    """A row that stands in ``order``, put into the order of the form's ``columns``."""
    under = dict(zip(order, row, strict=True))
    return tuple(under[column.key] for column in columns)


def _overlap(one: GridCell, other: GridCell) -> int:
    right = min(one.column + one.column_span, other.column + other.column_span)
    return right - max(one.column, other.column)


def heading_notes(
    table: Table, heading: Heading, order: Sequence[str], expected: tuple[FormColumn, ...]
) -> list[FormNote]:
    """Columns missing, doubled, out of order or renamed, against the form's ``expected`` ones; ``order`` is the printed one."""
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
    for key, column in zip(order, expected, strict=True):
        if key != column.key:
            label = next(other.label for other in expected if other.key == key)
            notes.append(FormNote(NoteKind.COLUMN_ORDER, table, label, label))
            break
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
