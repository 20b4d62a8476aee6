"""Days and times as a workbook shows them. A day is a count of days since the end of 1899 (or since 1904)."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from core.readers.number_format_codes import Part, Piece, Section

_DAY_SECONDS = 86_400
_DAYS_TO_1904 = 1_462
_LEAP_DAY = 60
"""Excel counts a 29th of February 1900, which never was."""
_AFTER_THE_LAST_DAY = 2_958_466
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS_CHINESE = "一二三四五六日"


class _Moment:
    """A day and the seconds since its midnight."""

    def __init__(self, serial: Decimal, step: Decimal) -> None:
        seconds = (serial * _DAY_SECONDS / step).quantize(Decimal(1), ROUND_HALF_UP) * step
        self.total = seconds
        self.serial = int(seconds // _DAY_SECONDS)
        self.seconds = seconds - self.serial * _DAY_SECONDS
        self.hour, self.minute = int(self.seconds // 3600), int(self.seconds // 60 % 60)

    @property
    def day(self) -> tuple[int, int, int]:
        """Year, month and day."""
        if self.serial == _LEAP_DAY:
            return 1900, 2, 29
        if self.serial == 0:
            return 1900, 1, 0
        shown = self._date()
        return shown.year, shown.month, shown.day

    @property
    def weekday(self) -> int:
        """0 for Monday."""
        return self._date().weekday()

    def _date(self) -> date:
        return date(1899, 12, 31 if self.serial < _LEAP_DAY else 30) + timedelta(self.serial)


def shown_date(value: Decimal, section: Section, *, from_1904: bool) -> str:
    """What a section with date pieces shows, or "" where the number is no day."""
    serial = value + (_DAYS_TO_1904 if from_1904 else 0)
    if not 0 <= serial < _AFTER_THE_LAST_DAY:
        return ""
    pieces, decimals = _with_decimals(section.pieces)
    moment = _Moment(serial, Decimal(1).scaleb(-decimals))
    halves = section.has(Part.HALF_DAY)
    return "".join(_piece(pieces, place, moment, decimals, halves=halves) for place in range(len(pieces))).strip()


def _with_decimals(pieces: tuple[Piece, ...]) -> tuple[list[Piece], int]:
    """The pieces with the decimals of the seconds (``ss.00``) taken out and counted."""
    kept: list[Piece] = []
    decimals = 0
    counting = False
    for piece in pieces:
        after_seconds = bool(kept) and kept[-1].text[:1].lower() == "s"
        counting = piece.part is Part.DIGIT if counting else piece.part is Part.POINT and after_seconds
        if counting:
            decimals += piece.part is Part.DIGIT
        else:
            kept.append(piece)
    return kept, min(decimals, 3)


def _piece(pieces: list[Piece], place: int, moment: _Moment, decimals: int, *, halves: bool) -> str:
    piece = pieces[place]
    letters = piece.text.lower()
    if piece.part is Part.ELAPSED:
        unit = {"h": 3600, "m": 60, "s": 1}[letters[0]]
        return str(int(moment.total // unit)).rjust(len(letters), "0")
    if piece.part is Part.HALF_DAY:
        return (letters.split("/")[moment.hour >= 12]).upper()
    if piece.part is not Part.DATE:
        return piece.text
    if letters[0] in "hs" or (letters[0] == "m" and _is_minute(pieces, place)):
        return _time_piece(letters, moment, decimals, halves=halves)
    return _day_piece(letters, moment)


def _time_piece(letters: str, moment: _Moment, decimals: int, *, halves: bool) -> str:
    hour = (moment.hour % 12 or 12) if halves else moment.hour
    seconds = moment.seconds % 60
    whole = {"h": hour, "m": moment.minute, "s": int(seconds)}[letters[0]]
    part = f".{int(seconds % 1 * 10**decimals):0{decimals}d}" if letters[0] == "s" and decimals else ""
    return f"{whole:0{min(len(letters), 2)}d}{part}"


def _day_piece(letters: str, moment: _Moment) -> str:
    year, month, day = moment.day
    if letters[0] == "a":
        return ("星期" if len(letters) == 4 else "") + _WEEKDAYS_CHINESE[moment.weekday]
    if letters[0] in "ye":
        return f"{year % 100:02d}" if letters[0] == "y" and len(letters) <= 2 else str(year)
    if letters[0] == "d":
        name = _WEEKDAYS[moment.weekday] if len(letters) > 2 else ""
        return (name if len(letters) > 3 else name[:3]) or f"{day:0{len(letters)}d}"
    if len(letters) <= 2:
        return f"{month:0{len(letters)}d}"
    return _MONTHS[month - 1][: {3: 3, 5: 1}.get(len(letters), 9)]


def _is_minute(pieces: list[Piece], place: int) -> bool:
    """``m`` are minutes after hours and before seconds, and else months."""

    def unit(places: range) -> str:
        near = (pieces[at].text[0].lower() for at in places if pieces[at].part in {Part.DATE, Part.ELAPSED})
        return next(near, "")

    return unit(range(place - 1, -1, -1)) == "h" or unit(range(place + 1, len(pieces))) == "s"
