"""Tables read from flattened text: what was not found in them may stand there unread, and is never called missing."""

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from core.forms.labels import core_of
from core.layout.grid import Grid, GridKind
from core.report.annual_report import FormNote, NoteKind
from core.report.tables.reading import TableReading
from core.source.characters import folded
from core.source.document import ReadProblem
from core.source.text import SourceText

_MISSING = frozenset({NoteKind.LINE_MISSING, NoteKind.COLUMN_MISSING})
_DEPENDENT = frozenset({NoteKind.LINE_EXTRA, NoteKind.LINE_ORDER, NoteKind.COLUMN_EXTRA, NoteKind.COLUMN_ORDER})
_TELLING = 4
"""A shorter word (规章, 其他) may stand in any text; it counts only as a cell or a line of its own."""
_NAMED = 3
_GROUP = re.compile(r"^（[一二三四五六七八九十]）\D*(?=\d\.)")
"""The group that a line's name begins with: （三）不予公开1.属于国家秘密."""


def as_far_as_read(reading: TableReading, grids: Sequence[Grid], texts: Sequence[SourceText]) -> TableReading:
    """The reading without notes of lines and columns missing whose words stand in its ``grids`` or in the ``texts`` beside them.

    Where there are such, the lines too many or out of order are of our making as well.
    """
    if any(grid.kind is not GridKind.TABBED for grid in grids):
        return reading
    unread = _Unread(grids, texts)
    lost = [note for note in reading.notes if note.kind in _MISSING]
    # one label that stands there unread shows that the table fell to pieces; the others may lie among them
    if not any(unread.holds(note.name) for note in lost):
        return reading
    kept = tuple(note for note in reading.notes if note not in lost and note.kind not in _DEPENDENT)
    problem = ReadProblem(reading.table.chinese, _message(lost), hides_content=True)
    return structs.replace(reading, notes=kept, problems=(*reading.problems, problem), single_other_handling=None)


class _Unread:
    """The words of a table and of the text around it."""

    def __init__(self, grids: Sequence[Grid], texts: Sequence[SourceText]) -> None:
        pieces = [
            *(cell.text.characters for grid in grids for cell in grid.cells),
            *(text.characters for text in texts),
        ]
        self._whole = re.sub(r"\W", "", folded("".join(pieces)))
        self._pieces = set(map(core_of, _words(pieces)))

    def holds(self, name: str) -> bool:
        core = core_of(_GROUP.sub("", name))
        return core in self._pieces or (len(core) >= _TELLING and core in self._whole)


def _words(pieces: Sequence[str]) -> Iterator[str]:
    for piece in pieces:
        yield piece
        yield from piece.split()


def _message(lost: Sequence[FormNote]) -> str:
    names = "、".join(f"“{note.name}”" for note in lost[:_NAMED])
    more = "等" if len(lost) > _NAMED else ""
    return f"表格是从文字中识读的，{names}{more} {len(lost)} 处没有读出各格的数，请对照原文核对"
