"""Two readers of a PDF agree to the glyph; where they do not, or cannot, the page says so."""

import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from core.asset_paths import resource
from core.readers.pdf import read_pdf
from core.readers.pdf_amounts import Amounts, amounts_of
from core.readers.pdf_content import shown_by
from core.readers.pdf_pages import read_pages
from core.readers.pdf_streams import decoded
from core.readers.source_file import source_file
from core.source.document import PrintedContent, SourceDocument
from core.source.progress import silent
from core.source.unreadable import Reason, UnreadableError
from tests.support.drawn_pdf import Draw, Pen, drawn
from tests.support.hostile_pdf import form_that_draws_itself, multiplying_forms, page_of

SAMPLES = sorted(resource("samples").glob("*.pdf"))


def read(data: bytes) -> SourceDocument:
    return read_pdf(source_file(data, "报告.pdf"))


def said(data: bytes) -> list[tuple[str, str]]:
    return [(problem.place, problem.message) for problem in read(data).problems]


def text_of(data: bytes) -> list[str]:
    content = read(data).content
    assert isinstance(content, PrintedContent)
    return [page.characters for page in content.pages]


def amounts(data: bytes) -> Amounts:
    with pikepdf.open(BytesIO(data)) as document:
        return amounts_of(document)


def writes(*lines: str) -> Draw:
    def draw(pen: Pen) -> None:
        for number, line in enumerate(lines):
            pen.write(line, 60, 80 + 30 * number)

    return draw


def plainly_packed(data: bytes) -> bytes:
    """The file with every stream deflated once, as office programs write it."""
    store = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        document.save(
            store,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return store.getvalue()


def with_contents(data: bytes, change: bytes, to: bytes) -> bytes:
    """The file with a change in the content of its first page, written soundly."""
    store = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        page = document.pages[0]
        page.contents_coalesce()
        content = page.Contents.read_bytes()
        assert change in content
        page.Contents = document.make_stream(content.replace(change, to))
        document.save(store)
    return store.getvalue()


def content_at(data: bytes) -> int:
    """Where the middle of the first page's packed content lies in the file."""
    with pikepdf.open(BytesIO(data)) as document:
        raw = document.pages[0].Contents.read_raw_bytes()
    at = data.find(raw)
    assert at > 0
    return at + len(raw) // 2


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_both_readers_count_the_same_on_every_page_of_a_sound_report(path: Path) -> None:
    data = path.read_bytes()
    ours = [reading.glyphs for reading in read_pages(data, "", silent, {})]
    assert [page.glyphs for page in amounts(data).pages] == ours
    assert sum(filter(None, ours)) > 1000


@pytest.mark.parametrize(
    ("content", "strings"),
    [
        (b"/F1 9 Tf <0A3B> Tj <0A> Tj", {"/F1": b"\x0a\x3b\x0a"}),
        (b"/F1 9 Tf [<0A3B> -12.5 <41>20] TJ", {"/F1": b"\x0a\x3b\x41"}),
        (b"/F1 9 Tf [(a) 3 <62>] TJ", {"/F1": b"ba"}),
        (b"/F1 9 Tf(a\\)b\\(\\\\)Tj", {"/F1": b"a)b(\\"}),
        (b"/F1 9 Tf (a(b(c))d) Tj", {"/F1": b"a(b(c))d"}),
        (b"/F1 9 Tf (\\1)Tj(2)Tj", {"/F1": b"\x012"}),
        (b"/F1 9 Tf (\\0612)Tj", {"/F1": b"12"}),
        (b"/F1 9 Tf (ab) ' 1 2 (cd) \"", {"/F1": b"abcd"}),
        (b"/F#31 9 Tf (ab)Tj", {"/F1": b"ab"}),
        (b"/F1 9 Tf q /F2 9 Tf (a) Tj Q (b) Tj", {"/F1": b"b", "/F2": b"a"}),
        (b"/F1 9 Tf /Span <</ActualText <FEFF0041>>> BDC (b) Tj EMC", {"/F1": b"b"}),
        (b"/F1 9 Tf % (no) Tj\n(b) Tj", {"/F1": b"b"}),
        (b"/F1 9 Tf BI /W 1 ID (((Tj EI (b) Tj", {"/F1": b"b"}),
        (b"/F1 9 Tf (unclosed Tj", {}),
        (b"/Tj 9 Tf (a) Tj", {"/Tj": b"a"}),
    ],
)
def test_the_strings_that_a_content_shows_are_found_with_their_fonts(content: bytes, strings: dict[str, bytes]) -> None:
    found = shown_by(content).strings
    assert {name: sorted(b"".join(parts)) for name, parts in found.items()} == {
        name: sorted(text) for name, text in strings.items()
    }


@pytest.mark.parametrize("content", [b"(" * 200_000, b"(a\\" * 100_000, b"<" * 200_000, b"[" * 200_000, b"/A " * 200_000,
                                     b"BI " * 100_000, b"[<41>" * 50_000])  # fmt: skip
def test_hostile_content_costs_no_more_than_its_length(content: bytes) -> None:
    shown_by(content)


def test_text_drawn_twice_for_a_bold_look_is_no_loss() -> None:
    def twice(pen: Pen) -> None:
        for _ in range(2):
            pen.write("加粗的标题", 60, 80)

    data = drawn(twice)
    assert text_of(data) == ["加粗的标题"]
    assert said(data) == []


def test_a_changed_byte_in_packed_content_is_told_on_its_page() -> None:
    data = bytearray(plainly_packed(drawn(writes(*("第一段文字" * 6,) * 20), writes("第二页"))))
    assert said(bytes(data)) == []
    data[content_at(bytes(data))] ^= 0x10
    assert ("第 1 页", "本页的内容有损坏，可能有字没有读到") in said(bytes(data))
    assert [message for place, message in said(bytes(data)) if place == "第 2 页"] == []


def test_a_page_that_only_the_second_reader_finds_is_read_from_the_file_written_anew() -> None:
    data = drawn(writes("第一页"), writes("第二页"))
    assert data.count(b"/Type /Page\n") == 2
    hurt = data.replace(b"/Type /Page\n", b"/Type /Pxge\n")
    assert text_of(hurt) == ["第一页", "第二页"]
    assert said(hurt)[0] == ("文件", "文件结构有损坏，已尽力读出，内容可能不完整")


def test_more_pages_promised_than_there_are_is_told() -> None:
    data = drawn(writes("第一页"))
    assert any("页数不同（9 与 1）" in message for _, message in said(data.replace(b"/Count 1", b"/Count 9")))


def test_a_font_that_is_not_in_the_file_is_told() -> None:
    data = with_contents(drawn(writes("第一页")), b"/F2 ", b"/F9 ")
    assert ("第 1 页", "本页用到的字体或图形不在文件里，可能有字没有读到") in said(data)


@pytest.mark.parametrize("hostile", [multiplying_forms(), form_that_draws_itself()], ids=["4^14", "itself"])
def test_forms_that_would_be_drawn_without_end_never_reach_pdfium(hostile: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(hostile)
    assert caught.value.reason is Reason.TOO_COMPLEX
    assert "图形嵌套绘制至少" in caught.value.detail


def test_a_sound_file_is_never_doubted_for_its_blanks() -> None:
    assert said(drawn(writes("  前面 有　空格  ", "a b c", " "))) == []


def test_a_checksum_that_is_wrong_is_damage() -> None:
    with pikepdf.new() as document:
        packed = zlib.compress(b"q Q " * 100)
        stream = pikepdf.Stream(document, b"")
        stream.write(packed[:-1] + bytes([packed[-1] ^ 1]), filter=pikepdf.Name.FlateDecode)
        assert decoded(stream)[1] is False
        stream.write(packed, filter=pikepdf.Name.FlateDecode)
        assert decoded(stream) == (b"q Q " * 100, True)


def test_every_page_is_told_while_reading() -> None:
    steps: list[tuple[int, int, str]] = []
    read_pdf(source_file(drawn(*[writes("页")] * 3), "a.pdf", tell=lambda *step: steps.append(step)))
    assert [label for _, _, label in steps if label.startswith("正在读取")] == [
        f"正在读取第 {number} 页，共 3 页" for number in (1, 2, 3)
    ]
    assert [done for done, _, _ in steps] == sorted(done for done, _, _ in steps)


def test_a_page_that_is_empty_is_no_doubt() -> None:
    data = page_of(b"0 0 9 9 re f")
    with pytest.raises(UnreadableError) as caught:
        read(data)
    assert caught.value.reason is Reason.NO_TEXT
