"""Damaged Rich Text: whatever was cut or changed, the reader ends soon, and is never silent about what it lost."""

import random
from pathlib import Path

import pytest

from core.readers.open import read_bytes
from core.source.document import MarkedContent, SourceDocument
from core.source.unreadable import Reason, Unreadable
from tests.support.effort import calls
from tests.support.rich_text import paragraph, rich_text, row

MOST_CALLS = 10_000_000
"""For any file here; :mod:`tests.support.effort` says of what. A damaged copy takes some thousands."""
SIGNS = (
    b"{",
    b"}",
    b"\\",
    b"\\'",
    b"\\u",
    b"\\bin9",
    b"\\cell ",
    b"\\row ",
    b"\\trowd ",
    b"\\itap3 ",
    b"\\*",
    b"\\pict ",
    b"\xc4",
    b"\0",
)
INNER = r"{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par }"
WHOLE = rich_text(
    r"{\stylesheet{\s0 Normal;}}{\info{\title 题}}"
    + paragraph(r"{\listtext\f13 \'d2\'bb\'a1\'a2\tab}总体\u24773\'c7\'e9{\footnote 注}")
    + row("甲", "1", "2", before={0: r"\clvmgf"})
    + row("", r"3{\deleted 4}", r"{\v 5}6", before={0: r"\clvmrg"})
    + rf"\pard\intbl\itap2 7\nestcell 8\nestcell{INNER}\pard\intbl 9\cell {{\trowd\cellx3000\row}}"
    + paragraph(
        r"{\shp{\*\shpinst{\shptxt\pard 框\par}}}{\pict\pngblip 89504e47}{\field{\*\fldinst PAGE}{\fldrslt 3}}末"
    )
)


def read(data: bytes) -> SourceDocument | Unreadable:
    """What becomes of ``data``; fails the test where that is a crash or takes much work."""
    outcome, effort = calls(lambda: read_bytes(data, "a.rtf"))
    assert effort < MOST_CALLS
    if isinstance(outcome, Unreadable):
        assert outcome.reason not in {Reason.READER_STOPPED, Reason.OUT_OF_MEMORY}, outcome
    return outcome


def shown(outcome: SourceDocument | Unreadable) -> tuple[str, ...]:
    """The lines of a document that could be read."""
    if isinstance(outcome, Unreadable):
        return ()
    assert isinstance(outcome.content, MarkedContent)
    return outcome.content.lines


def says_so(outcome: SourceDocument | Unreadable) -> bool:
    """Whether a reviewer learns that something may be missing."""
    return isinstance(outcome, Unreadable) or any(problem.hides_content for problem in outcome.problems)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """``data`` with a few bytes changed, taken out, doubled, or with control words put in."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(6, len(changed))
        match chance.randrange(4):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randint(1, 60)]
            case 2:
                changed[at:at] = chance.choice(SIGNS)
            case _:
                start = chance.randrange(6, len(changed))
                changed[at:at] = changed[start : start + chance.randint(1, 400)]
    return bytes(changed)


def test_the_sound_file_says_nothing_about_its_end() -> None:
    outcome = read(WHOLE)
    assert shown(outcome)[-1] == "3末" or "框" in shown(outcome)
    assert isinstance(outcome, SourceDocument)
    assert "文件结尾" not in {problem.place for problem in outcome.problems}


def test_a_cut_anywhere_is_said() -> None:
    for length in range(6, len(WHOLE) - 1):
        assert says_so(read(WHOLE[:length])), WHOLE[:length][-40:]


def test_a_brace_lost_anywhere_is_said_unless_nothing_is_missing() -> None:
    for at in (index for index, byte in enumerate(WHOLE) if byte in b"{}" and index):
        outcome = read(WHOLE[:at] + WHOLE[at + 1 :])
        assert says_so(outcome) or shown(outcome) == shown(read(WHOLE)), WHOLE[at - 20 : at + 20]


@pytest.mark.parametrize("seed", range(150))
def test_damage_ends_in_a_document_or_a_reason(seed: int) -> None:
    read(damaged(WHOLE, random.Random(seed)))


@pytest.mark.parametrize("seed", range(12))
def test_damage_to_a_real_report_ends_in_a_document_or_a_reason(shared: Path, seed: int) -> None:
    files = sorted((shared / "corpus").glob("*.rtf"))
    chance = random.Random(seed)
    data = chance.choice(files).read_bytes()
    outcome = read(damaged(data[: chance.randrange(len(data) // 2, len(data))], chance))
    assert says_so(outcome)


@pytest.mark.parametrize(
    "data",
    [
        b"{" * 300_000,
        b"{}" * 100_000,
        b"{\\*\\x" * 100_000,
        b"{\\*\\x " + b"{" * 200_000 + b"}" * 199_999,
        b"\\cell" * 250_000,
        b"\\trowd\\cellx1\\row" * 40_000,
        b"\\intbl 1\\cell\\row" * 10_000,
        b"\\trowd" + b"\\cellx99" * 100_000 + b" 1\\cell\\row",
        b"\\trowd" + b"".join(b"\\cellx%d" % edge for edge in range(1900)) + b" 1\\cell\\row" * 100,
        b"\\pard\\itap60 1\\nestcell\\pard 2\\par" * 2_000,
        b"{\\shptxt " * 250,
        b"{\\footnote " * 250,
        b"{\\field{\\fldinst " * 120,
        b"\\u55357?" * 60_000,
        b"\\ansicpg936 " + b"\\'81" * 300_000,
        b"\\ansicpg936 " + b"{\\b\\'81}{\\v\\'81}" * 20_000,
        b"\\bin99999999999 abc",
        b"\\par" * 150_000,
        b"{\\revised 1}{\\deleted 2}{\\v 3}" * 10_000,
        b"\\" * 200_001,
        b"\\f1\\'81" * 40_000 + b"\\par",
    ],
    ids=lambda data: data[:24].decode("latin-1"),
)
def test_a_hostile_file_costs_little(data: bytes) -> None:
    read(b"{\\rtf1\\ansi " + data + b"}")
