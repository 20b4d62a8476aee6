"""The units of a batch and which of them stands under which."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from core.rules.facts import Facts


class Unit(Struct, frozen=True):
    """One unit that reports, or (not ``expected``) a mere heading over others.

    ``parent`` is the name of the unit it stands under, "" at the top. ``own_level`` marks the unit whose report is the
    part of its parent's figures that belongs to no other (本级). ``row`` is its row in the list, from 1; 0 where it came
    from nowhere.
    """

    name: str
    parent: str = ""
    facts: Facts = Facts()
    expected: bool = True
    own_level: bool = False
    row: int = 0


class UnitTree(Struct, frozen=True):
    """All units of a batch. ``confirmed`` says that a person stands for it, and that it leaves out nobody.

    Made by :func:`tree_of`, which lets no circle, no name twice and no unknown parent pass.
    """

    units: tuple[Unit, ...] = ()
    confirmed: bool = True

    def unit(self, name: str) -> Unit | None:
        """The unit of that name."""
        return next((unit for unit in self.units if unit.name == name), None)

    def children(self, name: str) -> tuple[Unit, ...]:
        """The units right under one, in the order of the list."""
        return tuple(unit for unit in self.units if unit.parent == name)

    def below(self, name: str) -> tuple[Unit, ...]:
        """The units right under one that hand in reports; a heading stands for what is under it."""
        return tuple(
            found
            for unit in self.children(name)
            for found in ((unit,) if unit.expected else () if unit.own_level else self.below(unit.name))
        )

    def parents(self) -> tuple[Unit, ...]:
        """The units that have others under them."""
        named = {unit.parent for unit in self.units}
        return tuple(unit for unit in self.units if unit.name in named)


class ListProblem(Struct, frozen=True):
    """What is wrong with a list, in Chinese, and in which row (from 1; 0 for the list as a whole)."""

    row: int
    message: str

    def __str__(self) -> str:
        return f"第 {self.row} 行：{self.message}" if self.row else self.message


def tree_of(units: Sequence[Unit], *, confirmed: bool = True) -> UnitTree | tuple[ListProblem, ...]:
    """The tree of the units, or everything that keeps them from being one."""
    if not units:
        return (ListProblem(0, "名单里没有单位"),)
    problems = tuple(sorted((*_nameless(units), *_doubled(units), *_orphans(units)), key=lambda one: one.row))
    problems = problems or tuple(_circles(units))
    return problems or UnitTree(tuple(units), confirmed)


def _nameless(units: Sequence[Unit]) -> Iterator[ListProblem]:
    for unit in units:
        if not unit.name:
            yield ListProblem(unit.row, "没有单位名称")


def _doubled(units: Sequence[Unit]) -> Iterator[ListProblem]:
    first: dict[str, Unit] = {}
    for unit in units:
        other = first.setdefault(unit.name, unit)
        if other is not unit and unit.name:
            said = "" if other.parent == unit.parent else f"，上级分别是“{other.parent}”和“{unit.parent}”"
            yield ListProblem(unit.row, f"“{unit.name}”在第 {other.row} 行已经有了{said}；一个单位只列一次")


def _orphans(units: Sequence[Unit]) -> Iterator[ListProblem]:
    names = {unit.name for unit in units}
    for unit in units:
        if unit.parent and unit.parent not in names:
            yield ListProblem(
                unit.row, f"“{unit.name}”的上级单位“{unit.parent}”不在名单里；请给它单列一行，或改成名单里的写法"
            )


def _circles(units: Sequence[Unit]) -> Iterator[ListProblem]:
    above = {unit.name: unit.parent for unit in units}
    done: set[str] = set()
    for unit in units:
        path: list[str] = []
        name = unit.name
        while name and name not in done and name not in path:
            path.append(name)
            name = above.get(name, "")
        if name in path:
            ring = [*path[path.index(name) :], name]
            yield ListProblem(unit.row, f"上下级绕成了圈：{' → '.join(ring)}")
        done |= set(path)
