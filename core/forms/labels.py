"""Labels as they compare: without numbering, remarks in brackets, punctuation and blanks."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from core.source.characters import folded

_NUMBERING = re.compile(r"^(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+[、.,]|\d+[、.,)]*)+")
_REMARK = re.compile(r"\([^()]*\)?")
_PUNCTUATION = re.compile(r"[^\w]|_")


@lru_cache(maxsize=4096)
def core_of(label: str) -> str:
    """What identifies a label: ``（二） 部分公开（区分处理的…）`` → ``部分公开``."""
    text = _NUMBERING.sub("", folded(label))
    return _PUNCTUATION.sub("", _REMARK.sub("", text))


def likeness(one: str, other: str) -> float:
    """How alike two cores are, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
