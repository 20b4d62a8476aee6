"""Signs of the form around the figures: the corner note, the unit of money, the section, and what a page end cut."""

from collections.abc import Iterator, Mapping, Sequence

from core.forms.address import Table
from core.layout.grid import Grid, GridCell, GridKind
from core.report.annual_report import FormNote, NoteKind
from core.report.sections import Outline
from core.source.characters import UNREAD, folded
from core.source.text import SourceText

Grids = Mapping[Table, Sequence[Grid]]

_OWN_SECTION = {Table.DISCLOSURE: 2, Table.REQUESTS: 3, Table.DISPUTES: 4}
_CORNER = "勾稽"
_CORNER_PARTS = ("第一项加第二项之和", "等于第三项加第四项之和")
_MONEY = ("收费金额", "采购总金额")
_UNIT = "万元"


def form_signs(grids: Grids, parts: Outline) -> Iterator[FormNote]:
    """What is missing, changed or misplaced around the figures of the tables that were found."""
    for table, own in grids.items():
        yield from (FormNote(NoteKind.PAGE_CUT, table, "换页处", detail=cut) for grid in own for cut in grid.cuts)
        yield from _section(table, own, parts)
    yield from _corner(grids.get(Table.REQUESTS, ()), _texts(parts, 3))
    yield from _unit(grids.get(Table.DISCLOSURE, ()), _texts(parts, 2))


def _section(table: Table, own: Sequence[Grid], parts: Outline) -> Iterator[FormNote]:
    """A table that stands below the heading of another section, although its own heading is there."""
    headed = {section.number: section.heading for section in parts.sections if section.number}
    number = _section_of(own[0], parts)
    if number in headed and number != _OWN_SECTION[table] and _OWN_SECTION[table] in headed:
        heading = headed[number].characters.strip()
        yield FormNote(NoteKind.SECTION, table, "位置", heading, sources=own[0].cells[0].places)


def _section_of(grid: Grid, parts: Outline) -> int | None:
    texts = {id(cell.text) for cell in grid.cells}
    return next((number for number, one in parts.grids if any(id(cell.text) in texts for cell in one.cells)), None)


def _corner(grids: Sequence[Grid], beside: Sequence[SourceText]) -> Iterator[FormNote]:
    """The note in the corner of table 3: absent, or without one of its halves. Flattened text may simply have lost it."""
    cells = [cell for cell in _cells(grids) if _CORNER in folded(cell.text.characters)]
    if not cells:
        if grids and all(grid.kind is not GridKind.TABBED for grid in grids) and not _says(beside, _CORNER):
            yield FormNote(NoteKind.CORNER, Table.REQUESTS, "表头的勾稽说明")
        return
    printed = "".join(cells[0].text.characters.split())
    if UNREAD not in printed and not all(part in folded(printed) for part in _CORNER_PARTS):
        yield FormNote(NoteKind.CORNER, Table.REQUESTS, "表头的勾稽说明", printed, sources=cells[0].places)


def _unit(grids: Sequence[Grid], beside: Sequence[SourceText]) -> Iterator[FormNote]:
    """Money columns of table 2 without 万元 anywhere in the table or beside it."""
    if any(_UNIT in folded(cell.text.characters) for cell in _cells(grids)) or _says(beside, _UNIT):
        return
    for cell in _cells(grids):
        words = next((words for words in _MONEY if words in folded(cell.text.characters)), "")
        if words:
            printed = "".join(cell.text.characters.split())
            yield FormNote(NoteKind.UNIT, Table.DISCLOSURE, words, printed, sources=cell.places)


def _cells(grids: Sequence[Grid]) -> Iterator[GridCell]:
    for grid in grids:
        yield from grid.cells


def _texts(parts: Outline, number: int) -> list[SourceText]:
    return [text for section in parts.sections if section.number == number for text in section.paragraphs]


def _says(texts: Sequence[SourceText], word: str) -> bool:
    return any(word in folded(text.characters) for text in texts)
