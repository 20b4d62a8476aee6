"""What a file is, by its content; its name is never asked."""

import re
from enum import StrEnum

from core.readers import ole2
from core.readers.package import Package, parse_xml
from core.source.unreadable import Reason, UnreadableError


class Kind(StrEnum):
    """What content can be: each kind has one reader, see :mod:`core.readers.open`."""

    PDF = "pdf"
    OFD = "ofd"
    IMAGE = "image"
    DOCX = "docx"
    XLSX = "xlsx"
    WORD_BINARY = "word_binary"
    EXCEL_BINARY = "excel_binary"
    ENCRYPTED_PACKAGE = "encrypted_package"
    RTF = "rtf"
    MHTML = "mhtml"
    TEXTUAL = "textual"


_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"\0\0\0\x0cjP  ")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b\x08", b"\xfd7zXZ", b"BZh")
_MAIL_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n]")
_MIME = re.compile(rb"^(?:mime-version:\s*1\.0|content-type:\s*multipart/)", re.IGNORECASE | re.MULTILINE)
_PDF_WITHIN = 1024
_HEAD = 4096


def kind_of(data: bytes) -> Kind:
    """Which reader can try ``data``; raises :class:`UnreadableError` naming the kind that none can read."""
    head = data[:_HEAD]
    if data.startswith(ole2.SIGNATURE):
        return _OLE2_KINDS[ole2.main_stream(data)]
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_package(Package(data))
    if _is_picture(head):
        return Kind.IMAGE
    if data.startswith(_ARCHIVES):
        raise UnreadableError(Reason.UNSUPPORTED, "这是压缩包，请先解压")
    if _is_pdf(data):
        return Kind.PDF
    return _kind_of_text(head.lstrip(b"\xef\xbb\xbf \t\r\n"))


_OLE2_KINDS = {
    "EncryptedPackage": Kind.ENCRYPTED_PACKAGE,
    "WordDocument": Kind.WORD_BINARY,
    "Workbook": Kind.EXCEL_BINARY,
    "Book": Kind.EXCEL_BINARY,
}


def _is_picture(head: bytes) -> bool:
    webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    bitmap = head.startswith(b"BM") and head[6:10] == b"\0\0\0\0"
    heif = head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"mif1", b"avif"}
    return head.startswith(_PICTURES) or webp or bitmap or heif


def _is_pdf(data: bytes) -> bool:
    """A PDF may begin with junk; a text that merely mentions its signature has no objects."""
    at = data[: _PDF_WITHIN + 5].find(b"%PDF-")
    return at >= 0 and (not data[:at].strip(b"\xef\xbb\xbf \t\r\n\0") or b"endobj" in data or b"startxref" in data)


def _kind_of_text(head: bytes) -> Kind:
    if head.startswith(b"{\\rtf"):
        return Kind.RTF
    lower = head.lower()
    if _MAIL_HEADER.match(head) and _MIME.search(head):
        return Kind.MHTML
    if b"<pkg:package" in lower or b"<w:worddocument" in lower:
        raise UnreadableError(Reason.UNSUPPORTED, "这是 Word XML 文档")
    return Kind.TEXTUAL


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


def main_part(package: Package, usual: str) -> str:
    """The name of the main part of an Office package; ``usual`` where the package does not say."""
    main = package.related("", "officeDocument")
    return main if main is not None and main in package else usual


def _kind_of_package(package: Package) -> Kind:
    """The kind of a zip package; raises :class:`UnreadableError` naming one that no reader knows."""
    main = package.related("", "officeDocument")
    if main is not None and main in package:
        return _kind_of_office(_content_type(package, main), main.casefold())
    known = (
        ("OFD.xml", Kind.OFD),
        ("Encryptions.xml", Kind.OFD),
        ("word/document.xml", Kind.DOCX),
        ("xl/workbook.xml", Kind.XLSX),
    )
    for part, kind in known:
        if part in package:
            return kind
    raise UnreadableError(Reason.UNSUPPORTED, _package_words(package))


def _kind_of_office(content_type: str, main: str) -> Kind:
    declared = content_type.endswith("main+xml")
    if _is_word(content_type) or (not declared and main.startswith("word/")):
        return Kind.DOCX
    if ("spreadsheetml" in content_type or "ms-excel" in content_type) and "binary" not in content_type:
        return Kind.XLSX
    if not declared and main.startswith("xl/") and main.endswith(".xml"):
        return Kind.XLSX
    raise UnreadableError(Reason.UNSUPPORTED, _office_words(content_type, main))


def _content_type(package: Package, part: str) -> str:
    if _CONTENT_TYPES not in package:
        return ""
    for override in parse_xml(package.read(_CONTENT_TYPES), _CONTENT_TYPES):
        if override.get("PartName", "").lstrip("/").casefold() == part.casefold():
            return override.get("ContentType", "")
    return ""


def _is_word(kind: str) -> bool:
    return any(word in kind and kind.endswith(ending) for word, ending in _MAIN_TYPES)


def _office_words(content_type: str, main: str) -> str:
    if "ms-excel" in content_type or main.startswith("xl/"):
        return "这是二进制 Excel 工作簿（.xlsb）"
    if "presentation" in content_type or "ms-powerpoint" in content_type:
        return "这是 PowerPoint 演示文稿（.pptx）"
    return "这是 Office 文件，但不是 Word 文档"


def _package_words(package: Package) -> str:
    if "content.xml" in package and "mimetype" in package:
        return "这是 OpenDocument 文档（.odt／.ods）"
    return "这是压缩包（zip），里面没有 Word 正文"
