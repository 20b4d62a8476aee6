"""Cells called by the words of the form, and their order in it."""

from collections.abc import Iterable, Mapping
from functools import cache

from core.forms.address import Address, Table
from core.forms.form import Form
from core.forms.names import spoken_cell
from core.report.annual_report import AnnualReport
from core.source.numerals import FigureState


def named(form: Form, cells: Iterable[Address], limit: int = 3) -> str:
    """The first few cells by name, and how many there are in all."""
    names = [spoken_cell(form, at) for at in cells]
    if len(names) <= limit:
        return "、".join(names)
    return f"{'、'.join(names[:limit])} 等 {len(names)} 格"


def told(report: AnnualReport, cells: Iterable[Address], limit: int = 3) -> tuple[str, ...]:
    """The first few cells by name with what is printed in them, and how many more there are."""
    listed = list(cells)
    lines = [f"{spoken_cell(report.form, at)} {printed(report, at)}" for at in listed[:limit]]
    return (*lines, f"等 {len(listed)} 格") if len(listed) > limit else tuple(lines)


def printed(report: AnnualReport, at: Address) -> str:
    """What is printed in a cell; a blank is not the same as what was not read."""
    figure = report.figures.get(at)
    if figure is None or figure.state is FigureState.MISSING:
        return "（没有读到）"
    return " ".join(figure.printed.split()) or "（空白）"


def table_named(place: str) -> Table | None:
    """The table that a place in words begins with: ``表三 自然人列`` is in table 3."""
    return next((table for table in Table if place.startswith(table.chinese)), None)


@cache
def cell_order(form: Form) -> Mapping[Address, int]:
    """The place of every cell in the order of the form."""
    return {at: index for index, at in enumerate(form.addresses())}
