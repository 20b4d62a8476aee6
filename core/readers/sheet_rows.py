"""Which rows of a sheet are running text and which belong to a table.

Excel knows no paragraphs: a title, a heading and the narrative stand in a cell each, mostly merged over the width of the
sheet, and tables follow above and below. Lines drawn beside the cells tell most; where there are none the words do.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum, auto

from core.readers.sheet_slots import SeenRow, Slot

_LONG = 60
"""No label of a form is so long."""
_HEADING = re.compile(
    r"[一二三四五六七八九十]+[、.．,，:：\s].*(?:情况|事项|问题|改进|措施|建议)(?:说明)?[:：。]?"
    r"|.*(?:报告|年报|统计表|情况表|一览表|汇总表)(?:[（(].*[）)])?|附[件表录]?[一二三四五六七八九十\d]*[:：]?.*|表[一二三四五六七八九十\d]+.*",
    re.DOTALL,
)
_BLOCK_HEADING = re.compile(r"第[一二三四五六七八九十百零〇\d]+条")
_NUMBER = re.compile(r"[-+－＋]?[\d０-９][\d０-９,，.．]*[%％]?")


class RowKind(Enum):
    """What a row is."""

    TEXT = auto()
    TABLE = auto()
    OPEN = auto()
    """Not told by the row alone."""


def regions(rows: Sequence[SeenRow]) -> Iterator[list[SeenRow]]:
    """Rows that follow each other without a blank row between."""
    region: list[SeenRow] = []
    for row in rows:
        if region and row.index != region[-1].index + 1:
            yield region
            region = []
        region.append(row)
    if region:
        yield region


def runs(region: Sequence[SeenRow]) -> Iterator[tuple[RowKind, list[SeenRow]]]:
    """A region cut into running text and tables."""
    run: list[SeenRow] = []
    last = RowKind.TEXT
    for row, kind in zip(region, _kinds(region), strict=True):
        if run and kind is not last:
            yield last, run
            run = []
        last = kind
        run.append(row)
    if run:
        yield last, run


def texts_of(row: SeenRow) -> list[Slot]:
    """The slots of a row that are not blank."""
    return [slot for slot in row.slots if not slot.is_blank]


def is_number(slot: Slot) -> bool:
    """Whether a slot shows nothing but a number."""
    return _NUMBER.fullmatch(slot.text) is not None


def is_heading(text: str) -> bool:
    """Whether a text is a title or the heading of a section, in a form as well as outside of it."""
    return _HEADING.fullmatch(text.strip()) is not None


def _kinds(region: Sequence[SeenRow]) -> list[RowKind]:
    kinds = [_kind(row) for row in region]
    ruled = any(slot.ruled for row in region for slot in row.slots)
    labels: set[tuple[int, int]] = set()
    for place, row in enumerate(region):
        if kinds[place] is RowKind.OPEN:
            following = kinds[place + 1] if place + 1 < len(kinds) else RowKind.TEXT
            inside = _is_row_of_table(texts_of(row)[0], labels, following, ruled=ruled)
            kinds[place] = RowKind.TABLE if inside else RowKind.TEXT
        if kinds[place] is RowKind.TEXT:
            labels.clear()
        elif row.slots:
            labels.add((row.slots[0].column, row.slots[0].width))
    return kinds


def _kind(row: SeenRow) -> RowKind:
    texts = texts_of(row)
    if row.covered or not texts:
        return RowKind.TABLE
    if len(texts) > 1:
        return RowKind.TEXT if _is_prose(texts) or _is_particulars(row) else RowKind.TABLE
    only = texts[0]
    if is_heading(only.text) or _is_long(only.text):
        return RowKind.TEXT
    return RowKind.TABLE if _is_walled(row, only) else RowKind.OPEN


def _is_prose(texts: Sequence[Slot]) -> bool:
    """A heading beside its text, a numeral beside its paragraph."""
    return any(_is_long(slot.text) and "。" in slot.text for slot in texts) and not any(map(is_number, texts))


def _is_particulars(row: SeenRow) -> bool:
    """「填报单位：……  填报日期：……」 above or below a table."""
    return all(re.search("[:：]", slot.text) for slot in texts_of(row)) and not any(slot.ruled for slot in row.slots)


def _is_long(text: str) -> bool:
    return len(text) > _LONG or ("\n" in text.strip() and "。" in text) or text.rstrip().endswith("。")


def _is_walled(row: SeenRow, only: Slot) -> bool:
    """Whether blank cells with lines stand beside the one that is not: figures that were left blank.

    A frame around text has a line at its end, too, but none in between.
    """
    seen = [slot for slot in row.slots if slot.is_seen]
    blank = [slot for slot in seen if slot.is_blank]
    width = max(slot.right for slot in seen) - min(slot.column for slot in seen)
    return len(blank) > 1 or (len(blank) == 1 and blank[0].width + only.width == width)


def _is_row_of_table(only: Slot, labels: AbstractSet[tuple[int, int]], following: RowKind, *, ruled: bool) -> bool:
    """Whether the only text in a row without other cells is part of a table: a heading inside it, a label without figures.

    ``labels`` are the columns and widths of the first cells of the rows of the table above, if there is one.
    """
    if _BLOCK_HEADING.match(only.text):
        return following is not RowKind.TEXT
    if re.search("[:：]", only.text):
        return False
    if only.ruled or ruled:
        return only.ruled and (bool(labels) or following is RowKind.TABLE)
    fits = following is RowKind.TABLE or is_number(only) or (only.column, only.width) in labels
    return bool(labels) and fits
