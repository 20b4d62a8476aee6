"""Text drawn twice at nearly one place, for a bold look."""

from collections.abc import Sequence

from core.source.geometry import Rect

_SAME_PLACE = 1.0
_COARSE = 4.0


def singles(characters: Sequence[str], boxes: Sequence[Rect]) -> list[int]:
    """Which glyphs to keep: the first of each pair that prints one character at nearly one place."""
    columns = [int(box.x0 / _COARSE) for box in boxes]
    rows = [int(box.y0 / _COARSE) for box in boxes]
    if len(set(zip(characters, columns, rows, strict=True))) == len(characters):
        return list(range(len(characters)))
    seen: dict[tuple[str, int, int], list[Rect]] = {}
    kept = []
    for at, (character, box) in enumerate(zip(characters, boxes, strict=True)):
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
