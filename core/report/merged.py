"""The reports of several organs as one: what the organ that they were merged into would have reported."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import structs

from core.forms.address import Address
from core.report.annual_report import AnnualReport, Figure
from core.source.numerals import FigureState, plain


def merged(reports: Sequence[AnnualReport]) -> AnnualReport:
    """Every figure is the sum of theirs, missing where one of them cannot be counted; of one report it is that report.

    Sections are kept one after another. Where the forms differ, no edition is named, so that what depends on it stays open.
    """
    first, *others = reports
    if not others:
        return first
    same_form = all(one.edition is first.edition and one.form == first.form for one in others)
    same_year = all(one.year == first.year for one in others)
    return structs.replace(
        first,
        organ="、".join(one.organ for one in reports),
        year=first.year if same_year else None,
        edition=first.edition if same_form else None,
        sections=tuple(section for one in reports for section in one.sections),
        tables_found=tuple(table for table in first.tables_found if all(table in one.tables_found for one in others)),
        figures={at: _sum(at, [one.figures.get(at) for one in reports]) for at in first.figures},
    )


def _sum(at: Address, figures: Sequence[Figure | None]) -> Figure:
    amounts = [figure.amount for figure in figures if figure is not None]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(figures):
        return Figure(at, "", None, FigureState.MISSING)
    total = sum(known, Decimal(0))
    repairs = "；".join(figure.repair for figure in figures if figure is not None and figure.repair)
    return Figure(at, plain(total), total, FigureState.NUMBER if total else FigureState.ZERO, (), repairs)
