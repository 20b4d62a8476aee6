from pathlib import Path

import pytest

from core.batch.files import FILE_KINDS, SUFFIXES, is_report_name, report_files
from core.source.unreadable import Reason, Unreadable


@pytest.mark.parametrize(
    "name",
    ["a.pdf", "a.PDF", "a.ofd", "a.doc", "a.wps", "a.et", "a.xlsm", "a.htm", "a.mht", "a.rtf", "a.jpg", "a.TIFF"],
)
def test_a_report_may_come_in_every_kind_of_file_that_can_be_read(name: str) -> None:
    assert is_report_name(Path(name))


@pytest.mark.parametrize("name", ["~$年报.docx", ".年报.pdf", "年报", "年报.zip", "pdf", "说明.exe"])
def test_what_an_office_program_leaves_beside_a_document_is_no_report(name: str) -> None:
    assert not is_report_name(Path(name))


def test_no_ending_belongs_to_two_kinds() -> None:
    listed = [suffix for kind in FILE_KINDS for suffix in kind.suffixes]
    assert len(listed) == len(SUFFIXES)
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in listed)


def test_a_folder_is_searched_to_its_depth_and_a_named_file_is_always_taken(tmp_path: Path) -> None:
    named = tmp_path / "没有扩展名"
    deep = tmp_path / "folder" / "甲" / "乙.OFD"
    deep.parent.mkdir(parents=True)
    for path in (named, deep, deep.with_name("~$乙.docx"), deep.with_name("丙.zip")):
        path.touch()
    assert list(report_files([named, tmp_path / "folder"])) == [named, deep]


def test_a_folder_without_reports_is_answered(tmp_path: Path) -> None:
    (answer,) = report_files([tmp_path])
    assert isinstance(answer, Unreadable)
    assert answer.reason is Reason.EMPTY_FOLDER
