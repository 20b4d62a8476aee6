"""Rich Text that ends early, holds too much or nests too deep: read as far as it goes and said, or refused with the reason."""

import pytest

from core.readers.open import read_bytes
from core.source.document import SourceDocument
from core.source.limits import COLUMNS, NESTING, TABLE_NESTING
from core.source.unreadable import Reason
from tests.support.effort import calls
from tests.support.flow_reading import cells, drawn, grids, opened, paragraphs, problems, refused
from tests.support.rich_text import paragraph, rich_text, row


def test_a_file_that_ends_early_is_read_as_far_as_it_goes_and_said() -> None:
    whole = rich_text(row("甲", "1") + row("乙", "2") + paragraph("文"))
    document = opened(whole[: whole.rindex(b"\\cell }")])
    assert drawn(grids(document)[0]) == "甲|1\n乙|2"
    assert [problem.place for problem in document.problems if problem.hides_content] == ["文件结尾"]


@pytest.mark.parametrize("keep", [6, 10, 40, 90])
def test_a_file_that_ends_before_its_text_is_damaged(keep: int) -> None:
    assert refused(rich_text(paragraph("文"))[:keep]).reason is Reason.DAMAGED


def test_what_stands_after_a_brace_too_many_is_said_to_be_unread() -> None:
    document = opened(rich_text(paragraph("文") + "}" + paragraph("后")))
    assert paragraphs(document) == ["文"]
    assert document.problems[0].hides_content


@pytest.mark.parametrize("padding", [b"\0", b"\r\n\0\0", b"}\n", b"\x1a"])
def test_padding_after_the_end_is_nothing_to_say(padding: bytes) -> None:
    assert opened(rich_text(paragraph("文")) + padding).problems == ()


@pytest.mark.parametrize(
    "data", [b"{\\rtf1", b"{\\rtf1}", b"{\\rtf1\\ansi{\\*\\x }}", b"{\\rtf1 \\", b"\xef\xbb\xbf {\\rtf1\\par}"]
)
def test_a_file_without_text_is_refused(data: bytes) -> None:
    assert refused(data).reason in {Reason.NO_TEXT, Reason.DAMAGED}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{" * (NESTING + 1), "花括号"),
        (rf"\pard\intbl\itap{TABLE_NESTING + 1} 1\nestcell", "表格嵌套"),
        (r"\pard\itap2000000000 1\par", "表格嵌套"),
        (r"\pard\intbl\itap99999999999999999999 1\nestcell", "表格嵌套"),
    ],
)
def test_what_is_nested_beyond_the_limits_is_refused_with_the_limit(body: str, said: str) -> None:
    outcome = refused(rich_text(body))
    assert outcome.reason is Reason.TOO_COMPLEX
    assert said in outcome.detail


def test_tables_nested_up_to_the_limit_are_read() -> None:
    body = "".join(
        rf"\pard\intbl\itap{level} {level}\nestcell{{\*\nesttableprops\trowd\cellx{level}00\nestrow}}"
        for level in range(TABLE_NESTING, 1, -1)
    )
    document = opened(rich_text(body + r"\pard\intbl 1\cell{\trowd\cellx9999\row}"))
    assert {str(one.text) for one in cells(document)} >= {"1", str(TABLE_NESTING)}


def test_too_many_tokens_are_refused_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.readers.rtf_tokens.RTF_TOKENS", 100)
    outcome = refused(rich_text(r"\b" * 200))
    assert outcome.reason is Reason.TOO_COMPLEX
    assert "100" in outcome.detail


def test_too_much_text_is_refused_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.readers.rtf_state.TEXT_CHARACTERS", 100)
    assert refused(rich_text("a" * 300)).reason is Reason.TOO_LARGE


def test_a_table_too_wide_costs_the_table_and_says_so() -> None:
    wide = row(*["1"] * (COLUMNS + 5))
    document = opened(rich_text(wide + paragraph("后文")))
    assert paragraphs(document) == ["后文"]
    assert "表格过大" in problems(document)


def test_megabytes_of_picture_cost_no_work() -> None:
    data = ("89504e470d0a1a0a" * 8 + "\r\n") * 150_000
    body = paragraph("前") + rf"{{\*\shppict{{\pict\pngblip {data}}}}}{{\nonshppict{{\pict\wmetafile8 {data}}}}}"
    whole = rich_text("")[:-1] + body.replace("前", "A").encode() + b"}"
    assert len(whole) > 35_000_000
    document, effort = calls(lambda: opened(whole))
    assert effort < 10_000
    assert paragraphs(document) == ["A"]


def test_no_absurd_number_stops_the_reader() -> None:
    huge = "9" * 30
    words = "".join(
        rf"\{word}{sign}{huge} "
        for word in ("f", "u", "uc", "cellx", "trleft", "irow", "picwgoal", "ansicpg", "deff", "bin")
        for sign in ("", "-")
    )
    fonts = rf"{{\fonttbl{{\f{huge}\fcharset{huge}\cpg-{huge} X;}}}}"
    outcome = read_bytes(rich_text(fonts + paragraph("文") + words.replace(rf"\bin{huge}", "")), "a.rtf")
    assert isinstance(outcome, SourceDocument)
    assert "文" in paragraphs(outcome)[0]
