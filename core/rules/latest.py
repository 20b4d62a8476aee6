"""What was made of the values that were asked for last: a dozen rules ask for the same of one report, then of the next."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


def latest(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """``make``, which is asked again only for other objects than the last time; equal ones are other ones.

    To be used for functions of values that nobody changes. One answer is kept, so that reports are not.
    """
    kept: list[tuple[tuple[object, ...], Made]] = []

    @wraps(make)
    def made(*args: Asked.args, **kwargs: Asked.kwargs) -> Made:
        asked = (*args, *kwargs.values())
        if not kept or not _are_same(kept[0][0], asked):
            kept[:] = [(asked, make(*args, **kwargs))]
        return kept[0][1]

    return made


def _are_same(these: tuple[object, ...], those: tuple[object, ...]) -> bool:
    return len(these) == len(those) and all(one is other for one, other in zip(these, those, strict=True))
