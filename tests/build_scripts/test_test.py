import sys

from build_scripts.set_up_environment import ROOT, Environment
from build_scripts.test import Outcome, Step, all_tests, core_steps, run_step, table


def test_a_step_that_fails_is_seen_as_failed_and_keeps_its_last_line() -> None:
    outcome = run_step(Step("坏", (sys.executable, "-c", "print('一'); print('二'); raise SystemExit(3)")))
    assert not outcome.passed
    assert outcome.closing == "二"


def test_a_step_finds_its_variables() -> None:
    program = "import os; print(os.environ['GOUJI_STEP'])"
    assert run_step(Step("好", (sys.executable, "-c", program), (("GOUJI_STEP", "七"),))).closing == "七"


def test_the_table_names_every_failed_step() -> None:
    text = table([Outcome("类型", True, 1.0, ""), Outcome("全部测试", False, 2.5, "")])
    assert "失败     2.5 秒  全部测试" in text
    assert text.endswith("共 2 步，1 步失败")


def test_the_core_is_tested_by_another_python_than_the_window() -> None:
    full, core = Environment(ROOT / ".venv"), Environment(ROOT / ".venv-core")
    assert {step.command[0] for step in core_steps(core)} == {str(core.python)}
    assert all_tests(full).command[0] == str(full.python)
