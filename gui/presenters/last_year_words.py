"""What is said when a file does not do as last year's report."""

from msgspec import Struct

from core.audit.audited_report import AuditedReport
from core.report.organ_name import organ_key
from core.source.unreadable import Unreadable

_UNCHANGED = "正在审核的报告没有改变。"


class Doubts(Struct, frozen=True):
    """``refusal``: it cannot be; ``question``: it may be, if the person says so; both empty: nothing speaks against it."""

    refusal: str = ""
    question: str = ""


def doubts_about(this: AuditedReport, last: AuditedReport) -> Doubts:
    """Whether ``last`` may be the report of the year before ``this``."""
    if this.document.sha256 == last.document.sha256 and this.report.title.characters == last.report.title.characters:
        return Doubts(f"选的就是正在审核的这一份。请选上一年的报告。{_UNCHANGED}")
    said = tuple(filter(None, (_other_year(this.report.year, last.report.year), _other_organ(this, last))))
    return (
        Doubts(question="\n".join((f"选的文件：{last.document.name}", *said, "\n如果是选错了文件，请取消。")))
        if said
        else Doubts()
    )


def _other_year(year: int | None, before: int | None) -> str:
    if year is None or before is None or before == year - 1:
        return ""
    return f"正在审核的是 {year} 年的报告，它的上年报告应是 {year - 1} 年的，这个文件写明是 {before} 年的。"


def _other_organ(this: AuditedReport, last: AuditedReport) -> str:
    """Names that have nothing to do with each other; one is often the short form of the other."""
    name, other = (organ_key(audited.report.organ) for audited in (this, last))
    if not name or not other or name in other or other in name:
        return ""
    return f"正在审核的是“{this.report.organ}”的报告，这个文件是“{last.report.organ}”的。单位改过名或合并过的，可以仍然对照。"


def refused_words(name: str, why: Unreadable) -> str:
    """Why a file could not be read, what to do, and that nothing was lost."""
    return f"上年报告“{name}”：{why.sentence}。{why.next_step}。\n\n{_UNCHANGED}"
