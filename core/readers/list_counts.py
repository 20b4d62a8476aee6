"""How far each list of a Word document has counted, and the number it shows: the same for .docx and .doc."""

import re
from collections.abc import Mapping

from msgspec import Struct

from core.readers.docx_numerals import numeral

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_NO_NUMBER = frozenset({"bullet", "none"})


class Level(Struct, frozen=True):
    """One level of a list: what it starts with and how its number is written; ``%2`` stands for the second level's."""

    start: int = 1
    form: str = "decimal"
    template: str = ""
    legal: bool = False
    restarts: bool = True
    style: str | None = None


class _Use(Struct, frozen=True):
    definition: str
    starts: Mapping[int, int]
    levels: tuple[Level, ...] | None


class ListCounts:
    """The lists by their keys. Several keys may use one definition: they count on together."""

    def __init__(self) -> None:
        self._levels: dict[str, tuple[Level, ...]] = {}
        self._uses: dict[str, _Use] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def define(self, definition: str, levels: Mapping[int, Level]) -> None:
        """A definition by its levels, from 0; those not given are plain numbers."""
        self._levels[definition] = tuple(levels.get(place, Level()) for place in range(LEVELS))

    def use(
        self, key: str, definition: str, starts: Mapping[int, int], levels: Mapping[int, Level] | None = None
    ) -> None:
        """A list by its key, with the levels that it starts anew, and levels of its own in place of the definition's."""
        own = self._levels.get(definition)
        if levels and own is not None:
            own = tuple(levels.get(place, level) for place, level in enumerate(own))
        self._uses[key] = _Use(definition, starts, own if levels else None)

    def __bool__(self) -> bool:
        return bool(self._uses)

    def levels(self, key: str) -> tuple[Level, ...]:
        """The levels of a list; none for a key that no definition stands behind."""
        use = self._uses.get(key)
        if use is None:
            return ()
        return use.levels or self._levels.get(use.definition, ())

    def label(self, key: str, place: int) -> str:
        """The number shown before the next paragraph on a level of a list, or ""; counts one further."""
        levels = self.levels(key)
        if not levels:
            return ""
        place = min(max(place, 0), LEVELS - 1)
        level = levels[place]
        counts = self._count(key, place, levels)
        if level.form in _NO_NUMBER and "%" not in level.template:
            return ""
        text = _PLACEHOLDER.sub(
            lambda match: _shown(int(match[1]) - 1, levels, counts, legal=level.legal), level.template
        )
        return f"{text} " if text[-1:].isalnum() else text

    def _count(self, key: str, place: int, levels: tuple[Level, ...]) -> list[int | None]:
        use = self._uses[key]
        counts = self._counts.setdefault(use.definition, [None] * LEVELS)
        if key not in self._begun:
            self._begun.add(key)
            for overridden, start in use.starts.items():
                counts[overridden] = start - 1
        for upper in range(place):
            if counts[upper] is None:
                counts[upper] = levels[upper].start
        before = counts[place]
        counts[place] = levels[place].start if before is None else before + 1
        for deeper in range(place + 1, LEVELS):
            if levels[deeper].restarts:
                counts[deeper] = None
        return counts


def _shown(place: int, levels: tuple[Level, ...], counts: list[int | None], *, legal: bool) -> str:
    count = counts[place]
    form = "decimal" if legal else levels[place].form
    return numeral(levels[place].start if count is None else count, form)
