"""Brackets in the narrative, whichever width they have: what stands in them, and whether a place is inside one."""

import re

_ASIDE = re.compile(r"[（(][^（()）]*[）)]")


def asides(text: str) -> tuple[re.Match[str], ...]:
    """The brackets that open and close within ``text``, in order; of nested ones the inner."""
    return tuple(_ASIDE.finditer(text))


def without_asides(text: str) -> str:
    """``text`` without the brackets that open and close in it."""
    return _ASIDE.sub("", text)


def opens(between: str) -> bool:
    """Whether ``between`` leads into a bracket: more are opened in it than closed."""
    return _balance(between) > 0


def closes(between: str) -> bool:
    """Whether ``between`` leads out of a bracket: more are closed in it than opened."""
    return _balance(between) < 0


def _balance(text: str) -> int:
    return sum(text.count(mark) for mark in "（(") - sum(text.count(mark) for mark in "）)")
