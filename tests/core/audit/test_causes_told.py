"""A cause is told wherever the findings are: beside each of them, in whole below them, and to other programs."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.audit import audit
from core.audit.audited_report import AuditedReport
from core.export.json_report import report_json
from core.export.plain_text import report_text
from core.export.sheets.marks import marks_of
from core.export.workbook import write_workbook
from core.forms.form import Edition
from core.source.unreadable import Unreadable
from tests.support.flat_report import flat_report
from tests.support.paper import SOUND_2021

SWAPPED = "表三 （一）予以公开·自然人 13 误写为 31（相邻两位颠倒）；改为 13 后，相关 2 个等式全部成立"


def audited(folder: Path, changed: Mapping[str, str]) -> AuditedReport:
    path = folder / "年报.txt"
    path.write_text(flat_report({**SOUND_2021, **changed}, Edition.Y2021), encoding="utf-8")
    outcome = audit.audit_file(path)
    assert not isinstance(outcome, Unreadable)
    return outcome


def test_a_sound_report_has_no_causes(tmp_path: Path) -> None:
    outcome = audited(tmp_path, {})
    assert (outcome.causes, outcome.proposals) == ((), ())
    assert json.loads(report_json(outcome))["causes"] == []
    assert "可能的原因" not in report_text(outcome)


def test_every_finding_of_a_cause_says_it_and_suggests_its_own_cells(tmp_path: Path) -> None:
    outcome = audited(tmp_path, {"T3.total.natural": "2", "T3.carried_out.natural": "16"})
    (cause,) = outcome.causes
    told = [finding for finding in outcome.findings if cause.explains(finding)]
    assert len(told) == len(cause.equations) == 3
    for finding in told:
        assert finding.next_step == f"{cause.words}；请先核对这几格"
        assert finding.suggestions
        assert {given.cell for given in finding.suggestions} <= set(finding.cells)


def test_the_whole_proposal_goes_to_other_programs(tmp_path: Path) -> None:
    output = json.loads(report_json(audited(tmp_path, {"T3.granted.natural": "31", "T4.reconsideration.total": "3"})))
    swapped, undecided = output["causes"]
    assert swapped["proposals"] == [
        {
            "changes": [{"cell": "T3.granted.natural", "printed": "31", "value": "13", "kind": "swapped_digits"}],
            "words": SWAPPED,
            "repaired": 2,
            "tied": False,
        }
    ]
    keys = [finding["key"] for finding in output["findings"] if finding["rule"] in ("T302", "T303")]
    assert swapped["findings"] == keys
    assert undecided["proposals"] == []
    assert "看不出错在哪一格" in undecided["words"]
    assert list(output)[-1] == "causes"


def test_the_terminal_lists_causes_with_the_numbers_of_their_findings(tmp_path: Path) -> None:
    text = report_text(audited(tmp_path, {"T3.granted.natural": "31"}))
    assert f"可能的原因（供核对参考）：\n  1. 很可能是{SWAPPED}（第 1、2 条）\n" in text


def test_the_workbook_lists_causes_below_the_findings(tmp_path: Path) -> None:
    outcome = audited(tmp_path, {"T3.granted.natural": "31"})
    write_workbook(outcome, tmp_path / "审核.xlsx")
    sheet = load_workbook(tmp_path / "审核.xlsx")["问题清单"]
    rows = [[cell for cell in row if cell] for row in sheet.iter_rows(values_only=True)]
    assert ["第 1、2 条", f"很可能是{SWAPPED}"] in rows
    assert sheet.auto_filter.ref.endswith(str(1 + len(outcome.findings)))


def test_a_fault_in_looking_for_causes_costs_no_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    sound = audited(tmp_path, {"T3.granted.natural": "31"})
    monkeypatch.setattr(audit, "causes_of", fails)
    outcome = audited(tmp_path, {"T3.granted.natural": "31"})
    assert [finding.key for finding in outcome.findings] == [finding.key for finding in sound.findings]
    assert outcome.causes == ()
    assert "可能的原因" in {problem.place for problem in outcome.problems}


def test_every_cell_of_the_likeliest_proposal_is_marked_in_the_workbook(tmp_path: Path) -> None:
    marks = marks_of(audited(tmp_path, {"T3.granted.natural": "31", "T3.unable_1.natural": "4"}).findings)
    assert {at for at, mark in marks.items() if mark.suspect} == {"T3.granted.natural", "T3.unable_1.natural"}
