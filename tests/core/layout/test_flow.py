from core.layout.flow import flow_of
from core.layout.grid import Grid, GridKind
from core.source.document import DocumentFormat, MarkedContent, MarkedTable, SourceDocument
from core.source.limits import COLUMNS
from tests.support.flow_reading import drawn, opened, problems, shown_at, spot
from tests.support.word_package import paragraph, row, table, word_package


def test_paragraphs_and_tables_keep_the_order_of_the_document() -> None:
    document = opened(word_package(paragraph("甲") + table(row("1", "2")) + paragraph("乙") + paragraph("丙")))
    shown = [drawn(block) if isinstance(block, Grid) else str(block.text) for block in flow_of(document)[0]]
    assert shown == ["甲", "1|2", "乙", "丙"]


def test_a_table_flattened_inside_a_word_document_is_recognised() -> None:
    tab = "</w:t><w:tab/><w:t>"
    rows = "".join(paragraph(f"{label}{tab}{first}{tab}{second}") for label, first, second in ("甲12", "乙34"))
    document = opened(word_package(paragraph("二、主动公开") + rows + paragraph("三、收到和处理")))
    (grid,) = (block for block in flow_of(document)[0] if isinstance(block, Grid))
    assert grid.kind is GridKind.TABBED
    assert drawn(grid) == "甲|1|2\n乙|3|4"
    assert [spot(place) for place in grid.cells[4].places] == [(2, 2, 3)]


def test_a_table_left_out_does_not_move_the_places_of_the_next() -> None:
    wide = "".join("<td>1" for _ in range(COLUMNS + 1))
    document = opened(f"<p>甲<table><tr>{wide}<tr>{wide}</table><table><tr><td>乙<td>2</table>")
    (grid,) = (block for block in flow_of(document)[0] if isinstance(block, Grid))
    assert shown_at(document, grid.cells[1].places[0]) == "2"
    assert "第 2 行起" in problems(document)


def test_an_empty_document_has_an_empty_flow() -> None:
    empty = SourceDocument("a", "", DocumentFormat.HTML, "", MarkedContent((), (MarkedTable(()),)))
    flow, _ = flow_of(empty)
    assert [block.cells for block in flow if isinstance(block, Grid)] in ([], [()])
