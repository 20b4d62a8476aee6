"""What a file is, by its content; its name is never asked."""

import re
from enum import StrEnum

from core.readers import ole2
from core.readers.package import Package, parse_xml
from core.source.unreadable import Reason, UnreadableError


class Kind(StrEnum):
    """The readers there are."""

    PDF = "pdf"
    PACKAGE = "package"
    TEXTUAL = "textual"


_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"\0\0\0\x0cjP  ")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b\x08", b"\xfd7zXZ", b"BZh")
_PDF_WITHIN = 1024
_HEAD = 4096


def kind_of(data: bytes) -> Kind:
    """Which reader can try ``data``; raises :class:`UnreadableError` naming the kind that none can read."""
    head = data[:_HEAD]
    if data.startswith(ole2.SIGNATURE):
        raise ole2.refusal(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Kind.PACKAGE
    if _is_picture(head):
        raise UnreadableError(Reason.PICTURE)
    if data.startswith(_ARCHIVES):
        raise UnreadableError(Reason.UNSUPPORTED, "这是压缩包，请先解压")
    if _is_pdf(data):
        return Kind.PDF
    _refuse_textual(head.lstrip(b"\xef\xbb\xbf \t\r\n"))
    return Kind.TEXTUAL


def _is_picture(head: bytes) -> bool:
    webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    bitmap = head.startswith(b"BM") and head[6:10] == b"\0\0\0\0"
    heif = head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"mif1", b"avif"}
    return head.startswith(_PICTURES) or webp or bitmap or heif


def _is_pdf(data: bytes) -> bool:
    """A PDF may begin with junk; a text that merely mentions its signature has no objects."""
    at = data[: _PDF_WITHIN + 5].find(b"%PDF-")
    return at >= 0 and (not data[:at].strip(b"\xef\xbb\xbf \t\r\n\0") or b"endobj" in data or b"startxref" in data)


def _refuse_textual(head: bytes) -> None:
    if head.startswith(b"{\\rtf"):
        raise UnreadableError(Reason.UNSUPPORTED, "这是 RTF 文档")
    lower = head.lower()
    if lower.startswith((b"mime-version:", b"from: <saved by", b"content-type: multipart/")):
        raise UnreadableError(Reason.UNSUPPORTED, "这是单文件网页（MHTML），请另存为普通网页或 Word 文档")
    if b"<pkg:package" in lower or b"<w:worddocument" in lower:
        raise UnreadableError(Reason.UNSUPPORTED, "这是 Word XML 文档")


_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|base|table|tbody|tr|td"
    r"|div|p|h[1-6]|span|font|center|section|article|main|header|form|pre|ul|ol|br|b|strong|a|img)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<(?:\?xml\b|!DOCTYPE\b)", re.IGNORECASE)
_HTML_INSIDE = re.compile(r"<(?:html|body|table|tr|td|p|div)[\s>]", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether decoded text is a web page; raises :class:`UnreadableError` for other XML."""
    head = text[: 4 * _HEAD].lstrip("\ufeff")
    if _MARKUP.match(head) or (head.lstrip().startswith("<") and _HTML_INSIDE.search(head)):
        return True
    if _XML.match(head):
        raise UnreadableError(Reason.UNSUPPORTED, "这是 XML 文件，不是网页")
    return False


_CONTENT_TYPES = "[Content_Types].xml"
_MAIN_TYPES = (
    ("wordprocessingml", ".document.main+xml"),
    ("wordprocessingml", ".template.main+xml"),
    ("ms-word", ".main+xml"),
)


def word_part(package: Package) -> str:
    """The name of the main part of a Word package; raises :class:`UnreadableError` naming any other kind of package."""
    main = package.related("", "officeDocument")
    if main is not None and main in package:
        kind = _content_type(package, main)
        if _is_word(kind) or (not kind.endswith("main+xml") and main.casefold().startswith("word/")):
            return main
        raise UnreadableError(Reason.UNSUPPORTED, _office_kind(kind))
    if "word/document.xml" in package:
        return "word/document.xml"
    raise UnreadableError(Reason.UNSUPPORTED, _package_kind(package))


def _content_type(package: Package, part: str) -> str:
    if _CONTENT_TYPES not in package:
        return ""
    for override in parse_xml(package.read(_CONTENT_TYPES), _CONTENT_TYPES):
        if override.get("PartName", "").lstrip("/").casefold() == part.casefold():
            return override.get("ContentType", "")
    return ""


def _is_word(kind: str) -> bool:
    return any(word in kind and kind.endswith(ending) for word, ending in _MAIN_TYPES)


def _office_kind(kind: str) -> str:
    if "spreadsheet" in kind or "ms-excel" in kind:
        return "这是 Excel 工作簿（.xlsx）"
    if "presentation" in kind or "ms-powerpoint" in kind:
        return "这是 PowerPoint 演示文稿（.pptx）"
    return "这是 Office 文件，但不是 Word 文档"


def _package_kind(package: Package) -> str:
    if "OFD.xml" in package:
        return "这是 OFD 版式文档，请另存为 PDF 或 Word"
    if "xl/workbook.xml" in package:
        return "这是 Excel 工作簿（.xlsx）"
    if "content.xml" in package and "mimetype" in package:
        return "这是 OpenDocument 文档（.odt／.ods）"
    return "这是压缩包（zip），里面没有 Word 正文"
