"""A parent's table beside those of its units, cell by cell."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from core.forms.address import Address, Table
from core.rules.across.collection import CollectedReport, Collection
from core.rules.across.collection_rule import Difference, listed
from core.rules.across.stated_scope import is_consolidated, stated_scope
from core.rules.across.units import Unit
from core.source.numerals import plain


class Family(Struct, frozen=True):
    """A parent with its report and those of its units. ``obstacle`` is why they cannot be added up, in Chinese, or "".

    ``scope`` is what the parent says it counts (True: all its units). ``own_level``: one of the units is known to be the
    parent's own part, so that nothing but the units goes into the sum.
    """

    parent: Unit
    report: CollectedReport
    children: tuple[tuple[Unit, CollectedReport], ...]
    scope: bool | None
    own_level: bool
    obstacle: str = ""

    @property
    def reports(self) -> tuple[CollectedReport, ...]:
        """All reports of the family, the parent's first."""
        return (self.report, *(report for _, report in self.children))

    @property
    def names(self) -> tuple[str, ...]:
        """The units with a report, the parent first."""
        return (self.parent.name, *(unit.name for unit, _ in self.children))


def families(collection: Collection) -> Iterator[Family]:
    """Every parent whose own report is there and whole: it counts its units, or does not say what it counts."""
    tree = collection.tree
    for parent in tree.parents() if tree is not None else ():
        report = single_version(collection, parent)
        if tree is None or report is None:
            continue
        scope = stated_scope(collection, report)
        if scope is not False:
            yield _family(collection, parent, report, scope)


def _family(collection: Collection, parent: Unit, report: CollectedReport, scope: bool | None) -> Family:  # noqa: FBT001
    assert collection.tree is not None  # noqa: S101 (the parent comes from it)
    units = collection.tree.below(parent.name)
    found = [(unit, single_version(collection, unit)) for unit in units]
    children = tuple((unit, version) for unit, version in found if version is not None)
    own_level = any(unit.own_level for unit in units)
    missing = [unit.name for unit, version in found if version is None]
    return Family(parent, report, children, scope, own_level, _obstacle(collection, report, children, missing))


def _obstacle(
    collection: Collection,
    report: CollectedReport,
    children: Sequence[tuple[Unit, CollectedReport]],
    missing: Sequence[str],
) -> str:
    if missing:
        return f"缺 {len(missing)} 个下级单位的报告，或有几份互不一致：{listed(missing, 20)}"
    other = [unit.name for unit, child in children if child.edition is not report.edition]
    if other:
        return f"表样的版次不同：{listed(other)}"
    partial = [unit.name for unit, child in children if is_consolidated(collection, unit, child) is False]
    if partial:
        return f"下级报告只统计本级，没有计入它的下级：{listed(partial)}"
    return ""


def single_version(collection: Collection, unit: Unit) -> CollectedReport | None:
    """The report of a unit; of several the first, where all their figures are the same."""
    versions = collection.by_unit.get(unit.name, ())
    if not versions or any(versions[0].amounts != other.amounts for other in versions[1:]):
        return None
    return versions[0]


class TableSum(Struct, frozen=True):
    """A table held against the sum of others: the cells that differ, those that could not be compared, and the blanks."""

    differences: tuple[Difference, ...]
    unread: tuple[Address, ...]
    blanks: int
    absent: tuple[str, ...]


def compare(family: Family, table: Table) -> TableSum:
    """The parent's table (left) against the sum of the units' (right), blanks as 0."""
    absent = [name for name, one in zip(family.names, family.reports, strict=True) if table not in one.tables]
    if absent:
        return TableSum((), (), 0, tuple(absent))
    differences: list[Difference] = []
    unread: list[Address] = []
    blanks = 0
    for at in family.report.form.table(table).addresses():
        if not any(at in one.amounts for one in family.reports):
            continue
        left = family.report.amount(at)
        parts = [child.amounts.get(at) for _, child in family.children]
        right = _total(parts)
        blanks += any(at in one.blanks for one in family.reports)
        if left is None or right is None:
            unread.append(at)
        elif left != right and abs(left - right) > _rounding(left, parts):
            differences.append(Difference(at, left, right))
    return TableSum(tuple(differences), tuple(unread), blanks, ())


def _total(parts: Sequence[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for part in parts:
        if part is None:
            return None
        total += part
    return total


def _rounding(left: Decimal, parts: Sequence[Decimal | None]) -> Decimal:
    """What rounding may explain: nothing for whole numbers, for amounts of money half a last digit each."""
    exponents = (part.as_tuple().exponent for part in (left, *parts) if part)
    decimals = [-exponent for exponent in exponents if isinstance(exponent, int) and exponent < 0]
    if not decimals:
        return Decimal(0)
    return (len(decimals) + 1) * Decimal(5).scaleb(-min(decimals) - 1)


def spoken(difference: Difference, name: str) -> str:
    """「本年新收·总计 上级 120，下级合计 119，相差 1」."""
    gap = plain(abs(difference.left - difference.right))
    return f"{name} 上级 {plain(difference.left)}，下级合计 {plain(difference.right)}，相差 {gap}"
