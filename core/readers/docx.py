"""Word documents (.docx): zip and XML straight away, so that nothing of the text is lost on the way."""

from lxml import etree

from core.readers.docx_body import BodyReader
from core.readers.docx_names import child, transitional, within
from core.readers.docx_notes import Notes
from core.readers.docx_numbering import Numbering
from core.readers.package import Package
from core.readers.rendition import rendition
from core.readers.sniff import main_part
from core.readers.source_file import SourceFile
from core.source.document import DocumentFormat, MarkedTable, ProblemKind, ReadProblem, SourceDocument
from core.source.unreadable import Reason, UnreadableError

_ENGINE = f"lxml {etree.__version__}"
_TABLES_OF_A_REPORT = 3
_DAMAGED = "\ufffd"


def read_docx(file: SourceFile) -> SourceDocument:
    """The Word document in a package (.docx); raises :class:`UnreadableError`, also for packages of another kind."""
    package = Package(file.data)
    main = main_part(package, "word/document.xml")
    body = child(transitional(package.xml(main)), "body")
    if body is None:
        raise UnreadableError(Reason.DAMAGED, "没有正文")
    problems: list[ReadProblem] = []
    notes = Notes()
    reader = BodyReader(_numbering(package, main, body, problems), notes)
    try:
        content = rendition(reader.blocks(body))
    except UnreadableError as error:
        if error.reason is Reason.NO_TEXT and notes.pictures:
            raise UnreadableError(Reason.NO_TEXT, f"只有 {notes.pictures} 张图片") from error
        raise
    problems += notes.problems()
    tables = sum(isinstance(block, MarkedTable) for block in content.blocks)
    if notes.pictures and tables < _TABLES_OF_A_REPORT:
        problems.append(
            ReadProblem(
                "文档图片",
                f"有 {notes.pictures} 张较大的图片，图片里的文字和表格没有读取",
                hides_content=True,
                kind=ProblemKind.PICTURES,
            )
        )
    if damaged := sum(line.count(_DAMAGED) for line in content.lines):
        problems.append(ReadProblem("文档文字", f"有 {damaged} 个字符已损坏（{_DAMAGED}）"))
    return SourceDocument(file.name, file.sha256, DocumentFormat.DOCX, _ENGINE, content, tuple(problems))


def _numbering(package: Package, main: str, body: etree._Element, problems: list[ReadProblem]) -> Numbering:
    """The lists that the document counts; a damaged definition costs the numbers, not the document."""
    numbering, styles = package.related(main, "numbering"), package.related(main, "styles")
    if numbering is None or numbering not in package:
        return Numbering()
    styled = styles is not None and styles in package and next(within(body, "pStyle"), None) is not None
    try:
        return Numbering(
            transitional(package.xml(numbering)),
            transitional(package.xml(styles)) if styled and styles is not None else None,
        )
    except UnreadableError:
        problems.append(ReadProblem("自动编号", "编号定义无法读取，段落前的自动编号没有还原"))
        return Numbering()
