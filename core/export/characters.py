"""Text of a document made fit for a spreadsheet cell or an XML file, with nothing dropped in silence."""

import re

from core.source.limits import CELL_CHARACTERS

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """``text`` with control characters and lone surrogates written out as ``〔U+0007〕``, and one kind of line end."""
    return _UNFIT.sub(_code_point, text.replace("\r\n", "\n").replace("\r", "\n"))


def _code_point(match: re.Match[str]) -> str:
    return f"〔U+{ord(match.group()):04X}〕"


def cell_length(text: str) -> int:
    """The length as spreadsheets count: in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, limit: int = CELL_CHARACTERS) -> str:
    """``text`` itself, or its beginning with a note that says how much is left out."""
    if cell_length(text) <= limit:
        return text
    note = f"……（此处过长，共 {len(text)} 字，未全部列出）"
    return pieces(text, limit - len(note))[0] + note


def pieces(text: str, limit: int = CELL_CHARACTERS) -> tuple[str, ...]:
    """``text`` in parts that each fit in a cell; at least one part."""
    parts: list[str] = []
    rest = text
    while cell_length(rest) > limit:
        stop = limit
        while cell_length(rest[:stop]) > limit:
            stop -= cell_length(rest[:stop]) - limit
        parts.append(rest[:stop])
        rest = rest[stop:]
    return (*parts, rest)
