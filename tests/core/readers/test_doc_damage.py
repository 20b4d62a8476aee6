"""Damaged copies of a document with a bit of everything: each ends as a document or with a reason, and soon."""

import random
from collections.abc import Iterator
from functools import partial
from struct import pack, pack_into

import pytest

from core.readers.doc_file import Part, Story
from core.readers.ole2_writer import compound_file
from core.readers.open import read_bytes
from core.source import limits
from core.source.document import SourceDocument
from core.source.unreadable import Reason, Unreadable
from tests.support.effort import calls
from tests.support.flow_reading import drawn, grids, opened, paragraphs, problems, refused
from tests.support.locked import locked_word
from tests.support.word_binary import Cut, plc, word_binary, word_streams
from tests.support.word_paragraphs import (
    FIRST_DOWN,
    HUGE,
    LEVEL,
    LIST,
    PICTURE,
    SPECIAL,
    Para,
    field,
    para,
    row,
    sprm,
    style_sheet,
)

BUGS = {Reason.READER_STOPPED, Reason.OUT_OF_MEMORY}
MOST_CALLS = 100_000
"""For a damaged copy; :mod:`tests.support.effort` says of what. The sound document takes some thousands."""


def rich() -> dict[str, bytes]:
    """The streams of a document with tables, lists, fields, text boxes, styles, pictures and several pieces."""
    special = sprm(SPECIAL)
    inner = [*row("1", "2", depth=2), *row("3", "4", depth=2)]
    main = [
        para("一、", *field(" DATE ", "2021年"), papx=sprm(LIST, 1) + sprm(LEVEL, 1), style=1),
        *row("甲", "1", "2", flags=(FIRST_DOWN, 1, 2)),
        *row("乙", [para("见右"), *inner, para("")], edges=(0, 500, 3000)),
        para(("\x08", special), ("\x01", special + sprm(PICTURE, 8)), papx=sprm(HUGE, 0)),
        para("末"),
    ]
    anchor = "".join("".join(text for text, _ in one.runs) + one.mark for one in main).index("\x08")
    boxes = [para("框"), *row("丙", "3"), para("")]
    levels = b"".join(pack("<i2B9s13xH", 1, 39, 0, b"\1", 2) + "\0、".encode("utf-16-le") for _ in range(9))
    parts = {
        Part.STYLES: style_sheet((1, 4095, b"", b""), (1, 0, sprm(LIST, 1), b"")),
        Part.LISTS: pack("<Hi22xBx", 1, 7, 0),
        Part.LIST_USES: pack("<Ii12xi", 1, 7, -1),
        Part.BOXES: plc([0, 7, 8], [bytes(14) + pack("<I4x", number) for number in (1026, 0)]),
        Part.ANCHORS: plc([anchor, 999], [pack("<I4iHI", 1026, 0, 0, 9000, 9000, 0, 0)]),
        Part.DRAWINGS: pack("<2HI", 0xF, 0xF000, 0) + b"\0" + pack("<2HI", 0xF, 0xF002, 24) + pack("<2HI", 0xF, 0xF003, 16) + pack("<2H3I", 0x4B2, 0xF00A, 8, 1026, 0),
    }  # fmt: skip
    data = pack("<H", 6) + sprm(LEVEL, 3) + sprm(0x2416) + bytes(200)
    return word_streams({Story.MAIN: main, Story.BOXES: boxes}, parts, data, (Cut(9), Cut(20), Cut(44)), levels)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with some bytes, numbers or stretches spoilt, or its end lost."""
    out = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(max(len(out) - 4, 1))
        kind = chance.random()
        if kind < 0.5:
            out[at] = chance.randrange(256)
        elif kind < 0.8:
            pack_into(
                "<I", out, at, chance.choice([0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0x10000, len(out), chance.randrange(2**32)])
            )
        elif kind < 0.9:
            other = chance.randrange(len(out))
            stretch = out[other : other + chance.randrange(1, 64)]
            out[at : at + len(stretch)] = stretch
        else:
            del out[chance.randrange(len(out) // 2, len(out)) :]
    return bytes(out)


def copies(count: int, seed: int) -> Iterator[bytes]:
    chance = random.Random(seed)
    streams = rich()
    whole = compound_file(streams)
    for number in range(count):
        if number % 3 == 0:
            yield damaged(whole, chance)
            continue
        name = chance.choice(["WordDocument", "WordDocument", "1Table", "1Table", "Data"])
        yield compound_file({**streams, name: damaged(streams[name], chance)})


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_document_ends_as_a_document_or_with_its_reason(seed: int) -> None:
    for number, data in enumerate(copies(120, seed)):
        outcome, took = calls(partial(read_bytes, data, "年报.doc", "x"))
        assert took < MOST_CALLS, (seed, number)
        assert not isinstance(outcome, Unreadable) or outcome.reason not in BUGS, (seed, number, outcome)


def test_a_damaged_document_with_a_password_ends_as_well() -> None:
    chance = random.Random(99)
    locked = locked_word(rich(), "x")
    for number in range(60):
        name = chance.choice(["WordDocument", "1Table"])
        outcome = read_bytes(compound_file({**locked, name: damaged(locked[name], chance)}), "年报.doc", "x")
        assert not isinstance(outcome, Unreadable) or outcome.reason not in BUGS, (number, outcome)


def test_the_document_that_is_damaged_here_is_sound() -> None:
    document = opened(compound_file(rich()), "a.doc")
    assert document.problems == ()
    assert paragraphs(document) == ["一、一、2021年", "乙", "见右", "框", "末"]
    assert [drawn(grid) for grid in grids(document)] == ["甲|<|1 2", "1|2\n3|4", "丙|3"]


def test_pieces_that_all_show_the_same_bytes_are_bounded() -> None:
    pieces = 50
    length = limits.TEXT_CHARACTERS // 10
    table = plc([length * number for number in range(pieces + 1)], [pack("<HIH", 0, 0x40000000, 0)] * pieces)
    outcome = refused(word_binary(para("甲"), parts={Part.PIECES: b"\2" + pack("<I", len(table)) + table}))
    assert outcome.reason is Reason.TOO_LARGE


def test_pieces_out_of_order_are_damage() -> None:
    table = plc([0, 9, 4], [pack("<HIH", 0, 1024, 0)] * 2)
    outcome = refused(word_binary(para("甲"), parts={Part.PIECES: b"\2" + pack("<I", len(table)) + table}))
    assert outcome.reason is Reason.DAMAGED


def test_text_that_lies_nowhere_is_told_and_may_hide_content() -> None:
    streams = word_streams({Story.MAIN: [para("一、总体情况"), para("甲" * 3000)]})
    cut = compound_file({**streams, "WordDocument": streams["WordDocument"][:3000]})
    outcome = read_bytes(cut, "a.doc")
    assert isinstance(outcome, SourceDocument)
    assert "不完整" in problems(outcome)


def test_text_that_no_part_of_the_document_claims_is_told() -> None:
    streams = word_streams({Story.MAIN: [para("一、总体情况"), para("甲乙丙")]})
    head = bytearray(streams["WordDocument"])
    pack_into("<i", head, 76, 7)
    document = opened(compound_file({**streams, "WordDocument": bytes(head)}))
    assert paragraphs(document) == ["一、总体情况"]
    assert "4 个字符不属于" in problems(document)
    assert any(problem.hides_content for problem in document.problems)


def test_text_that_lies_where_its_properties_lie_is_told() -> None:
    table = plc([0, 600], [pack("<HIH", 0, 1024, 0)])
    parts = {Part.PIECES: b"\2" + pack("<I", len(table)) + table}
    document = opened(word_binary(para("甲" * 599), parts=parts))
    assert "同一处" not in problems(document)
    streams = word_streams({Story.MAIN: [para("甲" * 9)]}, {Part.PIECES: parts[Part.PIECES]})
    assert "同一处" in problems(opened(compound_file(streams)))


@pytest.mark.parametrize("part", [Part.PARAGRAPH_PAGES, Part.CHARACTER_PAGES])
@pytest.mark.parametrize("pages", [b"", plc([0, 99999], [pack("<I", 4000)])])
def test_properties_that_lie_nowhere_are_told(part: Part, pages: bytes) -> None:
    document = opened(word_binary(para("前文"), row("甲", "1"), parts={part: pages}))
    assert "格式没有读到" in problems(document)
    assert any(problem.hides_content for problem in document.problems)


@pytest.mark.parametrize("size", [0, 30, 100])
def test_a_head_cut_short_is_damage(size: int) -> None:
    streams = word_streams({Story.MAIN: [para("甲")]})
    data = {**streams, "WordDocument": streams["WordDocument"][:size]}
    assert refused(compound_file(data)).reason is Reason.DAMAGED


def test_a_document_without_its_table_stream_is_damage() -> None:
    streams = word_streams({Story.MAIN: [para("甲")]})
    assert refused(compound_file({"WordDocument": streams["WordDocument"]})).reason is Reason.DAMAGED


def effort(paragraph_count: int) -> int:
    """How many calls it takes to open a document of so many paragraphs, each full of fields."""
    data = word_binary(*[Para((("\x13a\x14b\x15" * 500, b""),)) for _ in range(paragraph_count)])
    return calls(lambda: opened(data))[1]


def test_reading_grows_no_faster_than_the_fields_and_paragraphs() -> None:
    assert effort(80) < 5 * effort(20)
