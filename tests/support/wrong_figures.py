"""Sound figures of a realistic size, and mistakes as people make them when they copy figures into a form.

What was changed is known, so that a proposal can be held against it.
"""

from collections.abc import Callable, Mapping
from random import Random

from msgspec import Struct

from core.forms.address import Address, Table, address, table_of
from core.forms.form import APPLICANTS, OUTCOMES, Edition, form_of

Figures = dict[Address, int]
KINDS = tuple(column.key for column in APPLICANTS)
_SIZES = (0, 2, 6, 20, 90, 600)


class Mistake(Struct, frozen=True):
    """What is printed, and what should be: only the cells that differ."""

    name: str
    printed: Mapping[Address, int]
    meant: Mapping[Address, int]


def counts(chance: Random, edition: Edition) -> Figures:
    """Tables 3 and 4 on which every equation holds: a few applicants, most lines 0, as departments report them."""
    form, size = form_of(edition), chance.choice(_SIZES)
    figures: Figures = {}
    for kind in KINDS[:-1]:
        busy = 0.35 if kind == "natural" else chance.choice((0.0, 0.03, 0.12))
        results = {line: chance.randint(1, max(size, 1)) if chance.random() < busy else 0 for line in form.result_lines}
        if size and kind in ("natural", "commercial"):
            results["granted"] += chance.randint(0, size * (3 if kind == "natural" else 1))
        done = sum(results.values())
        carried_out = chance.randint(0, max(done // 6, 1)) if chance.random() < 0.5 else 0
        carried_in = chance.randint(0, done // 4) if chance.random() < 0.5 else 0
        results |= {"received": done + carried_out - carried_in, "carried_in": carried_in}
        results |= {"total": done, "carried_out": carried_out}
        figures |= {address(Table.REQUESTS, line, kind): value for line, value in results.items()}
    for line in form.table(Table.REQUESTS).lines:
        parts = [figures[address(Table.REQUESTS, line.key, kind)] for kind in KINDS[:-1]]
        figures[address(Table.REQUESTS, line.key, "total")] = sum(parts)
    for line in form.table(Table.DISPUTES).lines:
        parts = [chance.randint(1, 9) if chance.random() < 0.3 else 0 for _ in OUTCOMES[:-1]]
        for column, value in zip(OUTCOMES, [*parts, sum(parts)], strict=True):
            figures[address(Table.DISPUTES, line.key, column.key)] = value
    return figures


def wrong_figures(chance: Random, figures: Figures, count: int, *, only: Table | None = None) -> Mistake:
    """``count`` figures of tables 3 and 4 mistyped, each in its own way."""
    cells = [at for at in figures if only is None or table_of(at) is only]
    meant = {at: figures[at] for at in chance.sample(cells, count)}
    return Mistake("mistyped", {at: mistyped(chance, value) for at, value in meant.items()}, meant)


def mistyped(chance: Random, value: int) -> int:
    """Another number in its place: a digit wrong, swapped, dropped, doubled or too many, left out, or off by a little."""
    digits = str(value)
    place = chance.randrange(len(digits))
    ways: list[str] = [digits[:place] + str(chance.randint(0, 9)) + digits[place + 1 :]] * 3
    ways += [digits[:place] + digits[place] + digits[place:], digits + str(chance.randint(0, 9))]
    if len(digits) > 1:
        swapped = digits[:-2] + digits[-1] + digits[-2]
        ways += [swapped, swapped, digits[:place] + digits[place + 1 :]]
    ways += ["0", str(value + chance.choice((1, 2, 3, 9, 10, 100)))]
    written = int(chance.choice(ways))
    return written if written != value else value + chance.choice((1, 2, 5))


def exchanged_totals(chance: Random, figures: Figures, edition: Edition) -> Mistake | None:
    """The total of a column and what it carries out, each in the other's place."""
    kind = chance.choice(KINDS)
    pair = (address(Table.REQUESTS, "total", kind), address(Table.REQUESTS, "carried_out", kind))
    return _exchange("exchanged_totals", figures, pair)


def exchanged(chance: Random, figures: Figures, edition: Edition) -> Mistake | None:
    """Two neighbours of one line, or of one column, in each other's place."""
    lines = [line.key for line in form_of(edition).table(Table.REQUESTS).lines]
    row, column = chance.randrange(len(lines) - 1), chance.randrange(len(KINDS) - 1)
    first = address(Table.REQUESTS, lines[row], KINDS[column])
    beside = (lines[row + 1], KINDS[column]) if chance.random() < 0.5 else (lines[row], KINDS[column + 1])
    return _exchange("exchanged", figures, (first, address(Table.REQUESTS, *beside)))


def _exchange(name: str, figures: Figures, pair: tuple[Address, Address]) -> Mistake | None:
    first, second = pair
    if figures[first] == figures[second]:
        return None
    return _mistake(name, figures, {first: figures[second], second: figures[first]})


def shifted_lines(chance: Random, figures: Figures, edition: Edition) -> Mistake | None:
    """A stretch of a column written one line too low or too high; what leaves it comes back at its other end."""
    lines = [line.key for line in form_of(edition).table(Table.REQUESTS).lines]
    start, length, kind = chance.randrange(len(lines) - 3), chance.randint(3, 8), chance.choice(KINDS)
    stretch = [address(Table.REQUESTS, line, kind) for line in lines[start : start + length]]
    return _shift("shifted_lines", chance, figures, stretch)


def shifted_columns(chance: Random, figures: Figures, edition: Edition) -> Mistake | None:
    """A stretch of a line written one column too far to the right or left."""
    line = chance.choice(form_of(edition).table(Table.REQUESTS).lines).key
    start, length = chance.randrange(4), chance.randint(3, 6)
    stretch = [address(Table.REQUESTS, line, kind) for kind in KINDS[start : start + length]]
    return _shift("shifted_columns", chance, figures, stretch)


def _shift(name: str, chance: Random, figures: Figures, stretch: list[Address]) -> Mistake | None:
    values = [figures[at] for at in stretch]
    moved = values[1:] + values[:1] if chance.random() < 0.5 else values[-1:] + values[:-1]
    mistake = _mistake(name, figures, dict(zip(stretch, moved, strict=True)))
    return mistake if len(mistake.printed) >= 3 else None


def subtotal_added(chance: Random, figures: Figures, edition: Edition) -> Mistake | None:
    """The lines of one group counted twice in the total of a column."""
    form, kind = form_of(edition), chance.choice(KINDS)
    groups = {line.group for line in form.table(Table.REQUESTS).lines if line.group}
    group = chance.choice(sorted(groups))
    lines = [line.key for line in form.table(Table.REQUESTS).lines if line.group == group]
    added = sum(figures[address(Table.REQUESTS, line, kind)] for line in lines)
    total = address(Table.REQUESTS, "total", kind)
    return _mistake("subtotal_added", figures, {total: figures[total] + added}) if added else None


def split(chance: Random, figures: Figures, edition: Edition) -> Mistake | None:
    """The digits of one figure in two cells beside each other."""
    line = chance.choice(form_of(edition).table(Table.REQUESTS).lines).key
    column = chance.randrange(len(KINDS) - 2)
    first, second = (address(Table.REQUESTS, line, kind) for kind in KINDS[column : column + 2])
    digits = str(figures[first])
    if len(digits) < 2 or figures[second] or digits[1] == "0":
        return None
    return _mistake("split", figures, {first: int(digits[:1]), second: int(digits[1:])})


def _mistake(name: str, figures: Figures, printed: Mapping[Address, int]) -> Mistake:
    changed = {at: value for at, value in printed.items() if figures[at] != value}
    return Mistake(name, changed, {at: figures[at] for at in changed})


STRUCTURED: Mapping[str, Callable[[Random, Figures, Edition], Mistake | None]] = {
    "总计与结转互换": exchanged_totals,
    "相邻两格互换": exchanged,
    "整段错行": shifted_lines,
    "整段错列": shifted_columns,
    "多加小计": subtotal_added,
    "一数拆两格": split,
}
"""Mistakes of several cells or of a reason of their own; ``None`` where these figures give no chance for it."""
