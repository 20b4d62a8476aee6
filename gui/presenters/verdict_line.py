"""The verdict on the whole report, as it stands above the workbench."""

from msgspec import Struct

from core.audit.audited_report import AuditedReport, Conclusion
from core.export.verdict_sentence import verdict_sentence
from core.forms.form import Edition
from gui.presenters.list_rows import LEVEL_SIGNS, Level


class VerdictLine(Struct, frozen=True):
    """``sentence`` is the verdict; ``title`` and ``facts`` say which report it is about."""

    level: Level
    sign: str
    sentence: str
    title: str
    facts: str


_LEVELS = {Conclusion.ERRORS: Level.ERROR, Conclusion.DOUBTS: Level.DOUBT, Conclusion.PASS: Level.GOOD}
_EDITIONS = {Edition.Y2019: "2019年版格式", Edition.Y2021: "2021年版格式"}


def verdict_line(audited: AuditedReport) -> VerdictLine:
    """The line for one report."""
    level = _LEVELS[audited.conclusion]
    report, document = audited.report, audited.document
    facts = (
        f"{report.year}年" if report.year else "年度未识别",
        _EDITIONS[report.edition] if report.edition else "格式版次未识别",
        f"{document.page_count} 页" if document.page_count else "",
        document.name,
    )
    return VerdictLine(
        level,
        LEVEL_SIGNS[level],
        verdict_sentence(audited),
        report.title.characters or report.organ or "标题未识别",
        " · ".join(fact for fact in facts if fact),
    )
