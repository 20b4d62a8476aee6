"""Page numbers as they are printed: 「- 4 -」, 「第4页」, 「4/6」, 「第 4 页 共 6 页」."""

import re

from core.source.characters import folded
from core.source.geometry import Rect

_MARGIN = 0.12
_DECORATED = re.compile(r"[-~·•|]+\d{1,4}[-~·•|]+|第\d{1,4}页(?:[,/，]?\(?共\d{1,4}页\)?)?|共\d{1,4}页,?第\d{1,4}页")
_BARE = re.compile(r"\d{1,4}(?:/\d{1,4})?|[ivxlc]{1,6}|page\d{1,4}(?:of\d{1,4})?", re.IGNORECASE)


def in_margin(rect: Rect, page_height: float) -> bool:
    """Whether the box lies in the strip at the top or the bottom of the page where page marks stand."""
    middle = rect.centre[1]
    return middle < _MARGIN * page_height or middle > (1 - _MARGIN) * page_height


def is_page_mark(characters: str, *, alone: bool) -> bool:
    """Whether the text of a line is a page number; a bare number only where nothing else can stand (``alone``)."""
    text = folded(characters)
    return _DECORATED.fullmatch(text) is not None or (alone and _BARE.fullmatch(text) is not None)
