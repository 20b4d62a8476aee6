"""What a person gives beside the reports: the list of units, and the result of an earlier audit."""

from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import Struct

from core.collection.collector import Returned
from core.collection.unit_list import UnitList
from core.rules.across.collection import OpenFinding
from core.sandbox.client import Sandbox, SandboxClient
from core.source.limits import ANSWER_BYTES
from core.source.unreadable import Unreadable

_LISTED = 20


class GivenError(Exception):
    """Something given that cannot be used; the message is Chinese and says what to change."""


def units_in(path: Path, sandbox: Callable[[], Sandbox] = SandboxClient) -> UnitList:
    """The list of units in a file; raises :class:`GivenError`."""
    client = sandbox()
    try:
        units = client.read_units(path)
    finally:
        client.close()
    if isinstance(units, Unreadable):
        raise GivenError(f"单位名单“{path.name}”读不出来：{units.message}")
    if units.problems:
        told = "\n".join(f"  {problem}" for problem in units.problems[:_LISTED])
        more = f"\n  等 {len(units.problems)} 处" if len(units.problems) > _LISTED else ""
        raise GivenError(f"请修改单位名单“{path.name}”：\n{told}{more}")
    return units


class _Finding(Struct):
    rule: str
    severity: str
    verdict: str
    key: str = ""
    title: str = ""
    place: str = ""
    statement: str = ""


class _Particulars(Struct):
    organ: str | None = None
    year: int | None = None


class _Report(Struct):
    report: _Particulars
    findings: tuple[_Finding, ...] = ()


class _Reports(Struct):
    reports: tuple[_Report, ...]


def earlier_errors(path: Path) -> Returned:
    """The errors of an earlier audit by organ and year, from its JSON output; raises :class:`GivenError`."""
    try:
        if path.stat().st_size > ANSWER_BYTES:
            raise GivenError(f"上次的审核结果“{path.name}”过大，请确认选对了文件")
        reports = _decoded(path.read_bytes())
    except OSError as error:
        raise GivenError(f"上次的审核结果“{path.name}”读不出来，请确认文件存在") from error
    except msgspec.MsgspecError as error:
        raise GivenError(
            f"请确认“{path.name}”是上次的审核结果，它应由“gouji audit --format json”输出（{error}）"
        ) from error
    return {(one.report.organ, one.report.year): _errors(one) for one in reports if one.report.organ}


def _decoded(data: bytes) -> tuple[_Report, ...]:
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return msgspec.json.decode(data, type=_Reports).reports
    except msgspec.ValidationError:
        return (msgspec.json.decode(data, type=_Report),)


def _errors(report: _Report) -> tuple[OpenFinding, ...]:
    return tuple(
        OpenFinding(one.key, one.rule, one.title, one.place, one.statement)
        for one in report.findings
        if one.key and one.severity == "error" and one.verdict == "broken"
    )
