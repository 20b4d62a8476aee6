import errno
import logging
from pathlib import Path

import pytest

from core.readers import open as door
from core.readers.open import open_document, read_bytes
from core.source.document import DocumentFormat, SourceDocument
from core.source.unreadable import Reason, Unreadable
from tests.support.biff import OldSheet, old_workbook
from tests.support.flow_reading import opened, paragraphs, problems, refused
from tests.support.ofd_package import ofd, page, text
from tests.support.word_package import packed, paragraph, word_package
from tests.support.workbooks import row, sheet_package

OLE2 = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504


def ole2(*streams: str) -> bytes:
    entries = b"".join((name + "\0").encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams))
    return OLE2 + entries


def package(main: str, kind: str) -> bytes:
    return packed(
        {
            "[Content_Types].xml": f'<Types><Override PartName="/{main}" ContentType="application/{kind}.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships><Relationship Type="x/officeDocument" Target="{main}"/></Relationships>',
            main: "<x/>",
        }
    )


def test_a_missing_file_a_folder_and_an_empty_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "empty.docx").write_bytes(b"")
    outcomes = [
        open_document(tmp_path / name) for name in ("none.pdf", "folder.pdf", "empty.docx", "empty.docx/x", "a\0b")
    ]
    assert [one.reason for one in outcomes if isinstance(one, Unreadable)] == [
        Reason.NOT_FOUND,
        Reason.IS_FOLDER,
        Reason.EMPTY,
        Reason.NOT_FOUND,
        Reason.NOT_FOUND,
    ]


def test_a_file_beyond_the_limit_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "FILE_BYTES", 10)
    path = tmp_path / "large.txt"
    path.write_bytes(b"0" * 11)
    outcome = open_document(path)
    assert isinstance(outcome, Unreadable)
    assert outcome.reason is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("error", "reason"),
    [(PermissionError(errno.EACCES, "x"), Reason.NO_PERMISSION), (OSError(errno.EIO, "io"), Reason.DAMAGED)],
)
def test_what_the_system_refuses_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: Reason
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    outcome = open_document(path)
    assert isinstance(outcome, Unreadable)
    assert outcome.reason is reason


@pytest.mark.parametrize(
    ("data", "reason", "said"),
    [
        (ole2("WordDocument"), Reason.DAMAGED, "OLE2"),
        (ole2("Workbook"), Reason.DAMAGED, "OLE2"),
        (ole2("EncryptedPackage"), Reason.DAMAGED, "OLE2"),
        (ole2(), Reason.UNSUPPORTED, "OLE2"),
        (OLE2, Reason.DAMAGED, ""),
        (b"\x89PNG\r\n\x1a\n....", Reason.DAMAGED, "图片"),
        (b"\xff\xd8\xff\xe0....", Reason.DAMAGED, "图片"),
        (b"II*\0....", Reason.DAMAGED, "图片"),
        (b"BM\x36\0\0\0\0\0\0\0", Reason.DAMAGED, "图片"),
        (b"GIF89a..", Reason.DAMAGED, "图片"),
        (b"Rar!\x1a\x07", Reason.UNSUPPORTED, "压缩包"),
        (package("xl/workbook.xml", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Reason.NO_TEXT, ""),
        (
            package("ppt/p.xml", "vnd.openxmlformats-officedocument.presentationml.presentation"),
            Reason.UNSUPPORTED,
            "PowerPoint",
        ),
        (packed({"mimetype": "x", "content.xml": "<x/>"}), Reason.UNSUPPORTED, "OpenDocument"),
        (packed({"readme.txt": "x"}), Reason.UNSUPPORTED, "zip"),
        (b'<?xml version="1.0"?><note>1</note>', Reason.UNSUPPORTED, "XML"),
        (b'<?xml version="1.0"?><w:wordDocument xmlns:w="x"/>', Reason.UNSUPPORTED, "Word XML"),
    ],
)
def test_a_kind_that_cannot_be_read_is_named_whatever_its_extension(
    data: bytes | str, reason: Reason, said: str
) -> None:
    outcome = refused(data, "年报.docx")
    assert outcome.reason is reason
    assert said in outcome.detail
    assert outcome.next_step


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (word_package(paragraph("甲")), DocumentFormat.DOCX),
        (ofd(page(text("甲", 30, 50))), DocumentFormat.OFD),
        (sheet_package(row("甲")), DocumentFormat.XLSX),
        (old_workbook(OldSheet("表", {(0, 0): "甲"})), DocumentFormat.XLS),
        ("<html><body><table><tr><td>1</table>", DocumentFormat.HTML),
        ("<!-- 注 --><div>甲</div>", DocumentFormat.HTML),
        ('<?xml version="1.0"?><!DOCTYPE html><html><body>甲</body></html>', DocumentFormat.HTML),
        ("甲 < 乙", DocumentFormat.TEXT),
        ("《%PDF-1.7 说明》", DocumentFormat.TEXT),
        ("BMW\t1", DocumentFormat.TEXT),
    ],
)
def test_the_reader_is_chosen_by_content(data: bytes | str, kind: DocumentFormat) -> None:
    document = opened(data, "年报.doc")
    assert document.format is kind
    assert "扩展名是 .doc" in problems(document)


def test_an_extension_that_fits_is_no_problem() -> None:
    for name in ("a.txt", "a.TXT", "年报"):
        assert opened("甲", name).problems == ()


def test_the_document_is_identified_by_its_bytes() -> None:
    assert opened("甲").sha256 == opened("甲", "other.txt").sha256 != opened("乙").sha256


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (RecursionError("机密"), Reason.READER_STOPPED),
        (KeyError("机密"), Reason.READER_STOPPED),
        (MemoryError("机密"), Reason.OUT_OF_MEMORY),
    ],
)
def test_a_reader_that_breaks_costs_one_file_and_logs_no_text(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception, reason: Reason
) -> None:
    def stop(*_args: object) -> None:
        raise error

    monkeypatch.setattr(door, "read_text", stop)
    with caplog.at_level(logging.ERROR):
        outcome = read_bytes("甲".encode(), "a.txt")
    assert isinstance(outcome, Unreadable)
    assert (outcome.reason, outcome.detail) == (reason, type(error).__name__)
    assert "机密" not in caplog.text
    assert type(error).__name__ in caplog.text


def test_the_seed_reports_open_as_text_with_all_their_tables(shared: Path) -> None:
    for path in sorted((shared / "reports" / "seeds").glob("*.txt")):
        document = open_document(path)
        assert isinstance(document, SourceDocument)
        assert document.problems == ()
        assert any("五、存在的主要问题" in text for text in paragraphs(document))
