"""Figures of reports as chance makes them: sound ones, on which every equation holds, and any numbers at all."""

from random import Random

from core.forms.address import Table, address
from core.forms.form import APPLICANTS, Edition, form_of

_FEW = (0, 0, 0, 0, 1, 2, 7, 13, 48, 112, 1506)


def sound_figures(chance: Random, edition: Edition) -> dict[str, str]:
    """Figures of a whole form on which every equation holds, most of them 0, some of several digits."""
    form = form_of(edition)
    figures: dict[str, str] = {at: str(chance.choice(_FEW)) for at in form.table(Table.DISCLOSURE).addresses()}
    figures |= {at: "1998" for at in figures if at.endswith((".disclosed_total", ".in_force"))}
    kinds = [column.key for column in APPLICANTS]
    for kind in kinds[:-1]:
        results = {line: chance.choice(_FEW) if chance.random() < 0.4 else 0 for line in form.result_lines}
        done = sum(results.values())
        carried_in = chance.randint(0, done)
        carried_out = chance.choice((0, 0, 3, 25))
        results |= {"total": done, "carried_in": carried_in, "carried_out": carried_out}
        results["received"] = done + carried_out - carried_in
        figures |= {f"T3.{line}.{kind}": str(value) for line, value in results.items()}
    for line in form.table(Table.REQUESTS).lines:
        parts = [int(figures[f"T3.{line.key}.{kind}"]) for kind in kinds[:-1]]
        figures[address(Table.REQUESTS, line.key, "total")] = str(sum(parts))
    for line in form.table(Table.DISPUTES).lines:
        parts = [chance.choice(_FEW) if chance.random() < 0.4 else 0 for _ in line.columns[:-1]]
        for column, value in zip(line.columns, [*parts, sum(parts)], strict=True):
            figures[address(Table.DISPUTES, line.key, column.key)] = str(value)
    return figures


def blanked(figures: dict[str, str], chance: Random, share: float) -> dict[str, str]:
    """The same with a share of its zeros left blank."""
    return {at: "" if value == "0" and chance.random() < share else value for at, value in figures.items()}


def any_figures(chance: Random, edition: Edition) -> dict[str, str]:
    """Numbers of one to five digits without any sense, some blank, as no sum can help to place."""
    choices = ("", "0", "5", "17", "230", "1,234", "90311")
    return {at: chance.choice(choices) for at in form_of(edition).addresses()}
