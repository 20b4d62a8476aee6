from pathlib import Path

from core.collection.finding import CollectionAudit, CollectionFinding
from core.findings.finding import Origin
from core.rules.pack import RulePack
from core.rules.verdict import Severity, Verdict
from core.source.unreadable import Reason, Unreadable
from gui.presenters.folder_given import given_words
from gui.presenters.folder_run import FolderRun, across_list, file_list, file_of, folder_file, told
from gui.presenters.list_rows import Level
from gui.presenters.unit_draft import UnitDraft
from gui.presenters.window_state import ChosenPack
from tests.support.audited import audited_report, broken_report

FOLDER = Path("/某处/年报")
FILES = (
    folder_file(FOLDER / "甲.pdf", audited_report()),
    folder_file(FOLDER / "乙.pdf", broken_report()),
    folder_file(FOLDER / "坏.pdf", Unreadable("坏.pdf", Reason.DAMAGED)),
)
TWICE = CollectionFinding(
    "R08-1", "R08", "重复报送", Severity.DOUBT, Verdict.BROKEN, Origin.REPORT,
    "示例区数据局", "2023年的报告有 2 份", "一个单位一年只应有一份报告", "问清哪一份是定稿", "",
    units=("示例区数据局",), files=("甲.pdf", "乙.pdf"), reports=(1, 0),
)  # fmt: skip


def finished(*findings: CollectionFinding) -> FolderRun:
    return FolderRun(FOLDER, FILES).finished(CollectionAudit(2023, findings))


def test_every_file_is_listed_with_its_verdict_or_why_there_is_none() -> None:
    rows = file_list(finished()).rows
    assert [row.word for row in rows] == ["通过", "有错误", "读不了"]
    assert rows[1].cells[1].text == "示例区数据局"
    assert rows[1].cells[3].text.startswith("5 处错误")
    assert Unreadable("坏.pdf", Reason.DAMAGED).next_step in rows[2].cells[3].text


def test_the_line_counts_files_by_verdict_and_findings_across_them() -> None:
    assert finished(TWICE).line.startswith("共 3 份：有错误 1 份、通过 1 份、读不了 1 份；报告之间：1 处存疑")


def test_without_a_list_of_units_what_needs_one_is_said_not_to_be_checked() -> None:
    assert finished().line.endswith("报告之间：没有发现问题；没有单位名单，汇总数和未报送没有核对")
    listed = FolderRun(FOLDER, FILES).finished(CollectionAudit(2023, (), has_units=True))
    assert listed.line.endswith("报告之间：没有发现问题")


def test_what_the_folder_is_audited_with_is_named() -> None:
    assert given_words(None, UnitDraft()) == ""
    pack = ChosenPack(Path("本地.toml"), RulePack(name="青禾市口径"))
    assert (
        given_words(pack, UnitDraft().adding(""))
        == "单位名单：还没有保存的名单（1 个单位，有改动未保存）　规则包：青禾市口径"
    )
    assert "没有用规则包" in given_words(ChosenPack(Path("本地.toml"), trouble="读不出来"), UnitDraft())


def test_while_it_runs_the_line_says_how_far_it_has_come() -> None:
    assert FolderRun(FOLDER).progressed(3, 12, "读取 甲.pdf").line == "正在审核 3/12：读取 甲.pdf"
    assert "才把各份报告互相核对" in across_list(FolderRun(FOLDER)).vacant


def test_what_was_stopped_does_not_pass_for_checked() -> None:
    stopped = FolderRun(FOLDER, FILES).ended()
    assert stopped.line == "已停止：审核了 3 份，报告之间没有核对"
    assert across_list(stopped).vacant == "报告之间没有核对"
    assert "审核中断" in FolderRun(FOLDER, FILES).ended("审核中断").line


def test_a_rule_that_could_not_run_is_said() -> None:
    run = FolderRun(FOLDER, FILES).finished(CollectionAudit(2023, (), problems=("规则 R01 没有核对",)))
    assert "规则 R01 没有核对" in run.line


def test_findings_across_reports_have_their_units_and_their_rule() -> None:
    row = across_list(finished(TWICE)).rows[0]
    assert (row.level, row.word) == (Level.DOUBT, "存疑")
    assert [cell.text for cell in row.cells] == ["? 存疑", "示例区数据局", "重复报送", "R08"]
    assert "涉及文件：甲.pdf、乙.pdf" in told(TWICE)
    assert told(FILES[2]).startswith("坏.pdf：")


def test_a_row_opens_its_file_and_a_finding_the_first_of_its_reports() -> None:
    run = finished(TWICE)
    assert file_of(run, FILES[0]) == FOLDER / "甲.pdf"
    assert file_of(run, TWICE) == FOLDER / "乙.pdf"
    assert file_of(run, None) is None
    assert file_of(run, folder_file(None, Unreadable("空", Reason.EMPTY_FOLDER))) is None
