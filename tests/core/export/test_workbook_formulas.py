"""The formulas of the workbook, computed by a program that is not ours."""

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from msgspec.structs import replace
from openpyxl import load_workbook

from core.audit.audited_report import AuditedReport
from core.export.sheets.equations import NAME
from core.export.workbook import write_workbook
from core.forms.address import Address
from core.forms.form import Edition
from core.rules.verdict import CheckResult, Side, Term, Verdict
from tests.support.audited import audited_report, broken_report
from tests.support.recompute import Values, recomputed, stored


def formulas_of(path: Path) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): str(cell.value)
        for sheet in load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def same(left: object, right: object) -> bool:
    if isinstance(left, int | float) and isinstance(right, int | float):
        return abs(left - right) < 1e-9
    return left == right


def test_the_second_program_really_computes(tmp_path: Path) -> None:
    path = tmp_path / "lie.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("谎")
    sheet.write_number("A1", 2)
    sheet.write_formula("A2", "=A1+1", None, 99)
    sheet.write_formula("A3", '=IF(A1=2,"真","假")', None, "假")
    book.close()
    assert stored(path)["谎", "A2"] == 99
    assert recomputed(path, tmp_path) == {("谎", "A1"): 2, ("谎", "A2"): 3, ("谎", "A3"): "真"}


@pytest.mark.parametrize(
    "audited",
    [
        pytest.param(audited_report(), id="sound 2021"),
        pytest.param(audited_report(edition=Edition.Y2019), id="2019"),
        pytest.param(broken_report(), id="broken, doubtful, missing and blank cells"),
        pytest.param(
            audited_report({"T2.charges.amount": "37814.777", "T3.received.natural": "-3", "T3.other.total": ""}),
            id="decimals and negatives",
        ),
    ],
)
def test_every_stored_result_is_what_the_formula_yields(audited: AuditedReport, tmp_path: Path) -> None:
    path = tmp_path / "审核.xlsx"
    write_workbook(audited, path)
    before, after = stored(path), recomputed(path, tmp_path)
    formulas = formulas_of(path)
    assert len(formulas) > 100
    assert {
        place: (before[place], after.get(place)) for place in formulas if not same(before[place], after.get(place))
    } == {}


def test_a_corrected_figure_turns_the_verdict_when_the_workbook_is_computed_again(tmp_path: Path) -> None:
    path = tmp_path / "改.xlsx"
    write_workbook(audited_report({"T4.reconsideration.total": "2"}), path)
    verdicts = _verdicts(recomputed(path, tmp_path / "before"))
    assert verdicts.count("不符") == 1
    book = load_workbook(path)
    cell = next(cell for row in book["表四"].iter_rows() for cell in row if cell.value == 2)
    cell.value = 1
    book.save(path)
    assert _verdicts(recomputed(path, tmp_path / "after")).count("不符") == 0


def test_an_undetermined_equation_has_no_formula_and_says_why(tmp_path: Path) -> None:
    path = tmp_path / "疑.xlsx"
    write_workbook(broken_report(), path)
    sheet = load_workbook(path)[NAME]
    rows = [row for row in sheet.iter_rows(min_row=4) if row[8].value == "无法核对"]
    assert len(rows) == 4
    for row in rows:
        assert [cell.coordinate for cell in row if cell.data_type == "f"] == []
        assert row[9].value == "有数字无法读取"


def test_sides_name_the_cells_they_add_up(tmp_path: Path) -> None:
    path = tmp_path / "式.xlsx"
    write_workbook(audited_report(), path)
    sheet = load_workbook(path)[NAME]
    assert [sheet["E4"].value, sheet["G4"].value] == ["='表三'!D6+'表三'!D7", "='表三'!D29+'表三'!D30"]
    assert sheet["E5"].value == "=SUM('表三'!D8:D28)"
    assert sheet["H4"].value == "=ROUND(E4-G4,6)"
    assert sheet["I4"].value == '=IF(ABS(H4)<0.0000005,"相符","不符")'


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("12345678901234567890", "12345678901234567891", Verdict.BROKEN),
        ("0.0000001", "0", Verdict.BROKEN),
        ("2", "1", Verdict.HOLDS),
    ],
    ids=["more digits than a spreadsheet keeps", "a difference below the tolerance", "a rule with logic of its own"],
)
def test_a_verdict_that_a_spreadsheet_would_not_reach_is_no_formula(
    left: str, right: str, verdict: Verdict, tmp_path: Path
) -> None:
    sides = (Side((), Decimal(left), left), Side((), Decimal(right), right))
    result = CheckResult("T301", "表三", verdict, "甲 = 乙", "=", *sides)
    path = tmp_path / "长.xlsx"
    write_workbook(replace(audited_report(), results=(result,)), path)
    row = load_workbook(path)[NAME][4]
    assert [cell.coordinate for cell in row if cell.data_type == "f"] == []
    assert (row[8].value, row[9].value) == (verdict.chinese, "表格软件不能精确算出此项，所列为本程序的核对结果")


def test_a_side_from_last_years_report_is_a_number_and_says_so(tmp_path: Path) -> None:
    audited = audited_report()
    here = Side((Term(Address("T3.carried_in.total")),), Decimal(1), "1")
    there = Side((Term(Address("T3.carried_out.total")),), Decimal(5), "5")
    result = CheckResult("Y01", "表三 总计列", Verdict.BROKEN, "上年结转 = 去年的结转下年度", "=", here, there)
    path = tmp_path / "去年.xlsx"
    write_workbook(replace(audited, results=(result,)), path)
    row = load_workbook(path)[NAME][4]
    assert [row[4].value, row[6].value] == ["='表三'!J7", 5]
    assert row[9].value == "右边有数据不在本工作簿的各表中，按原值列出"


def _verdicts(values: Values) -> list[object]:
    return [value for (sheet, cell), value in values.items() if sheet == NAME and cell.startswith("I")]
