import pytest

from core.readers.encoding import decode
from core.source.unreadable import Reason, UnreadableError

TEXT = "项目\t2024年\n行政许可\t１２\n收到政府信息公开申请 47 件\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_usual_encodings_are_read_exactly_and_without_reservation(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert decoded.text == TEXT
    assert decoded.problems == ()


def test_a_byte_order_mark_is_no_character() -> None:
    assert decode(b"\xef\xbb\xbf" + TEXT.encode()).text == TEXT
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT


def test_characters_outside_gbk_do_not_spoil_gb18030() -> None:
    rare = "项目\t值\n䶮村\t1\n𠮷\t2\n㐂\t3\n"
    assert decode(rare.encode("gb18030")).text == rare


def test_utf16_of_plain_ascii_is_not_taken_for_utf8_with_nuls() -> None:
    assert decode("report 2021\n".encode("utf-16-le")).text == "report 2021\n"


def test_traditional_script_in_big5_is_read_with_a_reservation() -> None:
    decoded = decode("項目\t值\n政府資訊公開\t12\n".encode("big5"))
    assert decoded.text == "項目\t值\n政府資訊公開\t12\n"
    assert decoded.problems


def test_lines_of_two_encodings_are_read_line_by_line_with_a_reservation() -> None:
    decoded = decode(TEXT.encode() + TEXT.encode("gbk"))
    assert decoded.text == TEXT + TEXT
    assert "混用" in decoded.problems[0].message


def test_a_text_cut_inside_a_character_shows_the_damage() -> None:
    decoded = decode((TEXT * 3).encode()[:-3])
    assert decoded.text.startswith(TEXT)
    assert decoded.text.endswith("\ufffd")
    assert "损坏" in decoded.problems[0].message


def test_control_characters_are_shown_as_damage_and_reported() -> None:
    decoded = decode((TEXT + "\0" + TEXT).encode())
    assert decoded.text == TEXT + "\ufffd" + TEXT
    assert "控制字符" in decoded.problems[0].message


def test_a_replacement_character_in_the_file_is_reported() -> None:
    assert decode(f"{TEXT}\ufffd".encode()).problems


@pytest.mark.parametrize("junk", [bytes(range(256)) * 64, b"\0" * 4096])
def test_what_is_no_text_is_refused(junk: bytes) -> None:
    with pytest.raises(UnreadableError) as refusal:
        decode(junk)
    assert refusal.value.reason is Reason.UNSUPPORTED


@pytest.mark.parametrize("broken", [b"a\t\xff\xfe\x80\n1\t\xc3\x28\n", b"a\t\xed\xa0\x80\n", b"\xff\xfe\x00\xd8\x00"])
def test_bytes_that_fit_no_encoding_are_refused_rather_than_dropped(broken: bytes) -> None:
    with pytest.raises(UnreadableError) as refusal:
        decode(broken)
    assert refusal.value.reason is Reason.ENCODING


def test_utf7_is_never_decoded() -> None:
    assert decode(b"<meta charset=utf-7>+eHk-", "utf-7").text == "<meta charset=utf-7>+eHk-"
