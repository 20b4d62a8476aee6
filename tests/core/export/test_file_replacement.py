"""A target that cannot be written to, and what is left afterwards."""

import errno
import os
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from core.export import file_replacement
from core.export.errors import ExportError
from core.export.file_replacement import write_file
from core.export.sheets.book import Kind, Written
from core.export.workbook import write_workbook
from core.export.workbook_check import check_workbook
from tests.support.audited import audited_report


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "审核.xlsx"
    path.write_bytes(b"old")
    return path


def left_behind(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_replaces_the_old_one_and_leaves_nothing_beside_it(old: Path) -> None:
    write_workbook(audited_report(), old)
    assert old.read_bytes().startswith(b"PK")
    assert left_behind(old.parent) == ["审核.xlsx"]


def test_a_folder_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "审核.xlsx").mkdir()
    with pytest.raises(ExportError, match=r"已有同名文件夹“审核.xlsx”。请换一个文件名"):
        write_workbook(audited_report(), tmp_path / "审核.xlsx")
    assert left_behind(tmp_path) == ["审核.xlsx"]


def test_a_file_in_use_is_tried_three_times_and_then_left_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[Path] = []

    def locked(self: Path, target: Path) -> Path:
        tries.append(target)
        raise PermissionError(errno.EACCES, "locked")

    monkeypatch.setattr(Path, "replace", locked)
    monkeypatch.setattr(file_replacement, "PAUSE_SECONDS", 0.001)
    with pytest.raises(ExportError, match=r"文件正被 WPS 或 Excel 打开.*原有文件未改动。请关闭该文件后重试"):
        write_workbook(audited_report(), old)
    assert (len(tries), old.read_bytes(), left_behind(old.parent)) == (3, b"old", ["审核.xlsx"])


def test_a_file_that_is_free_again_at_the_third_try_is_written(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, tries = Path.replace, [PermissionError(), PermissionError()]

    def released(self: Path, target: Path) -> Path:
        if tries:
            raise tries.pop()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", released)
    monkeypatch.setattr(file_replacement, "PAUSE_SECONDS", 0.001)
    write_file(old, b"new")
    assert old.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "磁盘空间已满"), (errno.EROFS, "只读"), (errno.EIO, "磁盘读写出错")]
)
def test_a_disk_that_fails_halfway_leaves_the_old_file(
    number: int, words: str, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(file: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", half)
    with pytest.raises(ExportError, match=f"{words}.*原有文件未改动"):
        write_file(old, b"PK half")
    assert (old.read_bytes(), left_behind(old.parent)) == (b"old", ["审核.xlsx"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device that is always full is there on Linux only")
def test_a_full_disk_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_replacement, "_temporary_beside", lambda target: full_disk(target.parent))
    with pytest.raises(ExportError, match="磁盘空间已满"):
        write_workbook(audited_report(), old)
    assert (old.read_bytes(), left_behind(old.parent)) == (b"old", ["审核.xlsx"])


def full_disk(folder: Path) -> Path:
    path = folder / ".full.xlsx"
    path.symlink_to("/dev/full")
    return path


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"找不到文件夹.*没有了"):
        write_workbook(audited_report(), tmp_path / "没有了" / "审核.xlsx")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the folder's owner here may write anywhere")
def test_a_read_only_folder_is_named_and_keeps_its_file(old: Path) -> None:
    old.parent.chmod(0o500)
    try:
        with pytest.raises(ExportError, match="没有写入文件夹"):
            write_workbook(audited_report(), old)
    finally:
        old.parent.chmod(0o700)
    assert old.read_bytes() == b"old"


def test_a_folder_without_permission_is_named(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(target: Path) -> Path:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(file_replacement, "_temporary_beside", refuse)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ExportError, match=r"没有写入文件夹.*的权限。原有文件未改动。请换一个文件夹"):
        write_file(old, b"new")


def test_a_file_that_fails_its_check_does_not_replace_the_old_one(old: Path) -> None:
    def refuse(path: Path) -> None:
        raise ExportError("不符")

    with pytest.raises(ExportError):
        write_file(old, b"new", refuse)
    assert (old.read_bytes(), left_behind(old.parent)) == (b"old", ["审核.xlsx"])


@pytest.mark.parametrize(
    "expected",
    [
        {("甲", "A1"): Written(Kind.NUMBER, 2.0)},
        {("甲", "A1"): Written(Kind.TEXT, "1")},
        {("甲", "A1"): Written(Kind.FORMULA, "=1")},
        {("甲", "A1"): Written(Kind.NUMBER, 1.0), ("甲", "A2"): Written(Kind.NUMBER, 1.0)},
        {},
    ],
    ids=["another value", "text for number", "formula for number", "a cell lost", "a cell too many"],
)
def test_the_check_sees_any_cell_that_is_not_as_written(
    expected: dict[tuple[str, str], Written], tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "甲"
    sheet["A1"] = 1
    book.save(tmp_path / "a.xlsx")
    check_workbook(tmp_path / "a.xlsx", {("甲", "A1"): Written(Kind.NUMBER, 1.0)})
    with pytest.raises(ExportError, match="未能通过复查"):
        check_workbook(tmp_path / "a.xlsx", expected)


def test_a_damaged_file_fails_the_check(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(ExportError, match="无法重新打开"):
        check_workbook(tmp_path / "a.xlsx", {})
