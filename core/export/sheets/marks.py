"""What the findings say about each cell of the form."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from core.findings.finding import Finding
from core.forms.address import Address


class Mark(Struct, frozen=True):
    """The part a cell plays: on the left or right of a comparison, named by a finding, or proposed as the wrong one."""

    left: bool = False
    right: bool = False
    suspect: bool = False
    messages: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        """The character printed before the figure."""
        if self.suspect:
            return "疑"
        return ("左" if self.left else "") + ("右" if self.right else "")


def marks_of(findings: Iterable[Finding]) -> Mapping[Address, Mark]:
    """The marks of all cells that some finding speaks of."""
    marks: dict[Address, Mark] = {}
    for finding in findings:
        suspects = {suggestion.cell for suggestion in finding.suggestions if suggestion.leading}
        sides = (*finding.cells, *finding.left_cells, *finding.right_cells)
        for at in dict.fromkeys((*sides, *suspects)):
            mark = marks.get(at, Mark())
            marks[at] = Mark(
                mark.left or at in finding.left_cells,
                mark.right or at in finding.right_cells,
                mark.suspect or at in suspects,
                (*mark.messages, f"【{finding.severity.chinese}】{finding.message}"),
            )
    return marks
