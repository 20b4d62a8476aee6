"""Where a formula is evaluated: in each column of a table, or on each line of it."""

from collections.abc import Iterator
from typing import Protocol

from msgspec import Struct

from core.forms.address import Table
from core.forms.names import spoken_line
from core.report.annual_report import AnnualReport
from core.rules.expression import Slice


class Scope(Protocol):
    """The places of a report at which a formula must hold."""

    def places(self, report: AnnualReport) -> Iterator[Slice]:
        """The places, in the order of the form, also of a table that was not found: they are then undetermined."""
        ...


class EachColumn(Struct, frozen=True):
    """Every column of a table whose lines share their columns; keys are lines."""

    table: Table

    def places(self, report: AnnualReport) -> Iterator[Slice]:
        """One place a column."""
        for column in report.form.table(self.table).lines[0].columns:
            yield Slice(report, self.table, f"{self.table.chinese} {column.label}列", column.key, keys_are_lines=True)


class EachLine(Struct, frozen=True):
    """Every line of a table, or only ``lines``; keys are columns."""

    table: Table
    lines: tuple[str, ...] = ()

    def places(self, report: AnnualReport) -> Iterator[Slice]:
        """One place a line."""
        for line in report.form.table(self.table).lines:
            if not self.lines or line.key in self.lines:
                yield Slice(
                    report, self.table, f"{self.table.chinese} {spoken_line(line)}", line.key, keys_are_lines=False
                )
