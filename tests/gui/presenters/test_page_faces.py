import pytest
from msgspec import structs

from core.source.document import DocumentFormat, PrintedContent, PrintedPage
from gui.presenters.page_faces import RECOGNISED, page_faces
from tests.support.audited import audited_report
from tests.support.printed import printed_report

PAGE = PrintedPage(500.0, 700.0, "", ())
TURNED = PrintedPage(500.0, 700.0, "", (), recognised=True, turn=90.5)


@pytest.mark.parametrize("kind", [DocumentFormat.PDF, DocumentFormat.IMAGE])
def test_pages_that_can_be_pictured_are_not_drawn(kind: DocumentFormat) -> None:
    faces = page_faces(printed_report(page=TURNED, format=kind).document)
    assert [face.drawn for face in faces] == [None] * 5
    assert {(face.size, face.turn, face.note) for face in faces} == {((500.0, 700.0), 90.5, RECOGNISED)}


def test_pages_of_an_ofd_are_drawn_from_what_was_read() -> None:
    document = printed_report(page=PAGE, format=DocumentFormat.OFD).document
    assert [face.drawn for face in page_faces(document)] == [PAGE] * 5


def test_a_page_of_an_ofd_that_was_recognised_is_shown_as_the_picture_it_is() -> None:
    document = printed_report(pages=1, page=PAGE, format=DocumentFormat.OFD).document
    mixed = structs.replace(document, content=PrintedContent((PAGE, TURNED)))
    assert [(face.drawn, face.turn, face.note) for face in page_faces(mixed)] == [
        (PAGE, 0.0, ""),
        (None, 90.5, RECOGNISED),
    ]


def test_a_page_that_was_read_says_nothing() -> None:
    assert {face.note for face in page_faces(printed_report(page=PAGE).document)} == {""}


def test_a_document_without_pages_has_no_faces() -> None:
    assert page_faces(audited_report().document) == ()
