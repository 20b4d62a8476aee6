"""An annual report as read. Nothing here judges; the rules do."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from core.forms.address import Address, Table
from core.forms.form import Edition, Form, form_of
from core.source.document import ReadProblem
from core.source.doubts import is_recognition_doubt
from core.source.numerals import FigureState
from core.source.provenance import SourceRef
from core.source.text import SourceText

COUNTABLE = frozenset({FigureState.NUMBER, FigureState.ZERO, FigureState.BLANK})
"""States in which a figure takes part in sums; a blank counts as 0 there, and the result says so."""


class Figure(Struct, frozen=True):
    """The number a report prints in one cell of the form.

    ``printed`` is the text as it stands and is never lost; ``value`` is exact, or ``None``. ``repair`` says in Chinese what
    was mended to read it, with the original text; it is empty where nothing was. ``doubts`` make the state ``doubtful``.
    """

    at: Address
    printed: str
    value: Decimal | None
    state: FigureState
    sources: tuple[SourceRef, ...] = ()
    repair: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def is_unsure(self) -> bool:
        """Whether the recogniser of pictures was not sure of it, and nothing else is in doubt."""
        return self.state is FigureState.DOUBTFUL and bool(self.doubts) and all(map(is_recognition_doubt, self.doubts))

    @property
    def amount(self) -> Decimal | None:
        """The value for sums: 0 for a blank, ``None`` where it cannot be counted."""
        if self.state is FigureState.BLANK:
            return Decimal(0)
        return self.value if self.state in COUNTABLE else None


class NoteKind(StrEnum):
    """What recognition noticed about the form of a table; the rules P04–P07, S06–S12 and S19 read these."""

    CELL_COUNT = "cell_count"
    SHIFTED = "shifted"
    SPLIT = "split"
    ALIAS = "alias"
    LINE_MISSING = "line_missing"
    LINE_EXTRA = "line_extra"
    LINE_ORDER = "line_order"
    COLUMN_MISSING = "column_missing"
    COLUMN_EXTRA = "column_extra"
    COLUMN_ORDER = "column_order"
    PAGE_CUT = "page_cut"
    CORNER = "corner"
    UNIT = "unit"
    SECTION = "section"


class FormNote(Struct, frozen=True):
    """Something noticed while matching a table with the form.

    ``name`` is the line or column in the form's words, ``printed`` what stands in the document, ``detail`` a Chinese
    clause with the particulars; ``cells`` are the figures concerned.
    """

    kind: NoteKind
    table: Table
    name: str
    printed: str = ""
    detail: str = ""
    cells: tuple[Address, ...] = ()
    sources: tuple[SourceRef, ...] = ()


class Section(Struct, frozen=True):
    """One of the six sections, or the text before the first (``number`` 0).

    ``number`` is the section that the heading's words name; ``printed_number`` the Chinese numeral it prints.
    """

    number: int
    printed_number: str
    heading: SourceText
    paragraphs: tuple[SourceText, ...]


class EditionMark(Struct, frozen=True):
    """One sign of the edition: what was seen, and which edition it belongs to."""

    sign: str
    edition: Edition


class AnnualReport(Struct, frozen=True):
    """One report as read. ``figures`` holds every cell of the recognised form, ``missing`` ones too.

    ``tables_in_text`` are tables whose words stand in the text although no grid was found for them: a table without ruling
    lines, say. They are not missing from the report; we could not read them.
    """

    title: SourceText
    organ: str
    year: int | None
    edition: Edition | None
    edition_marks: tuple[EditionMark, ...]
    single_other_handling: bool
    sections: tuple[Section, ...]
    tables_found: tuple[Table, ...]
    figures: Mapping[Address, Figure]
    notes: tuple[FormNote, ...] = ()
    problems: tuple[ReadProblem, ...] = ()
    tables_in_text: tuple[Table, ...] = ()

    @property
    def form(self) -> Form:
        """The form of the report's edition; that of 2021 where it is unknown."""
        return form_of(self.edition or Edition.Y2021, single_other_handling=self.single_other_handling)

    def section(self, number: int) -> Section | None:
        """The first section of that number."""
        return next((section for section in self.sections if section.number == number), None)
