"""OFD packages that are refused, and the limits past which a page or a package is not read."""

import zipfile
from io import BytesIO

import pytest

from core.readers import ofd as door
from core.readers import ofd_book, page_remarks
from core.readers.open import read_bytes
from core.source.limits import OBJECTS_PER_PAGE
from core.source.unreadable import Reason, Unreadable
from tests.support.ofd_package import (
    PAGE_AREA,
    ofd,
    page,
    rule,
    text,
    use_of,
)
from tests.support.ofd_reading import pages, refused, said

MM = 72 / 25.4
SIMPLE = page(text("合计12", 30, 50))


@pytest.mark.parametrize("name", ["Encryptions.xml", "encryptions.xml", "Doc_0/CryptoBase.xml", "decryptseed.dat"])
def test_an_encrypted_package_is_refused_with_what_to_do(name: str) -> None:
    error = refused(ofd(SIMPLE, parts={name: "<Encryptions/>"}))
    assert error.reason is Reason.PASSWORD
    assert "不支持解密" in error.detail


def test_an_encrypted_package_is_known_even_without_its_main_file() -> None:
    store = BytesIO()
    with zipfile.ZipFile(store, "w") as archive:
        archive.writestr("Encryptions.xml", "<Encryptions/>")
    outcome = read_bytes(store.getvalue(), "a.ofd")
    assert isinstance(outcome, Unreadable)
    assert outcome.reason is Reason.PASSWORD


@pytest.mark.parametrize(
    ("data", "reason", "said_there"),
    [
        (ofd(SIMPLE, main="<OFD/>"), Reason.DAMAGED, "OFD.xml"),
        (ofd(SIMPLE, main="<OFD><DocBody/></OFD>"), Reason.DAMAGED, "OFD.xml"),
        (ofd(SIMPLE, main="<OFD><DocBody><DocRoot>Doc_9/D.xml</DocRoot></DocBody></OFD>"), Reason.DAMAGED, "Doc_9"),
        (ofd(SIMPLE, main="<OFD><DocBody><DocRoot>../../../etc/passwd</DocRoot></DocBody></OFD>"), Reason.DAMAGED, ""),
        (ofd(parts={"Doc_0/Document.xml": "<Document"}), Reason.DAMAGED, "Document.xml"),
        (ofd(), Reason.DAMAGED, "没有页面"),
        (ofd(page()), Reason.NO_TEXT, ""),
        (ofd(page(text("甲", 9, 9, attributes='Visible="false"'))), Reason.NO_TEXT, ""),
        (ofd("<Page", SIMPLE.replace("TextCode", "Other")), Reason.DAMAGED, ""),
        (ofd(page(use_of("50"))), Reason.DAMAGED, "第 1 页"),
        (ofd(SIMPLE, parts={"../evil.xml": "x"}), Reason.UNSAFE, ""),
        (ofd(SIMPLE, main="<OFD/>", parts={"OFD.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><OFD/>"}), Reason.UNSAFE, "DTD"),
    ],
)
def test_a_package_that_cannot_be_read_says_why(data: bytes, reason: Reason, said_there: str) -> None:
    error = refused(data)
    assert error.reason is reason
    assert said_there in error.detail


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ofd_book, "PAGES", 2)
    assert refused(ofd(SIMPLE, SIMPLE, SIMPLE)).reason is Reason.TOO_COMPLEX


def test_a_page_of_too_many_objects_is_said_and_the_others_are_read() -> None:
    many = page("<PageBlock/>" * (OBJECTS_PER_PAGE + 1))
    data = ofd(SIMPLE, many, packed=False)
    assert said(data) == "第 2 页 本页的文字或图形超过处理限度（20001 个对象，最多 20000 个对象），没有读取！"


@pytest.mark.parametrize(
    "endless",
    [
        text("甲" * (page_remarks.GLYPHS_PER_PAGE + 1), 9, 9),
        '<PathObject Boundary="0 0 9 9"><AbbreviatedData>M 0 0'
        + " L 1 1" * (OBJECTS_PER_PAGE + 1)
        + "</AbbreviatedData></PathObject>",
        '<TextObject Boundary="0 0 9 9" Size="4"><CGTransform><Glyphs>'
        + "1 " * (page_remarks.GLYPHS_PER_PAGE + 1)
        + '</Glyphs></CGTransform><TextCode X="0" Y="0"></TextCode></TextObject>',
    ],
    ids=["text", "path", "glyphs"],
)
def test_an_endless_object_costs_its_page_only(endless: str) -> None:
    data = ofd(SIMPLE, page(endless), packed=False)
    assert only_characters(data) == ["合计12", ""]
    assert "超过处理限度" in said(data)


def only_characters(data: bytes) -> list[str]:
    return [one.characters for one in pages(data)]


def test_a_document_of_one_page_past_the_limits_says_what_was_met() -> None:
    error = refused(ofd(page("<PageBlock/>" * (OBJECTS_PER_PAGE + 1)), packed=False))
    assert error.reason is Reason.TOO_COMPLEX
    assert "20001 个对象" in error.detail


@pytest.mark.parametrize(("name", "limit"), [("TEXT_CHARACTERS", 10), ("OBJECTS_PER_DOCUMENT", 5)])
def test_one_page_named_many_times_runs_into_the_limit_of_the_document(
    monkeypatch: pytest.MonkeyPatch, name: str, limit: int
) -> None:
    monkeypatch.setattr(door, name, limit)
    listed = "".join(f'<Page ID="{at}" BaseLoc="A.xml"/>' for at in range(6))
    document = f"<Document><CommonData>{PAGE_AREA}</CommonData><Pages>{listed}</Pages></Document>"
    data = ofd(parts={"Doc_0/Document.xml": document, "Doc_0/A.xml": page(text("合计", 30, 50), rule(9, 9, 90, 9))})
    error = refused(data)
    assert error.reason is Reason.TOO_COMPLEX
    assert str(limit) in error.detail
