"""The overview of a batch, the template of a list of units, and the same findings as text and JSON."""

import json
from pathlib import Path

import pytest
from msgspec import structs
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.collection.collector import Collector, audit_collection
from core.collection.finding import CollectionAudit
from core.collection.unit_list import UnitList
from core.collection.unit_read import read_unit_list
from core.export.collection_text import collection_text
from core.export.errors import ExportError
from core.export.json_report import report_output, reports_json
from core.export.overview import write_overview
from core.export.sheets.across import ACROSS, ACROSS_HEADINGS, MISSING, STANDINGS
from core.export.units_template import write_units_template
from core.rules.across.unit_columns import COLUMNS
from core.rules.collection_example import collection_of
from core.rules.pack import RulePack
from core.source.unreadable import Reason, Unreadable
from tests.support.audited import audited_report

BATCH = """
单位：甲县人民政府 县级政府 汇总
单位：甲县政府本级 < 甲县人民政府
单位：甲县教育局 < 甲县人民政府 部门
单位：甲县水利局
报告：甲县人民政府
表三 自然人 总计
新收 14 12
报告：甲县政府本级
表三 自然人 总计
新收 6 5
报告：甲县教育局 =cmd|' /C calc'!A0.docx
表三 自然人 总计
新收 7 7
"""


@pytest.fixture
def audit() -> CollectionAudit:
    return audit_collection(collection_of(BATCH), RulePack())


def sheet(path: Path, name: str) -> Worksheet:
    found = load_workbook(path)[name]
    assert isinstance(found, Worksheet)
    return found


def rows(path: Path, name: str) -> list[tuple[object, ...]]:
    return [tuple(cell for cell in row) for row in sheet(path, name).iter_rows(values_only=True)]


def test_the_overview_has_a_line_a_unit_a_line_a_finding_and_the_missing(
    audit: CollectionAudit, tmp_path: Path
) -> None:
    write_overview(audit, tmp_path / "总览.xlsx")
    _, *standings = rows(tmp_path / "总览.xlsx", STANDINGS)
    assert [row[1:4] for row in standings] == [
        ("甲县人民政府", None, "已报送"),
        ("甲县政府本级", "甲县人民政府", "已报送"),
        ("甲县教育局", "甲县人民政府", "已报送"),
        ("甲县水利局", None, "未报送"),
    ]
    # the error of the sum counts for each of the three units, the missing report for the fourth
    assert [row[8] for row in standings] == [1, 1, 1, 1]
    heads, *findings = rows(tmp_path / "总览.xlsx", ACROSS)
    assert heads == ACROSS_HEADINGS
    told = {str(row[2]).split("\n")[0]: row for row in findings}
    assert set(told) == {"R02", "R07", "R01", "R03"}
    assert told["R02"][6:9] == (14, 13, 1)
    assert told["R01"][1] == "无法核对"
    _, *missing = rows(tmp_path / "总览.xlsx", MISSING)
    assert [row[1] for row in missing] == ["甲县水利局"]


def test_a_file_name_never_becomes_a_formula(audit: CollectionAudit, tmp_path: Path) -> None:
    write_overview(audit, tmp_path / "总览.xlsx")
    cell = sheet(tmp_path / "总览.xlsx", STANDINGS).cell(4, 12)
    assert (cell.value, cell.data_type) == ("=cmd|' /C calc'!A0.docx", "s")


def test_a_batch_without_a_list_has_an_overview_too(tmp_path: Path) -> None:
    collector = Collector()
    collector.add(audited_report())
    collector.add(Unreadable("坏.pdf", Reason.DAMAGED))
    write_overview(collector.audit(), tmp_path / "总览.xlsx")
    _, *standings = rows(tmp_path / "总览.xlsx", STANDINGS)
    assert [row[1:5] for row in standings] == [
        ("示例区数据局", None, "已报送", "通过"),
        ("坏.pdf", None, "未读成", None),
    ]
    assert rows(tmp_path / "总览.xlsx", MISSING)[1][0] == "没有单位名单，不知道还缺谁"


def test_an_overview_that_cannot_be_written_leaves_what_was_there(audit: CollectionAudit, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="找不到文件夹"):
        write_overview(audit, tmp_path / "没有" / "总览.xlsx")


def test_the_template_is_a_list_that_can_be_read_back(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    write_units_template(path)
    empty = read_unit_list(path)
    assert isinstance(empty, UnitList)
    assert [str(problem) for problem in empty.problems] == ["名单里没有单位"]
    book = load_workbook(path)
    listed = book.worksheets[0]
    assert [cell.value for cell in listed[1]] == [column.title for column in COLUMNS]
    listed.cell(2, 1, "甲县人民政府")
    listed.cell(3, 1, "甲县教育局")
    listed.cell(3, 2, "甲县人民政府")
    book.save(path)
    filled = read_unit_list(path)
    assert isinstance(filled, UnitList)
    assert [(unit.name, unit.parent) for unit in filled.tree.units] == [
        ("甲县人民政府", ""),
        ("甲县教育局", "甲县人民政府"),
    ]
    assert filled.ignored == ()


def test_the_text_says_findings_what_is_missing_and_what_was_not_checked(audit: CollectionAudit) -> None:
    text = collection_text(audit)
    assert "跨报告核对（2023年）" in text
    assert "【2 处错误】名单应报送 4 个单位，已报送 3，未报送或未读成 1" in text
    assert "[错误] R02 汇总一致（表三）" in text
    assert "表三 本年新收·自然人 上级 14，下级合计 13，相差 1" in text
    assert "无法核对：\n  R01 甲县人民政府 表二：没有读到表二" in text
    assert "未报送：\n  甲县水利局" in text
    assert "R10 单位间数据相同" in text


def test_the_json_names_units_files_cells_and_amounts_of_both_sides(audit: CollectionAudit) -> None:
    output = json.loads(reports_json((), lambda: audit))["collection"]
    told = next(finding for finding in output["findings"] if finding["rule"] == "R02")
    assert told["severity"] == "error"
    assert told["verdict"] == "broken"
    assert told["units"] == ["甲县人民政府", "甲县政府本级", "甲县教育局"]
    assert told["reports"] == [0, 1, 2]
    assert told["files"][0] == "甲县人民政府.docx"
    assert (
        told["cells"]
        == [
            "T3.received.natural",
        ][:1]
    )
    assert (told["left"], told["right"], told["difference"]) == ("14", "13", "1")
    assert output["missing"] == ["甲县水利局"]
    assert [unit["state"] for unit in output["units"]] == ["已报送", "已报送", "已报送", "未报送"]


def test_sources_of_a_finding_lead_to_their_files() -> None:
    collector = Collector()
    for name in ("a.txt", "b.txt"):
        report = audited_report()
        collector.add(structs.replace(report, document=structs.replace(report.document, name=name)))
    output = json.loads(reports_json((), collector.audit))["collection"]
    (finding,) = output["findings"]
    assert (finding["rule"], finding["files"]) == ("R08", ["a.txt", "b.txt"])


def test_the_collection_is_the_last_field_and_null_where_nobody_asked() -> None:
    output = json.loads(reports_json([audited_report()]))
    assert list(output) == ["schema", "reports", "collection"]
    assert output["collection"] is None
    assert not hasattr(report_output(audited_report()), "collection")
