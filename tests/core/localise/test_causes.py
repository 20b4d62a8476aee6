"""What is proposed where equations do not hold: for a reviewer, in words, and no surer than the figures are."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from msgspec import structs

from core.findings.cause import Cause, ChangeKind
from core.forms.address import Address
from core.forms.form import Edition, form_of
from core.localise.causes import causes_of
from core.localise.plausibility import Spoken
from core.report.annual_report import AnnualReport
from core.report.assemble import assemble
from core.rules.engine import check
from core.rules.registry import IDENTITIES, RULES
from core.rules.rule import Subject
from core.rules.verdict import CheckResult, Verdict
from core.source.doubts import recognition_doubt
from core.source.numerals import FigureState
from tests.support.paper import SOUND_2019, SOUND_2021, all_figures, paper

FORMS = [(Edition.Y2019, SOUND_2019), (Edition.Y2021, SOUND_2021)]
IDENTITY_RULES = [rule for rule in RULES if rule.identity]


def report_with(changed: Mapping[str, str], edition: Edition = Edition.Y2021) -> AnnualReport:
    sound = SOUND_2021 if edition is Edition.Y2021 else SOUND_2019
    return assemble(paper({**sound, **changed}, edition))


def results_of(report: AnnualReport, last_year: AnnualReport | None = None) -> tuple[CheckResult, ...]:
    outcome = check(Subject(report, last_year=last_year), IDENTITY_RULES)
    assert not outcome.problems
    return outcome.results


def causes(
    changed: Mapping[str, str], *, last_year: AnnualReport | None = None, spoken: tuple[Spoken, ...] = ()
) -> tuple[Cause, ...]:
    report = report_with(changed)
    return causes_of(report.form, report.figures, results_of(report, last_year), spoken)


def first_changes(found: tuple[Cause, ...]) -> dict[str, str]:
    return {c.cell: str(c.value) for cause in found for one in cause.proposals[:1] for c in one.changes}


@pytest.mark.parametrize(("edition", "figures"), FORMS)
def test_every_identity_of_a_sound_report_holds_and_nothing_is_proposed(
    edition: Edition, figures: Mapping[str, str]
) -> None:
    report = report_with({}, edition)
    results = results_of(report)
    assert {result.verdict for result in results} == {Verdict.HOLDS}
    assert len(results) == (40 if edition is Edition.Y2019 else 42)
    assert {result.rule for result in results} == IDENTITIES - {"Y01"}
    assert causes_of(report.form, report.figures, results) == ()


@pytest.mark.parametrize(("edition", "figures"), FORMS)
def test_any_one_changed_figure_of_tables_3_and_4_breaks_a_rule(edition: Edition, figures: Mapping[str, str]) -> None:
    for at, printed in all_figures(form_of(edition), figures).items():
        if not at.startswith("T2"):
            results = results_of(report_with({at: str(int(printed) + 1)}, edition))
            broken = [result for result in results if result.verdict is Verdict.BROKEN]
            assert broken, at
            assert all(at in result.all_cells for result in broken), at


@pytest.mark.parametrize(("edition", "figures"), FORMS)
def test_the_changed_figure_of_table_3_is_the_only_proposal(edition: Edition, figures: Mapping[str, str]) -> None:
    for at, printed in all_figures(form_of(edition), figures).items():
        if at.startswith("T3"):
            report = report_with({at: str(int(printed) + 9)}, edition)
            found = causes_of(report.form, report.figures, results_of(report))
            told = {(c.cell, c.value) for cause in found for one in cause.proposals for c in one.changes}
            assert told == {(at, Decimal(printed))}, at


def test_swapped_digits_are_said_in_words() -> None:
    (cause,) = causes({"T3.granted.natural": "31"})
    assert cause.words == (
        "很可能是表三 （一）予以公开·自然人 13 误写为 31（相邻两位颠倒）；改为 13 后，相关 2 个等式全部成立"
    )
    assert {equation.rule for equation in cause.equations} == {"T302", "T303"}


def test_mistakes_that_share_no_equation_are_told_apart() -> None:
    found = causes({"T3.granted.natural": "31", "T3.unable_1.commercial": "4"})
    assert [len(cause.equations) for cause in found] == [2, 2]
    assert first_changes(found) == {"T3.granted.natural": "13", "T3.unable_1.commercial": "1"}


def test_mistakes_in_one_column_are_told_together() -> None:
    (cause,) = causes({"T3.granted.natural": "31", "T3.unable_1.natural": "4"})
    assert first_changes((cause,)) == {"T3.granted.natural": "13", "T3.unable_1.natural": "3"}
    assert "两处都改正后，相关 3 个等式全部成立" in cause.words


def test_a_total_and_what_is_carried_out_in_each_others_place_are_one_mistake() -> None:
    (cause,) = causes({"T3.total.natural": "2", "T3.carried_out.natural": "16"})
    assert [change.kind for change in cause.proposals[0].changes] == [ChangeKind.EXCHANGED] * 2
    assert cause.words == (
        "很可能是表三 办理结果总计·自然人 2 与 表三 结转下年度·自然人 16 两数互换；换回后，相关 4 个等式全部成立"
    )


def test_a_figure_on_the_line_below_is_moved_back() -> None:
    (cause,) = causes({"T3.granted.natural": "0", "T3.partly_granted.natural": "13"})
    assert "（一）予以公开·自然人 的 13 误填在 表三 （二）部分公开·自然人；移回后" in cause.words


def test_a_stretch_that_is_one_line_too_low_is_one_mistake() -> None:
    sound = {"T3.refused_1.natural": "4", "T3.refused_2.natural": "9", "T3.refused_3.natural": "5"}
    totals = {"T3.refused_1.total": "4", "T3.refused_2.total": "9", "T3.refused_3.total": "5"}
    sums = {"T3.total.natural": "34", "T3.total.total": "36", "T3.received.natural": "35", "T3.received.total": "37"}
    assert causes({**sound, **totals, **sums}) == ()
    lower = {"T3.refused_1.natural": "0", "T3.refused_2.natural": "4", "T3.refused_3.natural": "9"}
    (cause,) = causes({**totals, **sums, **lower, "T3.refused_4.natural": "5"})
    assert first_changes((cause,)) == {**sound, "T3.refused_4.natural": "0"}
    assert "整段错开了一格" in cause.words


def test_a_figure_split_over_two_cells_is_put_together() -> None:
    (cause,) = causes({"T3.received.natural": "1", "T3.received.commercial": "7", "T3.received.research": "2"})
    assert "T3.received.natural" in first_changes((cause,))
    assert first_changes((cause,))["T3.received.natural"] == "17"


def test_a_group_counted_twice_in_the_total_is_recognised() -> None:
    (cause,) = causes({"T3.total.natural": "19"})
    assert "办理结果总计·自然人 16 误写为 19" in cause.words
    (twice,) = causes({"T3.unable_1.natural": "107", "T3.unable_1.total": "108", "T3.total.natural": "227",
                       "T3.total.total": "122", "T3.received.natural": "121", "T3.received.total": "123"})  # fmt: skip
    assert twice.proposals[0].changes[0].kind is ChangeKind.SUBTOTAL
    assert "（多加了一次小计）" in twice.words


def test_a_single_sum_names_no_cell_and_says_so() -> None:
    (cause,) = causes({"T4.reconsideration.total": "5"})
    assert cause.proposals == ()
    assert cause.words == "仅凭表四 行政复议这一个等式，看不出错在哪一格"


def test_a_single_sum_in_which_only_one_cell_can_be_wrong_names_it_with_reserve() -> None:
    group = {"T4.reconsideration.upheld": "10", "T4.reconsideration.corrected": "1", "T4.reconsideration.total": "0"}
    (cause,) = causes(group)
    assert cause.words == "较可能是表四 行政复议·总计 11 误写为 0（漏填）；改为 11 后，这个等式成立"


def test_a_single_sum_in_which_two_cells_can_be_wrong_names_both() -> None:
    nothing = {
        f"T4.litigation_after.{outcome}": "0" for outcome in ("upheld", "corrected", "other", "pending", "total")
    }
    (cause,) = causes({**nothing, "T4.litigation_after.upheld": "9"})
    assert [one.tied for one in cause.proposals] == [True, True]
    assert first_changes((cause,)) == {"T4.litigation_after.total": "9"}
    assert cause.words.startswith("两种改法同样可能：① 表四 复议后起诉·总计 9 误写为 0（漏填）")


def test_a_denial_in_words_tells_which_of_two_cells_is_wrong() -> None:
    groups = ("reconsideration", "litigation_direct", "litigation_after")
    nothing = {
        f"T4.{group}.{one}": "0" for group in groups for one in ("upheld", "corrected", "other", "pending", "total")
    }
    denied = Spoken(Decimal(0), tuple(Address(f"T4.{group}.total") for group in groups), agrees=True)
    (cause,) = causes({**nothing, "T4.reconsideration.pending": "9"}, spoken=(denied,))
    assert first_changes((cause,)) == {"T4.reconsideration.pending": "0"}


def test_a_single_sum_whose_digits_give_the_mistake_away_names_it_with_reserve() -> None:
    group = {"T4.reconsideration.upheld": "46", "T4.reconsideration.corrected": "8", "T4.reconsideration.other": "9"}
    (cause,) = causes({**group, "T4.reconsideration.total": "36"})
    assert first_changes((cause,)) == {"T4.reconsideration.total": "63"}
    assert cause.words.startswith("较可能是")


def test_proposals_that_are_equally_likely_are_said_to_tie() -> None:
    pairs = {f"T3.{line}.{kind}": "5" for line in ("refused_1", "refused_2") for kind in ("research", "other")}
    totals = {"T3.refused_1.total": "10", "T3.refused_2.total": "10", "T3.total.research": "10", "T3.total.other": "10"}
    sums = {"T3.received.research": "10", "T3.received.other": "10", "T3.received.total": "39", "T3.total.total": "38"}
    assert causes({**pairs, **totals, **sums}) == ()
    (cause,) = causes({**pairs, **totals, **sums, "T3.refused_1.research": "8", "T3.refused_2.other": "8"})
    assert [one.tied for one in cause.proposals] == [True, True]
    assert cause.words.startswith("两种改法同样可能：① ")
    assert {c.cell for one in cause.proposals for c in one.changes} == set(pairs)


def test_two_lines_that_break_by_the_same_amount_either_way_name_no_column() -> None:
    (cause,) = causes({"T3.granted.natural": "15", "T3.unable_1.natural": "1"})
    assert {equation.rule for equation in cause.equations} == {"T303"}
    assert cause.proposals == ()
    assert "看不出错在哪一格" in cause.words


def test_a_value_below_zero_or_a_part_of_one_is_never_proposed() -> None:
    changed = {"T3.received.natural": "17", "T3.received.total": "0", "T3.total.total": "0.5", "T3.granted.other": "7"}
    for cause in causes(changed):
        for one in cause.proposals:
            assert all(c.value >= 0 and c.value == c.value.to_integral_value() for c in one.changes)


def test_a_blank_is_filled_and_not_called_wrong() -> None:
    (cause,) = causes({"T3.granted.natural": ""})
    assert cause.words == "很可能是表三 （一）予以公开·自然人 空白，应为 13（漏填）；填为 13 后，相关 2 个等式全部成立"


def test_a_column_of_totals_that_was_left_blank_is_no_mistake_of_ours_to_explain() -> None:
    blank = {at: "" for at in SOUND_2021 if at.startswith("T3") and at.endswith(".total")}
    assert causes(blank) == ()


def test_the_number_in_words_decides_between_changes_of_a_single_sum() -> None:
    group = {"T4.reconsideration.upheld": "3", "T4.reconsideration.other": "4", "T4.reconsideration.total": "9"}
    total = Address("T4.reconsideration.total")
    assert causes(group)[0].proposals == ()
    (told,) = causes(group, spoken=(Spoken(7, (total,), agrees=False),))
    assert first_changes((told,)) == {total: "7"}


def test_a_text_that_repeats_the_wrong_figure_does_not_outweigh_crossing_equations() -> None:
    wrong = Spoken(91, (Address("T3.received.total"),), agrees=True)
    (cause,) = causes({"T3.received.total": "91"}, spoken=(wrong,))
    assert first_changes((cause,)) == {"T3.received.total": "19"}


def last_year(carried_out: str) -> AnnualReport:
    report = report_with({"T3.carried_out.natural": carried_out, "T3.carried_out.total": carried_out})
    return structs.replace(report, year=2022)


def test_last_years_report_joins_in() -> None:
    (cause,) = causes({"T3.carried_in.natural": "7"}, last_year=last_year("1"))
    assert first_changes((cause,)) == {"T3.carried_in.natural": "1"}
    assert {equation.rule for equation in cause.equations} == {"T301", "T303", "Y01"}


def test_a_report_that_only_last_years_contradicts_is_not_told_to_change() -> None:
    found = causes({}, last_year=last_year("4"))
    assert [cause.proposals for cause in found] == [(), ()]
    assert "只与上年报告不一致" in found[0].words


def test_a_year_that_does_not_join_at_all_hides_no_mistake_of_this_one() -> None:
    report = last_year("4")
    carried = {at: structs.replace(figure, value=Decimal(5)) for at, figure in report.figures.items()}
    found = causes({"T3.granted.natural": "31"}, last_year=structs.replace(report, figures=carried))
    assert first_changes(found) == {"T3.granted.natural": "13"}
    assert sum("只与上年报告不一致" in cause.words for cause in found) == 7


def test_a_reading_in_doubt_is_suspected_before_the_print() -> None:
    report = report_with({"T3.refused_3.natural": "1"})
    at = Address("T3.granted.natural")
    unsure = structs.replace(
        report.figures[at], printed="12", value=Decimal(12), state=FigureState.DOUBTFUL,
        doubts=(recognition_doubt("12", ("13",)),),
    )  # fmt: skip
    report = structs.replace(report, figures={**report.figures, at: unsure})
    found = causes_of(report.form, report.figures, results_of(report))
    assert first_changes(found) == {"T3.granted.natural": "13", "T3.refused_3.natural": "0"}
    assert "识别没有把握" in found[0].words


def test_more_mistakes_than_can_be_tried_are_left_to_the_solver() -> None:
    changed = {
        "T3.granted.natural": "15", "T3.unable_1.natural": "4", "T3.refused_2.legal_service": "2", "T3.total.total": "19",
        "T3.refused_4.research": "3", "T3.carried_in.other": "7", "T3.carried_out.total": "12", "T3.unable_2.other": "41",
    }  # fmt: skip
    found = causes(changed)
    assert first_changes(found) == {at: SOUND_2021.get(at, "0") for at in changed}


def test_figures_without_sense_are_left_without_a_proposal() -> None:
    every = {at: str(7 * index % 101) for index, at in enumerate(all_figures(form_of(Edition.Y2021), {}))}
    found = causes({at: value for at, value in every.items() if at.startswith("T3")})
    assert [cause.proposals for cause in found] == [()]
    assert "看不出错在哪几格" in found[0].words
