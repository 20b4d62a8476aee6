from decimal import Decimal

from msgspec import structs

from core.audit.settled_doubts import settled
from core.forms.address import Table, address
from core.report.annual_report import AnnualReport
from core.source.doubts import recognition_doubt
from core.source.numerals import FigureState
from tests.support.audited import audited_report


def sound_report() -> AnnualReport:
    return audited_report().report


AT = address(Table.REQUESTS, "granted", "natural")


def doubted(value: int, *others: str) -> AnnualReport:
    """A sound report in which one figure was read as ``value`` without being sure."""
    report = sound_report()
    figure = structs.replace(
        report.figures[AT],
        printed=str(value),
        value=Decimal(value),
        state=FigureState.DOUBTFUL,
        doubts=(recognition_doubt(str(value), others),),
    )
    return structs.replace(report, figures={**report.figures, AT: figure})


def test_a_reading_that_all_equations_confirm_is_taken_and_says_so() -> None:
    printed = sound_report().figures[AT].value
    assert printed is not None
    figure = settled(doubted(int(printed), "8")).figures[AT]
    assert figure.state is FigureState.NUMBER
    assert figure.doubts == ()
    assert "等式" in figure.repair


def test_a_reading_that_the_equations_contradict_stays_in_doubt_with_their_value_beside_it() -> None:
    printed = sound_report().figures[AT].value
    assert printed is not None
    figure = settled(doubted(int(printed) + 5)).figures[AT]
    assert figure.state is FigureState.DOUBTFUL
    assert figure.value == printed + 5
    assert any(f"应为 {printed}" in doubt for doubt in figure.doubts)


def test_a_doubt_about_something_else_is_never_lifted() -> None:
    report = sound_report()
    figure = structs.replace(report.figures[AT], state=FigureState.DOUBTFUL, doubts=("单元格里有删除线",))
    hidden = structs.replace(report, figures={**report.figures, AT: figure})
    assert settled(hidden).figures[AT] == figure


def test_a_report_without_doubts_stays_the_same_object() -> None:
    report = sound_report()
    assert settled(report) is report
