import re

from core.batch.files import SUFFIXES
from gui.presenters.file_kinds import FORMATS, dialog_filter


def test_the_first_filter_offers_every_kind_and_the_last_every_file() -> None:
    first, *_, last = dialog_filter().split(";;")
    assert set(re.findall(r"\*(\.\w+)", first)) == SUFFIXES
    assert first.startswith("年度报告 (")
    assert last == "所有文件 (*)"


def test_the_name_of_a_kind_does_not_end_the_list_of_its_endings() -> None:
    for entry in dialog_filter().split(";;"):
        assert re.fullmatch(r"[^()]+ \((\*[.\w]* ?)+\)", entry)


def test_the_words_of_the_welcome_page_name_no_kind_that_is_not_offered() -> None:
    named = set(re.findall(r"\.\w+", FORMATS))
    assert named
    assert named <= SUFFIXES
