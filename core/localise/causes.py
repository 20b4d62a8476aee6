"""From broken equations to causes: each mistake by itself, with the changes that would undo it, the likeliest first.

An equation shows that two sides differ, never which is wrong. The fewest changes that make all equations hold are the
likeliest (Fellegi and Holt 1976); among as few, those are likelier whose digits tell how the mistake came about.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from core.findings import cause_wording
from core.findings.cause import BrokenEquation, Cause, Change, Proposal
from core.forms.address import Address
from core.forms.form import Form
from core.localise.equations import System, is_outside, systems_of
from core.localise.parts import Part, separated, touched
from core.localise.plausibility import Judge, Spoken
from core.localise.search import Explanation, Search
from core.localise.steps import Step, joint_steps
from core.report.annual_report import Figure
from core.rules.verdict import CheckResult

MOST_PROPOSALS = 3
TIED = 5
"""Explanations whose costs differ by no more are equally likely."""
CLEAR = 10
"""By so much the best must lead to be called 很可能."""
_WORTH_TELLING = 40
_SOLVER = ("highspy", "numpy")
"""Left out of a packaged program, they take the general case with them; few mistakes are found all the same."""


class _Case(Struct, frozen=True):
    """A system with its explanations; ``complete`` says that there are no others with as few mistakes."""

    form: Form
    figures: Mapping[Address, Figure]
    system: System
    judge: Judge
    found: Sequence[Explanation]
    complete: bool


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
    return tuple(cause for system in systems for cause in _causes(_case(form, figures, system, judge)))


def _case(form: Form, figures: Mapping[Address, Figure], system: System, judge: Judge) -> _Case:
    joint = joint_steps(form, system, judge)
    search = Search(system, judge, joint)
    found = search.explanations()
    if found:
        return _Case(form, figures, system, judge, found, search.complete)
    try:
        # the solver is slow to load, and most reports never need it
        from core.localise.programme import explanations  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        if missing.name not in _SOLVER:
            raise
        return _Case(form, figures, system, judge, (), complete=False)
    return _Case(form, figures, system, judge, explanations(system, judge, joint), complete=False)


def _causes(case: _Case) -> list[Cause]:
    if not case.found:
        broken = _broken(case.system, range(len(case.system.equations)))
        return [Cause(broken, (), cause_wording.too_many([one.place for one in broken]))]
    tied = [one for one in case.found if one.cost - case.found[0].cost <= TIED]
    apart = sorted(separated(case.system, tied, case.found), key=lambda parts: min(parts[0].touched))
    told = [_cause(case, parts) for parts in apart]
    return [cause for cause in told if cause.equations]


def _cause(case: _Case, parts: Sequence[Part]) -> Cause:
    best = parts[0]
    broken = _broken(case.system, sorted(best.touched))
    if all(is_outside(at) for at, _ in best.values):
        return Cause(broken, (), cause_wording.other_year())
    crossed = len(broken) > len(best.steps)
    alone = not (crossed or _is_clear(case, parts))
    # 行政复议 0 0 0 9 0: the result or the total, for nothing else can be changed
    tied = [part for part in parts if alone or part.cost - best.cost <= TIED]
    if len(tied) > MOST_PROPOSALS or (alone and not (case.complete and len(best.steps) == 1)):
        return Cause(broken, (), cause_wording.undecided([one.place for one in broken], len(tied)))
    told = [part for part in parts[:MOST_PROPOSALS] if part in tied or part.cost - best.cost <= _WORTH_TELLING]
    proposals = tuple(_proposal(case, part, tied=len(tied) > 1 and part in tied) for part in told)
    lead = parts[1].cost - best.cost if len(parts) > 1 else _WORTH_TELLING
    return Cause(broken, proposals, cause_wording.cause(proposals, sure=crossed and lead >= CLEAR))


def _broken(system: System, indices: Iterable[int]) -> tuple[BrokenEquation, ...]:
    equations = [system.equations[index] for index in indices]
    return tuple(BrokenEquation.of(equation.result) for equation in equations if equation.residual)


def _is_clear(case: _Case, parts: Sequence[Part]) -> bool:
    """Where equations do not cross, a change must be the only possible one, or its digits must give the mistake away."""
    if len(parts) == 1 and case.complete:
        return True
    if len(parts) > 1 and parts[1].cost - parts[0].cost < CLEAR:
        return False
    singles = [step.values[0] for step in parts[0].steps if len(step.values) == 1]
    return all(case.judge.is_telling(case.system.cells[at], value) for at, value in singles)


def _proposal(case: _Case, part: Part, *, tied: bool) -> Proposal:
    repaired = len(touched(case.system, part.steps))
    grouped = [_changes(case, step) for step in part.steps if not all(map(is_outside, step.cells))]
    words = cause_wording.proposal(case.form, case.figures, grouped, repaired)
    return Proposal(tuple(change for group in grouped for change in group), part.cost, words, repaired, tied)


def _changes(case: _Case, step: Step) -> tuple[Change, ...]:
    values = sorted(step.values, key=lambda pair: case.form.addresses().index(pair[0]))
    return tuple(Change(at, case.figures[at].printed, Decimal(value), step.kind) for at, value in values)
