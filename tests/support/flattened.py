"""Reports whose tables were flattened to text, in every shape that copying, saving and converting give them."""

from collections.abc import Callable, Mapping, Sequence

from core.forms.form import Edition, form_of
from core.forms.headings import HEADINGS
from core.forms.official import OfficialTable, official_tables

Rows = list[list[str | None]]
"""A table row by row; ``None`` is a slot that a merged cell covers."""
Shape = Callable[[Rows], list[str]]
YEARS = {Edition.Y2019: 2020, Edition.Y2021: 2023}


def flattened(figures: Mapping[str, str], edition: Edition, shape: Shape) -> str:
    """A report with its three tables in ``shape``."""
    tables = dict(zip((2, 3, 4), official_tables(form_of(edition)), strict=True))
    lines = [f"青禾市教育局{YEARS[edition]}年政府信息公开工作年度报告", ""]
    for number, heading in HEADINGS.items():
        lines += [heading, ""]
        lines += (
            [*shape(rows_of(tables[number], figures)), ""] if number in tables else ["工作正常开展，制度健全。", ""]
        )
    return "\n".join(lines)


def rows_of(table: OfficialTable, figures: Mapping[str, str]) -> Rows:
    """The table's slots, filled in."""
    slots: Rows = [[None] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        slots[cell.row][cell.column] = cell.text if cell.at is None else figures[cell.at]
    return slots


def _printed(row: Sequence[str | None]) -> list[str]:
    return [cell for cell in row if cell is not None]


def _full(row: Sequence[str | None]) -> list[str]:
    return [cell or "" for cell in row]


def tabs(rows: Rows) -> list[str]:
    return ["\t".join(_full(row)) for row in rows]


def tabs_of_cells(rows: Rows) -> list[str]:
    return ["\t".join(_printed(row)) for row in rows]


def tabs_trimmed(rows: Rows) -> list[str]:
    return ["\t".join(_full(row)).strip("\t") for row in rows]


def cell_a_line(rows: Rows) -> list[str]:
    return [cell for row in rows for cell in _printed(row)]


def cell_a_line_blanks_lost(rows: Rows) -> list[str]:
    return [cell for row in rows for cell in _printed(row) if cell]


def slot_a_line(rows: Rows) -> list[str]:
    return [cell for row in rows for cell in _full(row)]


def cell_a_line_spaced(rows: Rows) -> list[str]:
    return [line for row in rows for cell in _printed(row) for line in (cell, "")]


def markdown(rows: Rows) -> list[str]:
    lines = ["| " + " | ".join(_full(row)) + " |" for row in rows]
    return [lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]


def markdown_with_marks(rows: Rows) -> list[str]:
    def cell(text: str) -> str:
        return f"**{text}**" if text[:1] == "第" else text.replace("（", "<br>（").replace("/", "\\|")

    return markdown([[cell(text or "") for text in row] for row in rows])


def markdown_bare(rows: Rows) -> list[str]:
    lines = [" | ".join(_full(row)) for row in rows]
    return [lines[0], ":-: | " * (len(rows[0]) - 1) + ":-:", *lines[1:]]


def full_width_pipes(rows: Rows) -> list[str]:
    return ["｜" + "｜".join(_full(row)) + "｜" for row in rows]


def commas(rows: Rows) -> list[str]:
    return [",".join(f'"{cell}"' if "," in cell else cell for cell in _full(row)) for row in rows]


def commas_quoted(rows: Rows) -> list[str]:
    return [",".join(f'"{cell}"' for cell in _full(row)) for row in rows]


def semicolons(rows: Rows) -> list[str]:
    return [";".join(_full(row)) for row in rows]


def _width(text: str) -> int:
    return sum(2 if character > "\u2e7f" else 1 for character in text)


def _columns(rows: Rows) -> list[list[str]]:
    """Cells padded to the width of their columns; labels over several columns count only where they begin."""
    widths = [
        max((min(_width(row[column] or ""), 30) for row in rows), default=1) + 2 for column in range(len(rows[0]))
    ]
    return [
        [cell + " " * max(0, width - _width(cell)) for cell, width in zip(_full(row), widths, strict=True)]
        for row in rows
    ]


def fixed_columns(rows: Rows) -> list[str]:
    return [" ".join(row).rstrip() for row in _columns(rows)]


def blanks(rows: Rows) -> list[str]:
    return [" ".join(_printed(row)) for row in rows]


def wide_blanks(rows: Rows) -> list[str]:
    return ["\u3000".join(_printed(row)) for row in rows]


def box(rows: Rows) -> list[str]:
    padded = _columns(rows)
    rule = "─" * 20
    top = "┌" + "┬".join(rule for _ in padded[0]) + "┐"
    between = "├" + "┼".join(rule for _ in padded[0]) + "┤"
    lines = ["│" + "│".join(row) + "│" for row in padded]
    return [top, *(line for row in lines for line in (row, between))]


def heavy_box(rows: Rows) -> list[str]:
    return ["┃" + "┃".join(_full(row)) + "┃" for row in rows]


def drawn_in_ascii(rows: Rows) -> list[str]:
    padded = _columns(rows)
    rule = "+" + "+".join("-" * 12 for _ in padded[0]) + "+"
    return [rule, *(line for row in padded for line in ("|" + "|".join(row) + "|", rule))]


def one_line(rows: Rows) -> list[str]:
    return [" ".join(cell for row in rows for cell in _printed(row) if cell)]


def one_line_glued(rows: Rows) -> list[str]:
    """Labels and numbers run together; numbers stay parted from numbers."""
    text = ""
    for cell in (cell for row in rows for cell in _printed(row) if cell):
        text += f" {cell}" if text[-1:].isdigit() and cell[:1].isdigit() else cell
    return [text]


def one_line_tabs(rows: Rows) -> list[str]:
    return ["\t".join(cell for row in rows for cell in _printed(row))]


def wrapped(rows: Rows) -> list[str]:
    """Run together and broken anew after every 80 characters, as a narrow window copies it."""
    text = one_line(rows)[0]
    return [text[start : start + 80] for start in range(0, len(text), 80)]


SHAPES: tuple[Shape, ...] = (
    tabs,
    tabs_of_cells,
    tabs_trimmed,
    cell_a_line,
    cell_a_line_blanks_lost,
    slot_a_line,
    cell_a_line_spaced,
    markdown,
    markdown_with_marks,
    markdown_bare,
    full_width_pipes,
    commas,
    commas_quoted,
    semicolons,
    fixed_columns,
    blanks,
    wide_blanks,
    box,
    heavy_box,
    drawn_in_ascii,
    one_line,
    one_line_glued,
    one_line_tabs,
    wrapped,
)
