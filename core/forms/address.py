"""The one name of a cell: ``TABLE.line.column``, for example ``T3.received.natural``."""

from enum import StrEnum
from functools import cache
from typing import NewType

Address = NewType("Address", str)


class Table(StrEnum):
    """The three tables of the form."""

    DISCLOSURE = "T2"
    REQUESTS = "T3"
    DISPUTES = "T4"

    @property
    def chinese(self) -> str:
        """表二、表三 or 表四."""
        return _CHINESE[self]


_CHINESE = {Table.DISCLOSURE: "表二", Table.REQUESTS: "表三", Table.DISPUTES: "表四"}


@cache
def address(table: Table, line: str, column: str) -> Address:
    """The address of a cell."""
    return Address(f"{table.value}.{line}.{column}")


def table_of(at: Address) -> Table:
    """The table that an address lies in; raises ``KeyError`` for what is no address."""
    return _TABLES[at[:2]]


_TABLES = {table.value: table for table in Table}


def line_of(at: Address) -> str:
    """The key of the line."""
    return at.split(".")[1]


def column_of(at: Address) -> str:
    """The key of the column."""
    return at.split(".")[2]
