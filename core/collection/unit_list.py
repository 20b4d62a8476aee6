"""A list of units as read."""

from msgspec import Struct

from core.rules.across.units import ListProblem, UnitTree


class UnitList(Struct, frozen=True):
    """The tree, or the problems that keep the list from being one; ``ignored`` are headings that were not understood."""

    tree: UnitTree = UnitTree()
    problems: tuple[ListProblem, ...] = ()
    ignored: tuple[str, ...] = ()
