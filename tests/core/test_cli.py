"""The command line as others rely on it: exit status, what stands on standard output, what is said of mistakes."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from core.cli import run
from core.forms.form import Edition
from core.forms.headings import HEADINGS
from tests.support.flat_report import flat_report
from tests.support.paper import SOUND_2021

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "sound.txt"
    path.write_text(flat_report(SOUND_2021, Edition.Y2021), encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.txt"
    path.write_text(flat_report({**SOUND_2021, "T4.reconsideration.total": "3"}, Edition.Y2021), encoding="utf-8")
    return path


def audited(capsys: Capture, *arguments: object) -> tuple[int, dict[str, object]]:
    status = run(["audit", "--format", "json", *(str(argument) for argument in arguments)])
    return status, json.loads(capsys.readouterr().out)


def test_a_sound_report_exits_0_with_all_identities_held(sound: Path, capsys: Capture) -> None:
    status, report = audited(capsys, sound)
    assert status == 0
    assert report["checks"] == {"holds": 42, "broken": 0, "undetermined": 0}
    assert report["unreadable"] is None


def test_an_error_exits_1_and_names_rule_cells_and_amounts(broken: Path, capsys: Capture) -> None:
    status, report = audited(capsys, broken)
    assert status == 1
    assert report["verdict"] == "errors"
    findings = report["findings"]
    assert isinstance(findings, list)
    told = next(finding for finding in findings if finding["rule"] == "T401")
    assert (told["left"], told["right"], told["difference"]) == ("1", "3", "-2")
    assert "T4.reconsideration.total" in told["cells"]


def test_every_cell_of_the_form_is_listed(sound: Path, capsys: Capture) -> None:
    _, report = audited(capsys, sound)
    cells = report["cells"]
    assert isinstance(cells, list)
    assert len(cells) == 200
    assert {"at", "printed", "value", "state", "repaired", "sources"} <= set(cells[0])


def test_an_unreadable_file_exits_3_and_wins_over_errors(broken: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    status, reports = audited(capsys, tmp_path)
    assert status == 3
    verdicts = {entry["source"]["name"]: entry["verdict"] for entry in reports["reports"]}  # type: ignore[attr-defined]
    assert verdicts == {"broken.txt": "errors", "empty.pdf": "unreadable"}


def test_several_jobs_answer_in_the_order_of_the_files(
    sound: Path, broken: Path, tmp_path: Path, capsys: Capture
) -> None:
    _, reports = audited(capsys, sound, broken, "--jobs", 2)
    names = [entry["source"]["name"] for entry in reports["reports"]]  # type: ignore[attr-defined]
    assert names == ["sound.txt", "broken.txt"]


def test_a_workbook_is_written_beside_the_answer(broken: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "底稿.xlsx"
    status, _ = audited(capsys, broken, "--workbook", target)
    assert status == 1
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["audit"], "没有指定要审核的文件"),
        (["audit", "--format", "xml", "a.txt"], "选项或参数的值不对"),
        (["audit", "--nonsense", "a.txt"], "没有这个选项"),
    ],
)
def test_a_mistake_in_usage_exits_2_with_a_chinese_sentence(
    arguments: Sequence[str], said: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    printed = capsys.readouterr()
    assert said in printed.err.replace("\n", "")
    assert printed.out == ""


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "文件是空的"),
        ("photo.pdf", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200), "图片"),
        ("half.pdf", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Ty", "损坏"),
        ("other.txt", "今天天气很好。".encode(), "没有认出"),
    ],
)
def test_a_file_that_is_no_report_is_told_what_to_do(
    name: str, content: bytes, said: str, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert run(["audit", str(path)]) == 3
    printed = capsys.readouterr()
    assert said in printed.out
    assert "请" in printed.out
    assert "Traceback" not in printed.out + printed.err


def test_an_empty_folder_is_told_so_and_not_taken_for_a_pass(tmp_path: Path, capsys: Capture) -> None:
    status, reports = audited(capsys, tmp_path)
    assert status == 3
    assert [entry["unreadable"]["reason"] for entry in reports["reports"]] == ["empty_folder"]  # type: ignore[attr-defined]


def test_behind_an_empty_folder_nothing_is_said_of_a_comparison_with_others(tmp_path: Path, capsys: Capture) -> None:
    run(["audit", str(tmp_path)])

    printed = capsys.readouterr().out
    assert "文件夹里没有可审核的报告" in printed
    assert "跨报告" not in printed


def test_a_comparison_of_nothing_is_not_called_free_of_problems(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    run(["audit", str(tmp_path)])

    assert "跨报告核对\n【没有可核对的】没有单位名单" in capsys.readouterr().out


def test_a_missing_file_is_unreadable_not_a_crash(tmp_path: Path, capsys: Capture) -> None:
    assert run(["audit", str(tmp_path / "nowhere.pdf")]) == 3
    assert "找不到" in capsys.readouterr().out


def test_a_report_without_its_last_sections_is_an_error(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "short.txt"
    path.write_text(flat_report(SOUND_2021, Edition.Y2021).partition(HEADINGS[5])[0], encoding="utf-8")
    status, report = audited(capsys, path)
    assert status == 1
    assert "S01" in {finding["rule"] for finding in report["findings"]}  # type: ignore[attr-defined]


def last_year(tmp_path: Path, carried_out: str, year: str = "2022年") -> Path:
    figures = {**SOUND_2021, "T3.carried_out.natural": carried_out, "T3.carried_out.total": carried_out}
    path = tmp_path / "last.txt"
    path.write_text(flat_report(figures, Edition.Y2021).replace("2023年", year), encoding="utf-8")
    return path


def test_with_last_year_s_report_seven_more_equations_are_checked(sound: Path, tmp_path: Path, capsys: Capture) -> None:
    status, report = audited(capsys, sound, "--last-year", last_year(tmp_path, "1"))
    assert status == 0
    assert report["checks"] == {"holds": 49, "broken": 0, "undetermined": 0}


def test_what_was_not_carried_over_is_an_error(sound: Path, tmp_path: Path, capsys: Capture) -> None:
    status, report = audited(capsys, sound, "--last-year", last_year(tmp_path, "4"))
    assert status == 1
    findings = report["findings"]
    assert isinstance(findings, list)
    assert [finding["cells"] for finding in findings if finding["rule"] == "Y01"] == [
        ["T3.carried_in.natural"],
        ["T3.carried_in.total"],
    ]


def test_a_report_of_another_year_decides_nothing(sound: Path, tmp_path: Path, capsys: Capture) -> None:
    status, report = audited(capsys, sound, "--last-year", last_year(tmp_path, "4", "2020年"))
    assert status == 0
    assert report["checks"] == {"holds": 42, "broken": 0, "undetermined": 7}


def test_the_report_used_as_last_year_s_is_named(sound: Path, tmp_path: Path, capsys: Capture) -> None:
    _, report = audited(capsys, sound)
    assert report["last_year"] is None
    last = last_year(tmp_path, "1")
    _, report = audited(capsys, sound, "--last-year", last)
    assert report["last_year"] == {"name": "last.txt", "year": 2022, "organ": "青禾市教育局"}
    assert run(["audit", str(sound), "--last-year", str(last)]) == 0
    assert "上年报告：last.txt（2022 年，青禾市教育局）" in capsys.readouterr().out


def test_in_a_folder_last_year_s_report_is_found_by_organ_and_year(
    sound: Path, tmp_path: Path, capsys: Capture
) -> None:
    last_year(tmp_path, "4")
    status, reports = audited(capsys, tmp_path, "--jobs", 2)
    assert status == 1
    found = {entry["source"]["name"]: entry for entry in reports["reports"]}  # type: ignore[attr-defined]
    assert list(found) == ["last.txt", "sound.txt"]
    assert found["last.txt"]["last_year"] is None
    assert found["sound.txt"]["last_year"]["name"] == "last.txt"
    assert {one["rule"] for one in found["sound.txt"]["findings"] if one["verdict"] == "broken"} >= {"Y01", "Y02"}


def test_a_report_named_as_last_year_s_that_fits_no_file_is_said_to_be_unused(
    sound: Path, broken: Path, tmp_path: Path, capsys: Capture
) -> None:
    run(["audit", str(sound), str(broken), "--last-year", str(last_year(tmp_path, "1", "2019年"))])
    assert "没有用上" in capsys.readouterr().err.replace("\n", "")


def test_an_archived_copy_of_last_year_s_report_is_compared_cell_by_cell(
    sound: Path, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "pack.toml").write_text('[rules]\nY12 = "on"\n', encoding="utf-8")
    last, kept = last_year(tmp_path / "site", "1"), last_year(tmp_path, "4")
    arguments = (sound, "--last-year", last, "--pack", tmp_path / "pack.toml", "--archived-last-year", kept)
    _, report = audited(capsys, *arguments)
    (finding,) = (one for one in report["findings"] if one["rule"] == "Y12")  # type: ignore[attr-defined]
    assert "结转下年度·自然人 存档 4、现为 1" in finding["statement"]


def test_a_pack_decides_what_counts(broken: Path, tmp_path: Path, capsys: Capture) -> None:
    pack = tmp_path / "pack.toml"
    pack.write_text('[rules]\nT401 = "hint"\n', encoding="utf-8")
    assert audited(capsys, broken, "--pack", pack)[0] == 0
    pack.write_text('[rules]\nC02 = "off"\n', encoding="utf-8")
    switched_off = audited(capsys, broken, "--pack", pack)[1]["switched_off"]
    assert isinstance(switched_off, list)
    assert "C02 空白单元格" in switched_off
    pack.write_text('[rules]\nT401 = "nonsense"\n', encoding="utf-8")
    assert run(["audit", str(broken), "--pack", str(pack)]) == 2
    assert "规则 T401 的取值" in capsys.readouterr().err.replace("\n", "")


@pytest.fixture
def several(tmp_path: Path) -> Path:
    path = tmp_path / "several.txt"
    first = flat_report({**SOUND_2021, "T4.reconsideration.total": "3"}, Edition.Y2021).replace("教育局", "民政局")
    path.write_text(f"{first}\n{flat_report(SOUND_2021, Edition.Y2021)}", encoding="utf-8")
    return path


def test_a_file_with_several_reports_exits_3_and_lists_them(several: Path, capsys: Capture) -> None:
    assert run(["audit", str(several)]) == 3
    text = capsys.readouterr().out
    assert "1. 2023 年：青禾市民政局2023年政府信息公开工作年度报告（第 1 行起）" in text
    assert "2. 2023 年：青禾市教育局2023年" in text
    assert "用 --part 序号 选择其中一份" in text
    status, report = audited(capsys, several)
    assert status == 3
    unreadable = report["unreadable"]
    assert isinstance(unreadable, dict)
    assert unreadable["reason"] == "several_reports"
    assert len(unreadable["choices"]) == 2


def test_the_part_that_was_chosen_is_audited_alone(several: Path, capsys: Capture) -> None:
    assert run(["audit", str(several), "--part", "1"]) == 1
    assert "民政局" in capsys.readouterr().out
    assert run(["audit", str(several), "--part", "2"]) == 0
    assert "第 2 份" in capsys.readouterr().out
    assert run(["audit", str(several), "--part", "3"]) == 3
    assert "没有第 3 份" in capsys.readouterr().out


def test_in_a_folder_only_the_file_with_several_reports_is_put_back(
    several: Path, sound: Path, capsys: Capture
) -> None:
    status = run(["audit", "--format", "json", str(several.parent)])
    reports = json.loads(capsys.readouterr().out)["reports"]
    assert status == 3
    assert {report["source"]["name"]: report["verdict"] for report in reports} == {
        "several.txt": "unreadable",
        "sound.txt": "pass",
    }


def test_a_part_of_many_files_is_wrong_usage(several: Path, sound: Path, capsys: Capture) -> None:
    assert run(["audit", str(several), str(sound), "--part", "1"]) == 2
    assert "--part" in capsys.readouterr().err
