"""Old Word documents written by hand, so that a test shows the structure it is about ([MS-DOC])."""

from collections.abc import Iterable, Mapping, Sequence
from struct import pack, pack_into
from typing import NamedTuple

from core.readers.doc_file import Part, Story
from core.readers.ole2_writer import compound_file
from tests.support.word_paragraphs import Para

_PAGE = 512
_TEXT_AT = 1024
_PAIRS = 93
_FLAGS_SECOND_TABLE = 0x0200


class Cut(NamedTuple):
    """A piece that ends before ``stop``: its characters in one byte each or two, and modifiers for all of it."""

    stop: int
    narrow: bool = False
    prl: bytes = b""


def plc(positions: Sequence[int], elements: Sequence[bytes]) -> bytes:
    """Positions and the elements between them."""
    return pack(f"<{len(positions)}i", *positions) + b"".join(elements)


def word_binary(
    *blocks: Para | Sequence[Para],
    stories: Mapping[Story, Sequence[Para]] | None = None,
    parts: Mapping[Part, bytes] | None = None,
    data: bytes = b"",
    cuts: Sequence[Cut] = (),
    levels: bytes = b"",
    nfib: int = 0xC1,
) -> bytes:
    """A Word document of these paragraphs and rows. Pieces that ``cuts`` ask for lie in the file in reverse order.

    ``levels`` of lists stand in the file behind their part, and are not counted into it.
    """
    told = {Story.MAIN: _flat(blocks), **(stories or {})}
    return compound_file(word_streams(told, parts or {}, data, cuts or (), levels, nfib))


def _flat(blocks: Iterable[Para | Sequence[Para]]) -> list[Para]:
    return [one for block in blocks for one in ([block] if isinstance(block, Para) else block)]


def word_streams(
    told: Mapping[Story, Sequence[Para]],
    parts: Mapping[Part, bytes] | None = None,
    data: bytes = b"",
    cuts: Sequence[Cut] = (),
    levels: bytes = b"",
    nfib: int = 0xC1,
) -> dict[str, bytes]:
    """The streams of a document with these stories, by name."""
    paras = [one for story in Story for one in told.get(story, ())]
    text = "".join("".join(run for run, _ in one.runs) + one.mark for one in paras)
    pieces = _pieces(cuts or [Cut(len(text))], len(text))
    body = bytearray(_TEXT_AT)
    places = _write_text(body, text, pieces)
    own_parts = {
        Part.PIECES: _clx(pieces, places),
        Part.PARAGRAPH_PAGES: _pages(body, _by_byte(_paragraph_ranges(paras), pieces, places), paragraphs=True),
        Part.CHARACTER_PAGES: _pages(body, _by_byte(_character_ranges(paras), pieces, places), paragraphs=False),
        **(parts or {}),
    }
    lengths = [_length(told.get(story, ())) for story in Story]
    table = _head(body, lengths, own_parts, levels, nfib)
    return {"WordDocument": bytes(body), "1Table": table, **({"Data": data} if data else {})}


_Piece = tuple[int, Cut]
_Range = tuple[int, int, bytes]


def _length(paras: Iterable[Para]) -> int:
    return sum(len("".join(run for run, _ in one.runs)) + len(one.mark) for one in paras)


def _pieces(cuts: Sequence[Cut], length: int) -> list[_Piece]:
    ends = [*cuts] if cuts[-1].stop >= length else [*cuts, Cut(length)]
    return list(zip([0, *(cut.stop for cut in ends)], ends, strict=False))


def _write_text(body: bytearray, text: str, pieces: Sequence[_Piece]) -> list[int]:
    places = [0] * len(pieces)
    for number in reversed(range(len(pieces))):
        start, cut = pieces[number]
        places[number] = len(body)
        body += text[start : cut.stop].encode("cp1252" if cut.narrow else "utf-16-le")
    return places


def _clx(pieces: Sequence[_Piece], places: Sequence[int]) -> bytes:
    shared = b"".join(pack("<BH", 1, len(cut.prl)) + cut.prl for _, cut in pieces if cut.prl)
    with_prl = [number for number, (_, cut) in enumerate(pieces) if cut.prl]
    described = [
        pack(
            "<HIH",
            0,
            2 * place | 0x40000000 if cut.narrow else place,
            with_prl.index(number) << 1 | 1 if cut.prl else 0,
        )
        for number, ((_, cut), place) in enumerate(zip(pieces, places, strict=True))
    ]
    table = plc([0, *(cut.stop for _, cut in pieces)], described)
    return shared + pack("<BI", 2, len(table)) + table


def _paragraph_ranges(paras: Iterable[Para]) -> Iterable[_Range]:
    at = 0
    for one in paras:
        length = _length([one])
        yield at, at + length, pack("<H", one.style) + one.papx
        at += length


def _character_ranges(paras: Iterable[Para]) -> Iterable[_Range]:
    at = 0
    for one in paras:
        for text, chpx in (*one.runs, (one.mark, one.mark_chpx)):
            if text:
                yield at, at + len(text), chpx
            at += len(text)


def _by_byte(ranges: Iterable[_Range], pieces: Sequence[_Piece], places: Sequence[int]) -> list[_Range]:
    """The ranges of characters as ranges of bytes, cut where pieces end, in the order of the file."""
    found: list[_Range] = []
    for first, after, content in ranges:
        for (start, cut), place in zip(pieces, places, strict=True):
            low, high, width = max(first, start), min(after, cut.stop), 1 if cut.narrow else 2
            if low < high:
                found.append((place + width * (low - start), place + width * (high - start), content))
    return sorted(found)


def _pages(body: bytearray, ranges: Sequence[_Range], *, paragraphs: bool) -> bytes:
    """Write the pages behind the body; gives the table that finds them."""
    body += bytes(-len(body) % _PAGE)
    starts, numbers = [], []
    rest = list(ranges)
    while rest:
        count = next(n for n in range(min(len(rest), 20), 0, -1) if n == 1 or _page(rest[:n], paragraphs=paragraphs))
        page = _page(rest[:count], paragraphs=paragraphs)
        assert page is not None, "the modifiers of one paragraph do not fit a page"
        starts.append(rest[0][0])
        numbers.append(pack("<I", len(body) // _PAGE))
        body += page
        del rest[:count]
    return plc([*starts, ranges[-1][1]], numbers) if ranges else b""


def _page(ranges: Sequence[_Range], *, paragraphs: bool) -> bytes | None:
    page = bytearray(_PAGE)
    page[-1] = len(ranges)
    pack_into(f"<{len(ranges) + 1}I", page, 0, *(start for start, _, _ in ranges), ranges[-1][1])
    entries, size = 4 * (len(ranges) + 1), 13 if paragraphs else 1
    end = _PAGE - 2
    for place, (_, _, content) in enumerate(ranges):
        stored = _stored(content, paragraphs=paragraphs)
        end = (end - len(stored)) // 2 * 2
        if end < entries + size * len(ranges):
            return None
        page[end : end + len(stored)] = stored
        page[entries + size * place] = end // 2
    return bytes(page)


def _stored(content: bytes, *, paragraphs: bool) -> bytes:
    if not paragraphs:
        return pack("<B", len(content)) + content
    if len(content) % 2:
        return pack("<B", (len(content) + 1) // 2) + content
    return pack("<2B", 0, len(content) // 2) + content


def _head(body: bytearray, lengths: Sequence[int], parts: Mapping[Part, bytes], levels: bytes, nfib: int) -> bytes:
    """Fill in the FIB; gives the table stream."""
    pack_into("<2H", body, 0, 0xA5EC, nfib)
    pack_into("<H", body, 10, _FLAGS_SECOND_TABLE)
    pack_into("<H", body, 32, 14)
    pack_into("<H", body, 62, 22)
    pack_into(f"<{len(Story)}i", body, 76, *lengths)
    pack_into("<H", body, 152, _PAIRS)
    table = b""
    for part, content in parts.items():
        pack_into("<2I", body, 154 + 8 * part, len(table), len(content))
        table += content + (levels if part is Part.LISTS else b"")
    return table
