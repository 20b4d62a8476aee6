"""Reports of merged organs, added up."""

from decimal import Decimal

from msgspec.structs import replace

from core.forms.address import Address
from core.forms.form import Edition
from core.report.annual_report import Figure
from core.report.merged import merged
from core.source.numerals import FigureState
from tests.support.audited import audited_report

AT = Address("T3.received.natural")


def test_figures_add_up_and_names_stand_side_by_side() -> None:
    one = audited_report({AT: "7"}).report
    both = merged([one, replace(audited_report({AT: "5"}).report, organ="示例区档案局")])
    assert both.figures[AT].value == Decimal(12)
    assert both.organ == "示例区数据局、示例区档案局"


def test_a_figure_that_one_of_them_lacks_is_missing() -> None:
    lacking = audited_report(figures=(Figure(AT, "", None, FigureState.MISSING),)).report
    assert merged([audited_report().report, lacking]).figures[AT].state is FigureState.MISSING


def test_of_two_forms_none_is_named() -> None:
    assert merged([audited_report().report, audited_report(edition=Edition.Y2019).report]).edition is None


def test_one_report_stays_what_it_is() -> None:
    report = audited_report().report
    assert merged([report]) is report
