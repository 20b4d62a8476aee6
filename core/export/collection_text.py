"""What was found across reports, as text for a person at a terminal."""

from collections.abc import Iterator

from core.collection.finding import CollectionAudit, CollectionFinding
from core.export.characters import visible
from core.rules.verdict import Severity, Verdict


def collection_text(audit: CollectionAudit) -> str:
    """The count first, then every finding, then what could not be checked, with a line end."""
    return "\n".join(visible(line) for line in _lines(audit)) + "\n"


def _lines(audit: CollectionAudit) -> Iterator[str]:
    broken = [finding for finding in audit.findings if finding.verdict is Verdict.BROKEN]
    yield "跨报告核对" + (f"（{audit.year}年）" if audit.year else "")
    yield f"【{_counted(broken) or _nothing_found(audit)}】{collection_sentence(audit)}"
    for number, finding in enumerate(broken, 1):
        yield ""
        yield from _finding(number, finding)
    undecided = [finding for finding in audit.findings if finding.verdict is Verdict.UNDETERMINED]
    yield from _block(
        "无法核对：", [f"{one.rule} {one.place}：{one.statement.removeprefix('无法核对：')}" for one in undecided]
    )
    yield from _block("未报送：", list(audit.missing))
    yield from _block("没有核对的规则（平时不核对，可在规则包里打开）：", list(audit.switched_off))
    yield from _block("没有核对成：", list(audit.problems))


def collection_sentence(audit: CollectionAudit) -> str:
    """For example ``名单 52 个单位，已报送 50，未报送 2；……``."""
    holds, broken, undetermined = audit.checked
    checked = f"跨报告核对 {holds + broken} 项，{undetermined} 项无法核对"
    if not audit.has_units:
        return f"没有单位名单，只核对重复和雷同；{checked}"
    listed = [
        one
        for one in audit.standings
        if one.state in ("已报送", "未报送", "未读成") and not _is_file(one.files, one.name)
    ]
    handed_in = sum(one.state == "已报送" for one in listed)
    return f"名单应报送 {handed_in + len(audit.missing)} 个单位，已报送 {handed_in}，未报送或未读成 {len(audit.missing)}；{checked}"


def _is_file(files: tuple[str, ...], name: str) -> bool:
    return files == (name,)


def _counted(findings: list[CollectionFinding]) -> str:
    counts = [(sum(one.severity is severity for one in findings), severity) for severity in Severity]
    return "、".join(f"{count} 处{severity.chinese}" for count, severity in counts if count)


def _nothing_found(audit: CollectionAudit) -> str:
    holds, _, _ = audit.checked
    return "未发现问题" if holds else "没有可核对的"


def _finding(number: int, finding: CollectionFinding) -> Iterator[str]:
    yield f"{number}. [{finding.severity.chinese}] {finding.rule} {finding.title}（{finding.origin.chinese}）"
    yield f"   位置：{finding.place}"
    yield f"   情况：{finding.statement}"
    if finding.expectation:
        yield f"   应当：{finding.expectation}"
    if finding.files:
        yield f"   文件：{_files(finding.files)}"
    if finding.next_step:
        yield f"   下一步：{finding.next_step}"


def _files(files: tuple[str, ...]) -> str:
    more = f" 等 {len(files)} 个" if len(files) > _NAMED else ""
    return "、".join(files[:_NAMED]) + more


_NAMED = 6


def _block(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from (f"  {line}" for line in lines)
