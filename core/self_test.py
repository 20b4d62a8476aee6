"""The program checks itself with the bundled samples: whoever received it can see that nothing is missing or changed.

What the samples must give stands in ``resources/self_test.json``, made from their definition and not from a run of the
program. Libraries are loaded only while testing: the window asks for this module when it starts.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from core.asset_paths import resource
from core.audit.audited_report import AuditedReport
from core.sandbox.client import Sandbox
from core.sandbox.protocol import Rendered
from core.source.unreadable import Unreadable

_SUFFIXES = (".pdf", ".docx")


class ExpectedSample(Struct, frozen=True):
    """A sample's figures as printed, how many equations hold and are broken, and the rules it violates."""

    name: str
    cells: dict[str, str]
    holds: int
    broken: int
    rules: tuple[str, ...]


class Check(Struct, frozen=True):
    """One thing that was tried; ``fault`` says in Chinese what was wrong, and is empty where nothing was."""

    title: str
    fault: str = ""

    @property
    def passed(self) -> bool:
        """Whether it was as it must be."""
        return not self.fault


class SelfTest(Struct, frozen=True):
    """All that was tried."""

    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        """Whether everything was as it must be; a test that tried nothing has not passed."""
        return bool(self.checks) and all(check.passed for check in self.checks)

    @property
    def sentence(self) -> str:
        """The outcome in one Chinese sentence."""
        if self.passed:
            return f"自检通过：{len(self.checks)} 项检查的结果都与预期一致。"
        failed = "；".join(f"{check.title}：{check.fault}" for check in self.checks if not check.passed)
        return f"自检未通过：{failed or '没有做任何检查'}。请重新安装本程序，并核对安装包的校验值。"


def expected_samples() -> tuple[ExpectedSample, ...]:
    """What the samples must give."""
    return msgspec.json.decode(resource("self_test.json").read_bytes(), type=tuple[ExpectedSample, ...])


def run_self_test(sandbox: Sandbox) -> SelfTest:
    """Audits every sample in ``sandbox`` and tries drawing, second reading and export.

    Raises ``CancelledError`` where the sandbox is closed meanwhile; whatever else goes wrong is a check that failed.
    """
    return SelfTest(tuple(_checks(sandbox)))


def _checks(sandbox: Sandbox) -> Iterator[Check]:
    outcomes: list[AuditedReport | Unreadable] = []
    try:
        samples = expected_samples()
    except (OSError, msgspec.MsgspecError) as error:
        yield Check("预期结果", f"读不出来（{type(error).__name__}）")
        return
    for sample in samples:
        for suffix in _SUFFIXES:
            path = resource("samples", f"{sample.name}{suffix}")
            outcomes.append(sandbox.audit(path))
            yield Check(f"审核样例 {path.name}", difference(sample, outcomes[-1]))
    first = resource("samples", f"{samples[0].name}.pdf")
    drawn = sandbox.render(first, 1, 1.0)
    yield Check("画出原文", "" if isinstance(drawn, Rendered) else drawn.message)
    yield Check("第二读取引擎", _second_reading(outcomes))
    yield Check("导出审核底稿", _tried(lambda: _export(outcomes[-1])))


def difference(expected: ExpectedSample, outcome: AuditedReport | Unreadable) -> str:
    """Where the outcome differs from what must come out, in Chinese; empty where it does not."""
    if isinstance(outcome, Unreadable):
        return outcome.message
    printed = {str(at): figure.printed for at, figure in outcome.report.figures.items()}
    if printed != expected.cells:
        wrong = sum(printed.get(at) != text for at, text in expected.cells.items())
        return f"有 {wrong or len(printed) - len(expected.cells)} 个单元格与样例不同"
    tally = outcome.tally
    if (tally.holds, tally.broken, tally.undetermined) != (expected.holds, expected.broken, 0):
        return f"勾稽相符 {tally.holds} 项、不符 {tally.broken} 项，应为 {expected.holds} 项、{expected.broken} 项"
    rules = tuple(sorted(finding.rule for finding in outcome.findings))
    if rules != expected.rules:
        return f"问题是“{'、'.join(rules)}”，应为“{'、'.join(expected.rules)}”"
    return ""


def _tried(attempt: Callable[[], str]) -> str:
    try:
        return attempt()
    except Exception as error:  # noqa: BLE001 - a part that is missing can fail in any way
        return f"不能用（{type(error).__name__}）"


def _second_reading(outcomes: Sequence[AuditedReport | Unreadable]) -> str:
    """The audits ask the second engine about every broken equation, and the samples have some."""
    reports = [outcome for outcome in outcomes if isinstance(outcome, AuditedReport) and outcome.document.page_count]
    asked = any(finding.witness for report in reports for finding in report.findings)
    return "" if asked else "没有复核出结果"


def _export(outcome: AuditedReport | Unreadable) -> str:
    from core.export.workbook import write_workbook  # noqa: PLC0415 - heavy, and only needed here

    if not isinstance(outcome, AuditedReport):
        return "没有可导出的报告"
    with tempfile.TemporaryDirectory() as folder:
        write_workbook(outcome, Path(folder) / "自检.xlsx")
    return ""
