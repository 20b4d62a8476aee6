"""Web pages: the text a reader of the page sees, in paragraphs and tables."""

import re
from collections.abc import Callable, Sequence

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from core.readers.encoding import Decoded
from core.readers.html_blocks import PageReader
from core.readers.rendition import rendition
from core.readers.source_file import SourceFile
from core.source.document import DocumentFormat, MarkedContent, MarkedTable, ProblemKind, ReadProblem, SourceDocument
from core.source.limits import HTML_NODES, NESTING, TEXT_CHARACTERS
from core.source.unreadable import Reason, UnreadableError

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_LATER_VOID_TAGS = re.compile(r"</?(?:wbr|source|track|embed)\b[^>]*>", re.IGNORECASE)
"""Tags without content that libxml2 does not know as such: it would put all that follows inside them."""
_DECLARED_WITHIN = 4096
_ENGINE = f"lxml {etree.__version__}"
_TABLES_OF_A_REPORT = 3
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_REPORT_WORDS = ("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "需要报告的事项")
_SCRIPTED = "报告正文写在网页脚本里，没有读取，请在浏览器里打开网页，复制到 Word 或打印成 PDF 后再打开"
_DAMAGED = "\ufffd"

FindPage = Callable[[str], Decoded | None]
"""The page that a frame's address stands for, where it is at hand."""


def declared_charset(data: bytes) -> str:
    """The charset that a page names at its start, or ""; it may lie."""
    match = _CHARSET.search(data[:_DECLARED_WITHIN])
    return match[1].decode("ascii") if match else ""


def read_html(decoded: Decoded, file: SourceFile) -> SourceDocument:
    """A decoded page as a document; raises :class:`UnreadableError`."""
    return read_pages(decoded, file, DocumentFormat.HTML, lambda _: None)


def read_pages(decoded: Decoded, file: SourceFile, form: DocumentFormat, find_page: FindPage) -> SourceDocument:
    """A page as a document, with the pages that ``find_page`` knows in the places of their frames."""
    reading = [*decoded.problems]
    roots = [_body(decoded.text)]

    def framed(frame: etree._Element) -> etree._Element | None:
        page = _framed_page(frame, find_page)
        if page is None:
            return None
        reading.extend(page.problems)
        roots.append(_body(page.text))
        return roots[-1]

    reader = PageReader(framed)
    drafts = reader.read(roots[0])
    try:
        content = rendition(drafts)
    except UnreadableError as error:
        if error.reason is Reason.NO_TEXT and reader.frames:
            raise UnreadableError(Reason.NO_TEXT, "正文在内嵌框架里，请打开框架内的页面再保存") from error
        if error.reason is Reason.NO_TEXT and _is_scripted(roots):
            raise UnreadableError(Reason.NO_TEXT, _SCRIPTED) from error
        raise
    problems = [*dict.fromkeys(reading), *reader.problems(), *_left_out(reader, content, roots)]
    if not reading and (damaged := sum(line.count(_DAMAGED) for line in content.lines)):
        problems.append(ReadProblem("网页文字", f"有 {damaged} 个字符已损坏（{_DAMAGED}）"))
    return SourceDocument(file.name, file.sha256, form, _ENGINE, content, tuple(problems))


def _framed_page(frame: etree._Element, find_page: FindPage) -> Decoded | None:
    """The page in a frame: written into the frame itself, or known by its address."""
    written = frame.get("srcdoc")
    if written and written.strip():
        return Decoded(written, "")
    address = frame.get("src") or frame.get("data") or ""
    return find_page(address) if address else None


def _left_out(reader: PageReader, content: MarkedContent, roots: Sequence[etree._Element]) -> list[ReadProblem]:
    """Pictures, frames and scripts in which the tables may stand, where not all of them were found elsewhere."""
    if sum(isinstance(block, MarkedTable) for block in content.blocks) >= _TABLES_OF_A_REPORT:
        return []
    problems: list[ReadProblem] = []
    if reader.pictures:
        message = f"有 {reader.pictures} 张较大的图片，图片里的文字和表格没有读取"
        problems.append(ReadProblem("网页图片", message, hides_content=True, kind=ProblemKind.PICTURES))
    if reader.frames:
        message = f"有 {reader.frames} 个内嵌框架，框架里的页面没有随文件保存，没有读取"
        problems.append(ReadProblem("网页框架", message, hides_content=True))
    if _is_scripted(roots):
        problems.append(ReadProblem("网页脚本", _SCRIPTED, hides_content=True))
    return problems


def _is_scripted(roots: Sequence[etree._Element]) -> bool:
    """Whether words of a report stand in the scripts of the pages."""
    for root in roots:
        text = "".join(script.text or "" for script in root.iter("script"))
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        if sum(word in text for word in _REPORT_WORDS) >= len(_REPORT_WORDS) // 2:
            return True
    return False


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
