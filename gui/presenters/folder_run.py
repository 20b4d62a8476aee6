"""The audit of a whole folder: what is kept of each file, and how the whole is told."""

from collections import Counter
from pathlib import Path

from msgspec import Struct, structs

from core.audit.audited_report import AuditedReport, Conclusion
from core.collection.finding import CollectionAudit, CollectionFinding
from core.export.verdict_sentence import verdict_sentence
from core.rules.verdict import Severity
from core.source.unreadable import Unreadable
from gui.presenters.list_rows import (
    SEVERITY_LEVELS,
    Level,
    ListCell,
    ListColumn,
    ListRow,
    RowList,
    level_cell,
    row_list,
)

_MOST_FILES = 5000
_CONCLUSIONS = {
    Conclusion.ERRORS: (Level.ERROR, "有错误"),
    Conclusion.DOUBTS: (Level.DOUBT, "有存疑"),
    Conclusion.PASS: (Level.GOOD, "通过"),
}
_UNREAD = (Level.ERROR, "读不了")


class FolderFile(Struct, frozen=True):
    """What is kept of one file: the report itself is read again when it is opened. ``path`` is ``None`` for the folder itself."""

    path: Path | None
    name: str
    level: Level
    word: str
    organ: str
    year: int | None
    sentence: str


class FolderRun(Struct, frozen=True):
    """An audit of a folder: what has come so far, ``done`` of ``total`` steps, and what is found across the reports.

    ``stopped``: a person has ended it before its end, or (``problem``) a fault has.
    """

    folder: Path
    files: tuple[FolderFile, ...] = ()
    done: int = 0
    total: int = 0
    now: str = ""
    running: bool = True
    stopped: bool = False
    problem: str = ""
    across: CollectionAudit | None = None
    given: str = ""
    """The rule pack and the list of units that it is made with, in words."""

    def progressed(self, done: int, total: int, now: str) -> "FolderRun":
        """It has come further."""
        return structs.replace(self, done=done, total=total, now=now)

    def with_file(self, file: FolderFile) -> "FolderRun":
        """Another file has been audited."""
        return structs.replace(self, files=(*self.files, file))

    def finished(self, across: CollectionAudit) -> "FolderRun":
        """Every file has been audited, and the reports have been held against each other."""
        return structs.replace(self, running=False, across=across)

    def ended(self, problem: str = "") -> "FolderRun":
        """It was given up."""
        return structs.replace(self, running=False, stopped=True, problem=problem)

    @property
    def line(self) -> str:
        """How far it has come, or what it came to."""
        if self.running:
            of = f" {self.done}/{self.total}" if self.total else ""
            return f"正在审核{of}：{self.now}" if self.now else "正在查看文件夹 ……"
        if self.problem:
            return f"{self.problem}。已审核的 {len(self.files)} 份列在下面，报告之间没有核对"
        if self.stopped:
            return f"已停止：审核了 {len(self.files)} 份，报告之间没有核对"
        return "；".join(filter(None, (_counted(self.files), _across_counted(self.across))))


def folder_file(path: Path | None, outcome: AuditedReport | Unreadable) -> FolderFile:
    """What to keep of an outcome."""
    if isinstance(outcome, Unreadable):
        return FolderFile(path, outcome.name, *_UNREAD, "", None, f"{outcome.sentence}。{outcome.next_step}。")
    level, word = _CONCLUSIONS[outcome.conclusion]
    report = outcome.report
    return FolderFile(path, outcome.document.name, level, word, report.organ, report.year, verdict_sentence(outcome))


def file_list(run: FolderRun) -> RowList:
    """Every file with its verdict."""
    columns = (
        ListColumn("结论", 6),
        ListColumn("单位", 12, 2),
        ListColumn("年度", 4),
        ListColumn("结果", 16, 4),
        ListColumn("文件", 12, 3),
    )
    vacant = "正在审核 ……" if run.running else "没有审核任何文件"
    return row_list(columns, run.files, lambda file: file.level, _file_row, vacant, _MOST_FILES)


def _file_row(file: FolderFile) -> ListRow:
    year = str(file.year) if file.year is not None else ""
    return ListRow(
        file.level,
        file.word,
        year or "年度未识别",
        (
            level_cell(file.level, file.word),
            ListCell(file.organ, (file.organ,)),
            ListCell(year, (year,)),
            ListCell(file.sentence, (file.sentence,)),
            ListCell(file.name, (file.name,)),
        ),
        file,
    )


def across_list(run: FolderRun) -> RowList:
    """The findings about several reports."""
    columns = (ListColumn("级别", 5), ListColumn("单位", 12, 2), ListColumn("问题", 16, 5), ListColumn("规则", 5))
    findings = run.across.findings if run.across is not None else ()
    vacant = (
        "报告之间没有发现需要处理的问题"
        if run.across is not None
        else "全部审核完，才把各份报告互相核对"
        if run.running
        else "报告之间没有核对"
    )
    return row_list(columns, findings, lambda finding: SEVERITY_LEVELS[finding.severity], _finding_row, vacant)


def _finding_row(finding: CollectionFinding) -> ListRow:
    level = SEVERITY_LEVELS[finding.severity]
    return ListRow(
        level,
        finding.severity.chinese,
        finding.rule,
        (
            level_cell(level, finding.severity.chinese),
            ListCell("、".join(finding.units) or finding.place, (finding.place,)),
            ListCell(finding.title, (finding.title,), finding.statement),
            ListCell(finding.rule, (finding.rule,)),
        ),
        finding,
    )


def told(subject: object) -> str:
    """Everything about a file or a finding across reports, in words."""
    if isinstance(subject, CollectionFinding):
        parts = (("位置", subject.place), ("情况", subject.statement), ("应当", subject.expectation))
        more = (("下一步", subject.next_step), ("涉及文件", "、".join(subject.files)), ("依据", subject.basis))
        return "\n".join(f"{caption}：{text}" for caption, text in (*parts, *more) if text)
    if isinstance(subject, FolderFile):
        return f"{subject.name}：{subject.sentence}"
    return "选中一条，这里写明详情；双击一份报告打开它，双击一条问题打开它涉及的第一份报告。"


def file_of(run: FolderRun, subject: object) -> Path | None:
    """The file to open for a row: the file itself, or the first that a finding is about."""
    if isinstance(subject, FolderFile):
        return subject.path
    if isinstance(subject, CollectionFinding):
        places = [place for place in subject.reports if place < len(run.files)]
        return run.files[places[0]].path if places else None
    return None


def _counted(files: tuple[FolderFile, ...]) -> str:
    words = Counter(file.word for file in files)
    order = (*(word for _, word in _CONCLUSIONS.values()), _UNREAD[1])
    return f"共 {len(files)} 份：{'、'.join(f'{word} {words[word]} 份' for word in order if words[word])}"


def _across_counted(across: CollectionAudit | None) -> str:
    if across is None:
        return ""
    severities = Counter(finding.severity for finding in across.findings)
    said = "、".join(f"{severities[one]} 处{one.chinese}" for one in Severity if severities[one])
    problems = f"；{'；'.join(across.problems)}" if across.problems else ""
    listed = "" if across.has_units else "；没有单位名单，汇总数和未报送没有核对"
    return f"报告之间：{said or '没有发现问题'}{listed}{problems}"
