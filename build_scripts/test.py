"""Sets up the project and checks everything: ``python3 build_scripts/test.py [--quick] [--audit-dependencies]``.

Style, types, import contracts, the core's tests in an environment without Qt, then all tests with coverage. Every step
runs even when one before it failed; a table of the steps and pytest's closing line come last. Exits 1 when a step failed.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("需要 Python 3.11 或更高版本，当前是 %d.%d。" % sys.version_info[:2])  # noqa: UP031

import argparse
import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from build_scripts.recogniser_networks import fetch_networks
from build_scripts.set_up_environment import ROOT, Environment, SetUpError, set_up
from build_scripts.set_up_system import (
    SPREADSHEET_PACKAGE,
    Missing,
    install,
    missing_environment_packages,
    missing_window_packages,
    speak_chinese,
)

WITHOUT_QT = ROOT / ".venv-core"
OFF_SCREEN = (("QT_QPA_PLATFORM", "offscreen"),)
ON_ALL_CORES = ("-n", "auto", "--dist", "worksteal")
"""Half of the time goes into a few hundred bad files, each in processes of its own."""
FAIL_ON_QT_WARNINGS = ("-o", "qt_log_level_fail=WARNING")
"""A setting of pytest-qt, which the environment without Qt does not know; so it stands here, not in pyproject.toml."""


@dataclass(frozen=True)
class Step:
    """One check: what it is called, what runs, and what it finds in its environment variables."""

    title: str
    command: tuple[str, ...]
    variables: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Outcome:
    """How a step ended; ``closing`` is the last line it printed."""

    title: str
    passed: bool
    seconds: float
    closing: str


def static_steps(full: Environment) -> tuple[Step, ...]:
    """The checks that run nothing of the program."""
    return (
        Step("代码规范 ruff check", (str(full.program("ruff")), "check")),
        Step("代码格式 ruff format", (str(full.program("ruff")), "format", "--check")),
        Step("类型 mypy --strict", (str(full.program("mypy")),)),
        Step("导入约束 lint-imports", (str(full.program("lint-imports")),)),
    )


_NO_QT = "import importlib.util as u; raise SystemExit('环境里不应有 PySide6' if u.find_spec('PySide6') else 0)"


def core_steps(core: Environment) -> tuple[Step, ...]:
    """The core's tests where there is no Qt, and the proof that there is none."""
    return (
        Step("核心环境里没有 PySide6", (str(core.python), "-c", _NO_QT)),
        Step("核心测试（无 Qt）", (str(core.python), "-m", "pytest", *ON_ALL_CORES, "tests/core")),
    )


def all_tests(full: Environment) -> Step:
    """Every test, the window's drawn off screen; a warning of Qt fails the test that caused it."""
    command = (str(full.python), "-m", "pytest", *ON_ALL_CORES, *FAIL_ON_QT_WARNINGS, "--cov", "--cov-report=")
    return Step("全部测试", command, OFF_SCREEN)


def coverage_report(full: Environment) -> Step:
    """The lines that no test reaches, file by file. The core's tests are among all tests, so one run tells."""
    return Step("覆盖率报告", (str(full.program("coverage")), "report", "--skip-covered", "--skip-empty"))


def quick_steps(full: Environment) -> tuple[Step, ...]:
    """What is worth running before every commit: the static checks, and all tests once until the first failure."""
    once = Step("全部测试", (str(full.python), "-m", "pytest", *ON_ALL_CORES, *FAIL_ON_QT_WARNINGS, "-x"), OFF_SCREEN)
    return (*static_steps(full), once)


def run_step(step: Step) -> Outcome:
    """Runs a step, shows its output but for the last line, which is kept for the end."""
    print(f"\n── {step.title}", flush=True)
    started, held = time.monotonic(), ""
    with subprocess.Popen(
        step.command,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **dict(step.variables)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            print(held, end="", flush=True)
            held = line
    if "pytest" not in step.command:
        print(held, end="", flush=True)
    return Outcome(step.title, process.returncode == 0, time.monotonic() - started, held.rstrip("\n"))


def table(outcomes: Sequence[Outcome]) -> str:
    """All steps, one a line."""
    rows = [f"  {'通过' if each.passed else '失败'}  {each.seconds:6.1f} 秒  {each.title}" for each in outcomes]
    failed = sum(not each.passed for each in outcomes)
    end = f"共 {len(outcomes)} 步，{failed} 步失败" if failed else f"共 {len(outcomes)} 步，全部通过"
    return "\n".join(["── 汇总", *rows, f"  {end}"])


def set_up_for_tests() -> Environment:
    """The environment of all tests, with the networks that read scans; tests that want them skip without."""
    environment = set_up(ROOT / ".venv", "dev")
    fetch_networks(environment.python)
    return environment


def run_all(*, audit_dependencies: bool) -> list[Outcome]:
    """Every step; the last outcome is that of all tests."""
    full, core = set_up_for_tests(), set_up(WITHOUT_QT, "core-dev")
    outcomes = [run_step(step) for step in (*static_steps(full), *core_steps(core))]
    if audit_dependencies:
        locked = str(ROOT / "build_scripts" / "locked" / "run.txt")
        command = (str(full.program("pip-audit")), "--require-hashes", "--disable-pip", "--requirement", locked)
        outcomes.append(run_step(Step("依赖漏洞 pip-audit", command)))
    tests = run_step(all_tests(full))
    return [*outcomes, run_step(coverage_report(full)), tests]


def run_quick() -> list[Outcome]:
    """The quick steps; the last outcome is that of the tests."""
    return [run_step(step) for step in quick_steps(set_up_for_tests())]


def set_up_system() -> None:
    """Installs what the tests want from the system; what is missing all the same is said in one line, and tests skip."""
    install(missing_environment_packages())
    wanted = missing_window_packages()
    if sys.platform.startswith("linux") and not shutil.which("soffice"):
        wanted += (SPREADSHEET_PACKAGE,)
    try:
        install(wanted)
    except Missing as missing:
        print(missing, file=sys.stderr, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Sets up and runs the checks; 0 when all passed."""
    speak_chinese()
    parser = argparse.ArgumentParser(description="运行全部检查与测试")
    parser.add_argument("--quick", action="store_true", help="只做静态检查和一遍测试，遇到第一个失败即停")
    parser.add_argument("--audit-dependencies", action="store_true", help="另用 pip-audit 查依赖漏洞（需要联网）")
    options = parser.parse_args(arguments)
    try:
        set_up_system()
        outcomes = run_quick() if options.quick else run_all(audit_dependencies=options.audit_dependencies)
    except (SetUpError, Missing) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("已取消。", file=sys.stderr)
        return 130
    print(f"\n{table(outcomes)}\n\n{outcomes[-1].closing}", flush=True)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
