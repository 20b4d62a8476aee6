"""Pages that are pictures are recognised before anything is laid out, where the recogniser is installed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from core.scans.available import available
from core.source.document import PrintedContent, SourceDocument
from core.source.progress import Progress
from core.source.unreadable import Reason, Unreadable

NOT_INSTALLED = "文字识别组件没有安装"
NOT_LOADED = "文字识别组件不能载入：装得不完整，或这台电脑不能运行它"
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
    why_not = _NOTHING
    if pictures:
        recognise, why_not = _recogniser()
        document = recognise(path, document, pictures, password, tell) if recognise else document
        content = document.content
    if pictures and isinstance(content, PrintedContent) and not any(page.has_text for page in content.pages):
        return Unreadable(document.name, Reason.SCANNED, why_not)
    return document


def can_recognise() -> bool:
    """Whether the recogniser is installed, as far as can be told without loading it."""
    return available()


_Recogniser = Callable[[Path, SourceDocument, Sequence[int], str, Progress], SourceDocument]


def _recogniser() -> tuple[_Recogniser | None, str]:
    """What reads pictures, ``None`` where it is not there; and what is to be said when nothing was read."""
    if not available():
        return None, NOT_INSTALLED
    try:
        # numpy, OpenCV and the networks take half a second to load: only those who have a picture wait for them
        from core.scans.recognition import recognised  # noqa: PLC0415
    except (ImportError, OSError, RuntimeError):
        # a library is missing or damaged, or wants a newer system or, as numpy says with RuntimeError, a newer processor
        return None, NOT_LOADED
    return recognised, _NOTHING
