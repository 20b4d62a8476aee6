"""Drawn objects of an old Word document: where text boxes and pictures are anchored ([MS-DOC] 2.8.37, [MS-ODRAW])."""

from collections.abc import Iterator
from struct import unpack_from

from msgspec import Struct

from core.readers.doc_file import Part, Story, WordFile, plc

_ANCHOR_BYTES, _BOX_BYTES = 26, 22
_BOX_SHAPE = 14
_DRAWING, _GROUP, _SHAPE_PROPERTIES = 0xF002, 0xF003, 0xF00A
_CONTAINER = 0xF
_PICTURE_FRAME = 75
_MOST_DEPTH = 20
_PICTURE_HEADER = 36
_SHAPE_MODE, _LINKED_SHAPE_MODE = 0x64, 0x66
LARGE_TWIPS = 2_992
"""About five centimetres: a seal, a logo; a picture of a table is larger."""


_Record = tuple[int, int, int, int]


class Anchor(Struct, frozen=True):
    """What is anchored at a character: the text boxes, as ranges of the text, and whether a large picture."""

    boxes: tuple[tuple[int, int], ...] = ()
    large_picture: bool = False


class _Shape(Struct, frozen=True):
    number: int
    kind: int
    outermost: int


class Drawings:
    """The anchors of the main text by the position of their characters; ``boxes`` are all text boxes, also lost ones."""

    def __init__(self, file: WordFile) -> None:
        boxes = _boxes(file)
        self.boxes = tuple(boxes.values())
        shapes = tuple(_shapes(file.part(Part.DRAWINGS)))
        positions, anchors = plc(file.part(Part.ANCHORS), _ANCHOR_BYTES)
        self._anchors: dict[int, Anchor] = {}
        members: dict[int, list[_Shape]] = {}
        for shape in shapes:
            members.setdefault(shape.outermost, []).append(shape)
        for position, anchor in zip(positions, anchors, strict=False):
            number, left, top, right, bottom = unpack_from("<I4i", anchor)
            group = members.get(number, [])
            found = [boxes.pop(one, None) for one in dict.fromkeys((number, *(shape.number for shape in group)))]
            picture = any(shape.kind == _PICTURE_FRAME for shape in group)
            large = min(right - left, bottom - top) >= LARGE_TWIPS
            self._anchors[position] = Anchor(tuple(box for box in found if box), picture and large)

    def at(self, position: int) -> Anchor:
        """What is anchored at a character of the main text."""
        return self._anchors.get(position, Anchor())


def _boxes(file: WordFile) -> dict[int, tuple[int, int]]:
    """The text boxes by the numbers of their shapes."""
    start, stop = file.story(Story.BOXES)
    positions, boxes = plc(file.part(Part.BOXES), _BOX_BYTES)
    found: dict[int, tuple[int, int]] = {}
    for first, after, box in zip(positions, positions[1:], boxes, strict=False):
        (number,) = unpack_from("<I", box, _BOX_SHAPE)
        if 0 <= first < after <= stop - start and number:
            found.setdefault(number, (start + first, start + after))
    return found


def _shapes(content: bytes) -> Iterator[_Shape]:
    """The shapes of the drawing of the main text, which comes first (2.9.172, OfficeArtContent)."""
    if len(content) < 8:
        return
    (size,) = unpack_from("<I", content, 4)
    at = 8 + size
    while at + 9 <= len(content):
        label, (_, kind, size) = content[at], unpack_from("<2HI", content, at + 1)
        if kind == _DRAWING and label == 0:
            yield from _grouped(content, at + 9, min(at + 9 + size, len(content)))
        at += 9 + size


def _grouped(content: bytes, start: int, stop: int) -> Iterator[_Shape]:
    """The shapes of a drawing: it is one group, and what stands in that directly is a shape or again a group."""
    for _, kind, inside, after in _records(content, start, stop):
        if kind != _GROUP:
            continue
        for one in _records(content, inside, after):
            found = list(_frames(content, one, 0))
            yield from (_Shape(number, shape, found[0][0]) for number, shape in found)


def _frames(content: bytes, record: _Record, depth: int) -> Iterator[tuple[int, int]]:
    """Number and kind of every shape within a record; the first one of a group stands for the group."""
    head, kind, inside, after = record
    if kind == _SHAPE_PROPERTIES and inside + 8 <= after:
        yield unpack_from("<I", content, inside)[0], head >> 4
    elif head & 0xF == _CONTAINER and depth < _MOST_DEPTH:
        for one in _records(content, inside, after):
            yield from _frames(content, one, depth + 1)


def _records(content: bytes, start: int, stop: int) -> Iterator[_Record]:
    while start + 8 <= stop:
        head, kind, size = unpack_from("<2HI", content, start)
        yield head, kind, start + 8, min(start + 8 + size, stop)
        start += 8 + size


def inline_picture_is_large(data: bytes, at: int) -> bool:
    """Whether the picture at an offset of the data stream is (2.9.190, PICF: its size and its scale per mille).

    The frame of a text box stands there as a picture as well: a shape without the image that would follow it.
    """
    if at + _PICTURE_HEADER > len(data):
        return False
    size, header, mode = unpack_from("<I2H", data, at)
    width, height, across, down = unpack_from("<2h2H", data, at + 28)
    if mode in {_SHAPE_MODE, _LINKED_SHAPE_MODE}:
        shape = at + header
        shape += 1 + data[shape] if mode == _LINKED_SHAPE_MODE and shape < len(data) else 0
        (shape_size,) = unpack_from("<I", data[shape + 4 : shape + 8].ljust(4, b"\0"))
        if shape + 8 + shape_size + 8 > at + size:
            return False
    return bool(min(width * across, height * down) >= LARGE_TWIPS * 1000)
