"""Where every figure of the form stands in the workbook: the one table that links, formulas and sheets share."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct
from xlsxwriter.utility import xl_rowcol_to_cell

from core.forms.address import Address, Table
from core.forms.form import Form
from core.forms.official import official_tables

FIRST_ROW = 2
"""The row (from 0) in which a table of the form begins, below the sheet's title and its line of particulars."""


class Spot(Struct, frozen=True):
    """A cell of the workbook; row and column count from 0."""

    sheet: str
    row: int
    column: int

    @property
    def reference(self) -> str:
        """As formulas and links name it: ``'表三'!D5``."""
        return f"'{self.sheet}'!{xl_rowcol_to_cell(self.row, self.column)}"


def sheet_name(table: Table) -> str:
    """The name of a table's sheet."""
    return table.chinese


def spots_of(form: Form) -> Mapping[Address, Spot]:
    """The spot of every figure of the form."""
    return MappingProxyType(
        {
            cell.at: Spot(sheet_name(table.table), FIRST_ROW + cell.row, cell.column)
            for table in official_tables(form)
            for cell in table.cells
            if cell.at is not None
        }
    )
