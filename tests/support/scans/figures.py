"""Figures drawn by lot that satisfy every equation of the form."""

from collections.abc import Mapping
from random import Random

from core.forms.address import Address, Table, address
from core.forms.form import APPLICANTS, OUTCOMES, Form, FormLine

SIZES = (3, 40, 400, 3000)
"""How large the figures of a report may become: its largest decides how many digits the cells have."""


def sound_figures(form: Form, seed: int) -> dict[Address, str]:
    """What each cell of the form prints; the same for the same ``seed``."""
    rng = Random(f"{form.edition}-{seed}")
    figures: dict[Address, str] = {}
    for line in form.table(Table.DISCLOSURE).lines:
        figures |= _disclosed(line, rng)
    figures |= _printed(_requests(form, rng))
    figures |= _printed(_disputes(form, rng))
    return {at: figures[at] for at in form.addresses()}


def _printed(amounts: Mapping[Address, int]) -> dict[Address, str]:
    return {at: str(amount) for at, amount in amounts.items()}


def _disclosed(line: FormLine, rng: Random) -> dict[Address, str]:
    made = 0 if line.key == "regulations" else rng.randint(1, 60)
    drawn = {
        "issued": str(made),
        "repealed": str(rng.randint(0, made)),
        "in_force": str(2 * made + (rng.randint(0, 900) if made else 0)),
        "made": str(made),
        "newly_disclosed": str(made),
        "disclosed_total": str(made + (rng.randint(0, 900) if made else 0)),
        "previous_year": str(rng.randint(80, 4000)),
        "change": str(rng.randint(-80, 200)),
        "decisions": rng.choice(("0", str(rng.randint(1, 99)), f"{rng.randint(1000, 90000):,}")),
        "items": str(rng.randint(1, 300)),
        "amount": f"{rng.randint(1, 99999)}.{rng.randint(1, 9999):04d}".rstrip("0"),
    }
    return {address(Table.DISCLOSURE, line.key, column.key): drawn[column.key] for column in line.columns}


def _requests(form: Form, rng: Random) -> dict[Address, int]:
    amounts: dict[Address, int] = {}
    size = rng.choice(SIZES)
    for number, column in enumerate(APPLICANTS[:-1]):
        for key, amount in _one_applicant(form, size, 0.5 if number == 0 else 0.2, rng).items():
            amounts[address(Table.REQUESTS, key, column.key)] = amount
    for line in form.table(Table.REQUESTS).lines:
        parts = [amounts[address(Table.REQUESTS, line.key, column.key)] for column in APPLICANTS[:-1]]
        amounts[address(Table.REQUESTS, line.key, "total")] = sum(parts)
    return amounts


def _one_applicant(form: Form, size: int, filled: float, rng: Random) -> dict[str, int]:
    """One column: the results add up to the total, and what came in was either handled or carried on."""
    results = {line: rng.randint(1, size) if rng.random() < filled else 0 for line in form.result_lines}
    total = sum(results.values())
    carried_out = rng.randint(0, size // 3) if rng.random() < filled else 0
    carried_in = rng.randint(0, (total + carried_out) // 3)
    received = total + carried_out - carried_in
    return {
        **results,
        "total": total,
        "carried_out": carried_out,
        "carried_in": carried_in,
        "received": received,
    }


def _disputes(form: Form, rng: Random) -> dict[Address, int]:
    amounts: dict[Address, int] = {}
    for line in form.table(Table.DISPUTES).lines:
        size = rng.choice((9, 90, 400))
        parts = [rng.randint(1, size) if rng.random() < 0.5 else 0 for _ in OUTCOMES[:-1]]
        for column, amount in zip(OUTCOMES, (*parts, sum(parts)), strict=True):
            amounts[address(Table.DISPUTES, line.key, column.key)] = amount
    return amounts
