"""What a cell's text looks like, as far as layout has to know: a figure, or the start of a numbered label."""

import re

from core.source.characters import folded

_FIGURE = re.compile(r"[-+增减]?[\d,.]+(?:%|元|件|万元|条)?|[-/\\*~]+|无")
_NUMBERED = re.compile(r"(?:\(?[一二三四五六七八九十]{1,3}[)、.]|\(?\d{1,2}[)、.](?!\d)|第[一二三四五六七八九十\d]+)")


def is_figure(characters: str) -> bool:
    """Whether the text is a number or a sign that stands in the place of one."""
    return bool(characters) and _FIGURE.fullmatch(folded(characters)) is not None


def is_numbered(characters: str) -> bool:
    """Whether the text begins as a label with a number of its own (``（三）``, ``2.``, ``四、``)."""
    return _NUMBERED.match(folded(characters)) is not None
