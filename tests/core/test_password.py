"""A password opens the file, and is found nowhere afterwards."""

import io
import zipfile
from pathlib import Path
from typing import Literal

import msgspec
import pikepdf
import pytest

from core.asset_paths import resource
from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.audit.options import AuditOptions
from core.audit.second_look import Original
from core.cli import run
from core.readers.open import open_document
from core.readers.passwords import spellings
from core.readers.source_file import source_file
from core.sandbox.client import SandboxClient
from core.sandbox.protocol import AuditRequest, Rendered, RenderRequest
from core.source.document import SourceDocument
from core.source.unreadable import Reason, Unreadable

SECRET = "Kou-Ling-密码-8431"
SAMPLE = next(resource("samples").glob("*教育局*.pdf"))
SPELLINGS = (SECRET.encode(), SECRET.encode("gb18030"))


Revision = Literal[2, 3, 4, 5, 6]


def locked(folder: Path, revision: Revision = 6, user: str = SECRET) -> Path:
    """The sample with an opening password."""
    path, modern = folder / "locked.pdf", revision >= 4
    encryption = pikepdf.Encryption(user=user, owner="o", R=revision, aes=modern, metadata=modern)
    with pikepdf.open(SAMPLE) as document:
        document.save(path, encryption=encryption)
    return path


def reason_of(outcome: object) -> Reason | None:
    return outcome.reason if isinstance(outcome, Unreadable) else None


def test_without_a_password_the_file_asks_for_one_and_a_wrong_one_is_called_wrong(tmp_path: Path) -> None:
    path = locked(tmp_path)
    assert reason_of(open_document(path)) is Reason.PASSWORD
    assert reason_of(open_document(path, "falsch")) is Reason.WRONG_PASSWORD
    assert isinstance(open_document(path, SECRET), SourceDocument)


@pytest.mark.parametrize("revision", [3, 4, 6])
def test_the_second_reader_gets_the_password_too(tmp_path: Path, revision: Revision) -> None:
    password = "abc-123"
    path = locked(tmp_path, revision, password)
    document = open_document(path, password)
    assert isinstance(document, SourceDocument)
    assert document.problems == ()
    region = audit_file(path, options=AuditOptions(password=password))
    assert isinstance(region, AuditedReport)
    place = next(source for figure in region.report.figures.values() if figure.printed for source in figure.sources)
    assert Original(path, password).texts_in([place]) != (None,)  # type: ignore[list-item]
    assert Original(path).texts_in([place]) == (None,)  # type: ignore[list-item]


def test_a_password_typed_in_the_bytes_of_another_program_opens_the_file(tmp_path: Path) -> None:
    path = locked(tmp_path, 3, "密码".encode("gb18030").decode("latin-1"))
    assert isinstance(open_document(path, "密码"), SourceDocument)


def test_a_file_that_needs_no_password_is_read_whatever_was_typed(tmp_path: Path) -> None:
    path = locked(tmp_path, 6, "")
    assert isinstance(open_document(path), SourceDocument)
    assert isinstance(open_document(path, "needless"), SourceDocument)


def test_a_password_is_tried_as_the_standard_prepares_it() -> None:
    assert b"SaSLprep" in spellings("S\u00aaSL\u00adprep")
    assert spellings("a\0b") == ()


@pytest.mark.parametrize(
    "name_and_password",
    [("pdfjs_issue6010_1.pdf", "abc"), ("pdfjs_issue6010_2.pdf", "æøå"), ("pdfjs_saslprep-r6.pdf", "S\u00aaSL\u00adprep"),
     ("pdfjs_issue21579.pdf", "pässwört")],
)  # fmt: skip
def test_passwords_of_published_files_open_them(shared: Path, name_and_password: tuple[str, str]) -> None:
    name, password = name_and_password
    path = shared / "badinputs" / name
    assert reason_of(open_document(path)) is Reason.PASSWORD
    assert reason_of(open_document(path, "x" + password)) is Reason.WRONG_PASSWORD
    assert reason_of(open_document(path, password)) in {None, Reason.NO_TEXT, Reason.SCANNED}


def test_a_locked_page_is_drawn_with_its_password_only(tmp_path: Path) -> None:
    path = locked(tmp_path)
    with SandboxClient() as client:
        assert reason_of(client.render(path, 1, 1.0)) is Reason.PASSWORD
        assert isinstance(client.render(path, 1, 1.0, password=SECRET), Rendered)
        assert reason_of(client.render(path, 1, 1.0, password="falsch")) is Reason.WRONG_PASSWORD


def contents(path: Path) -> bytes:
    """All bytes of a file, those inside a package too."""
    data = path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return data + b"".join(package.read(name) for name in package.namelist())


@pytest.mark.parametrize("given", [SECRET, SECRET + "x"])
def test_no_output_shows_the_password(
    tmp_path: Path, given: str, capfdbinary: pytest.CaptureFixture[bytes], caplog: pytest.LogCaptureFixture
) -> None:
    path, out = locked(tmp_path), tmp_path / "out"
    out.mkdir()
    statuses = [
        run(["audit", str(path), "--password", given, "--format", "json", "--workbook", str(out / "底稿.xlsx")]),
        run(["audit", str(path), "--password", given]),
        run(["audit", str(tmp_path), "--password", given, "--last-year", str(path)]),
        run(["audit", str(path), "--password", given, "--last-year"]),
    ]
    assert statuses[0] == (0 if given == SECRET else 3)
    assert (out / "底稿.xlsx").exists() == (given == SECRET)
    said = capfdbinary.readouterr()
    seen = said.out + said.err + caplog.text.encode() + b"".join(contents(file) for file in out.iterdir())
    assert len(seen) > 1000
    assert [spelling for spelling in SPELLINGS if spelling in seen] == []


def test_nothing_that_holds_the_password_shows_it_in_its_representation() -> None:
    options = AuditOptions(password=SECRET)
    holders = [
        options,
        AuditRequest("a.pdf", options),
        RenderRequest("a.pdf", 1, 1.0, password=SECRET),
        source_file(b"", "a.pdf", SECRET),
        Original(Path("a.pdf"), SECRET),
    ]
    assert [repr(holder) for holder in holders if SECRET in repr(holder) or SECRET in str(holder)] == []


def test_a_message_that_cannot_be_decoded_is_not_quoted() -> None:
    sent = msgspec.msgpack.encode({"type": "audit", "path": 7, "options": {"password": SECRET}})
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.msgpack.decode(sent, type=AuditRequest)
    assert SECRET not in str(caught.value)
