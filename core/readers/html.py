"""Web pages: the text a reader of the page sees, in paragraphs and tables."""

import re

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from core.readers.encoding import Decoded
from core.readers.html_blocks import PageReader
from core.readers.rendition import rendition
from core.readers.source_file import SourceFile
from core.source.document import DocumentFormat, MarkedTable, ReadProblem, SourceDocument
from core.source.limits import HTML_NODES, NESTING, TEXT_CHARACTERS
from core.source.unreadable import Reason, UnreadableError

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_LATER_VOID_TAGS = re.compile(r"</?(?:wbr|source|track|embed)\b[^>]*>", re.IGNORECASE)
"""Tags without content that libxml2 does not know as such: it would put all that follows inside them."""
_DECLARED_WITHIN = 4096
_ENGINE = f"lxml {etree.__version__}"
_TABLES_OF_A_REPORT = 3
_DAMAGED = "\ufffd"


def declared_charset(data: bytes) -> str:
    """The charset that a page names at its start, or ""; it may lie."""
    match = _CHARSET.search(data[:_DECLARED_WITHIN])
    return match[1].decode("ascii") if match else ""


def read_html(decoded: Decoded, file: SourceFile) -> SourceDocument:
    """A decoded page as a document; raises :class:`UnreadableError`."""
    reader = PageReader()
    drafts = reader.read(_body(decoded.text))
    try:
        content = rendition(drafts)
    except UnreadableError as error:
        if error.reason is Reason.NO_TEXT and reader.frames:
            raise UnreadableError(Reason.NO_TEXT, "正文在内嵌框架里，请打开框架内的页面再保存") from error
        raise
    problems = [*decoded.problems, *reader.problems()]
    tables = sum(isinstance(block, MarkedTable) for block in content.blocks)
    if reader.pictures and tables < _TABLES_OF_A_REPORT:
        problems.append(
            ReadProblem(
                "网页图片", f"有 {reader.pictures} 张较大的图片，图片里的文字和表格没有读取", hides_content=True
            )
        )
    if not decoded.problems and (damaged := sum(line.count(_DAMAGED) for line in content.lines)):
        problems.append(ReadProblem("网页文字", f"有 {damaged} 个字符已损坏（{_DAMAGED}）"))
    return SourceDocument(file.name, file.sha256, DocumentFormat.HTML, _ENGINE, content, tuple(problems))


def _body(text: str) -> etree._Element:
    if len(text) > 4 * TEXT_CHARACTERS:
        raise UnreadableError(Reason.TOO_LARGE, f"{len(text):,} 个字符，限度 {4 * TEXT_CHARACTERS:,}")
    if (tags := text.count("<")) > 2 * HTML_NODES:
        raise UnreadableError(Reason.TOO_COMPLEX, f"网页有 {tags:,} 个标签，限度 {2 * HTML_NODES:,}")
    parser = HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(_LATER_VOID_TAGS.sub("", text).encode(), parser=parser)
    except etree.ParserError as error:
        raise UnreadableError(Reason.NO_TEXT) from error
    # libxml2 cuts a tree that is too deep and goes on as if it were whole
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableError(Reason.TOO_COMPLEX, f"网页嵌套超过 {NESTING} 层")
    if any(entry.level_name == "FATAL" and "huge" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableError(Reason.TOO_COMPLEX, "网页里有一段文字过长")
    return root
