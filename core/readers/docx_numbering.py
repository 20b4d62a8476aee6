"""Automatic numbering of Word paragraphs: the 「一、」 that is shown, but stands in no text."""

from collections.abc import Iterator

from lxml import etree

from core.readers.docx_names import child, is_on, name_of, number, value
from core.readers.list_counts import LEVELS, Level, ListCounts

_MOST_BASES = 20


class Numbering:
    """The lists of a document, and how far each has counted. Paragraphs must be asked for in their order."""

    def __init__(self, numbering: etree._Element | None = None, styles: etree._Element | None = None) -> None:
        self._lists = ListCounts()
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
            self._lists.define(key, dict(_levels(element)))
        elif name == "num" and (key := value(element, "numId")) is not None:
            self._lists.use(key, value(child(element, "abstractNumId")) or "", dict(_starts(element)))

    def label(self, properties: etree._Element | None) -> str:
        """The number shown before a paragraph with these properties (w:pPr), or ""; counts one further."""
        found = self._list_of(properties)
        return self._lists.label(*found) if found is not None else ""

    def _list_of(self, properties: etree._Element | None) -> tuple[str, int] | None:
        """The list and level of a paragraph, by itself or by its style."""
        if properties is None or not self._lists:
            return None
        own = child(properties, "numPr")
        key = None if own is None else value(child(own, "numId"))
        place = None if own is None else number(child(own, "ilvl"))
        if key is None and (style := value(child(properties, "pStyle"))) is not None:
            key, place = self._list_of_style(style, place)
        if key in {None, "0"} or key is None:
            return None
        return key, place or 0

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
        return next((place for place, level in enumerate(self._lists.levels(key)) if level.style == style), 0)


def _levels(definition: etree._Element) -> Iterator[tuple[int, Level]]:
    for one in definition:
        place = number(one, "ilvl")
        if name_of(one) == "lvl" and place is not None and 0 <= place < LEVELS:
            yield place, _level(one)


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
        if name_of(one) == "lvlOverride" and start is not None and place is not None and 0 <= place < LEVELS:
            yield place, start
