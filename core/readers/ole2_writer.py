"""Compound files of a few streams, written anew ([MS-CFB], version 3): what was decrypted goes on as a file of its kind."""

from collections.abc import Mapping, Sequence
from struct import pack

from core.readers.ole2 import SIGNATURE

_SECTOR = 512
_NUMBERS = _SECTOR // 4
_IN_HEADER = 109
_LEAST_STREAM = 4096
"""Shorter streams would belong into the mini stream; they are filled up with zeros instead."""
_FREE, _END, _FAT, _DIFAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_NO_ENTRY = 0xFFFFFFFF
_STREAM, _ROOT = 2, 5
_BLACK = 1


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams in its root; those under 4 KB get zeros at their end."""
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    contents = [streams[name].ljust(_LEAST_STREAM, b"\0") for name in names]
    fat: list[int] = []
    starts = [_chain(fat, len(content)) for content in contents]
    directory = _directory(names, starts, [len(content) for content in contents])
    directory_start = _chain(fat, len(directory))
    body = b"".join(map(_padded, (*contents, directory)))
    return _assembled(fat, directory_start, body)


def _padded(content: bytes, filler: bytes = b"\0") -> bytes:
    return content + filler * (-len(content) % _SECTOR)


def _chain(fat: list[int], size: int) -> int:
    """Sectors for ``size`` bytes, one after another; gives the first."""
    first, count = len(fat), -(-size // _SECTOR)
    fat += [*range(first + 1, first + count), _END]
    return first


def _assembled(fat: list[int], directory_start: int, body: bytes) -> bytes:
    """Header, streams, and behind them the table of their sectors with its own index."""
    own, more = _table_sectors(len(fat))
    first_own, first_more = len(fat), len(fat) + own
    fat += [_FAT] * own + [_DIFAT] * more
    index = [*range(first_own, first_own + own)]
    head = pack("<8s16x5H6x", SIGNATURE, 0x3E, 3, 0xFFFE, 9, 6)
    head += pack("<4x2I4x", own, directory_start) + pack("<3I", _LEAST_STREAM, _END, 0)
    head += pack("<2I", first_more if more else _END, more) + _numbers(index[:_IN_HEADER], _IN_HEADER)
    table = _numbers(fat, own * _NUMBERS)
    return head + body + table + _overflow(index[_IN_HEADER:], first_more)


def _table_sectors(used: int) -> tuple[int, int]:
    """How many sectors the table takes, and how many its index beyond the header, with both counted in."""
    own = more = 0
    while own * _NUMBERS < used + own + more:
        own += 1
        more = -(-max(own - _IN_HEADER, 0) // (_NUMBERS - 1))
    return own, more


def _numbers(values: Sequence[int], count: int) -> bytes:
    return pack(f"<{count}I", *values, *([_FREE] * (count - len(values))))


def _overflow(index: Sequence[int], first: int) -> bytes:
    step = _NUMBERS - 1
    out = b""
    for at in range(0, len(index), step):
        following = first + at // step + 1 if at + step < len(index) else _END
        out += _numbers(index[at : at + step], step) + pack("<I", following)
    return out


def _directory(names: Sequence[str], starts: Sequence[int], sizes: Sequence[int]) -> bytes:
    """The root and its streams as a balanced tree; entry 0 is the root."""
    links: dict[int, tuple[int, int]] = {}
    top = _tree(1, len(names) + 1, links)
    entries = [_entry("Root Entry", _ROOT, (_NO_ENTRY, _NO_ENTRY), top, (_END, 0))]
    for number, (name, start, size) in enumerate(zip(names, starts, sizes, strict=True), 1):
        entries.append(_entry(name, _STREAM, links[number], _NO_ENTRY, (start, size)))
    unused = _entry("", 0, (_NO_ENTRY, _NO_ENTRY), _NO_ENTRY, (0, 0))
    return b"".join(entries) + unused * (-len(entries) % 4)


def _tree(first: int, stop: int, links: dict[int, tuple[int, int]]) -> int:
    if first >= stop:
        return _NO_ENTRY
    middle = (first + stop) // 2
    links[middle] = (_tree(first, middle, links), _tree(middle + 1, stop, links))
    return middle


def _entry(name: str, kind: int, siblings: tuple[int, int], child: int, place: tuple[int, int]) -> bytes:
    raw = (name + "\0").encode("utf-16-le") if name else b""
    return pack("<64sH2B3I36xIQ", raw, len(raw), kind, _BLACK, *siblings, child, *place)
