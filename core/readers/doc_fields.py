"""Fields of an old Word document: what they instruct is not shown, what they result in is ([MS-DOC] 2.8.25)."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from core.source.limits import NESTING
from core.source.unreadable import Reason, UnreadableError

_MARKS = re.compile("[\x13\x14\x15]")
_BEGIN, _RESULT = "\x13", "\x14"
_SPACE = re.compile(r"\s+")
_INSTRUCTION_CHARACTERS = 200


class Field(Struct):
    """A field by the places of its marks; without a ``result`` mark it shows nothing."""

    begin: int
    end: int
    result: int | None = None


class Fields:
    """The fields of one story. Marks that do not belong together are left alone, so that no text is lost to them."""

    def __init__(self, text: str, start: int, stop: int) -> None:
        self._start = start
        self._unshown = bytearray(stop - start)
        self._contents = bytearray(stop - start)
        self._embedded = bytearray(stop - start)
        self._names: dict[int, str] = {}
        for field in _fields(text, start, stop):
            self._mark(text, field)
        self._begins = sorted(self._names)

    def _mark(self, text: str, field: Field) -> None:
        instruction_end = field.end if field.result is None else field.result
        instruction = _instruction(text[field.begin + 1 : min(instruction_end, field.begin + _INSTRUCTION_CHARACTERS)])
        name = instruction.partition(" ")[0].upper()
        self._names[field.begin] = name
        self._fill(self._unshown, field.begin, instruction_end + 1)
        self._fill(self._unshown, field.end, field.end + 1)
        if name == "TOC" or (name in {"PAGEREF", "HYPERLINK"} and "_Toc" in instruction):
            self._fill(self._contents, field.begin, field.end + 1)
        if name == "EMBED":
            self._fill(self._embedded, field.begin, field.end + 1)

    def _fill(self, mask: bytearray, start: int, stop: int) -> None:
        mask[start - self._start : stop - self._start] = b"\1" * (stop - start)

    def shown(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """The parts between two positions that are no instructions."""
        mask = self._unshown
        at, end = start - self._start, stop - self._start
        while at < end:
            until = mask.find(1 - mask[at], at, end)
            until = end if until < 0 else until
            if not mask[at]:
                yield at + self._start, until + self._start
            at = until

    def is_contents(self, text: str, start: int, stop: int) -> bool:
        """Whether all that is shown between two positions belongs to a table of contents, which repeats the headings."""
        if self._contents.find(1, start - self._start, stop - self._start) < 0:
            return False
        return all(
            self._contents[at - self._start] or text[at] <= " "
            for part in self.shown(start, stop)
            for at in range(*part)
        )

    def named(self, start: int, stop: int) -> Iterator[str]:
        """The names of the fields that begin between two positions."""
        first, after = bisect_left(self._begins, start), bisect_left(self._begins, stop)
        return (self._names[begin] for begin in self._begins[first:after])

    def embedded(self, position: int) -> bool:
        """Whether the place belongs to an embedded object."""
        return bool(self._embedded[position - self._start])


def _fields(text: str, start: int, stop: int) -> Iterator[Field]:
    """Whole fields, inner ones before those around them."""
    open_fields: list[Field] = []
    for match in _MARKS.finditer(text, start, stop):
        mark = match[0]
        if mark == _BEGIN:
            if len(open_fields) >= NESTING:
                raise UnreadableError(Reason.TOO_COMPLEX, f"域嵌套超过 {NESTING} 层")
            open_fields.append(Field(match.start(), -1))
        elif not open_fields:
            continue
        elif mark == _RESULT:
            if open_fields[-1].result is None:
                open_fields[-1].result = match.start()
        else:
            field = open_fields.pop()
            field.end = match.start()
            yield field


def _instruction(text: str) -> str:
    """What a field instructs, on one line, without the marks of fields inside."""
    return _SPACE.sub(" ", _MARKS.sub(" ", text)).strip()
