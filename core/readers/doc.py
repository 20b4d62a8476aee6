"""Old Word documents (.doc) and those of WPS Writer (.wps), which are built the same ([MS-DOC])."""

from collections.abc import Iterator

import olefile

from core.readers.doc_body import BodyReader
from core.readers.doc_file import Part, Story, WordFile
from core.readers.doc_pieces import Pieces
from core.readers.docx_notes import Notes
from core.readers.encrypted import decrypted
from core.readers.rendition import rendition
from core.readers.source_file import SourceFile
from core.source.document import DocumentFormat, MarkedTable, ProblemKind, ReadProblem, SourceDocument
from core.source.unreadable import Reason, UnreadableError

_ENGINE = f"olefile {olefile.__version__}"
_TABLES_OF_A_REPORT = 3
_DAMAGED = "\ufffd"
_MARKS = (
    (Part.FOOTNOTE_MARKS, 2, "脚注"),
    (Part.ENDNOTE_MARKS, 2, "尾注"),
    (Part.COMMENT_MARKS, 30, "批注"),
)


def read_doc(file: SourceFile) -> SourceDocument:
    """The Word document in a compound file; raises :class:`UnreadableError`, also for those before Word 97."""
    word = WordFile(decrypted(file))
    pieces = Pieces(word.part(Part.PIECES), word.document)
    notes = Notes()
    reader = BodyReader(word, pieces, notes)
    try:
        content = rendition(reader.blocks(*word.story(Story.MAIN)))
    except UnreadableError as error:
        if error.reason is Reason.NO_TEXT and notes.pictures:
            raise UnreadableError(Reason.NO_TEXT, f"只有 {notes.pictures} 张图片") from error
        raise
    tables = sum(isinstance(block, MarkedTable) for block in content.blocks)
    problems = [
        *notes.problems(),
        *_pictures(notes, tables),
        *_unread(reader, word),
        *_damage(reader, pieces, word, sum(line.count(_DAMAGED) for line in content.lines)),
    ]
    return SourceDocument(file.name, file.sha256, DocumentFormat.DOC, _ENGINE, content, tuple(problems))


def _pictures(notes: Notes, tables: int) -> Iterator[ReadProblem]:
    if notes.pictures and tables < _TABLES_OF_A_REPORT:
        yield ReadProblem(
            "文档图片",
            f"有 {notes.pictures} 张较大的图片，图片里的文字和表格没有读取",
            hides_content=True,
            kind=ProblemKind.PICTURES,
        )


def _unread(reader: BodyReader, word: WordFile) -> Iterator[ReadProblem]:
    if reader.unnumbered:
        yield ReadProblem("自动编号", f"有 {reader.unnumbered} 段的编号定义无法读取，段落前的自动编号没有还原")
    for part, size, name in _MARKS:
        if count := max((len(word.part(part)) - 4) // (4 + size), 0):
            kind = ProblemKind.COMMENTS if part is Part.COMMENT_MARKS else ProblemKind.OTHER
            yield ReadProblem(name, f"有 {count} 处{name}没有读取", kind=kind)
    if reader.displaced:
        yield ReadProblem("文本框", f"有 {reader.displaced} 个文本框找不到在正文里的位置，内容列在文末")


def _damage(reader: BodyReader, pieces: Pieces, word: WordFile, shown: int) -> Iterator[ReadProblem]:
    end = word.story(Story.HEADER_BOXES)[1]
    missing = max(word.story(Story.MAIN)[1] - len(pieces.text), 0) + pieces.lost
    if missing:
        yield ReadProblem("文档文字", f"文件不完整，有 {missing:,} 个字符没有读到", hides_content=True)
    elif shown:
        yield ReadProblem("文档文字", f"有 {shown} 个字符已损坏（{_DAMAGED}）")
    if (beyond := len(pieces.text) - end) > 1:  # one mark stands behind the last text (2.3)
        yield ReadProblem("文档文字", f"有 {beyond:,} 个字符不属于文档的任何部分，没有读取", hides_content=True)
    for message in reader.damage():
        yield ReadProblem("文档文字", message, hides_content=True)
