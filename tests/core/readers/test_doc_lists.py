from struct import pack

import pytest

from core.readers.doc_file import Part
from tests.support.flow_reading import cells, opened, paragraphs, problems
from tests.support.word_binary import word_binary
from tests.support.word_paragraphs import LEVEL, LIST, Para, para, row, sprm, style_sheet


def level(form: int, text: str, start: int = 1, flags: int = 0) -> bytes:
    """A level of a list; ``%1`` in its text stands for the number of the first level."""
    shown, places = "", []
    parts = text.split("%")
    shown += parts[0]
    for part in parts[1:]:
        places.append(len(shown) + 1)
        shown += chr(int(part[0]) - 1) + part[1:]
    head = pack("<i2B9sB8x4B", start, form, flags, bytes(places), 0, 0, 0, 0, 0)
    return head + pack("<H", len(shown)) + shown.encode("utf-16-le")


def numbered(*paras: Para, levels: tuple[bytes, ...], uses: tuple[bytes, ...] = (b"",), styles: bytes = b"") -> bytes:
    """A document with one list of nine levels; each use is what it overrides, behind its count."""
    filled = (*levels, *[level(0, "")] * (9 - len(levels)))
    head = pack("<H", 1) + pack("<i22xBx", 7, 0)
    counts = [use[:1] or b"\0" for use in uses]
    heads = b"".join(pack("<i8xc3x", 7, count) for count in counts)
    bodies = b"".join(b"\xff" * 4 + use[1:] for use in uses)
    parts = {Part.LISTS: head, Part.LIST_USES: pack("<I", len(uses)) + heads + bodies, Part.STYLES: styles}
    return word_binary(*paras, parts=parts, levels=b"".join(filled))


def item(text: str, place: int = 0, use: int = 1) -> Para:
    return para(text, papx=sprm(LIST, use) + sprm(LEVEL, place))


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        (39, "%1、", ["一、", "二、", "三、"]),
        (37, "（%1）", ["（一）", "（二）", "（三）"]),
        (11, "第%1条", ["第一条 ", "第二条 ", "第三条 "]),
        (0, "%1.", ["1.", "2.", "3."]),
        (18, "%1", ["① ", "② ", "③ "]),
        (1, "%1.", ["I.", "II.", "III."]),
        (23, "\uf06c", ["", "", ""]),
        (255, "", ["", "", ""]),
    ],
)
def test_automatic_numbers_stand_before_their_paragraphs(form: int, text: str, shown: list[str]) -> None:
    document = opened(numbered(*map(item, "甲乙丙"), levels=(level(form, text),)))
    assert paragraphs(document) == [f"{number}{text}" for number, text in zip(shown, "甲乙丙", strict=True)]
    assert "编号" not in problems(document)


def test_deeper_levels_restart_and_may_show_the_upper_number() -> None:
    levels = level(0, "%1."), level(0, "%1.%2 ")
    body = item("甲"), item("子", 1), item("丑", 1), item("乙"), item("寅", 1)
    assert paragraphs(opened(numbered(*body, levels=levels))) == ["1.甲", "1.1 子", "1.2 丑", "2.乙", "2.1 寅"]


def test_a_level_that_does_not_restart_counts_on() -> None:
    levels = level(0, "%1."), level(0, "（%2）", flags=0x08)
    body = item("甲"), item("子", 1), item("乙"), item("丑", 1)
    assert paragraphs(opened(numbered(*body, levels=levels))) == ["1.甲", "（1）子", "2.乙", "（2）丑"]


def test_a_second_use_goes_on_unless_it_says_where_to_start() -> None:
    anew = bytes([1]) + pack("<iB3x", 1, 0x10)
    uses = (b"", b"", anew)
    body = item("甲"), item("乙", use=2), item("丙", use=3), item("丁", use=3)
    document = opened(numbered(*body, levels=(level(0, "%1."),), uses=uses))
    assert paragraphs(document) == ["1.甲", "2.乙", "1.丙", "2.丁"]


def test_a_use_may_have_levels_of_its_own() -> None:
    own = bytes([1]) + pack("<iB3x", 0, 0x30) + level(39, "%1、", start=5)
    document = opened(numbered(item("甲"), item("乙"), levels=(level(0, "%1."),), uses=(own,)))
    assert paragraphs(document) == ["五、甲", "六、乙"]


def test_a_heading_is_numbered_by_its_style_and_a_zero_takes_the_number_away() -> None:
    sheet = style_sheet((1, 4095, b"", b""), (1, 0, sprm(LIST, 1), b""), (1, 1, b"", b""))
    body = para("甲", style=1), para("正文"), para("乙", style=2), para("丙", papx=sprm(LIST, 0), style=2)
    document = opened(numbered(*body, levels=(level(39, "%1、"),), styles=sheet))
    assert paragraphs(document) == ["一、甲", "正文", "二、乙", "丙"]


def test_numbers_in_cells_are_restored_and_row_ends_do_not_count() -> None:
    rows = [*row([item("甲")], "5"), *row([item("乙")], "6")]
    document = opened(numbered(*rows, levels=(level(0, "%1."),)))
    assert [str(one.text) for one in cells(document)] == ["1.甲", "5", "2.乙", "6"]


@pytest.mark.parametrize("use", [2, 0x7FF])
def test_a_number_whose_list_is_unknown_is_reported(use: int) -> None:
    document = opened(numbered(item("甲", use=use), levels=(level(0, "%1."),)))
    assert paragraphs(document) == ["甲"]
    assert "编号没有还原" in problems(document)


def test_a_paragraph_taken_out_of_its_list_has_no_number() -> None:
    document = opened(numbered(item("甲", use=0xF801), levels=(level(0, "%1."),)))
    assert paragraphs(document) == ["甲"]
    assert "编号" not in problems(document)


def test_levels_that_the_file_ends_before_cost_the_numbers_only() -> None:
    head = pack("<H", 1) + pack("<i22xBx", 7, 0)
    uses = pack("<I", 1) + pack("<i12x", 7)
    document = opened(word_binary(item("甲"), parts={Part.LIST_USES: uses, Part.LISTS: head}))
    assert paragraphs(document)[0].endswith("甲")
