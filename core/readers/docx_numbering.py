"""Automatic numbering of Word paragraphs: the 「一、」 that is shown, but stands in no text."""

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from core.readers.docx_names import child, is_on, name_of, number, value
from core.readers.docx_numerals import numeral

_LEVELS = 9
_MOST_BASES = 20
_PLACEHOLDER = re.compile(r"%([1-9])")
_NO_NUMBER = frozenset({"bullet", "none"})


class Level(Struct, frozen=True):
    """One level of a list: what it starts with and how its number is written."""

    start: int = 1
    form: str = "decimal"
    template: str = ""
    legal: bool = False
    restarts: bool = True
    style: str | None = None


class Numbering:
    """The lists of a document, and how far each has counted. Paragraphs must be asked for in their order."""

    def __init__(self, numbering: etree._Element | None = None, styles: etree._Element | None = None) -> None:
        self._levels: dict[str, tuple[Level, ...]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._styles: dict[str, tuple[str | None, int | None, str | None]] = {}
        for element in numbering if numbering is not None else ():
            self._learn(element)
        for element in styles if styles is not None else ():
            if name_of(element) == "style" and (key := value(element, "styleId")) is not None:
                properties = child(child(element, "pPr"), "numPr")
                self._styles[key] = (
                    value(child(properties, "numId")),
                    number(child(properties, "ilvl")),
                    value(child(element, "basedOn")),
                )

    def _learn(self, element: etree._Element) -> None:
        name = name_of(element)
        if name == "abstractNum" and (key := value(element, "abstractNumId")) is not None:
            levels = [Level()] * _LEVELS
            for one in element:
                place = number(one, "ilvl")
                if name_of(one) == "lvl" and place is not None and 0 <= place < _LEVELS:
                    levels[place] = _level(one)
            self._levels[key] = tuple(levels)
        elif name == "num" and (key := value(element, "numId")) is not None:
            self._abstract[key] = value(child(element, "abstractNumId")) or ""
            self._overrides[key] = dict(_starts(element))

    def label(self, properties: etree._Element | None) -> str:
        """The number shown before a paragraph with these properties (w:pPr), or ""; counts one further."""
        found = self._list_of(properties)
        if found is None:
            return ""
        key, place = found
        abstract = self._abstract.get(key, "")
        levels = self._levels.get(abstract)
        if levels is None:
            return ""
        level = levels[place]
        counts = self._count(key, abstract, place, levels)
        if level.form in _NO_NUMBER and "%" not in level.template:
            return ""
        text = _PLACEHOLDER.sub(
            lambda match: _shown(int(match[1]) - 1, levels, counts, legal=level.legal), level.template
        )
        return f"{text} " if text[-1:].isalnum() else text

    def _count(self, key: str, abstract: str, place: int, levels: tuple[Level, ...]) -> list[int | None]:
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if key not in self._begun:
            self._begun.add(key)
            for overridden, start in self._overrides.get(key, {}).items():
                counts[overridden] = start - 1
        for upper in range(place):
            if counts[upper] is None:
                counts[upper] = levels[upper].start
        before = counts[place]
        counts[place] = levels[place].start if before is None else before + 1
        for deeper in range(place + 1, _LEVELS):
            if levels[deeper].restarts:
                counts[deeper] = None
        return counts

    def _list_of(self, properties: etree._Element | None) -> tuple[str, int] | None:
        """The list and level of a paragraph, by itself or by its style."""
        if properties is None or not self._abstract:
            return None
        own = child(properties, "numPr")
        key = None if own is None else value(child(own, "numId"))
        place = None if own is None else number(child(own, "ilvl"))
        if key is None and (style := value(child(properties, "pStyle"))) is not None:
            key, place = self._list_of_style(style, place)
        if key in {None, "0"} or key is None:
            return None
        return key, min(max(place or 0, 0), _LEVELS - 1)

    def _list_of_style(self, style: str, place: int | None) -> tuple[str | None, int | None]:
        named: str | None = style
        for _ in range(_MOST_BASES):
            if named is None or named not in self._styles:
                break
            key, level, base = self._styles[named]
            if key is not None:
                return key, place if place is not None else level if level is not None else self._linked(key, style)
            named = base
        return None, None

    def _linked(self, key: str, style: str) -> int:
        levels = self._levels.get(self._abstract.get(key, ""), ())
        return next((place for place, level in enumerate(levels) if level.style == style), 0)


def _level(element: etree._Element) -> Level:
    start = number(child(element, "start"))
    return Level(
        start=1 if start is None else start,
        form=value(child(element, "numFmt")) or "decimal",
        template=value(child(element, "lvlText")) or "",
        legal=is_on(child(element, "isLgl")),
        restarts=number(child(element, "lvlRestart")) != 0,
        style=value(child(element, "pStyle")),
    )


def _starts(element: etree._Element) -> Iterator[tuple[int, int]]:
    for one in element:
        place, start = number(one, "ilvl"), number(child(one, "startOverride"))
        if name_of(one) == "lvlOverride" and start is not None and place is not None and 0 <= place < _LEVELS:
            yield place, start


def _shown(place: int, levels: tuple[Level, ...], counts: list[int | None], *, legal: bool) -> str:
    count = counts[place]
    form = "decimal" if legal else levels[place].form
    return numeral(levels[place].start if count is None else count, form)
