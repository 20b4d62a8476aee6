"""Lines of print read: everything by the quick network, figures and numbers by the careful one too."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from core.scans.figure_reading import agreed, as_figure, is_label, likeliest_figure, needs_second_reader
from core.scans.form_labels import mended
from core.scans.number_check import number_runs, unsure_digits
from core.scans.print_marks import PixelBox, cut_line
from core.scans.readings import ReadLine
from core.scans.recogniser import Grey, careful_reader, quick_reader
from core.scans.scan_lines import LineKind, ScanLine

_LEAST_CERTAINTY = 0.5


class LineReading(Struct, frozen=True):
    """What was read in a line, and the positions of the characters that are unsure."""

    line: ScanLine
    read: ReadLine
    unsure: frozenset[int]


def read_lines(page: Grey, lines: Sequence[ScanLine], alive: Callable[[], None]) -> list[LineReading]:
    """The lines of ``page`` read, in their order; ``alive`` is called now and then."""
    pictures = [cut_line(page, line.box, line.em, line.within) for line in lines]
    readings = [_first_reading(line, read) for line, read in zip(lines, quick_reader().read(pictures), strict=True)]
    alive()
    asked = [
        at
        for at, reading in enumerate(readings)
        if reading.line.kind is LineKind.FIGURE and _is_doubtable(reading.read)
    ]
    for at, second in zip(asked, careful_reader().read([pictures[at] for at in asked]), strict=True):
        readings[at] = _second_reading(readings[at], second)
    alive()
    return _with_numbers_checked(page, _with_labels_mended(readings))


def _with_labels_mended(readings: Sequence[LineReading]) -> list[LineReading]:
    """The readings with the labels of the form as the form has them, cell by cell."""
    mended_readings = list(readings)
    cells: dict[PixelBox, list[int]] = {}
    for at, reading in enumerate(readings):
        if reading.line.kind is not LineKind.RUNNING and as_figure(reading.read) is None:
            cells.setdefault(reading.line.within, []).append(at)
    for rows in cells.values():
        lines, changed = mended([readings[at].read for at in rows])
        for row, (at, line) in enumerate(zip(rows, lines, strict=True)):
            unsure = readings[at].unsure | changed.get(row, frozenset())
            mended_readings[at] = LineReading(readings[at].line, line, unsure)
    return mended_readings


def _with_numbers_checked(page: Grey, readings: Sequence[LineReading]) -> list[LineReading]:
    """The readings with the digits marked that a second reader sees differently in running text."""
    runs = [
        run
        for at, reading in enumerate(readings)
        if reading.line.kind is LineKind.RUNNING
        for run in number_runs(at, reading.read, reading.line.box, reading.line.em)
    ]
    unsure = unsure_digits(careful_reader(), page, runs)
    return [
        LineReading(reading.line, reading.read, reading.unsure | unsure.get(at, frozenset()))
        for at, reading in enumerate(readings)
    ]


def _first_reading(line: ScanLine, read: ReadLine) -> LineReading:
    figure = as_figure(read) if line.kind is LineKind.FIGURE else None
    if figure is not None:
        return LineReading(line, figure, frozenset())
    unsure = frozenset(at for at, one in enumerate(read.characters) if one.certainty < _LEAST_CERTAINTY)
    return LineReading(line, read, unsure)


def _is_doubtable(read: ReadLine) -> bool:
    figure = as_figure(read)
    return needs_second_reader(figure) if figure is not None else not is_label(read)


def _second_reading(reading: LineReading, second: ReadLine) -> LineReading:
    one, two = as_figure(reading.read), as_figure(second)
    if one is not None and two is not None:
        return LineReading(reading.line, *agreed(one, two))
    kept = one or two or (second if is_label(second) else None)
    kept = kept or likeliest_figure(reading.read) or likeliest_figure(second) or reading.read
    unsure = frozenset() if kept is second and is_label(second) else frozenset(range(len(kept.characters)))
    return LineReading(reading.line, kept, unsure)
