"""Text drawn twice at nearly one place, for a bold look."""

from collections.abc import Sequence

from core.source.geometry import Rect

_SAME_PLACE = 1.0
_COARSE = 2.0
_FINEST = 0.6


def singles(characters: Sequence[str], boxes: Sequence[Rect]) -> list[int]:
    """Which glyphs to keep: the first of each pair that prints one character at nearly one place.

    Type too fine to be read is left alone: a page can hold more of it in one spot than can be compared.
    """
    if not any(_crowded(characters, boxes, right, down) for right in (0.0, 0.5) for down in (0.0, 0.5)):
        return list(range(len(characters)))
    seen: dict[tuple[str, int, int], list[Rect]] = {}
    kept = []
    for at, (character, box) in enumerate(zip(characters, boxes, strict=True)):
        if box.width < _FINEST:
            kept.append(at)
            continue
        column, row = round(box.x0 / _COARSE), round(box.y0 / _COARSE)
        near = ((character, column + right, row + down) for right in (-1, 0, 1) for down in (-1, 0, 1))
        if any(_same_place(box, other) for key in near for other in seen.get(key, ())):
            continue
        seen.setdefault((character, column, row), []).append(box)
        kept.append(at)
    return kept


def _same_place(box: Rect, other: Rect) -> bool:
    reach = min(_SAME_PLACE, box.width / 3)
    return abs(box.x0 - other.x0) <= reach and abs(box.y0 - other.y0) <= _SAME_PLACE


def _crowded(characters: Sequence[str], boxes: Sequence[Rect], right: float, down: float) -> bool:
    """Whether a square of a coarse grid, moved by parts of a square, holds one character twice.

    Two glyphs at nearly one place share a square of one of the grids that are moved by half a square.
    """
    columns = [int(box.x0 / _COARSE + right) for box in boxes]
    rows = [int(box.y0 / _COARSE + down) for box in boxes]
    return len(set(zip(characters, columns, rows, strict=True))) < len(characters)
