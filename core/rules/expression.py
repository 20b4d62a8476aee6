"""Formulas as objects: one object computes, reads itself aloud in Chinese, and names the cells it uses.

An expression speaks of keys of the form; a :class:`Slice` says what the keys mean at one place (in one column, on one
line). Highlighting, arithmetic, sentences and the formulas of the workbook all come from here and cannot drift apart.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct

from core.forms.address import Address, Table, address, column_of, line_of
from core.forms.form import Form
from core.forms.names import spoken_line
from core.report.annual_report import AnnualReport, Figure
from core.rules.verdict import Side, Term
from core.source.numerals import FigureState


class Slice(Struct, frozen=True):
    """One column or one line of a table, at which an expression is evaluated.

    In a column the keys of an expression are lines, on a line they are columns; ``fixed`` is the other coordinate.
    """

    report: AnnualReport
    table: Table
    title: str
    fixed: str
    keys_are_lines: bool

    @property
    def form(self) -> Form:
        """The form of the report."""
        return self.report.form

    def locate(self, key: str) -> Address:
        """The address that ``key`` means here."""
        return address(self.table, key, self.fixed) if self.keys_are_lines else address(self.table, self.fixed, key)

    def name(self, key: str) -> str:
        """What ``key`` is called in a sentence."""
        if self.keys_are_lines:
            return spoken_line(self.form.table(self.table).line(key))
        line = self.form.table(self.table).line(self.fixed)
        return next(column.label for column in line.columns if column.key == key)

    def figure(self, at: Address) -> Figure:
        """The figure at an address; a ``missing`` one where the report has none."""
        return self.report.figures.get(at) or Figure(at, "", None, FigureState.MISSING)


class Expression(ABC):
    """One side of a formula; expressions are added and subtracted with the ordinary signs."""

    __slots__ = ()

    @abstractmethod
    def terms(self, place: Slice) -> tuple[Term, ...]:
        """The cells with their factors."""

    @abstractmethod
    def spoken(self, place: Slice) -> str:
        """The expression read aloud, without figures."""

    def __add__(self, other: "Expression") -> "Expression":
        return Sum(self, other, 1)

    def __sub__(self, other: "Expression") -> "Expression":
        return Sum(self, other, -1)


class Key(Expression):
    """The figure of one line (in a column) or of one column (on a line)."""

    __slots__ = ("key",)

    def __init__(self, key: str) -> None:
        self.key = key

    def terms(self, place: Slice) -> tuple[Term, ...]:
        """The cells with their factors."""
        return (Term(place.locate(self.key)),)

    def spoken(self, place: Slice) -> str:
        """The expression read aloud."""
        return place.name(self.key)


class Sum(Expression):
    """Two expressions added (``sign`` 1) or subtracted (−1)."""

    __slots__ = ("left", "right", "sign")

    def __init__(self, left: Expression, right: Expression, sign: int) -> None:
        self.left = left
        self.right = right
        self.sign = sign

    def terms(self, place: Slice) -> tuple[Term, ...]:
        """The cells with their factors."""
        added = tuple(Term(term.at, self.sign * term.factor) for term in self.right.terms(place))
        return self.left.terms(place) + added

    def spoken(self, place: Slice) -> str:
        """The expression read aloud."""
        return f"{self.left.spoken(place)} {'+' if self.sign > 0 else '−'} {self.right.spoken(place)}"


class SumOf(Expression):
    """The sum of all keys that ``choose`` picks from the report's form, with a name of its own."""

    __slots__ = ("choose", "name")

    def __init__(self, name: str, choose: Callable[[Form], tuple[str, ...]]) -> None:
        self.name = name
        self.choose = choose

    def terms(self, place: Slice) -> tuple[Term, ...]:
        """The cells with their factors."""
        return tuple(Term(place.locate(key)) for key in self.choose(place.form))

    def spoken(self, place: Slice) -> str:  # noqa: ARG002 (the same face as the others)
        """The expression read aloud."""
        return self.name


class Zero(Expression):
    """The number 0."""

    __slots__ = ()

    def terms(self, place: Slice) -> tuple[Term, ...]:  # noqa: ARG002 (the same face as the others)
        """The cells with their factors."""
        return ()

    def spoken(self, place: Slice) -> str:  # noqa: ARG002 (the same face as the others)
        """The expression read aloud."""
        return "0"


def line(key: str) -> Key:
    """The line ``key``, in a scope that goes column by column."""
    return Key(key)


def column(key: str) -> Key:
    """The column ``key``, in a scope that goes line by line."""
    return Key(key)


def side(expression: Expression, place: Slice) -> Side:
    """An expression evaluated: its cells, its exact amount (``None`` when a cell cannot be counted), its sum in figures."""
    terms = expression.terms(place)
    figures = [place.figure(term.at) for term in terms]
    total: Decimal | None = Decimal(0)
    for term, figure in zip(terms, figures, strict=True):
        amount = figure.amount
        if amount is None or total is None:
            total = None
        else:
            total += term.factor * amount
    return Side(terms, total, _in_figures(place, terms, figures))


def _in_figures(place: Slice, terms: tuple[Term, ...], figures: list[Figure]) -> str:
    if not terms:
        return "0"
    if len(terms) > _LONG_SUM:
        counted = [figure.printed for figure in figures if figure.amount]
        return "+".join(counted) if counted else "0"
    words = []
    for index, (term, figure) in enumerate(zip(terms, figures, strict=True)):
        sign = "" if index == 0 and term.factor > 0 else ("+ " if term.factor > 0 else "− ")
        words.append(f"{sign}{_name_at(place, term.at)} {_as_printed(figure)}")
    return " ".join(words)


_LONG_SUM = 4


def _name_at(place: Slice, at: Address) -> str:
    return place.name(line_of(at) if place.keys_are_lines else column_of(at))


def _as_printed(figure: Figure) -> str:
    words = {FigureState.BLANK: "（空白）", FigureState.MISSING: "（未读到）"}
    return words.get(figure.state) or figure.printed
