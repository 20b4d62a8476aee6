"""The program's check of itself: it passes on what was delivered, and fails on anything else."""

import sys
from pathlib import Path

import msgspec
import pytest

from build_scripts.make_self_test import TARGET, content
from core import self_test as under_test
from core.asset_paths import resource
from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.cli import run
from core.sandbox.in_process import InProcessSandbox
from core.self_test import Check, ExpectedSample, SelfTest, difference, expected_samples, run_self_test
from core.source.unreadable import Reason, Unreadable


@pytest.fixture(scope="module")
def sound() -> AuditedReport:
    outcome = audit_file(resource("samples", f"{expected_samples()[0].name}.docx"))
    assert isinstance(outcome, AuditedReport)
    return outcome


def test_what_is_expected_follows_from_the_definition_of_the_samples() -> None:
    assert TARGET.read_bytes() == content()


def test_every_bundled_sample_is_expected_to_give_something() -> None:
    assert {path.stem for path in resource("samples").iterdir()} == {sample.name for sample in expected_samples()}


def test_the_command_passes_on_what_was_delivered(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["self-test"]) == 0
    assert "自检通过：7 项" in capsys.readouterr().out


@pytest.mark.parametrize(
    "change",
    [
        {"cells": {"T3.received.natural": "99"}},
        {"holds": 41},
        {"broken": 1},
        {"rules": ("T302",)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_difference_is_told(sound: AuditedReport, change: dict[str, object]) -> None:
    expected = expected_samples()[0]
    assert difference(expected, sound) == ""
    changed = msgspec.convert({**msgspec.to_builtins(expected), **change}, ExpectedSample)
    assert difference(changed, sound) != ""


def test_a_sample_that_cannot_be_read_is_told() -> None:
    assert difference(expected_samples()[0], Unreadable("a.pdf", Reason.DAMAGED)) != ""


def test_a_broken_auditor_fails_the_test_and_the_sentence_says_what_to_do() -> None:
    sandbox = InProcessSandbox(lambda path, *_: Unreadable(path.name, Reason.READER_STOPPED))
    outcome = run_self_test(sandbox)
    assert not outcome.passed
    assert "重新安装" in outcome.sentence


def test_a_second_engine_that_is_missing_fails_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "core.readers.plumber", None)
    failed = [check.title for check in run_self_test(InProcessSandbox(audit_file)).checks if not check.passed]
    assert "第二读取引擎" in failed


def test_expectations_that_are_missing_fail_the_test(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(under_test, "resource", tmp_path.joinpath)
    assert not run_self_test(InProcessSandbox(audit_file)).passed


def test_a_test_that_tried_nothing_has_not_passed() -> None:
    assert not SelfTest(()).passed
    assert SelfTest((Check("甲"),)).passed
