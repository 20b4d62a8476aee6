"""The box of each character of a line, from where the recogniser saw it."""

from itertools import pairwise

from core.scans.print_marks import MARGIN_SHARE, PixelBox, least_height
from core.scans.readings import ReadLine

_NARROW = 0.56
_CLOSE = 1.5
_LINE_OF_EM = 1.05
_LINE = 0.8


def glyph_boxes(read: ReadLine, line: PixelBox, em: float) -> list[PixelBox]:
    """Boxes in the order of the characters: side by side where they stand close, apart where a gap is plain.

    The recogniser tells middles only; neighbours meet half way between them. Heights are the line's, at least most of an
    ideograph.
    """
    if not read.characters:
        return []
    margin = round(MARGIN_SHARE * max(line.height, least_height(em)))
    left, width = line.x0 - margin, line.width + 2 * margin
    middles = [left + (one.left + one.right) / 2 * width for one in read.characters]
    size = max(_LINE_OF_EM * line.height, em)
    halves = [(_NARROW if one.text.isascii() else 1.0) * size / 2 for one in read.characters]
    starts = [max(middles[0] - halves[0], line.x0)]
    stops = []
    for (one, half_one), (other, half_other) in pairwise(zip(middles, halves, strict=True)):
        if other - one <= _CLOSE * (half_one + half_other):
            stops.append((one + other) / 2)
            starts.append((one + other) / 2)
        else:
            stops.append(one + half_one)
            starts.append(other - half_other)
    stops.append(min(middles[-1] + halves[-1], line.x1))
    grow = max(round(_LINE * em) - line.height, 0) // 2
    return [
        PixelBox(round(start), line.y0 - grow, max(round(stop), round(start) + 1), line.y1 + grow)
        for start, stop in zip(starts, stops, strict=True)
    ]
