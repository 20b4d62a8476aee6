"""The sheets of a workbook as one document."""

from collections.abc import Sequence

from core.readers.rendition import rendition
from core.readers.sheet import Sheet
from core.readers.sheet_blocks import drafts_of
from core.readers.sheet_notes import SheetNotes
from core.readers.source_file import SourceFile
from core.source.document import (
    DocumentFormat,
    MarkedContent,
    MarkedTable,
    Paragraph,
    ProblemKind,
    ReadProblem,
    SourceDocument,
)
from core.source.unreadable import Reason, UnreadableError

_TABLES_OF_A_REPORT = 3
_NARRATIVE = 60
"""A report's running text has sentences that are longer."""
_DAMAGED = "\ufffd"


def workbook_document(
    file: SourceFile, kind: DocumentFormat, engine: str, sheets: Sequence[Sheet], notes: SheetNotes
) -> SourceDocument:
    """The sheets one after another, with what was noted on the way; raises :class:`UnreadableError`."""
    try:
        content = rendition(draft for sheet in sheets for draft in drafts_of(sheet, notes))
    except UnreadableError as error:
        hidden = next((problem for problem in notes.problems() if problem.hides_content), None)
        if error.reason is Reason.NO_TEXT and (hidden or notes.pictures):
            said = f"{hidden.place}{hidden.message}" if hidden else f"只有 {notes.pictures} 张图片"
            raise UnreadableError(Reason.NO_TEXT, said) from error
        raise
    problems = (*notes.problems(), *_of_content(content, notes))
    return SourceDocument(file.name, file.sha256, kind, engine, content, problems)


def _of_content(content: MarkedContent, notes: SheetNotes) -> list[ReadProblem]:
    problems = []
    tables = sum(isinstance(block, MarkedTable) for block in content.blocks)
    if notes.pictures and tables < _TABLES_OF_A_REPORT:
        message = f"有 {notes.pictures} 张较大的图片，图片里的文字和表格没有读取"
        problems.append(ReadProblem("工作簿图片", message, hides_content=True, kind=ProblemKind.PICTURES))
    if tables and not any(_is_narrative(block) for block in content.blocks):
        message = "只有表格，没有成段的文字；报告的文字部分如另有文件，请一并审核"
        problems.append(ReadProblem("工作簿", message, hides_content=True))
    if damaged := sum(line.count(_DAMAGED) for line in content.lines):
        problems.append(ReadProblem("文字", f"有 {damaged} 个字符已损坏（{_DAMAGED}）"))
    return problems


def _is_narrative(block: Paragraph | MarkedTable) -> bool:
    return isinstance(block, Paragraph) and len(block.text) > _NARRATIVE and "。" in block.text.characters
