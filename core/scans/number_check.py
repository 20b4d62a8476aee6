"""The numbers of running text, read a second time: a digit on which two readers differ is unsure."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from core.scans.glyph_boxes import glyph_boxes
from core.scans.print_marks import PixelBox, cut_line
from core.scans.readings import ReadLine
from core.scans.recogniser import Grey, Recogniser

_RUN = re.compile(r"[0-9][0-9,.，．]*")
_DIGIT = re.compile(r"[0-9]")


class NumberRun(Struct, frozen=True):
    """Digits of a line, from character ``start`` to ``stop``, and where they stand with a little on both sides."""

    line: int
    start: int
    stop: int
    box: PixelBox
    digits: str
    em: float


def number_runs(number: int, read: ReadLine, line: PixelBox, em: float) -> Iterator[NumberRun]:
    """The runs of digits in line ``number``."""
    # one character of the line may be several letters to the recogniser's alphabet, so places are counted by characters
    text = "".join(one.text[:1] or " " for one in read.characters)
    if not _DIGIT.search(text):
        return
    boxes = glyph_boxes(read, line, em)
    for match in _RUN.finditer(text):
        first, last = max(match.start() - 1, 0), min(match.end(), len(boxes) - 1)
        box = PixelBox(boxes[first].x0, line.y0, boxes[last].x1, line.y1)
        yield NumberRun(number, match.start(), match.end(), box, "".join(_DIGIT.findall(match[0])), em)


def unsure_digits(reader: Recogniser, page: Grey, runs: Sequence[NumberRun]) -> dict[int, frozenset[int]]:
    """For each line with a number that the second ``reader`` reads differently, the positions of that number's characters."""
    pictures = [cut_line(page, run.box, run.em, run.box) for run in runs]
    unsure: dict[int, frozenset[int]] = {}
    for run, second in zip(runs, reader.read(pictures), strict=True):
        if "".join(_DIGIT.findall(second.text)) != run.digits:
            unsure[run.line] = unsure.get(run.line, frozenset()) | frozenset(range(run.start, run.stop))
    return unsure
