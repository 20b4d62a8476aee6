"""The verdict on a report in one sentence."""

from core.audit.audited_report import AuditedReport, Tally
from core.rules.verdict import Severity


def verdict_sentence(audited: AuditedReport) -> str:
    """For example ``3 处错误、2 处存疑；42 项勾稽已核对 40 项，2 项无法核对``; repairs and unread places are counted too."""
    repaired = sum(bool(figure.repair) for figure in audited.report.figures.values())
    parts = [_findings(audited), _identities(audited.tally)]
    if repaired:
        parts.append(f"{repaired} 个数据经修复识读")
    if audited.problems:
        parts.append(f"{len(audited.problems)} 处读取有保留")
    return "；".join(parts)


def _findings(audited: AuditedReport) -> str:
    counts = [(sum(finding.severity is severity for finding in audited.findings), severity) for severity in Severity]
    told = "、".join(f"{count} 处{severity.chinese}" for count, severity in counts if count)
    if counts[0][0] or counts[1][0]:
        return told
    return f"未发现错误，{told}" if told else "未发现错误"


def _identities(tally: Tally) -> str:
    if not tally.total:
        return "没有可核对的勾稽"
    if tally.undetermined:
        checked = tally.total - tally.undetermined
        return f"{tally.total} 项勾稽已核对 {checked} 项，{tally.undetermined} 项无法核对"
    if tally.broken:
        return f"{tally.total} 项勾稽全部核对，{tally.broken} 项不符"
    return f"{tally.total} 项勾稽全部核对相符"
