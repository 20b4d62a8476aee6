"""``gouji audit FOLDER --units LIST``: the list, the facts in it, the findings across reports, and their exit status."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from core.cli import run
from core.forms.form import Edition
from core.source.numerals import plain
from tests.support.flat_report import flat_report
from tests.support.paper import SOUND_2021

Capture = pytest.CaptureFixture[str]
LIST = "单位名称,上级单位,单位类别,汇总口径,收到日期\n甲县人民政府,,县级政府,汇总,\n甲县政府本级,甲县人民政府,本级,,\n甲县教育局,甲县人民政府,部门,,2024-01-20\n"


def report(folder: Path, organ: str, figures: Mapping[str, str], year: int = 2023) -> None:
    text = flat_report(dict(figures), Edition.Y2021).replace("青禾市教育局2023年", f"{organ}{year}年")
    (folder / f"{organ}.txt").write_text(text, encoding="utf-8")


def doubled() -> dict[str, str]:
    """The figures of two sound reports together."""
    return {at: plain(2 * Decimal(value.replace(",", ""))) for at, value in SOUND_2021.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A county that adds up: its own part and one department, with the list beside them."""
    place = tmp_path / "年报"
    place.mkdir()
    report(place, "甲县人民政府", doubled())
    report(place, "甲县政府本级", SOUND_2021)
    report(place, "甲县教育局", SOUND_2021)
    (place / "名单.txt").write_text(LIST, encoding="utf-8")
    return place


def audited(capsys: Capture, folder: Path, *arguments: object) -> tuple[int, dict[str, Any]]:
    status = run(["audit", "--format", "json", str(folder), *(str(argument) for argument in arguments)])
    return status, json.loads(capsys.readouterr().out)


def test_a_batch_that_adds_up_has_no_finding_and_the_list_is_not_audited(folder: Path, capsys: Capture) -> None:
    status, output = audited(capsys, folder, "--units", folder / "名单.txt")
    assert [one["source"]["name"] for one in output["reports"]] == [
        "甲县人民政府.txt",
        "甲县政府本级.txt",
        "甲县教育局.txt",
    ]
    assert [(f["rule"], f["message"]) for f in output["collection"]["findings"]] == []
    assert output["collection"]["missing"] == []
    assert status == 0


def test_a_sum_that_is_off_exits_1_although_every_report_is_sound(folder: Path, capsys: Capture) -> None:
    figures = {
        **SOUND_2021,
        **{at: str(int(SOUND_2021[at]) + 1) for at in ("T4.reconsideration.upheld", "T4.reconsideration.total")},
    }
    report(folder, "甲县教育局", figures)
    status, output = audited(capsys, folder, "--units", folder / "名单.txt")
    assert {one["verdict"] for one in output["reports"]} <= {"pass", "doubts"}
    told = [f for f in output["collection"]["findings"] if f["verdict"] == "broken"]
    assert {f["rule"] for f in told} == {"R03"}
    assert told[0]["cells"] == ["T4.reconsideration.upheld", "T4.reconsideration.total"]
    assert [source["file"] for source in told[0]["sources"]][:1] == ["甲县人民政府.txt"]
    assert status == 1


def test_a_missing_unit_is_named_and_the_overview_lists_it(folder: Path, capsys: Capture) -> None:
    (folder / "甲县教育局.txt").unlink()
    status, output = audited(capsys, folder, "--units", folder / "名单.txt", "--overview", folder / "总览.xlsx")
    assert output["collection"]["missing"] == ["甲县教育局"]
    assert "2024-01-20 已收到" in next(f["message"] for f in output["collection"]["findings"] if f["rule"] == "R07")
    assert status == 0
    assert load_workbook(folder / "总览.xlsx").sheetnames == ["单位总览", "跨报告问题", "未报送"]
    # the overview lies among the reports now, and is none of them
    _, output = audited(capsys, folder, "--units", folder / "名单.txt", "--overview", folder / "总览.xlsx")
    assert len(output["reports"]) == 2


def test_a_late_report_is_found_by_the_date_in_the_list(folder: Path, capsys: Capture) -> None:
    (folder / "名单.txt").write_text(LIST.replace("2024-01-20", "2024-02-03"), encoding="utf-8")
    status, output = audited(capsys, folder, "--units", folder / "名单.txt")
    late = {one["source"]["name"]: [f for f in one["findings"] if f["rule"] == "D01"] for one in output["reports"]}
    (finding,) = [f for f in late["甲县教育局.txt"] if f["verdict"] == "broken"]
    assert "晚了 3 天" in finding["message"]
    assert status == 1


def test_a_unit_that_was_renamed_keeps_its_dates_and_finds_its_report_of_last_year(
    folder: Path, capsys: Capture
) -> None:
    renamed = LIST.replace("收到日期", "收到日期,曾用名").replace("2024-01-20", "2024-02-03,甲县教育体育局")
    (folder / "名单.txt").write_text(renamed, encoding="utf-8")
    report(folder, "甲县教育体育局", SOUND_2021, 2022)
    _, output = audited(capsys, folder, "--units", folder / "名单.txt")
    (now,) = [one for one in output["reports"] if one["source"]["name"] == "甲县教育局.txt"]
    assert {one["verdict"] for one in now["results"] if one["rule"] == "D01"} == {"broken"}
    carried = [one["verdict"] for one in now["results"] if one["rule"] == "Y01"]
    assert len(carried) == 7
    assert "undetermined" not in carried


def test_the_same_error_in_the_next_version_is_told(folder: Path, capsys: Capture) -> None:
    report(folder, "甲县教育局", {**SOUND_2021, "T4.reconsideration.total": "9"})
    earlier = folder.parent / "上次.json"
    earlier.write_text(json.dumps(audited(capsys, folder)[1]), encoding="utf-8")
    _, output = audited(capsys, folder, "--units", folder / "名单.txt", "--earlier", earlier)
    (told,) = [f for f in output["collection"]["findings"] if f["rule"] == "D05"]
    assert told["units"] == ["甲县教育局"]
    assert "T401" in told["statement"]


def test_copies_and_doubles_are_found_without_a_list(folder: Path, capsys: Capture) -> None:
    (folder / "二.txt").write_bytes((folder / "甲县教育局.txt").read_bytes())
    _, output = audited(capsys, folder)
    told = [f for f in output["collection"]["findings"] if f["rule"] == "R08"]
    assert told[0]["files"] == ["二.txt", "甲县教育局.txt"]
    assert "内容完全相同" in told[0]["statement"]


def test_the_text_ends_with_what_was_found_across_reports(folder: Path, capsys: Capture) -> None:
    assert run(["audit", str(folder), "--units", str(folder / "名单.txt")]) == 0
    assert "跨报告核对（2023年）\n【未发现问题】名单应报送 3 个单位，已报送 3" in capsys.readouterr().out


def test_mistakes_in_the_list_are_told_and_nothing_is_audited(folder: Path, capsys: Capture) -> None:
    (folder / "名单.txt").write_text("单位名称,上级单位\n甲局,乙局\n", encoding="utf-8")
    assert run(["audit", str(folder), "--units", str(folder / "名单.txt")]) == 2
    told = capsys.readouterr()
    assert "第 2 行" in told.err
    assert "乙局" in told.err
    assert told.out == ""


def test_an_overview_of_a_single_file_is_refused(folder: Path, capsys: Capture) -> None:
    assert run(["audit", str(folder / "甲县教育局.txt"), "--overview", str(folder / "总览.xlsx")]) == 2
    assert "请指定文件夹" in capsys.readouterr().err


def test_a_single_file_is_audited_with_the_facts_of_its_unit(folder: Path, capsys: Capture) -> None:
    status, output = audited(capsys, folder / "甲县教育局.txt", "--units", folder / "名单.txt")
    assert status == 0
    assert "collection" not in output
    assert {r["verdict"] for r in output["results"] if r["rule"] == "D01"} == {"holds"}


def test_a_pack_may_speak_of_rules_across_reports(folder: Path, capsys: Capture) -> None:
    (folder / "甲县教育局.txt").unlink()
    pack = folder.parent / "包.toml"
    pack.write_text('[rules]\nR07 = "off"\nR01 = "off"\n', encoding="utf-8")
    _, output = audited(capsys, folder, "--units", folder / "名单.txt", "--pack", pack)
    assert not {"R07", "R01"} & {f["rule"] for f in output["collection"]["findings"]}


def test_the_template_is_never_written_over_a_list(folder: Path, capsys: Capture) -> None:
    assert run(["units-template", str(folder / "名单.xlsx")]) == 0
    assert load_workbook(folder / "名单.xlsx").sheetnames == ["单位名单", "填写说明"]
    assert run(["units-template", str(folder / "名单.xlsx")]) == 2
    assert "已经有了" in capsys.readouterr().err
