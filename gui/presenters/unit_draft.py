"""A list of units while it is built: always a sound tree, or empty; an edit that would spoil it is refused in words."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, structs

from core.rules.across.unit_columns import HEADING, OWN_LEVEL
from core.rules.across.units import Unit, UnitTree, tree_of
from core.rules.facts import Facts, OrganKind

_NEW = "新单位"
KINDS = ("", *(kind.value for kind in OrganKind), OWN_LEVEL, HEADING)
"""What a unit may be; the first is 未说明."""
SCOPES: tuple[tuple[str, bool | None], ...] = (("", None), ("汇总", True), ("仅本级", False))
"""Whose figures the report of a unit holds."""


class EditError(Exception):
    """An edit that would spoil the list; the message is Chinese and says why."""


class UnitDraft(Struct, frozen=True):
    """The units, the file they came from or went to last, and whether they have changed since.

    ``before`` are the drafts that undoing leads back to, the latest last. ``chosen`` is the name of the unit that is looked at.
    """

    tree: UnitTree = UnitTree()
    file: Path | None = None
    changed: bool = False
    chosen: str = ""
    before: tuple["UnitDraft", ...] = ()

    @property
    def unit(self) -> Unit | None:
        """The unit that is looked at."""
        return self.tree.unit(self.chosen)

    def choosing(self, name: str) -> "UnitDraft":
        """Another unit is looked at."""
        return self if name == self.chosen else structs.replace(self, chosen=name)

    def adding(self, parent: str) -> "UnitDraft":
        """A new unit at the end of those under ``parent``; it is looked at."""
        name = _free_name(self.tree)
        return self._with((*self.tree.units, Unit(name, parent, Facts(organ=name))), name)

    def renaming(self, name: str, to: str) -> "UnitDraft":
        """The unit is called otherwise; those under it stay under it."""
        wanted = _clean(to)
        if not wanted:
            raise EditError("单位要有名称")
        if wanted == name:
            return self
        if self.tree.unit(wanted) is not None:
            raise EditError(f"“{wanted}”已经有了；一个单位只列一次")
        return self._with([_renamed(unit, name, wanted) for unit in self.tree.units], wanted)

    def moving(self, name: str, parent: str) -> "UnitDraft":
        """The unit, with all under it, stands under another, or ("") at the top."""
        unit = self._known(name)
        if unit.parent == parent:
            return self
        if parent == name or parent in self.names_below(name):
            raise EditError(f"“{name}”不能移到自己或自己的下级“{parent}”下面")
        return self._with(self._with_unit(structs.replace(unit, parent=parent)), name)

    def removing(self, name: str) -> "UnitDraft":
        """The unit is taken off; those under it move up to where it stood."""
        gone = self._known(name)
        rest = [
            structs.replace(unit, parent=gone.parent) if unit.parent == name else unit
            for unit in self.tree.units
            if unit.name != name
        ]
        return self._with(rest, gone.parent or (rest[0].name if rest else ""))

    def describing(self, name: str, *, kind: str, scope: bool | None, former: str, due: str) -> "UnitDraft":
        """What the list says of the unit besides its name and place."""
        unit = self._known(name)
        known = {one.value: one for one in OrganKind}
        facts = structs.replace(
            unit.facts, kind=known.get(kind), consolidates=scope, former_names=_names(former), due=_day(due)
        )
        changed = structs.replace(unit, facts=facts, own_level=kind == OWN_LEVEL, expected=_expected(unit, kind))
        return self if changed == unit else self._with(self._with_unit(changed), name)

    def undone(self) -> "UnitDraft":
        """As it was before the last change."""
        if not self.before:
            return self
        return structs.replace(self.before[-1], file=self.file, changed=True, before=self.before[:-1])

    def saved(self, file: Path) -> "UnitDraft":
        """The list has been written to a file."""
        return structs.replace(self, file=file, changed=False)

    def names_below(self, name: str) -> tuple[str, ...]:
        """All units under one, however deep."""
        found: list[str] = []
        open_names = [name]
        while open_names:
            under = [unit.name for unit in self.tree.children(open_names.pop())]
            found += under
            open_names += under
        return tuple(found)

    def _known(self, name: str) -> Unit:
        unit = self.tree.unit(name)
        if unit is None:
            raise EditError("请先选中一个单位")
        return unit

    def _with_unit(self, changed: Unit) -> list[Unit]:
        return [changed if unit.name == changed.name else unit for unit in self.tree.units]

    def _with(self, units: Sequence[Unit], chosen: str) -> "UnitDraft":
        tree = tree_of(units) if units else UnitTree()
        if not isinstance(tree, UnitTree):
            raise EditError("；".join(problem.message for problem in tree))
        before = (*self.before, structs.replace(self, before=()))[-_MOST_STEPS:]
        return UnitDraft(tree, self.file, changed=True, chosen=chosen, before=before)


_MOST_STEPS = 100


def draft_of(tree: UnitTree, file: Path) -> UnitDraft:
    """A list as it was read."""
    return UnitDraft(tree, file, chosen=tree.units[0].name if tree.units else "")


def _clean(name: str) -> str:
    """As names are read: without blanks, with Chinese brackets."""
    return "".join(name.split()).replace("(", "（").replace(")", "）")


def _free_name(tree: UnitTree) -> str:
    taken = {unit.name for unit in tree.units}
    return next(name for number in range(1, len(taken) + 2) if (name := f"{_NEW}{number}") not in taken)


def _renamed(unit: Unit, name: str, to: str) -> Unit:
    if unit.name == name:
        return structs.replace(unit, name=to, facts=structs.replace(unit.facts, organ=to))
    return structs.replace(unit, parent=to) if unit.parent == name else unit


def _expected(unit: Unit, kind: str) -> bool:
    """A heading hands in nothing; a unit that is one no more does."""
    was_heading = not unit.expected and unit.facts.kind is None and not unit.own_level
    return False if kind == HEADING else True if was_heading else unit.expected


def _names(text: str) -> tuple[str, ...]:
    parts = text.replace("，", "、").replace(",", "、").replace("；", "、").replace(";", "、").split("、")
    return tuple(clean for part in parts if (clean := _clean(part)))


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise EditError(f"“{text.strip()}”不是日期，请写成 2024-01-31 的样子") from error
