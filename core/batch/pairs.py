"""Which report of a batch is last year's report of the same organ."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from core.report.organ_name import organ_key

_LISTED = 4


class Entry(Struct, frozen=True):
    """What pairs are found by: organ and year as the report's title names them, and the file; ``given`` as last year's."""

    name: str
    organ: str
    year: int | None
    sha256: str = ""
    given: bool = False


class LastYearAt(Struct, frozen=True):
    """The place of last year's report among the entries, or ``None``; ``problem`` says why none of several was taken."""

    place: int | None = None
    problem: str = ""


def last_years(entries: Sequence[Entry | None]) -> tuple[LastYearAt, ...]:
    """For each entry, which one is last year's of the same organ; ``None`` stands for a file that could not be read."""
    places: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        if entry is not None and entry.year is not None and organ_key(entry.organ):
            places[organ_key(entry.organ), entry.year].append(place)
    return tuple(_last_year(entry, entries, places) for entry in entries)


def _last_year(
    entry: Entry | None, entries: Sequence[Entry | None], places: Mapping[tuple[str, int], Sequence[int]]
) -> LastYearAt:
    if entry is None or entry.year is None:
        return LastYearAt()
    found = {place: entries[place] for place in places.get((organ_key(entry.organ), entry.year - 1), ())}
    known = {place: one for place, one in found.items() if one is not None}
    candidates = {place: one for place, one in known.items() if one.given} or known
    if not candidates:
        return LastYearAt()
    if len({one.sha256 or one.name for one in candidates.values()}) == 1:
        return LastYearAt(min(candidates))
    names = [one.name for one in candidates.values()]
    listed = "、".join(names[:_LISTED]) + ("等" if len(names) > _LISTED else "")
    return LastYearAt(
        None, f"找到 {len(names)} 份{entry.year - 1}年的报告（{listed}），不知以哪一份为准，没有与上年对照，请只留一份"
    )
