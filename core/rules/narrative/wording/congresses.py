"""Party congresses and plenums, with the months in which they were held: facts for telling whether a phrase is out of date."""

import re
from datetime import date

from msgspec import Struct

KNOWN_UNTIL = date(2025, 12, 31)
"""Later meetings are not in the table, so that of reports about later years it can only be said what was out of date by then."""


class Meeting(Struct, frozen=True, order=True):
    """A congress (``plenum`` 0) or one of its plenums. The order is that of time."""

    congress: int
    plenum: int = 0

    @property
    def chinese(self) -> str:
        """二十大, 二十届三中全会."""
        number = _NUMERALS[self.congress]
        if not self.plenum:
            return f"党的{number}大"
        return f"{number}届历次全会" if self.plenum == _EVERY else f"{number}届{_PLENUM_NUMERALS[self.plenum]}中全会"


_EVERY = 9
"""历次全会: whatever there was."""
_PLENUM_NUMERALS = "零一二三四五六七"
_NUMERALS = {18: "十八", 19: "十九", 20: "二十"}
_NUMBERS = {name: number for number, name in _NUMERALS.items()}

HELD = {
    Meeting(18): date(2012, 11, 14),
    Meeting(18, 3): date(2013, 11, 12),
    Meeting(18, 4): date(2014, 10, 23),
    Meeting(18, 5): date(2015, 10, 29),
    Meeting(18, 6): date(2016, 10, 27),
    Meeting(19): date(2017, 10, 24),
    Meeting(19, 3): date(2018, 2, 28),
    Meeting(19, 4): date(2019, 10, 31),
    Meeting(19, 5): date(2020, 10, 29),
    Meeting(19, 6): date(2021, 11, 11),
    Meeting(20): date(2022, 10, 22),
    Meeting(20, 3): date(2024, 7, 18),
    Meeting(20, 4): date(2025, 10, 23),
}
"""The day each ended. First, second and seventh plenums elect and prepare, and reports often leave them out: they are not asked for."""

_CONGRESS = re.compile(
    r"(?:党的|中共|中国共产党)?(?:第)?(十八|十九|二十)(?:大|次全国代表大会)(?!类|项|件|工程|行动|要点|重点)"
)
_PLENUMS = re.compile(r"(十八|十九|二十)届([一二三四五六七中、和及历次次]{2,24})全会")


def meetings_in(text: str) -> frozenset[Meeting]:
    """The congresses and plenums that a text without blanks names."""
    found = {Meeting(_NUMBERS[match[1]]) for match in _CONGRESS.finditer(text)}
    for match in _PLENUMS.finditer(text):
        congress = _NUMBERS[match[1]]
        if "历次" in match[2]:
            found.add(Meeting(congress, _EVERY))
        found |= {Meeting(congress, _PLENUM_NUMERALS.index(one)) for one in match[2] if one in _PLENUM_NUMERALS}
    return frozenset(found)


def newest_at(day: date) -> Meeting:
    """The newest meeting of the table that had ended by ``day``; raises ``ValueError`` before the first."""
    return max(meeting for meeting, ended in HELD.items() if ended <= day)
