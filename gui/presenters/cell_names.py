"""Cells called by the words of the form, and their order in it."""

from collections.abc import Iterable, Mapping
from functools import cache

from core.forms.address import Address, Table
from core.forms.form import Form
from core.forms.names import spoken_cell


def named(form: Form, cells: Iterable[Address], limit: int = 3) -> str:
    """The first few cells by name, and how many there are in all."""
    names = [spoken_cell(form, at) for at in cells]
    if len(names) <= limit:
        return "、".join(names)
    return f"{'、'.join(names[:limit])} 等 {len(names)} 格"


def table_named(place: str) -> Table | None:
    """The table that a place in words begins with: ``表三 自然人列`` is in table 3."""
    return next((table for table in Table if place.startswith(table.chinese)), None)


@cache
def cell_order(form: Form) -> Mapping[Address, int]:
    """The place of every cell in the order of the form."""
    return {at: index for index, at in enumerate(form.addresses())}
