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
    """The places of last year's report among the entries: one, none, or those of all organs that were merged since.

    ``problem`` says why none was taken although some were there.
    """

    places: tuple[int, ...] = ()
    problem: str = ""


Places = Mapping[tuple[str, int], Sequence[int]]


def last_years(
    entries: Sequence[Entry | None], former: Mapping[str, Sequence[str]] | None = None
) -> tuple[LastYearAt, ...]:
    """For each entry, which one is last year's of the same organ; ``None`` stands for a file that could not be read.

    ``former`` gives the names that an organ had before it was renamed, or those of the organs merged into it; they are
    looked for where there is no report under its own name.
    """
    places: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        if entry is not None and entry.year is not None and organ_key(entry.organ):
            places[organ_key(entry.organ), entry.year].append(place)
    names = {organ_key(organ): tuple(olds) for organ, olds in (former or {}).items()}
    return tuple(_last_year(entry, entries, places, names) for entry in entries)


def _last_year(
    entry: Entry | None,
    entries: Sequence[Entry | None],
    places: Places,
    former: Mapping[str, Sequence[str]],
) -> LastYearAt:
    if entry is None or entry.year is None:
        return LastYearAt()
    own = _report_of(entry.organ, entry.year - 1, entries, places)
    if own.places or own.problem:
        return own
    before = [
        (name, _report_of(name, entry.year - 1, entries, places)) for name in former.get(organ_key(entry.organ), ())
    ]
    problem = next((one.problem for _, one in before if one.problem), "")
    absent = [name for name, one in before if not one.places]
    if not problem and absent and len(absent) < len(before):
        problem = f"合并前的“{'”“'.join(absent)}”没有{entry.year - 1}年的报告，不能合计，没有与上年对照"
    return LastYearAt((), problem) if problem else LastYearAt(tuple(place for _, one in before for place in one.places))


def _report_of(organ: str, year: int, entries: Sequence[Entry | None], places: Places) -> LastYearAt:
    found = {place: entries[place] for place in places.get((organ_key(organ), year), ())}
    known = {place: one for place, one in found.items() if one is not None}
    candidates = {place: one for place, one in known.items() if one.given} or known
    if not candidates:
        return LastYearAt()
    if len({one.sha256 or one.name for one in candidates.values()}) == 1:
        return LastYearAt((min(candidates),))
    names = [one.name for one in candidates.values()]
    listed = "、".join(names[:_LISTED]) + ("等" if len(names) > _LISTED else "")
    return LastYearAt(
        (), f"找到 {len(names)} 份{year}年的报告（{listed}），不知以哪一份为准，没有与上年对照，请只留一份"
    )
