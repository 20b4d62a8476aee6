"""Rich Text documents (.rtf, and often .doc by name): the control words are read by ourselves (RTF 1.9.1)."""

from collections.abc import Iterator

from core.readers.docx_notes import Notes
from core.readers.rendition import rendition
from core.readers.rtf_reader import RtfReader
from core.readers.rtf_tokens import Tokens
from core.readers.source_file import SourceFile
from core.source.document import DocumentFormat, MarkedContent, MarkedTable, ProblemKind, ReadProblem, SourceDocument
from core.source.unreadable import Reason, UnreadableError

_ENGINE = "RTF 1.9.1"
_SIGNATURE = b"{\\rtf"
_PADDING = b"}\0\x1a \t\r\n"
_TABLES_OF_A_REPORT = 3
_DAMAGED = "\ufffd"


def read_rtf(file: SourceFile) -> SourceDocument:
    """A Rich Text file as a document; raises :class:`UnreadableError`."""
    tokens = Tokens(file.data, max(file.data.find(_SIGNATURE), 0))
    notes = Notes()
    reader = RtfReader(tokens, notes)
    drafts = reader.drafts()
    damage = tuple(_damage(reader, tokens))
    try:
        content = rendition(drafts)
    except UnreadableError as error:
        raise _without_text(error, notes, damaged=bool(damage)) from error
    problems = (*damage, *notes.problems(), *_reservations(reader, notes, content))
    return SourceDocument(file.name, file.sha256, DocumentFormat.RTF, _ENGINE, content, problems)


def _without_text(error: UnreadableError, notes: Notes, *, damaged: bool) -> UnreadableError:
    if error.reason is not Reason.NO_TEXT:
        return error
    if damaged:
        return UnreadableError(Reason.DAMAGED, "RTF 没有读到正文就中断了")
    return UnreadableError(Reason.NO_TEXT, f"只有 {notes.pictures} 张图片") if notes.pictures else error


def _damage(reader: RtfReader, tokens: Tokens) -> Iterator[ReadProblem]:
    """Braces that do not match: what should stand at the end may be lost, or be left unread after it."""
    if reader.open_groups:
        yield ReadProblem(
            "文件结尾",
            f"文件不完整：有 {reader.open_groups} 个花括号没有闭合，后面的内容可能已丢失",
            hides_content=True,
        )
    elif rest := tokens.rest().strip(_PADDING):
        yield ReadProblem("文件结尾", f"正文提前结束，其后还有 {len(rest):,} 字节没有读取", hides_content=True)


def _reservations(reader: RtfReader, notes: Notes, content: MarkedContent) -> Iterator[ReadProblem]:
    if reader.unended_rows:
        yield ReadProblem("表格", f"有 {reader.unended_rows} 个表格行没有结束标记，这些行可能不完整")
    if reader.guessed_texts:
        yield ReadProblem("文字编码", f"有 {reader.guessed_texts} 处中文用了西文字体的声明，已按中文编码读取")
    tables = sum(isinstance(block, MarkedTable) for block in content.blocks)
    if notes.pictures and tables < _TABLES_OF_A_REPORT:
        yield ReadProblem(
            "文档图片",
            f"有 {notes.pictures} 张较大的图片，图片里的文字和表格没有读取",
            hides_content=True,
            kind=ProblemKind.PICTURES,
        )
    if damaged := sum(line.count(_DAMAGED) for line in content.lines):
        yield ReadProblem("文档文字", f"有 {damaged} 个字符已损坏（{_DAMAGED}）")
