"""The workbook's sheet with last year's figures beside this year's."""

from pathlib import Path

from msgspec.structs import replace
from openpyxl import load_workbook

from core.audit.last_year import last_year_of
from core.export.sheets.two_years import NAME
from core.export.workbook import write_workbook
from core.forms.form import Edition
from tests.support.audited import audited_report


def rows(tmp_path: Path, edition: Edition = Edition.Y2021) -> list[list[object]]:
    last = replace(audited_report({"T3.received.natural": "5"}, edition=edition).report, year=2022)
    path = tmp_path / "底稿.xlsx"
    write_workbook(replace(audited_report(), last_year=last_year_of(last, "去年.docx")), path)
    return [[cell.value for cell in row] for row in load_workbook(path)[NAME].iter_rows()]


def test_both_years_stand_side_by_side_with_their_difference_as_a_formula(tmp_path: Path) -> None:
    (row,) = (one for one in rows(tmp_path) if one[0] == "表三 本年新收·自然人")
    assert row[1:3] == [5, 7]
    assert str(row[3]).startswith("=ROUND(C")


def test_figures_that_are_nothing_in_both_years_are_left_out(tmp_path: Path) -> None:
    listed = rows(tmp_path)[1:-1]
    assert len(listed) < 40
    assert all(then or now for _, then, now, _ in listed)


def test_a_figure_that_last_year_s_form_did_not_have_is_left_empty_and_that_is_said(tmp_path: Path) -> None:
    found = rows(tmp_path, Edition.Y2019)
    (row,) = (one for one in found if one[0] == "表二 行政规范性文件·现行有效件数")
    assert row[1:] == [None, 14, None]
    assert "去年.docx（2022 年，示例区数据局）" in str(found[-1][0])
    assert "表式不同" in str(found[-1][0])


def test_without_last_year_there_is_no_such_sheet(tmp_path: Path) -> None:
    path = tmp_path / "底稿.xlsx"
    write_workbook(audited_report(), path)
    assert NAME not in load_workbook(path).sheetnames
