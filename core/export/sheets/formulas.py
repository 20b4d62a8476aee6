"""The sides of an equation as spreadsheet formulas over the sheets of the tables."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby

from core.export.sheets.figures import content
from core.export.sheets.layout import Spot
from core.forms.address import Address
from core.report.annual_report import AnnualReport, Figure
from core.rules.verdict import Side, Term
from core.source.numerals import FigureState

_RUN = 3
"""So many cells in an unbroken row or column become one SUM."""


def side_formula(side: Side, report: AnnualReport, spots: Mapping[Address, Spot]) -> str | None:
    """``='表三'!D6+'表三'!D7`` for a side, or ``None`` where the cells of the workbook do not yield its amount.

    They do not where a cell holds no number, and where the side speaks of another report (last year's).
    """
    if not side.terms or side.amount is None:
        return None
    figures = [report.figures.get(term.at) for term in side.terms]
    if any(figure is None or not _is_number(figure) for figure in figures):
        return None
    amounts = [figure.amount or Decimal(0) for figure in figures if figure is not None]
    if sum(term.factor * amount for term, amount in zip(side.terms, amounts, strict=True)) != side.amount:
        return None
    parts = "".join(_part(run, spots) for run in _runs(side.terms, spots))
    return "=" + parts.removeprefix("+")


def _is_number(figure: Figure) -> bool:
    return figure.state is FigureState.BLANK or isinstance(content(figure), float)


def _runs(terms: tuple[Term, ...], spots: Mapping[Address, Spot]) -> list[list[Term]]:
    """Terms in order, neighbours on the sheet with the same factor put together."""
    numbered = list(enumerate(terms))

    def down(item: tuple[int, Term]) -> tuple[object, ...]:
        spot = spots[item[1].at]
        return spot.sheet, spot.column, spot.row - item[0], item[1].factor

    def across(item: tuple[int, Term]) -> tuple[object, ...]:
        spot = spots[item[1].at]
        return spot.sheet, spot.row, spot.column - item[0], item[1].factor

    ways = [[[term for _, term in run] for _, run in groupby(numbered, key)] for key in (down, across)]
    return min(ways, key=len)


def _part(run: list[Term], spots: Mapping[Address, Spot]) -> str:
    factor = run[0].factor
    sign = "+" if factor > 0 else "-"
    weight = "" if abs(factor) == 1 else f"{abs(factor)}*"
    references = [spots[term.at].reference for term in run]
    if len(run) >= _RUN:
        return f"{sign}{weight}SUM({references[0]}:{references[-1].partition('!')[2]})"
    return "".join(f"{sign}{weight}{reference}" for reference in references)
