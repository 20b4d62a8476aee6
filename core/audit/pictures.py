"""Pages that are pictures are recognised before anything is laid out, where the recogniser is installed."""

from pathlib import Path

from core.scans.available import available
from core.source.document import PrintedContent, SourceDocument
from core.source.progress import Progress
from core.source.unreadable import Reason, Unreadable

NOT_INSTALLED = "文字识别组件没有安装"
_NOTHING = "没有识别出文字"


def with_pictures_read(
    path: Path, document: SourceDocument, password: str, tell: Progress
) -> SourceDocument | Unreadable:
    """The document with its picture pages read, or why it cannot be: it has nothing else, and they were not.

    Without the recogniser a document that also has text stays as it is, its pictures said to be unread.
    """
    content = document.content
    if not isinstance(content, PrintedContent):
        return document
    pictures = [number for number, page in enumerate(content.pages, 1) if page.is_picture]
    installed = available()
    if pictures and installed:
        # numpy, OpenCV and the networks take half a second to load: only those who have a picture wait for them
        from core.scans.recognition import recognised  # noqa: PLC0415

        document = recognised(path, document, pictures, password, tell)
        content = document.content
    if pictures and isinstance(content, PrintedContent) and not any(page.has_text for page in content.pages):
        return Unreadable(document.name, Reason.SCANNED, _NOTHING if installed else NOT_INSTALLED)
    return document
