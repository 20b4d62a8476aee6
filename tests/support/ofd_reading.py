"""OFD packages as read, in the words of a test."""

import pytest

from core.readers.ofd import read_ofd
from core.readers.source_file import source_file
from core.source.document import PrintedContent, PrintedPage, SourceDocument
from core.source.unreadable import UnreadableError


def read(data: bytes) -> SourceDocument:
    """The document; raises what the reader raises."""
    return read_ofd(source_file(data, "报告.ofd"))


def pages(data: bytes) -> tuple[PrintedPage, ...]:
    """All pages."""
    content = read(data).content
    assert isinstance(content, PrintedContent)
    return content.pages


def only_page(data: bytes) -> PrintedPage:
    """The page of a document that has one."""
    (page,) = pages(data)
    return page


def seen(page: PrintedPage) -> str:
    """The characters that are not hidden."""
    return "".join(character for at, character in enumerate(page.characters) if at not in page.hidden)


def said(data: bytes) -> str:
    """The reader's reservations as one text; those that hide content end in an exclamation mark."""
    return "\n".join(f"{one.place} {one.message}{'！' if one.hides_content else ''}" for one in read(data).problems)


def refused(data: bytes) -> UnreadableError:
    """The error with which a package is refused."""
    with pytest.raises(UnreadableError) as caught:
        read(data)
    return caught.value
