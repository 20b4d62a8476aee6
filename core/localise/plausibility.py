"""How likely it is that a figure was meant and another was printed, told by their digits and their neighbours.

Costs, not probabilities: what counts is which of two explanations is the more likely. A mistake by itself costs ``MISTAKE``,
so that up to four mistakes of the likeliest kind never outbid fewer of an unlikely one.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from core.findings.cause import ChangeKind
from core.forms.address import Address, Table, address, column_of, line_of, table_of
from core.forms.form import Form
from core.localise.equations import Amount, Cell, is_outside
from core.report.annual_report import Figure
from core.source.numerals import FigureState

MISTAKE = 100
_UNSURE_READING = 40
_MENDED_READING = 85
_OTHER_YEAR = 30
_SAID_IN_TEXT = -14
_DENIED_IN_TEXT = 10

COSTS: Mapping[ChangeKind, int] = {
    ChangeKind.SWAPPED_DIGITS: 18,
    ChangeKind.ONE_DIGIT: 22,
    ChangeKind.DIGIT_DROPPED: 24,
    ChangeKind.DIGIT_DOUBLED: 18,
    ChangeKind.DIGIT_ADDED: 26,
    ChangeKind.BLANK: 24,
    ChangeKind.LEFT_OUT: 30,
    ChangeKind.NOT_EMPTY: 32,
    ChangeKind.COPIED: 26,
    ChangeKind.SUBTOTAL: 20,
    ChangeKind.OTHER: 44,
}
"""What a change of one cell costs beside the mistake itself."""

TELLING = frozenset(
    {ChangeKind.SWAPPED_DIGITS, ChangeKind.DIGIT_DROPPED, ChangeKind.DIGIT_DOUBLED, ChangeKind.ONE_DIGIT}
)
"""Kinds that chance seldom gives in a figure of two digits or more."""

_ONE_OF_ONE_DIGIT = 28
_TEN = 10


class Spoken(Struct, frozen=True):
    """A number of the narrative: what it was held against, and whether it agrees with it as printed."""

    value: Amount
    cells: tuple[Address, ...]
    agrees: bool


class Judge:
    """Knows the report's figures and says how likely changes of them are."""

    __slots__ = ("_figures", "_form", "_neighbours", "_spoken", "_unsure")

    def __init__(
        self,
        form: Form,
        figures: Mapping[Address, Figure],
        spoken: Sequence[Spoken] = (),
        unsure: frozenset[Address] = frozenset(),
    ) -> None:
        """``unsure`` are figures to distrust although their state does not say so."""
        self._form = form
        self._figures = figures
        self._spoken = spoken
        self._unsure = unsure
        self._neighbours: dict[Address, tuple[Address, ...]] = {}

    def mistake(self, at: Address) -> int:
        """The cost of supposing that the figure is wrong at all."""
        if is_outside(at):
            return MISTAKE + _OTHER_YEAR
        figure = self._figures[at]
        if figure.is_unsure or at in self._unsure:
            return _UNSURE_READING
        return _MENDED_READING if figure.repair else MISTAKE

    def kind(self, cell: Cell, value: int) -> tuple[ChangeKind, int]:
        """How ``value`` may have become what the cell prints, and the whole cost of supposing it."""
        if is_outside(cell.at):
            return ChangeKind.OTHER, self.mistake(cell.at) + COSTS[ChangeKind.OTHER]
        kind = self._kind(cell, value)
        cost = COSTS[kind]
        if kind is ChangeKind.ONE_DIGIT and value < _TEN:
            cost = _ONE_OF_ONE_DIGIT
        return kind, self.mistake(cell.at) + cost + self._evidence(cell.at, value)

    def is_telling(self, cell: Cell, value: int) -> bool:
        """Whether the print alone gives the mistake away, or the narrative says what should stand there."""
        if self._evidence(cell.at, value) < 0:
            return True
        return max(value, cell.amount) >= _TEN and self._kind(cell, value) in TELLING

    def _kind(self, cell: Cell, value: int) -> ChangeKind:
        if self._figures[cell.at].state is FigureState.BLANK:
            return ChangeKind.BLANK
        if cell.amount == 0:
            return ChangeKind.LEFT_OUT
        kind = digits_kind(str(cell.amount), str(value))
        if kind is ChangeKind.OTHER and self._group_added(cell, value):
            return ChangeKind.SUBTOTAL
        if kind in (ChangeKind.OTHER, ChangeKind.NOT_EMPTY) and self._is_copied(cell):
            return ChangeKind.COPIED
        return kind

    def _evidence(self, at: Address, value: int) -> int:
        """A number in words that would agree afterwards, or that agrees now and would not."""
        around = [one for one in self._spoken if at in one.cells]
        if any(one.value == value and not one.agrees for one in around):
            return _SAID_IN_TEXT
        # 未发生行政复议、行政诉讼: what is denied of several cells is denied of each
        pinned = any(one.agrees and (len(one.cells) == 1 or one.value == 0) for one in around)
        return _DENIED_IN_TEXT if pinned else 0

    def _is_copied(self, cell: Cell) -> bool:
        return cell.amount >= _TEN and any(
            figure.amount == cell.amount
            for near in self.neighbours(cell.at)
            if (figure := self._figures.get(near)) is not None
        )

    def _group_added(self, cell: Cell, value: int) -> bool:
        if table_of(cell.at) is not Table.REQUESTS or line_of(cell.at) != "total":
            return False
        sums: dict[str, Amount] = {}
        for line in self._form.table(Table.REQUESTS).lines:
            figure = self._figures.get(address(Table.REQUESTS, line.key, column_of(cell.at)))
            if line.group and figure is not None and figure.amount:
                sums[line.group] = sums.get(line.group, 0) + figure.amount
        return cell.amount - value in sums.values()

    def neighbours(self, at: Address) -> tuple[Address, ...]:
        """The cells beside, above and below it."""
        if at not in self._neighbours:
            self._neighbours[at] = tuple(_beside(self._form, at))
        return self._neighbours[at]


def _beside(form: Form, at: Address) -> list[Address]:
    table = table_of(at)
    lines = form.table(table).lines
    row = next(index for index, line in enumerate(lines) if line.key == line_of(at))
    columns = [column.key for column in lines[row].columns]
    place = columns.index(column_of(at))
    across = [columns[place + step] for step in (-1, 1) if 0 <= place + step < len(columns)]
    along = [lines[row + step].key for step in (-1, 1) if 0 <= row + step < len(lines)]
    beside = [address(table, line_of(at), column) for column in across]
    return beside if table is Table.DISPUTES else beside + [address(table, line, column_of(at)) for line in along]


def digits_kind(printed: str, meant: str) -> ChangeKind:
    """How the digits ``meant`` may have become those ``printed``; neither is blank."""
    if len(printed) == len(meant):
        apart = [index for index, pair in enumerate(zip(printed, meant, strict=True)) if pair[0] != pair[1]]
        if len(apart) == 1:
            return ChangeKind.NOT_EMPTY if meant == "0" else ChangeKind.ONE_DIGIT
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and printed[apart[0]] == meant[apart[1]]
        return ChangeKind.SWAPPED_DIGITS if swapped and printed[apart[1]] == meant[apart[0]] else ChangeKind.OTHER
    if len(printed) + 1 == len(meant) and _without_one(meant, printed) is not None:
        return ChangeKind.DIGIT_DROPPED
    if len(printed) == len(meant) + 1 and (index := _without_one(printed, meant)) is not None:
        doubled = printed[index] in (printed[index - 1 : index] or "-", printed[index + 1 : index + 2])
        return ChangeKind.DIGIT_DOUBLED if doubled else ChangeKind.DIGIT_ADDED
    return ChangeKind.NOT_EMPTY if meant == "0" else ChangeKind.OTHER


def _without_one(longer: str, shorter: str) -> int | None:
    """The place of the digit without which ``longer`` is ``shorter``."""
    return next((index for index in range(len(longer)) if longer[:index] + longer[index + 1 :] == shorter), None)
