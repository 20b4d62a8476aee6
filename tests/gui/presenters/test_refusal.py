from pathlib import Path

import pytest

from core.source.unreadable import Reason, Unreadable
from gui.presenters.refusal import RefusalWords, Remedy, numbered, password_hint, refusal_words, remedy_of
from gui.presenters.window_state import Refusal

PATH = Path("年报.docx")
CHOICES = ("甲局2023年度报告", "乙局2023年度报告")


def words(why: Unreadable) -> RefusalWords:
    return refusal_words(Refusal(PATH, why))


@pytest.mark.parametrize("reason", [Reason.PASSWORD, Reason.WRONG_PASSWORD])
def test_a_locked_file_can_be_mended_by_its_password(reason: Reason) -> None:
    said = words(Unreadable(PATH.name, reason))
    assert said.remedy is Remedy.PASSWORD
    assert said.remedy_button == "输入密码…"
    assert not said.can_retry
    assert said.next_step.endswith("。")


def test_a_file_of_several_reports_lists_them_with_their_numbers() -> None:
    said = words(Unreadable(PATH.name, Reason.SEVERAL_REPORTS, "", CHOICES))
    assert said.remedy is Remedy.PART
    assert said.choices == ("1. 甲局2023年度报告", "2. 乙局2023年度报告")


def test_a_long_list_is_cut_and_says_how_many_there_are() -> None:
    said = words(Unreadable(PATH.name, Reason.SEVERAL_REPORTS, "", tuple(f"报告{n}" for n in range(30))))
    assert len(said.choices) == 8
    assert said.choices[-1] == "…… 共 30 份"


def test_several_reports_without_names_cannot_be_asked_about() -> None:
    why = Unreadable(PATH.name, Reason.SEVERAL_REPORTS)
    assert remedy_of(why) is None
    assert words(why).choices == ()


def test_any_other_refusal_offers_only_to_try_again() -> None:
    said = words(Unreadable(PATH.name, Reason.DAMAGED))
    assert said.remedy is None
    assert said.remedy_button == ""
    assert said.can_retry


def test_a_wrong_password_is_told_before_anything_else() -> None:
    hint = password_hint(Unreadable(PATH.name, Reason.WRONG_PASSWORD))
    assert hint.startswith("密码不对。")
    assert "全角半角" in hint


@pytest.mark.parametrize("reason", [Reason.PASSWORD, Reason.WRONG_PASSWORD])
def test_who_does_not_know_the_password_is_told_what_to_do(reason: Reason) -> None:
    assert "不知道密码时" in password_hint(Unreadable(PATH.name, reason))


def test_a_name_of_several_lines_stays_one_entry() -> None:
    assert numbered(("甲局\n2023年\t度报告",)) == ("1. 甲局 2023年 度报告",)
