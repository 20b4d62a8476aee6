"""How much work something takes, in a measure that is the same on every machine, busy or not, measured or not."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

Result = TypeVar("Result")
_CALLS = {"call", "c_call"}


def calls(action: Callable[[], Result]) -> tuple[Result, int]:
    """What ``action`` returns, and how many calls of functions, of Python and of C, it took."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in _CALLS

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        return action(), count
    finally:
        sys.setprofile(before)
