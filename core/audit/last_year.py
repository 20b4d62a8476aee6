"""Last year's report, as far as it is shown beside this year's."""

from collections.abc import Mapping

from msgspec import Struct, structs

from core.forms.address import Address
from core.forms.form import Edition
from core.report.annual_report import AnnualReport, Figure


class LastYear(Struct, frozen=True):
    """The report that was taken for last year's: its file's name, what it calls itself, and its figures by address.

    The figures have no places: those would point into another document.
    """

    name: str
    title: str
    organ: str
    year: int | None
    edition: Edition | None
    figures: Mapping[Address, Figure]

    @property
    def spoken(self) -> str:
        """The file with its year and organ, for a reader who must see which one was used."""
        said = "，".join(part for part in (f"{self.year} 年" if self.year else "", self.organ) if part)
        return f"{self.name}（{said}）" if said and self.name else self.name or said


def last_year_of(report: AnnualReport, name: str) -> LastYear:
    """What is shown of ``report``, which came in the file called ``name``."""
    figures = {at: structs.replace(figure, sources=()) for at, figure in report.figures.items()}
    return LastYear(name, str(report.title), report.organ, report.year, report.edition, figures)
