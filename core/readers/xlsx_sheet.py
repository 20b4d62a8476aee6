"""The XML of one sheet (.xlsx), taken in without a tree: only cells that exist cost anything."""

import re
from collections.abc import Mapping, Sequence

from core.readers.sheet import Spot, area_of, spot_of
from core.readers.sheet_cells import CellStyle, Run, SheetMaker
from core.readers.xlsx_strings import RichText, local, unescaped
from core.readers.xlsx_styles import Styles
from core.source.limits import NUMBER_DIGITS, SHEET_COLUMNS, SHEET_ROWS
from core.source.unreadable import Reason, UnreadableError

_ON = frozenset({"1", "true", "on"})
_NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*", re.ASCII)
_TEXT_KINDS = frozenset({"s", "str", "inlineStr"})
_IN_CELL_PICTURE = "DISPIMG("


class SheetXml:
    """Takes in a sheet; its cells go to ``maker``. ``related`` holds the ids of the parts that belong to it by element name."""

    def __init__(self, maker: SheetMaker, strings: Sequence[tuple[Run, ...]], styles: Styles) -> None:
        self.related: list[tuple[str, str]] = []
        self._maker = maker
        self._strings = strings
        self._styles = styles
        self._row = self._column = -1
        self._address = self._kind = self._style = ""
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._has_value = False
        self._into: list[str] | None = None
        self._text = RichText()
        self._inline = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = local(tag)
        if name == "c":
            self._begin_cell(attributes)
        elif name == "v":
            self._has_value, self._into = True, self._value
        elif name == "row":
            self._begin_row(attributes)
        elif name == "f":
            self._formula = self._into = []
        elif name == "is":
            self._inline = True
        elif self._inline:
            self._text.start(name, attributes)
        else:
            self._begin_other(name, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = local(tag)
        if name == "c":
            self._end_cell()
        elif name in {"v", "f"}:
            self._into = None
        elif name == "is":
            self._inline = False
        elif self._inline:
            self._text.end(name)

    def data(self, text: str) -> None:
        """Characters."""
        if self._into is not None:
            self._into.append(text)
        elif self._inline:
            self._text.data(text)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) - 1 if number.isdecimal() and len(number) < 9 else self._row + 1
        self._column, self._address = -1, ""
        if not 0 <= self._row < SHEET_ROWS:
            raise UnreadableError(Reason.DAMAGED, f"行号“{number[:20]}”不合规定")
        if attributes.get("hidden", "") in _ON or _is_nothing(attributes.get("ht")):
            self._maker.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        address = attributes.get("r", "")
        if not address:
            self._row, self._column = self._spot()
            self._row, self._column = max(self._row, 0), self._column + 1
            if self._column >= SHEET_COLUMNS:
                raise UnreadableError(Reason.DAMAGED, f"一行超过 {SHEET_COLUMNS:,} 列")
        self._address = address
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        if self._value:
            self._value = []
        self._formula, self._has_value = None, False

    def _spot(self) -> Spot:
        """Where the cell is that was begun last."""
        return spot_of(self._address) if self._address else (self._row, self._column)

    def _end_cell(self) -> None:
        style = self._styles.of(self._style)
        if not self._has_value and self._formula is None and self._kind == "n" and not style.ruled:
            # sheets are often painted far beyond what is written on them
            return
        spot = self._spot()
        value = "".join(self._value)
        formula = None if self._formula is None else "".join(self._formula)
        computed = bool(value) or (self._has_value and self._kind in _TEXT_KINDS) or self._kind == "inlineStr"
        if formula is not None and _IN_CELL_PICTURE in formula:
            self._maker.as_is(spot, "", style, "单元格里是一张图片，图片里的文字没有读取")
            return
        if self._kind in _TEXT_KINDS:
            self._maker.words(spot, self._words(value), style)
        elif self._kind == "n" and _NUMBER.fullmatch(value) and len(value) <= NUMBER_DIGITS:
            self._maker.number(spot, float(value), style)
        elif not value.strip():
            self._maker.blank(spot, style)
        else:
            self._odd(spot, value, style)
        if formula is not None:
            self._maker.formula(spot, computed=computed)

    def _words(self, value: str) -> Sequence[Run]:
        if self._kind == "inlineStr":
            return self._text.taken()
        if self._kind == "str":
            return (Run(unescaped(value)),)
        if not value.strip():
            return ()
        index = int(value) if value.strip().isdecimal() and len(value) < 12 else -1
        if not 0 <= index < len(self._strings):
            raise UnreadableError(Reason.DAMAGED, f"共用文字表里没有第 {value[:20]} 条")
        return self._strings[index]

    def _odd(self, spot: Spot, value: str, style: CellStyle) -> None:
        """Values that are neither numbers nor text."""
        if self._kind == "b":
            self._maker.as_is(spot, "TRUE" if value.strip() in _ON else "FALSE", style)
        elif self._kind == "e":
            self._maker.as_is(spot, value.strip(), style, f"公式出错（{value.strip()[:20]}）")
        elif self._kind == "d":
            self._maker.as_is(spot, value.strip(), style)
        else:
            self._maker.as_is(spot, value.strip(), style, "单元格里存的不是一个合规的数")

    def _begin_other(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "mergeCell":
            self._maker.merges.append(area_of(attributes.get("ref", "")))
        elif name == "col":
            self._begin_columns(attributes)
        elif name == "sheetView":
            self._maker.shows_zeros = attributes.get("showZeros", "1") in _ON
        elif name in {"drawing", "legacyDrawing", "picture", "oleObject", "control"}:
            ids = [value for key, value in attributes.items() if local(key) == "id" and "relationships" in key]
            self.related += [(name, value) for value in ids]

    def _begin_columns(self, attributes: Mapping[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        hidden = attributes.get("hidden", "") in _ON or _is_nothing(attributes.get("width"))
        if hidden and first.isdecimal() and last.isdecimal() and len(first) < 9 and len(last) < 9:
            self._maker.hidden_columns |= set(range(max(int(first), 1) - 1, min(int(last), SHEET_COLUMNS)))


def _is_nothing(size: str | None) -> bool:
    """Whether a row or column was drawn so small that it is gone."""
    return size is not None and re.fullmatch(r"0+(?:\.0*)?", size) is not None
