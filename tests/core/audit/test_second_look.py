"""When we find less than the form has, another reader is asked whether the page has more text than we read."""

from pathlib import Path

import pytest
from msgspec import structs

from core.asset_paths import resource
from core.audit.second_look import unread_text
from core.layout.flow import flow_of
from core.readers.open import open_document
from core.report.assemble import assemble
from core.source.document import PrintedContent, SourceDocument

SAMPLE = next(resource("samples").glob("*教育局*.pdf"))


@pytest.fixture(scope="module")
def document() -> SourceDocument:
    opened = open_document(SAMPLE)
    assert isinstance(opened, SourceDocument)
    return opened


def with_pages_cut(document: SourceDocument, share: float) -> SourceDocument:
    """The document as an engine would hand it on that loses all but ``share`` of each page's text."""
    assert isinstance(document.content, PrintedContent)
    pages = []
    for page in document.content.pages:
        kept = int(len(page.characters) * share)
        pages.append(
            structs.replace(page, characters=page.characters[:kept], boxes=page.boxes[:kept], hidden=frozenset())
        )
    return structs.replace(document, content=PrintedContent(tuple(pages)))


def test_text_that_only_the_other_reader_sees_is_told_page_by_page(document: SourceDocument) -> None:
    poor = with_pages_cut(document, 0.5)
    problems = unread_text(SAMPLE, poor, assemble(flow_of(poor)[0]))
    assert problems
    assert all(problem.hides_content for problem in problems)
    assert problems[0].place == "第 1 页"


def test_nobody_is_asked_where_every_table_was_found(document: SourceDocument) -> None:
    report = assemble(flow_of(document)[0])
    assert unread_text(Path("/nowhere.pdf"), document, report) == ()


def test_two_readers_that_see_as_much_leave_no_remark(document: SourceDocument) -> None:
    nothing_found = assemble(())
    assert unread_text(SAMPLE, document, nothing_found) == ()
