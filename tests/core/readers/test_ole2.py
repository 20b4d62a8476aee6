from io import BytesIO
from struct import pack_into

import olefile
import pytest

from core.readers.ole2 import SIGNATURE, Compound, main_stream
from core.readers.ole2_writer import compound_file
from core.source.unreadable import Reason, UnreadableError

DOCUMENT = compound_file({"WordDocument": b"w" * 5000, "1Table": b"t" * 9, "Workbook2": b"b" * 70_000})


def refusal(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        main_stream(data)
    return caught.value


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 100_000, 8 * 2**20])
def test_what_is_written_comes_back(size: int) -> None:
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    data = compound_file({"Workbook": content, "Data": b"d"})
    assert Compound(data).stream("workbook")[:size] == content
    assert olefile.OleFileIO(BytesIO(data)).parsing_issues == []


@pytest.mark.parametrize("name", ["EncryptedPackage", "WordDocument", "Workbook", "Book"])
def test_a_compound_file_is_named_by_the_stream_in_its_root(name: str) -> None:
    assert main_stream(compound_file({name.upper(): b"", "Other": b""})) == name


def test_a_document_embedded_in_a_workbook_does_not_make_it_one() -> None:
    data = bytearray(compound_file({"Workbook": b"", "WordDocument": b"", "Zzz": b""}))
    # the entry of the embedded document still stands in the directory, but the root no longer leads to it
    at = data.find("WordDocument".encode("utf-16-le"))
    root = data.find("Root Entry".encode("utf-16-le"))
    for start in range(root + 128, root + 4 * 128, 128):
        for link in (68, 72):
            if int.from_bytes(data[start + link : start + link + 4], "little") == (at - root) // 128:
                pack_into("<I", data, start + link, 0xFFFFFFFF)
    if int.from_bytes(data[root + 76 : root + 80], "little") == (at - root) // 128:
        pytest.fail("the document is the root's own child")
    assert main_stream(bytes(data)) == "Workbook"


def test_a_name_in_the_text_of_a_document_does_not_change_its_kind() -> None:
    said = "EncryptedPackage\0".encode("utf-16-le")
    assert main_stream(compound_file({"WordDocument": said * 300})) == "WordDocument"


def test_other_compound_files_are_refused_by_name() -> None:
    assert "PowerPoint" in refusal(compound_file({"PowerPoint Document": b""})).detail
    assert refusal(compound_file({"CONTENTS": b""})).reason is Reason.UNSUPPORTED
    assert refusal(SIGNATURE + bytes(504)).reason is Reason.DAMAGED


@pytest.mark.parametrize(
    ("at", "form", "value"),
    [
        (30, "<H", 0),
        (30, "<H", 60_000),
        (32, "<H", 60_000),
        (64, "<I", 0xFFFFFFF0),
        (72, "<I", 0xFFFFFFF0),
    ],
)
def test_tables_larger_than_the_file_are_not_even_looked_for(at: int, form: str, value: int) -> None:
    data = bytearray(DOCUMENT)
    pack_into(form, data, at, value)
    pack_into("<I", data, 44, 0x01000000)
    with pytest.raises(UnreadableError) as caught:
        Compound(bytes(data))
    assert caught.value.reason is Reason.DAMAGED


def test_a_stream_larger_than_the_file_is_refused() -> None:
    data = bytearray(DOCUMENT)
    at = data.find("WordDocument".encode("utf-16-le"))
    pack_into("<I", data, at + 120, 0xFFFFFF00)
    with pytest.raises(UnreadableError) as caught:
        Compound(bytes(data)).stream("WordDocument")
    assert caught.value.reason is Reason.DAMAGED


def test_a_chain_of_sectors_that_bites_its_tail_ends() -> None:
    data = bytearray(DOCUMENT)
    table = int.from_bytes(data[76:80], "little")
    pack_into("<I", data, 512 * (table + 1) + 4, 0)
    assert len(Compound(bytes(data)).stream("WordDocument")) <= 5000


def test_a_stream_that_is_not_there_is_empty() -> None:
    assert Compound(DOCUMENT).stream("Data") == b""
    assert "Data" not in Compound(DOCUMENT)
