import pytest

from core.source.document import DocumentFormat, PrintedPage
from gui.presenters.page_faces import RECOGNISED, RECOGNISED_WITHOUT_PICTURE, has_pictures, page_faces
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
    assert not has_pictures(document)


def test_a_recognised_page_without_a_picture_does_not_send_to_the_picture() -> None:
    (face, *_) = page_faces(printed_report(page=TURNED, format=DocumentFormat.OFD).document)
    assert face.note == RECOGNISED_WITHOUT_PICTURE
    assert "对照图片" not in face.note


def test_a_page_that_was_read_says_nothing() -> None:
    assert {face.note for face in page_faces(printed_report(page=PAGE).document)} == {""}


def test_a_document_without_pages_has_no_faces() -> None:
    assert page_faces(audited_report().document) == ()
