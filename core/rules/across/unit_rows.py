"""From the cells of a row to a unit."""

from collections.abc import Iterable
from typing import Any

from core.rules.across.unit_columns import HEADING, OWN_LEVEL, CellError, UnitColumn
from core.rules.across.units import ListProblem, Unit
from core.rules.facts import Facts

_FACTS = frozenset(Facts.__struct_fields__)


def unit_of(row: int, cells: Iterable[tuple[UnitColumn, str]]) -> Unit | tuple[ListProblem, ...]:
    """The unit that a row describes, or what cannot be read of it. An empty cell says nothing."""
    values: dict[str, Any] = {}
    problems: list[ListProblem] = []
    for column, text in cells:
        if not text.strip():
            continue
        try:
            read = column.read(text)
        except CellError as error:
            problems.append(ListProblem(row, f"“{column.title}”：{error}"))
            continue
        values[column.key] = (*values.get(column.key, ()), *read) if isinstance(read, tuple) else read
    return tuple(problems) or _unit(row, values)


def _unit(row: int, values: dict[str, Any]) -> Unit:
    kind = values.get("kind")
    if kind in (OWN_LEVEL, HEADING):
        del values["kind"]
    name = values.get("name", "")
    facts = Facts(organ=name, **{key: value for key, value in values.items() if key in _FACTS})
    own_level = kind == OWN_LEVEL or name.rstrip("）").endswith(OWN_LEVEL)
    return Unit(name, values.get("parent", ""), facts, values.get("expected", kind != HEADING), own_level, row)
