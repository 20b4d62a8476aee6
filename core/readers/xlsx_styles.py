"""The looks of cells (.xlsx) as far as they change what a reader sees."""

from collections.abc import Iterator
from typing import TypeVar

from lxml import etree

from core.readers.number_format_builtin import builtin_format
from core.readers.sheet_cells import CellStyle

_OFF = frozenset({"0", "false", "off"})
_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
_WHITE_INDEXES = frozenset({"1", "9"})
_NO_LINE = frozenset({"", "none"})

_T = TypeVar("_T")


class Styles:
    """The styles of a workbook by the number that a cell gives; a number without a style is the usual one."""

    def __init__(self, root: etree._Element | None = None) -> None:
        self._styles = {} if root is None else {str(number): style for number, style in enumerate(_styles(root))}
        self._usual = self._styles.get("0", CellStyle())

    def of(self, number: str) -> CellStyle:
        """The style of a cell that says ``number``; "" is the first."""
        return self._styles.get(number, self._usual)


def _styles(root: etree._Element) -> Iterator[CellStyle]:
    codes = {
        element.get("numFmtId", ""): element.get("formatCode", "") for element in root.iterfind("{*}numFmts/{*}numFmt")
    }
    fonts = [(_is_struck(font), _is_white(font.find("{*}color"))) for font in root.iterfind("{*}fonts/{*}font")]
    fills = [_is_bare(fill) for fill in root.iterfind("{*}fills/{*}fill")]
    borders = [_has_wall(border) for border in root.iterfind("{*}borders/{*}border")]
    plain, unfilled, open_sided = (False, False), True, False
    for look in root.iterfind("{*}cellXfs/{*}xf"):
        struck, white = _at(fonts, look.get("fontId"), plain)
        bare = _at(fills, look.get("fillId"), unfilled)
        yield CellStyle(
            _code(codes, look.get("numFmtId", "0")),
            struck,
            white and bare,
            _at(borders, look.get("borderId"), open_sided),
        )


def _code(codes: dict[str, str], number: str) -> str:
    if number in codes:
        return codes[number]
    return builtin_format(int(number) if number.isdecimal() and len(number) < 9 else 0)


def _at(values: list[_T], number: str | None, otherwise: _T) -> _T:
    index = int(number) if number and number.isdecimal() and len(number) < 9 else -1
    return values[index] if 0 <= index < len(values) else otherwise


def _is_struck(font: etree._Element) -> bool:
    strike = font.find("{*}strike")
    return strike is not None and strike.get("val", "1") not in _OFF


def _is_white(colour: etree._Element | None) -> bool:
    if colour is None or float(_plain_tint(colour.get("tint"))) != 0:
        return False
    return (
        colour.get("rgb", "").upper() in _WHITE or colour.get("indexed") in _WHITE_INDEXES or colour.get("theme") == "0"
    )


def _plain_tint(tint: str | None) -> float:
    try:
        return float(tint or 0)
    except ValueError:
        return 0.0


def _is_bare(fill: etree._Element) -> bool:
    """Whether the ground is white: not filled, or filled with white."""
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return fill.find("{*}gradientFill") is None
    kind = pattern.get("patternType", "none")
    return kind == "none" or (kind == "solid" and _is_white(pattern.find("{*}fgColor")))


def _has_wall(border: etree._Element) -> bool:
    """Whether a line is drawn at the left or the right (in the strict form: at the start or the end)."""
    sides = (border.find(f"{{*}}{side}") for side in ("left", "right", "start", "end"))
    return any(side is not None and side.get("style", "") not in _NO_LINE for side in sides)
