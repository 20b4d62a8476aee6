"""Texts of a workbook (.xlsx): shared or in their cell, in runs of different looks, without the readings beside them."""

import re
from collections.abc import Mapping
from functools import lru_cache

from core.readers.sheet_cells import Run

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OFF = frozenset({"0", "false", "off"})


def unescaped(text: str) -> str:
    """Characters that XML cannot hold are written ``_x000D_`` (ST_Xstring, ECMA-376 part 1, 22.9.2.19)."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


@lru_cache(maxsize=1024)
def local(tag: str) -> str:
    """A tag without its namespace: the strict and the transitional form have different ones."""
    return tag.rpartition("}")[2]


class RichText:
    """Collects the runs of a text while its XML is read."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._pieces: list[str] | None = None
        self._struck: bool | None = None
        self._phonetic = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element of the text begins."""
        if name == "t" and not self._phonetic:
            self._pieces = []
        elif name == "rPh":
            self._phonetic = True
        elif name == "rPr":
            self._struck = False
        elif name == "strike":
            self._struck = attributes.get("val", "1") not in _OFF

    def end(self, name: str) -> None:
        """An element of the text ends."""
        if name == "t" and self._pieces is not None:
            self._runs.append(Run(unescaped("".join(self._pieces)), self._struck))
            self._pieces = None
        elif name == "r":
            self._struck = None
        elif name == "rPh":
            self._phonetic = False

    def data(self, text: str) -> None:
        """Characters."""
        if self._pieces is not None:
            self._pieces.append(text)

    def taken(self) -> tuple[Run, ...]:
        """The runs so far, which are then forgotten."""
        runs, self._runs = tuple(self._runs), []
        return runs


class SharedStrings:
    """Takes in the part with the shared texts; ``texts`` are numbered from 0."""

    def __init__(self) -> None:
        self.texts: list[tuple[Run, ...]] = []
        self._text = RichText()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._text.start(local(tag), attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = local(tag)
        if name == "si":
            self.texts.append(self._text.taken())
        else:
            self._text.end(name)

    def data(self, text: str) -> None:
        """Characters."""
        self._text.data(text)
