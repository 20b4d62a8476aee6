"""From broken equations to causes: each mistake by itself, with the changes that would undo it, the likeliest first."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from core.findings import cause_wording
from core.findings.cause import BrokenEquation, Cause, Change, Proposal
from core.forms.address import Address
from core.forms.form import Form
from core.localise.equations import System, is_outside, systems_of
from core.localise.plausibility import Judge, Spoken
from core.localise.search import Explanation, Search
from core.localise.steps import Step, joint_steps
from core.report.annual_report import Figure
from core.rules.verdict import CheckResult

MOST_PROPOSALS = 3
TIED = 5
"""Explanations whose costs differ by no more are equally likely."""
CLEAR = 10
"""Two equations or more must cross for a lesser lead to say anything."""
_WORTH_TELLING = 40


class _Part(Struct, frozen=True):
    """Changes that repair equations of their own, and what they repair."""

    steps: tuple[Step, ...]
    touched: frozenset[int]

    @property
    def cost(self) -> int:
        return sum(step.cost for step in self.steps)


def causes_of(
    form: Form,
    figures: Mapping[Address, Figure],
    results: Iterable[CheckResult],
    spoken: Sequence[Spoken] = (),
    unsure: frozenset[Address] = frozenset(),
) -> tuple[Cause, ...]:
    """What may be wrong where equations of the form do not hold; nothing where all do.

    ``results`` are those of the identities, ``spoken`` the numbers of the narrative, ``unsure`` figures that the recogniser
    was not sure of although they are counted.
    """
    systems = systems_of(figures, results)
    if not systems:
        return ()
    judge = Judge(form, figures, spoken, unsure)
    return tuple(cause for system in systems for cause in _causes(form, figures, system, judge))


def _causes(form: Form, figures: Mapping[Address, Figure], system: System, judge: Judge) -> list[Cause]:
    found = _explanations(form, system, judge)
    if not found:
        broken = tuple(BrokenEquation.of(equation.result) for equation in system.equations if equation.residual)
        return [Cause(broken, (), cause_wording.too_many(len(broken)))]
    tied = [one for one in found if one.cost - found[0].cost <= TIED]
    groups = _groups([part.touched for one in tied for part in _parts(system, one)])
    told = [_cause(form, figures, system, judge, group, _alternatives(system, found, group)) for group in groups]
    return sorted(told, key=lambda cause: min(_order(system, equation) for equation in cause.equations))


def _order(system: System, named: BrokenEquation) -> int:
    return next(index for index, equation in enumerate(system.equations) if BrokenEquation.of(equation.result) == named)


def _explanations(form: Form, system: System, judge: Judge) -> Sequence[Explanation]:
    joint = joint_steps(form, system, judge)
    found = Search(system, judge, joint).explanations()
    if found:
        return found
    try:
        # the solver is slow to load, and most reports never need it
        from core.localise.programme import explanations  # noqa: PLC0415
    except ImportError:
        return ()
    return explanations(system, judge, joint)


def _parts(system: System, explanation: Explanation) -> list[_Part]:
    touching = [
        ((step,), frozenset(index for at in step.cells for index, _ in system.cells[at].near))
        for step in explanation.steps
    ]
    groups = _groups([touched for _, touched in touching])
    return [_Part(tuple(step for (step,), touched in touching if touched <= group), group) for group in groups]


def _groups(sets: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """Sets that share a member, put together."""
    groups: list[frozenset[int]] = []
    for one in sets:
        joined = one.union(*(group for group in groups if group & one))
        groups = [group for group in groups if not group & one] + [joined]
    return groups


def _alternatives(system: System, found: Sequence[Explanation], group: frozenset[int]) -> list[_Part]:
    """What the explanations say of one group of equations, each once, the likeliest first."""
    kept: dict[frozenset[tuple[Address, int]], _Part] = {}
    for one in found:
        parts = [part for part in _parts(system, one) if part.touched & group]
        if all(part.touched <= group for part in parts):
            whole = _Part(tuple(step for part in parts for step in part.steps), group)
            kept.setdefault(frozenset(pair for step in whole.steps for pair in step.values), whole)
    return sorted((part for part in kept.values() if part.steps), key=lambda part: part.cost)


def _cause(
    form: Form,
    figures: Mapping[Address, Figure],
    system: System,
    judge: Judge,
    group: frozenset[int],
    parts: Sequence[_Part],
) -> Cause:
    broken = tuple(BrokenEquation.of(system.equations[i].result) for i in sorted(group) if system.equations[i].residual)
    best = parts[0]
    if all(is_outside(at) for step in best.steps for at in step.cells):
        return Cause(broken, (), cause_wording.other_year())
    tied = [part for part in parts if part.cost - best.cost <= TIED]
    crossed = len(broken) > len(best.steps)
    if len(tied) > MOST_PROPOSALS or not (crossed or _is_clear(system, judge, parts)):
        return Cause(broken, (), cause_wording.undecided(len(broken), len(tied)))
    told = [part for part in parts[:MOST_PROPOSALS] if part.cost - best.cost <= _WORTH_TELLING]
    proposals = tuple(_proposal(form, figures, system, part, tied=len(tied) > 1 and part in tied) for part in told)
    lead = parts[1].cost - best.cost if len(parts) > 1 else _WORTH_TELLING
    return Cause(broken, proposals, cause_wording.cause(proposals, sure=crossed and lead >= CLEAR))


def _is_clear(system: System, judge: Judge, parts: Sequence[_Part]) -> bool:
    """Where equations do not cross, only a print that gives the mistake away says which cell is wrong."""
    best = parts[0]
    if len(parts) > 1 and parts[1].cost - best.cost < CLEAR:
        return False
    singles = [step for step in best.steps if len(step.values) == 1]
    return all(judge.is_telling(system.cells[at], value) for step in singles for at, value in step.values)


def _proposal(form: Form, figures: Mapping[Address, Figure], system: System, part: _Part, *, tied: bool) -> Proposal:
    touched = {index for step in part.steps for at in step.cells for index, _ in system.cells[at].near}
    grouped = [_changes(form, figures, step) for step in part.steps if not all(map(is_outside, step.cells))]
    words = cause_wording.proposal(form, figures, grouped, len(touched))
    changes = tuple(change for group in grouped for change in group)
    return Proposal(changes, part.cost, words, len(touched), tied)


def _changes(form: Form, figures: Mapping[Address, Figure], step: Step) -> tuple[Change, ...]:
    values = sorted(step.values, key=lambda pair: form.addresses().index(pair[0]))
    return tuple(Change(at, figures[at].printed, Decimal(value), step.kind) for at, value in values)
