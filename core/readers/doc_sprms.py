"""Property modifiers of old Word documents: a code and its operand, one after another ([MS-DOC] 2.2.5)."""

from collections.abc import Iterator
from struct import unpack_from

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of an operand by the upper three bits of its code; 0 stands for a length in front."""
_LONG = frozenset({0xD606, 0xD608})
_TABS, _TABS_UNCOUNTED = 0xC615, 255

Sprm = tuple[int, bytes]


def sprms(properties: bytes) -> Iterator[Sprm]:
    """Each modifier as its code and operand, without the operand's length; ends where the bytes make no sense."""
    at = 0
    while at + 2 < len(properties):
        (code,) = unpack_from("<H", properties, at)
        start, size = _operand(properties, at + 2, code)
        if start + size > len(properties):
            return
        yield code, properties[start : start + size]
        at = start + size


def _operand(properties: bytes, at: int, code: int) -> tuple[int, int]:
    if size := _SIZES[code >> 13]:
        return at, size
    if code in _LONG:
        # the count includes one of its own two bytes
        return at + 2, max(int.from_bytes(properties[at : at + 2], "little") - 1, 0)
    if code == _TABS and properties[at] == _TABS_UNCOUNTED:
        return at + 1, _tabs_size(properties, at + 1)
    return at + 1, properties[at]


def _tabs_size(properties: bytes, at: int) -> int:
    """Tabs taken away (4 bytes each) and put in (3 bytes each), each kind counted by a byte."""
    removed = properties[at] if at < len(properties) else 0
    added_at = at + 1 + 4 * removed
    added = properties[added_at] if added_at < len(properties) else 0
    return 2 + 4 * removed + 3 * added
