from core.forms.address import Address
from core.forms.form import Edition
from gui.presenters.last_year_figures import last_figures
from tests.support.audited import audited_report

NOW = audited_report().report


def test_the_change_is_told_in_a_sign_and_in_words() -> None:
    last = audited_report({"T3.received.natural": "5", "T3.granted.natural": "30"}).report
    figures = last_figures(NOW, last)
    rising, falling = figures[Address("T3.received.natural")], figures[Address("T3.granted.natural")]
    assert (rising.text, rising.told, rising.changed) == ("5 ↑", "上年：5（今年多 2）", True)
    assert (falling.text, falling.told) == ("30 ↓", "上年：30（今年少 27）")


def test_a_figure_that_stayed_the_same_bears_no_sign() -> None:
    same = last_figures(NOW, NOW)[Address("T2.licensing.decisions")]
    assert (same.text, same.told, same.changed) == ("1,236", "上年：1,236（相同）", False)


def test_a_blank_and_a_placeholder_are_shown_and_not_compared() -> None:
    figures = last_figures(NOW, audited_report({"T3.received.natural": "", "T3.granted.natural": "/"}).report)
    assert figures[Address("T3.received.natural")].told == "上年：空（不能比较）"
    assert figures[Address("T3.granted.natural")].text == "/"
    assert not figures[Address("T3.granted.natural")].changed


def test_between_the_editions_only_cells_that_both_have_are_compared() -> None:
    figures = last_figures(NOW, audited_report(edition=Edition.Y2019).report)
    assert Address("T3.received.total") in figures
    assert Address("T2.licensing.decisions") in figures
    assert Address("T2.normative_documents.in_force") not in figures
    assert Address("T2.charges.amount") not in figures
    assert Address("T3.other_handling_1.total") not in figures
