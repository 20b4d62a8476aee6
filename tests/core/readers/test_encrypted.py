import random
from pathlib import Path
from struct import pack, unpack_from

import pytest
import xlrd
from msoffcrypto.method.xor_obfuscation import DocumentXOR

from core.readers.doc_file import Story
from core.readers.encrypted import decrypted
from core.readers.ole2 import Compound
from core.readers.ole2_writer import compound_file
from core.readers.open import read_bytes
from core.readers.source_file import source_file
from core.source import limits
from core.source.document import DocumentFormat, SourceDocument
from core.source.unreadable import Reason, Unreadable, UnreadableError
from tests.support.flow_reading import paragraphs
from tests.support.locked import locked_package, locked_word, locked_workbook, obfuscated_word, verifier_of
from tests.support.word_binary import word_streams
from tests.support.word_package import paragraph, word_package
from tests.support.word_paragraphs import para, row

PASSWORD = "年报2021"
WORD = word_streams({Story.MAIN: [para("一、总体情况"), *row("甲", "1" * 600), para("二、其他")]}, data=b"\0\1\2" * 999)
# the library that locks packages spoils those under 4 KB
FILLER = {"word/media/filler.bin": random.Random(1).randbytes(5000)}
PACKAGE = locked_package(word_package(paragraph("一、总体情况"), FILLER), PASSWORD)


def read(data: bytes, password: str) -> SourceDocument:
    document = read_bytes(data, "年报.doc", password)
    assert isinstance(document, SourceDocument), document
    return document


def reason(data: bytes, password: str) -> Reason:
    outcome = read_bytes(data, "年报.doc", password)
    assert isinstance(outcome, Unreadable), outcome
    return outcome.reason


LOCKED = {
    "package": PACKAGE,
    "rc4": compound_file(locked_word(WORD, PASSWORD)),
    "cryptoapi": compound_file(locked_word(WORD, PASSWORD, later=True)),
}


@pytest.mark.parametrize("kind", LOCKED)
def test_a_locked_file_opens_with_its_password_and_with_no_other(kind: str) -> None:
    data = LOCKED[kind]
    assert paragraphs(read(data, PASSWORD))[0] == "一、总体情况"
    assert reason(data, "") is Reason.PASSWORD
    assert reason(data, PASSWORD.lower() + " ") is Reason.WRONG_PASSWORD


def test_a_locked_word_document_is_read_whole() -> None:
    plain = read(compound_file(WORD), "")
    for kind in ("rc4", "cryptoapi"):
        assert read(LOCKED[kind], PASSWORD).content == plain.content


def test_a_locked_file_is_identified_by_its_own_bytes() -> None:
    assert read(PACKAGE, PASSWORD).sha256 == source_file(PACKAGE, "").sha256
    assert read(PACKAGE, PASSWORD).format is DocumentFormat.DOCX


@pytest.mark.parametrize(
    ("password", "narrow"), [("secret", b"secret"), ("密x", b"\xc6x"), ("密x", "密x".encode("gbk"))]
)
def test_an_obfuscated_document_opens_with_its_password_in_either_narrow_form(password: str, narrow: bytes) -> None:
    key = DocumentXOR.create_xor_key_method1(narrow.decode("latin-1"))
    filled = (narrow + bytes.fromhex("BBFFFFBAFFFFB98000BE0F00BF0F00"))[:16]
    mixed = [byte ^ (key >> 8 if place % 2 else key & 0xFF) for place, byte in enumerate(filled)]
    mask = bytes(byte >> 1 | byte << 7 & 0x80 for byte in mixed)
    data = compound_file(obfuscated_word(WORD, key << 16 | verifier_of(narrow), mask))
    assert read(data, password).content == read(compound_file(WORD), "").content
    assert reason(data, password + "1") is Reason.WRONG_PASSWORD
    assert reason(data, "") is Reason.PASSWORD


def workbook_records() -> list[tuple[int, bytes]]:
    """A stream of records, long enough for several keys: BOF, FilePass, a sheet's place and name, text."""
    return [(0x0809, b"\0\6" * 8), (0x2F, b""), (0x85, bytes(4) + b"sheet"), *[(0xFC, b"text" * 300)] * 3, (0x0A, b"")]


def test_a_workbook_under_rc4_comes_back_with_what_was_never_locked_in_place() -> None:
    locked = locked_workbook(workbook_records(), "abc")
    plain = Compound(decrypted(source_file(compound_file({"Workbook": locked}), "a.xls", "abc"))).stream("Workbook")
    at, bodies = 0, []
    for kind, _body in workbook_records():
        (size,) = unpack_from("<H", plain, at + 2)
        bodies.append((kind if kind != 0x2F else 0, plain[at + 4 : at + 4 + size]))
        assert unpack_from("<H", plain, at)[0] == bodies[-1][0]
        at += 4 + size
    assert [body for kind, body in bodies if kind] == [body for kind, body in workbook_records() if kind != 0x2F]


def test_a_workbook_that_is_not_locked_comes_back_as_it_is() -> None:
    stream = b"".join(pack("<2H", kind, len(body)) + body for kind, body in workbook_records() if kind != 0x2F)
    data = compound_file({"Workbook": stream})
    assert decrypted(source_file(data, "a.xls")) == data


def test_what_excel_opens_without_asking_is_opened_without_asking() -> None:
    usual = "VelvetSweatshop"
    package = locked_package(word_package(paragraph("甲"), FILLER), usual)
    assert paragraphs(read(package, "")) == ["甲"]
    assert paragraphs(read(package, "another")) == ["甲"]
    locked = compound_file({"Workbook": locked_workbook(workbook_records(), usual)})
    assert decrypted(source_file(locked, "a.xls")) != locked


def test_a_locked_workbook_of_excel_95_is_named() -> None:
    stream = b"".join(pack("<2H", kind, len(body)) + body for kind, body in workbook_records())
    with pytest.raises(UnreadableError) as caught:
        decrypted(source_file(compound_file({"Book": stream}), "a.xls", "abc"))
    assert caught.value.reason is Reason.UNSUPPORTED


def test_a_package_locked_by_rights_instead_of_a_password_is_named() -> None:
    outcome = read_bytes(compound_file({"EncryptedPackage": bytes(9999)}), "a.docx", "abc")
    assert isinstance(outcome, Unreadable)
    assert outcome.reason is Reason.UNSUPPORTED
    assert "IRM" in outcome.detail


@pytest.mark.parametrize(
    ("info", "why"),
    [
        (b"\4\0\4\0\x40\0\0\0<!DOCTYPE x [<!ENTITY a 'aaaa'>]><encryption/>", Reason.UNSAFE),
        (b"\4\0\4\0\x40\0\0\0<x spinCount='%d'/>" % (limits.PASSWORD_SPINS + 1), Reason.TOO_COMPLEX),
        (b"\4\0\4\0\x40\0\0\0<x spinCount='" + b"9" * 9999 + b"'/>", Reason.TOO_COMPLEX),
        (b"\4\0\4\0\x40\0\0\0no markup", Reason.DAMAGED),
        (b"\4\0\3\0\x40\0\0\0", Reason.UNSUPPORTED),
    ],
)
def test_absurd_encryption_ends_with_its_reason(info: bytes, why: Reason) -> None:
    assert reason(compound_file({"EncryptedPackage": bytes(9999), "EncryptionInfo": info}), "abc") is why


def test_an_unknown_cipher_is_told_from_a_wrong_password(shared: Path) -> None:
    data = (shared / "badinputs" / "poi_bug53475-password-is-pass.docx").read_bytes()
    assert reason(data, "pass") is Reason.UNSUPPORTED
    assert reason(data, "") is Reason.PASSWORD


def test_a_real_obfuscated_workbook_opens(shared: Path) -> None:
    data = (shared / "badinputs" / "poi_xor-encryption-abc.xls").read_bytes()
    plain = decrypted(source_file(data, "a.xls", "abc"))
    assert xlrd.open_workbook(file_contents=plain).sheet_by_index(0).row_values(0) == [1.0]
    with pytest.raises(UnreadableError) as caught:
        decrypted(source_file(data, "a.xls", "abd"))
    assert caught.value.reason is Reason.WRONG_PASSWORD
