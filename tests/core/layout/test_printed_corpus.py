"""Grids and paragraphs of whole PDFs, held against what is known to be printed in them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from core.forms.form import Edition, form_of
from core.layout.grid import Grid
from core.layout.printed import printed_flow
from core.readers.pdf import read_pdf
from core.readers.source_file import source_file
from core.source.characters import folded
from core.source.document import Paragraph, PrintedContent

FILES = [
    "reports/real/hongze-2023.pdf",
    *(f"corpus/{seed}.{kind}.pdf" for seed in ("000", "002") for kind in ("lodocx", "lohtml", "word", "chrome")),
    *(f"corpus/page_breaks/{seed}.{kind}.pdf" for seed in range(200, 207) for kind in ("lodocx", "chrome")),
]
FIGURE = re.compile(r"-?[\d,.]*")


def flow_of(path: Path) -> tuple[Paragraph | Grid, ...]:
    content = read_pdf(source_file(path.read_bytes(), path.name)).content
    assert isinstance(content, PrintedContent)
    flow, problems = printed_flow(content)
    assert problems == ()
    return flow


def table_of(grid: Grid) -> str:
    words = "".join(cell.text.characters for cell in grid.cells)
    return "T3" if "申请人情况" in words else "T4" if "未经复议" in words else "T2"


def data_rows(table: str, grid: Grid) -> Iterator[list[str]]:
    """The figures of each row that holds any, blanks included."""
    covering = grid.covering()
    first = {"T2": 1, "T3": grid.column_count - 7, "T4": 0}[table]
    for row in range(grid.row_count):
        cells = list(dict.fromkeys(covering[row, column] for column in range(first, grid.column_count)))
        cells = [cell for cell in cells if cell.column >= first]
        texts = [folded(cell.text.characters).replace(",", "") for cell in cells]
        if texts and all(FIGURE.fullmatch(text) for text in texts) and all(cell.row == row for cell in cells):
            yield texts


def true_rows(truth: dict[str, dict[str, str]], edition: Edition) -> dict[str, list[list[str]]]:
    cells = truth["cells"]
    form = form_of(edition, single_other_handling="T3.other_handling.natural" in cells)
    rows: dict[str, dict[str, list[str]]] = {"T2": {}, "T3": {}, "T4": {}}
    for at in form.addresses():
        table, line, _ = at.split(".")
        rows[table].setdefault("" if table == "T4" else line, []).append(cells[at].replace(",", ""))
    return {table: list(lines.values()) for table, lines in rows.items()}


@pytest.mark.parametrize("name", FILES)
def test_every_figure_stands_in_its_row_and_column(shared: Path, name: str) -> None:
    path = shared / name
    truth = json.loads(path.with_name(path.name.split(".")[0] + ".truth.json").read_text("utf-8"))
    grids = [item for item in flow_of(path) if isinstance(item, Grid)]
    found = {table_of(grid): list(data_rows(table_of(grid), grid)) for grid in grids}
    assert len(grids) == 3
    assert found == true_rows(truth, Edition(truth["edition"]))
    assert not any(cell.doubts for grid in grids for cell in grid.cells)


@pytest.mark.parametrize("kind", ["lodocx", "lohtml", "chrome"])
@pytest.mark.parametrize("seed", ["000", "002"])
def test_paragraphs_are_those_that_were_printed(shared: Path, seed: str, kind: str) -> None:
    page = html.fromstring((shared / "corpus" / f"{seed}.html").read_bytes())
    blocks = [item for item in page.iter("h1", "h2", "p") if not list(item.iterancestors("td"))]
    written = [folded("".join(str(part) for part in item.itertext())) for item in blocks]
    flow = flow_of(shared / "corpus" / f"{seed}.{kind}.pdf")
    assert [folded(item.text.characters) for item in flow if isinstance(item, Paragraph)] == [t for t in written if t]
