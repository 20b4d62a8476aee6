"""What is given beside the reports, and what is said of it when it cannot be used."""

from pathlib import Path

import pytest

from core.audit.audit import audit_file
from core.batch.given import GivenError, earlier_errors, units_in
from core.export.json_report import report_json, reports_json
from core.sandbox.in_process import InProcessSandbox
from core.source.unreadable import Reason, Unreadable
from tests.support.audited import audited_report, broken_report


def sandbox() -> InProcessSandbox:
    return InProcessSandbox(audit_file)


def test_every_problem_of_a_list_is_told_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("单位名称,上级单位\n甲局,乙局\n甲局,\n", encoding="utf-8")
    with pytest.raises(GivenError, match=r"第 2 行：[^\n]*乙局[^\n]*\n  第 3 行") as told:
        units_in(path, sandbox)
    assert str(told.value).startswith("请修改单位名单“名单.csv”")


def test_of_very_many_problems_the_first_are_told_and_all_counted(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("单位名称,上级单位\n" + "".join(f"甲{n},无此单位\n" for n in range(50)), encoding="utf-8")
    with pytest.raises(GivenError, match="等 50 处"):
        units_in(path, sandbox)


def test_a_list_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(GivenError, match=r"单位名单“没有\.xlsx”读不出来：找不到这个文件"):
        units_in(tmp_path / "没有.xlsx", sandbox)


def test_the_errors_of_an_earlier_audit_are_found_by_organ_and_year(tmp_path: Path) -> None:
    path = tmp_path / "上次.json"
    path.write_bytes(reports_json([broken_report(), Unreadable("坏.pdf", Reason.DAMAGED)]))
    ((organ, year), errors) = next(iter(earlier_errors(path).items()))
    assert (organ, year) == ("示例区数据局", 2023)
    assert {error.rule for error in errors} == {"T301", "T302", "T303", "T402"}


def test_the_result_of_a_single_file_is_an_earlier_audit_too(tmp_path: Path) -> None:
    path = tmp_path / "上次.json"
    path.write_bytes(b"\xef\xbb\xbf" + report_json(audited_report()))
    assert earlier_errors(path) == {("示例区数据局", 2023): ()}


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"reports": 3}', "不是"])
def test_what_is_no_earlier_result_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "上次.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GivenError, match=r"请确认“上次\.json”是上次的审核结果"):
        earlier_errors(path)


def test_an_earlier_result_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(GivenError, match="读不出来"):
        earlier_errors(tmp_path / "没有.json")
