"""Reports on paper: the official form filled in, as a document in reading order."""

from collections.abc import Mapping

from core.forms.address import Address
from core.forms.form import Edition, Form, form_of
from core.forms.headings import HEADINGS
from core.forms.official import OfficialTable, official_tables
from core.layout.grid import Flow, Grid, GridCell, GridKind
from core.source.document import Paragraph
from core.source.text import SourceText, located

SOUND_2021: Mapping[str, str] = {
    "T2.normative_documents.issued": "1",
    "T2.normative_documents.repealed": "2",
    "T2.normative_documents.in_force": "14",
    "T2.licensing.decisions": "1,236",
    "T2.charges.amount": "37.5",
    "T3.received.natural": "17",
    "T3.received.commercial": "2",
    "T3.received.total": "19",
    "T3.carried_in.natural": "1",
    "T3.carried_in.total": "1",
    "T3.granted.natural": "13",
    "T3.granted.commercial": "1",
    "T3.granted.total": "14",
    "T3.unable_1.natural": "3",
    "T3.unable_1.commercial": "1",
    "T3.unable_1.total": "4",
    "T3.total.natural": "16",
    "T3.total.commercial": "2",
    "T3.total.total": "18",
    "T3.carried_out.natural": "2",
    "T3.carried_out.total": "2",
    "T4.reconsideration.upheld": "1",
    "T4.reconsideration.total": "1",
}
"""Figures of a sound report; every other cell of the form is 0."""

SOUND_2019: Mapping[str, str] = {
    **{at: printed for at, printed in SOUND_2021.items() if not at.startswith("T2")},
    "T2.normative_documents.made": "4",
    "T2.normative_documents.newly_disclosed": "4",
    "T2.normative_documents.disclosed_total": "27",
    "T2.penalties.previous_year": "1,220",
    "T2.penalties.change": "-213",
    "T2.procurement.items": "34",
    "T2.procurement.amount": "3,755.52",
}


class Page:
    """Hands out lines, so that every character of a report has a place of its own."""

    def __init__(self) -> None:
        self.line = 0

    def write(self, text: str) -> SourceText:
        """``text`` on a line of its own."""
        self.line += 1
        return located(text, self.line)


def paper(
    figures: Mapping[str, str],
    edition: Edition = Edition.Y2021,
    *,
    title: str = "青禾市教育局2023年政府信息公开工作年度报告",
    texts: Mapping[int, str] | None = None,
    single_other_handling: bool | None = None,
) -> Flow:
    """A report with ``figures`` (0 where none is given) and ``texts`` by section."""
    form = form_of(edition, single_other_handling=single_other_handling)
    page = Page()
    tables = dict(zip((2, 3, 4), official_tables(form), strict=True))
    flow: list[Paragraph | Grid] = [Paragraph(page.write(title))]
    for number, heading in HEADINGS.items():
        flow.append(Paragraph(page.write(heading)))
        if number in tables:
            flow.append(grid(tables[number], figures, page))
        text = (texts or {}).get(number)
        if text:
            flow.append(Paragraph(page.write(text)))
    return tuple(flow)


def grid(table: OfficialTable, figures: Mapping[str, str], page: Page) -> Grid:
    """One table of the form as a grid."""
    cells = tuple(
        GridCell(
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            page.write(cell.text if cell.at is None else figures.get(cell.at, "0")),
        )
        for cell in table.cells
    )
    return Grid(GridKind.MARKED, table.row_count, table.column_count, cells)


def all_figures(form: Form, figures: Mapping[str, str]) -> dict[Address, str]:
    """What every cell of the form prints."""
    return {at: figures.get(at, "0") for at in form.addresses()}
