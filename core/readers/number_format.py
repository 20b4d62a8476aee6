"""What a cell of a workbook shows: its value under its number format, and a doubt where that is not the value itself."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache

from msgspec import Struct

from core.readers.number_format_codes import Part, Piece, Section, sections_of
from core.readers.number_format_dates import shown_date
from core.source.numerals import plain

GENERAL = "General"
_PRECISION = Context(prec=2000)
"""Enough for the largest number under a code full of percent signs."""
_GENERAL_WIDTH = 11
_GENERAL_MOST = Decimal(10) ** 11
_PLAIN_CODES = frozenset({GENERAL, "0", "@"})
_PLAIN_MOST = 1e11
_NUMBER = re.compile(r"[+-]?(?:\d[\d,]*\.?\d*|\.\d+)%?")
_QUOTED = 20


class Shown(Struct, frozen=True):
    """The text that a cell shows; ``doubts`` are Chinese sentences where it is not all that is stored."""

    text: str
    doubts: tuple[str, ...] = ()


def shown_text(text: str, code: str = GENERAL) -> Shown:
    """What a cell with text shows."""
    section = _text_section(sections_of(code))
    if section is None:
        return Shown(text)
    shown = "".join(text if piece.part is Part.TEXT else piece.text for piece in section.pieces)
    if text.strip() and not shown.strip():
        return Shown("", (f"单元格里的文字“{text.strip()[:_QUOTED]}”被数字格式隐藏了",))
    return Shown(shown)


def _text_section(sections: tuple[Section, ...]) -> Section | None:
    if len(sections) > 3:
        return sections[3]
    return sections[-1] if sections[-1].has(Part.TEXT) else None


def shown_number(value: float, code: str = GENERAL, *, from_1904: bool = False) -> Shown:
    """What a cell with a number shows. Excel keeps 15 digits of a number, and so does this."""
    if code in _PLAIN_CODES and abs(value) < _PLAIN_MOST and value == int(value):
        return Shown(str(int(value)))
    return _shown_number(value, code, from_1904=from_1904)


@lru_cache(maxsize=8192)
def _shown_number(value: float, code: str, *, from_1904: bool) -> Shown:
    with localcontext(_PRECISION):
        exact = Decimal(f"{value:.15g}")
        if not exact.is_finite():
            return Shown(str(value), ("单元格里存的不是一个数",))
        section, signed = _section_for(exact, sections_of(code or GENERAL))
        text = _shown(exact, section, signed=signed, from_1904=from_1904)
        if text is None:
            return Shown(_general(exact), (f"数字格式“{code[:40]}”无法还原，按存的数 {_stored(exact)} 读取",))
        return Shown(text, tuple(_doubts(text, exact, section)))


def _section_for(value: Decimal, sections: tuple[Section, ...]) -> tuple[Section, bool]:
    """The section that shows ``value``, and whether a minus has to be put before it."""
    numeric = sections[:3]
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or section.condition.holds(value):
                return section, value < 0
        return Section(unknown=True), False
    if value < 0 and len(numeric) > 1 and not (len(sections) == 2 and sections[1].has(Part.TEXT)):
        return numeric[1], False
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], value < 0


def _shown(value: Decimal, section: Section, *, signed: bool, from_1904: bool) -> str | None:
    """The text, or ``None`` where the section is beyond this program."""
    if section.unknown:
        return None
    if section.is_date:
        return shown_date(value, section, from_1904=from_1904) or None
    if section.has(Part.GENERAL, Part.TEXT):
        number = _general(value if signed else abs(value))
        return "".join(
            number if piece.part in {Part.GENERAL, Part.TEXT} else piece.text for piece in section.pieces
        ).strip()
    if section.has(Part.EXPONENT):
        return _scientific(value if signed else abs(value), section.pieces)
    if _is_fraction(section.pieces):
        return None
    text = _digits(abs(value), section.pieces)
    nothing = not section.has(Part.DIGIT) or not re.search("[1-9]", text)
    return text if nothing or not signed else f"-{text}"


def _general(value: Decimal) -> str:
    if abs(value) >= _GENERAL_MOST:
        mantissa, exponent = f"{value:.5E}".split("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent[0]}{exponent[1:]:0>2}"
    return plain(value)


def _scientific(value: Decimal, pieces: tuple[Piece, ...]) -> str | None:
    """``0.00E+00``; other shapes are beyond this program."""
    code = "".join(piece.text for piece in pieces)
    match = re.fullmatch(r"0(?:\.(0*))?E([+-])(0+)", code, re.IGNORECASE)
    if match is None:
        return None
    mantissa, exponent = f"{value:.{len(match[1] or '')}E}".split("E")
    sign = "-" if exponent[0] == "-" else match[2].replace("-", "")
    return f"{mantissa}E{sign}{exponent[1:].rjust(len(match[3]), '0')}"


def _is_fraction(pieces: tuple[Piece, ...]) -> bool:
    places = [place for place, piece in enumerate(pieces) if piece.part is Part.DIGIT]
    slashes = [place for place, piece in enumerate(pieces) if piece == Piece(Part.LITERAL, "/")]
    return any(places[0] < slash for slash in slashes) if places else False


class _Shape(Struct, frozen=True):
    """Where the digits of a section stand: places of integer digits, of decimals, and what its commas mean."""

    integers: tuple[int, ...]
    decimals: tuple[int, ...]
    grouped: bool
    thousands: int


def _shape(pieces: tuple[Piece, ...]) -> _Shape:
    digits = [place for place, piece in enumerate(pieces) if piece.part is Part.DIGIT]
    point = next((place for place, piece in enumerate(pieces) if piece.part is Part.POINT), len(pieces))
    integers = tuple(place for place in digits if place < point)
    decimals = tuple(place for place in digits if place > point)
    commas = [place for place, piece in enumerate(pieces) if piece.part is Part.COMMA]
    inner = [place for place in commas if integers and integers[0] < place < integers[-1]]
    # a comma after the last digit on its side of the point takes three digits off the number
    outer = [place for place in commas if place not in inner and digits and place > digits[0]]
    return _Shape(integers, decimals, bool(inner), len(outer))


def _digits(value: Decimal, pieces: tuple[Piece, ...]) -> str:
    """A number that is not negative, its digits put where the section has places for them."""
    shape = _shape(pieces)
    percents = sum(piece.part is Part.PERCENT for piece in pieces)
    scaled = value.scaleb(2 * percents - 3 * shape.thousands)
    rounded = scaled.quantize(Decimal(1).scaleb(-len(shape.decimals)), ROUND_HALF_UP)
    whole, _, part = format(rounded, "f").partition(".")
    put = _integers(whole.lstrip("0"), shape, pieces) | _decimals(part, shape, pieces)
    shown = []
    for place, piece in enumerate(pieces):
        silent = piece.part is Part.COMMA or (piece.part is Part.POINT and not any(put[at] for at in shape.decimals))
        shown.append("" if silent else put.get(place, piece.text))
    return "".join(shown).strip()


def _integers(digits: str, shape: _Shape, pieces: tuple[Piece, ...]) -> dict[int, str]:
    put: dict[int, str] = {}
    written = 0
    for number, place in enumerate(reversed(shape.integers), 1):
        last = number == len(shape.integers)
        taken, digits = (digits, "") if last else (digits[-1:], digits[:-1])
        text = ""
        for digit in reversed(taken or {"0": "0", "?": " "}.get(pieces[place].text, "")):
            separator = "," if shape.grouped and digit != " " and written and written % 3 == 0 else ""
            text = digit + separator + text
            written += 1
        put[place] = text
    return put


def _decimals(digits: str, shape: _Shape, pieces: tuple[Piece, ...]) -> dict[int, str]:
    put: dict[int, str] = {}
    trailing = True
    for place, digit in reversed(list(zip(shape.decimals, digits, strict=True))):
        trailing = trailing and digit == "0" and pieces[place].text != "0"
        put[place] = "" if trailing else digit
    return put


def _doubts(text: str, value: Decimal, section: Section) -> list[str]:
    """Whether the text says another number than is stored: rounded, scaled, hidden, a sign or a zero in other clothes."""
    if section.is_date:
        return []
    if not text:
        return [f"单元格里存的是 {_stored(value)}，被数字格式隐藏了"]
    if _said(text) != value:
        return [f"显示为“{text[:_QUOTED]}”，单元格里存的是 {_stored(value)}"]
    if section.has(Part.GENERAL) and len(text.lstrip("-")) > _GENERAL_WIDTH:
        return [f"存的是 {text}，常规格式按列宽显示，表上看到的可能是四舍五入后的数"]
    return []


def _stored(value: Decimal) -> str:
    text = plain(value)
    return text if len(text) <= _QUOTED else _general(value)


def _said(text: str) -> Decimal | None:
    """The one number in a text, or ``None``."""
    found = _NUMBER.findall("".join(text.split()))
    if len(found) != 1:
        return None
    number = Decimal(found[0].rstrip("%").replace(",", ""))
    return number.scaleb(-2) if found[0].endswith("%") else number
