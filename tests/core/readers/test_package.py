import struct
import warnings
import zipfile
import zlib
from io import BytesIO

import pytest

from core.readers.package import Package, parse_xml
from core.source.limits import ZIP_ENTRIES
from core.source.unreadable import Reason, UnreadableError
from tests.support.flow_reading import refused
from tests.support.word_package import CONTENT_TYPES, MAIN_RELATION, WORD, packed, paragraph, word_package


def refusal(data: bytes, part: str = "a.xml") -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        Package(data).read(part)
    return caught.value


def test_a_part_is_read_whatever_the_case_of_its_name() -> None:
    package = Package(packed({"Word/Document.xml": "<a/>"}))
    assert package.read("word/document.xml") == b"<a/>"
    assert "WORD/DOCUMENT.XML" in package


def test_a_missing_part_is_damage() -> None:
    assert refusal(packed({"b.xml": "x"})).reason is Reason.DAMAGED


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/tmp/evil.xml", "C:evil.xml", "a\\evil.xml", "a/../../evil.xml", "a:b"]
)
def test_a_name_that_points_outside_is_unsafe(name: str) -> None:
    assert refusal(packed({"a.xml": "x", name: "x"})).reason is Reason.UNSAFE


@pytest.mark.parametrize("twin", ["a.xml", "A.XML"])
def test_two_parts_of_one_name_are_unsafe(twin: str) -> None:
    out = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("a.xml", "12")
        archive.writestr(twin, "99")
    assert refusal(out.getvalue()).reason is Reason.UNSAFE


def test_a_part_that_inflates_beyond_measure_is_refused_while_it_inflates() -> None:
    assert refusal(packed({"a.xml": "0" * 30_000_000})).reason is Reason.UNSAFE


def test_headers_that_lie_about_the_size_do_not_help_a_bomb() -> None:
    data = packed({"a.xml": "0" * 30_000_000})
    lying = data.replace(struct.pack("<L", 30_000_000), struct.pack("<L", 10))
    assert refusal(lying).reason in {Reason.UNSAFE, Reason.DAMAGED}


def test_entries_that_share_their_bytes_are_unsafe() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    inflated = b"\0" * 2**20
    deflated = packer.compress(inflated) + packer.flush()
    sizes = (zlib.crc32(inflated), len(deflated), len(inflated))
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, *sizes, 1, 0) + b"f" + deflated
    central = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 33, *sizes, 4, 0, 0, 0, 0, 0, 0) + b"f%03d" % number
        for number in range(50)
    )
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 50, 50, len(central), len(local), 0)
    outcome = refusal(local + central + end, "f001")
    assert outcome.reason is Reason.UNSAFE
    assert "重叠" in outcome.detail


def test_too_many_entries_are_refused() -> None:
    assert refusal(packed({f"{number}": b"" for number in range(ZIP_ENTRIES + 1)})).reason is Reason.TOO_COMPLEX


def test_an_encrypted_entry_asks_for_a_copy_without_password() -> None:
    data = bytearray(packed({"a.xml": "x"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + offset] |= 1
    assert refusal(bytes(data)).reason is Reason.PASSWORD


def test_a_flipped_byte_or_a_cut_end_is_damage() -> None:
    data = word_package(paragraph("甲"))
    flipped = bytearray(data)
    flipped[data.find(b"word/document.xml") + 40] ^= 0xFF
    assert refused(bytes(flipped)).reason is Reason.DAMAGED
    assert refused(data[: len(data) // 2]).reason is Reason.DAMAGED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY j "lol">]>',
        '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_a_document_type_declaration_is_refused(declaration: str, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}<x>1</x>'.encode(encoding)
    with pytest.raises(UnreadableError) as caught:
        parse_xml(xml, "a.xml")
    assert caught.value.reason is Reason.UNSAFE


def test_xml_nested_too_deep_or_broken_is_refused() -> None:
    for xml, reason in (
        (b"<a>" * 3000 + b"</a>" * 3000, Reason.TOO_COMPLEX),
        (b"<a>", Reason.DAMAGED),
        (b"", Reason.DAMAGED),
    ):
        with pytest.raises(UnreadableError) as caught:
            parse_xml(xml, "a.xml")
        assert caught.value.reason is reason


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_a_part_in_another_encoding_is_read(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><x>甲</x>'.encode(encoding)
    assert parse_xml(xml, "a.xml").text == "甲"


def test_the_main_part_is_found_by_its_relation_and_not_by_its_name() -> None:
    document = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("甲")}</w:body></w:document>'
    data = packed(
        {
            "[Content_Types].xml": CONTENT_TYPES.replace("/word/document.xml", "/text/main.xml"),
            "_rels/.rels": MAIN_RELATION.replace("word/document.xml", "/text/main.xml"),
            "text/main.xml": document,
            "word/document.xml": document.replace("甲", "乙"),
        }
    )
    assert Package(data).related("", "officeDocument") == "text/main.xml"
