"""Last year's figures, as they stand below this year's in the cells of the tables."""

from collections.abc import Mapping

from msgspec import Struct

from core.forms.address import Address
from core.report.annual_report import AnnualReport, Figure
from core.source.numerals import FigureState
from gui.presenters.amounts import number
from gui.presenters.table_cells import STATE_SIGNS

LAST_YEAR_LEGEND = "小字 上年数   ↑ 今年多   ↓ 今年少"
"""What the small figures mean, for the legend below the tables."""
_SIGNS = {1: " ↑", -1: " ↓", 0: ""}
_WORDS = {1: "今年多", -1: "今年少", 0: "相同"}


class LastFigure(Struct, frozen=True):
    """One figure: ``text`` for the cell, ``told`` for its tooltip, and whether this year's differs."""

    text: str
    told: str
    changed: bool = False


def last_figures(report: AnnualReport, last: AnnualReport) -> Mapping[Address, LastFigure]:
    """For each cell of this year's form that last year's has too: cells of one address mean the same in both editions."""
    there = frozenset(last.form.addresses())
    return {at: _beside(report.figures.get(at), last.figures.get(at)) for at in report.form.addresses() if at in there}


def _beside(now: Figure | None, before: Figure | None) -> LastFigure:
    """The two compared; without a sign where they are the same, or one of them is no number."""
    printed = _printed(before)
    if now is None or before is None or now.value is None or before.value is None:
        return LastFigure(printed, f"上年：{printed}（不能比较）")
    difference = now.value - before.value
    way = (difference > 0) - (difference < 0)
    amount = f" {number(abs(difference))}" if way else ""
    return LastFigure(f"{printed}{_SIGNS[way]}", f"上年：{printed}（{_WORDS[way]}{amount}）", way != 0)


def _printed(figure: Figure | None) -> str:
    if figure is None or figure.state is FigureState.MISSING:
        return STATE_SIGNS[FigureState.MISSING]
    return " ".join(figure.printed.split()) or STATE_SIGNS[FigureState.BLANK]
