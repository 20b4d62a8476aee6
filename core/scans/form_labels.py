"""Labels of the form, read with the form in mind: 白然人 in a table's heading is 自然人 with one stroke misread.

Only ideographs are put right, only where the cell has as many as the label and most of them agree, and what was changed is
marked unsure, with what was read as the alternative.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec import structs

from core.forms.form import Edition, form_of
from core.scans.readings import ReadLine, is_ideograph

_HEADINGS = ("申请人情况", "法人或其他组织", "信息内容", "行政诉讼", "行政复议")
_MOST_CHANGED = 4
_SHORT = 3
_UNSURE_OF_SHORT = 0.9


def mended(lines: Sequence[ReadLine]) -> tuple[tuple[ReadLine, ...], Mapping[int, frozenset[int]]]:
    """The lines of one cell as the label of the form they plainly are, and for each line the positions that were changed."""
    places = [
        (row, at) for row, line in enumerate(lines) for at, one in enumerate(line.characters) if is_ideograph(one.text)
    ]
    read = "".join(lines[row].characters[at].text for row, at in places)
    label = _likeliest(read, [lines[row].characters[at].certainty for row, at in places])
    if label is None:
        return tuple(lines), {}
    changed: dict[int, set[int]] = {}
    rows = [list(line.characters) for line in lines]
    for (row, at), character in zip(places, label, strict=True):
        one = rows[row][at]
        if one.text != character:
            rows[row][at] = structs.replace(one, text=character, other=one.text)
            changed.setdefault(row, set()).add(at)
    return tuple(ReadLine(tuple(row)) for row in rows), {row: frozenset(places) for row, places in changed.items()}


def _likeliest(read: str, certainties: Sequence[float]) -> str | None:
    """The one label of the form that differs from ``read`` in a few characters; ``None`` where it is one, or like none."""
    if not read or read in _known():
        return None
    alike = []
    for label in _labels():
        if len(label) == len(read):
            wrong = [at for at, (one, other) in enumerate(zip(read, label, strict=True)) if one != other]
            short = len(read) < _SHORT and any(certainties[at] > _UNSURE_OF_SHORT for at in wrong)
            if len(wrong) <= max(1, len(read) // _MOST_CHANGED) and not short:
                alike.append((len(wrong), label))
    alike.sort()
    unique = len(alike) == 1 or (len(alike) > 1 and alike[0][0] < alike[1][0])
    return alike[0][1] if unique else None


@cache
def _labels() -> frozenset[str]:
    """Every label of both editions as the form prints it, of its ideographs only."""
    lines = [line for edition in Edition for table in form_of(edition).tables for line in table.lines]
    texts = {*_HEADINGS, *(text for line in lines for text in (line.label, line.group, line.part))}
    texts |= {column.label for line in lines for column in line.columns}
    return _ideographs_of(texts)


@cache
def _known() -> frozenset[str]:
    """The labels, and what reports are known to print instead."""
    lines = [line for edition in Edition for table in form_of(edition).tables for line in table.lines]
    aliases = {alias for line in lines for alias in line.aliases}
    aliases |= {alias for line in lines for column in line.columns for alias in column.aliases}
    return _labels() | _ideographs_of(aliases)


def _ideographs_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, ("".join(filter(is_ideograph, text)) for text in texts)))
