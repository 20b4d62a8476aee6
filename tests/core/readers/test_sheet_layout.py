"""How reports stand in Excel: what of a sheet is running text, and what is a table."""

from itertools import product
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.export.json_report import report_output
from core.export.plain_text import report_text
from core.export.source_words import source_words
from core.forms.form import Edition
from core.report.assemble import assemble
from core.source.document import SourceDocument
from core.source.numerals import FigureState
from core.source.provenance import TextSpan
from tests.support.flow_reading import cells, drawn, flow, grids, opened, paragraphs, problems
from tests.support.workbooks import Layout, distinct_values, report_book, saved

LAYOUTS = [
    Layout(ruled=ruled, merged=merged, gaps=gaps, split=split, top=top, left=top)
    for ruled, merged, gaps, split, top in product((True, False), (True, False), (True, False), (True, False), (1, 4))
]
BLANK_ROWS = ("T2.charges", "T3.received", "T3.refused_3", "T3.total", "T3.carried_out", "T4.")


def sheet(*rows: tuple[str | float | None, ...], ruled: str = "", merged: tuple[str, ...] = ()) -> Worksheet:
    made = Workbook().active
    assert isinstance(made, Worksheet)
    for values in rows:
        made.append(values)
    line = Side(style="thin")
    for cells_of_row in made[ruled] if ruled else ():
        for cell in cells_of_row:
            cell.border = Border(line, line, line, line)
    for area in merged:
        made.merge_cells(area)
    return made


def read(made: Worksheet) -> SourceDocument:
    assert isinstance(made.parent, Workbook)
    return opened(saved(made.parent), "a.xlsx")


@pytest.mark.parametrize("layout", LAYOUTS, ids=repr)
def test_every_figure_of_a_report_is_read_however_it_is_laid_out(layout: Layout) -> None:
    values = distinct_values(Edition.Y2021)
    document = opened(saved(report_book(values, layout)), "a.xlsx")
    report = assemble(flow(document))
    assert {at: figure.printed for at, figure in report.figures.items()} == {at: str(one) for at, one in values.items()}
    assert [section.number for section in report.sections] == [0, 1, 2, 3, 4, 5, 6]
    assert report.year == 2023
    assert (document.problems, report.problems, report.notes) == ((), (), ())


@pytest.mark.parametrize("layout", LAYOUTS[::2], ids=repr)
def test_figures_that_were_left_blank_are_blank_and_never_missing(layout: Layout) -> None:
    given = {at: value for at, value in distinct_values().items() if not at.startswith(BLANK_ROWS)}
    report = assemble(flow(opened(saved(report_book(given, layout)), "a.xlsx")))
    states = {at: figure.state for at, figure in report.figures.items()}
    assert {at for at, state in states.items() if state is FigureState.NUMBER} == set(given)
    assert {state for at, state in states.items() if at not in given} == {FigureState.BLANK}


def test_the_older_edition_is_read_too() -> None:
    values = distinct_values(Edition.Y2019)
    report = assemble(flow(opened(saved(report_book(values, Layout(), Edition.Y2019)), "a.xlsx")))
    assert report.edition is Edition.Y2019
    assert {at: figure.printed for at, figure in report.figures.items()} == {at: str(one) for at, one in values.items()}


def test_a_merged_heading_inside_a_drawn_table_does_not_cut_it() -> None:
    rows = (("第一项", None, None), ("甲", 1, 2), ("另一项", None, None), ("乙", 3, 4))
    document = read(sheet(*rows, ruled="A1:C4", merged=("A1:C1", "A3:C3")))
    assert drawn(grids(document)[0]) == "第一项|<|<\n甲|1|2\n另一项|<|<\n乙|3|4"
    assert paragraphs(document) == []


def test_a_merged_heading_without_lines_between_two_drawn_tables_cuts_them() -> None:
    rows = (("甲", 1, 2), ("下一张表", None, None), ("乙", 3, 4))
    made = sheet(*rows, ruled="A1:C1", merged=("A2:C2",))
    for cell in made["A3:C3"][0]:
        cell.border = Border(left=Side(style="thin"))
    assert paragraphs(read(made)) == ["下一张表"]
    assert [drawn(grid) for grid in grids(read(made))] == ["甲|1|2", "乙|3|4"]


def test_the_heading_of_a_section_cuts_a_table_also_where_it_is_drawn_into_it() -> None:
    rows = (("甲", 1, 2), ("三、收到和处理政府信息公开申请情况", None, None), ("乙", 3, 4))
    document = read(sheet(*rows, ruled="A1:C3", merged=("A2:C2",)))
    assert paragraphs(document) == ["三、收到和处理政府信息公开申请情况"]
    assert [drawn(grid) for grid in grids(document)] == ["甲|1|2", "乙|3|4"]


def test_narrative_in_a_drawn_box_is_running_text_of_as_many_paragraphs_as_it_has() -> None:
    rows = (
        ("一、总体情况", None, None),
        ("（一）主动公开。本年公开信息。\n（二）依申请公开。收到申请3件。", None, None),
    )
    document = read(sheet(*rows, ruled="A1:C2", merged=("A1:C1", "A2:C2")))
    assert paragraphs(document) == ["一、总体情况", "（一）主动公开。本年公开信息。", "（二）依申请公开。收到申请3件。"]


def test_headings_in_a_column_beside_what_belongs_to_them_are_running_text() -> None:
    story = "本年按照规定主动公开各类信息，认真办理申请，接受社会监督。" * 3
    rows = (("一、总体情况", story, None), ("二、主动公开政府信息情况", "规章", 1), (None, "文件", 2))
    document = read(sheet(*rows, ruled="A1:C3", merged=("A2:A3", "B1:C1")))
    assert paragraphs(document) == ["一、总体情况", story, "二、主动公开政府信息情况"]
    assert [drawn(grid) for grid in grids(document)] == ["规章|1\n文件|2"]


def test_units_and_signatures_around_a_table_stay_running_text() -> None:
    rows = (
        ("填报单位：教育局", None, "填报日期：2024年1月"),
        (None, None, "单位：件"),
        ("甲", "乙", "丙"),
        (1, 2, 3),
        ("填表人", "张三", None),
    )
    document = read(sheet(*rows, ruled="A3:C4"))
    assert paragraphs(document) == ["填报单位：教育局", "填报日期：2024年1月", "单位：件", "填表人", "张三"]
    assert [drawn(grid) for grid in grids(document)] == ["甲|乙|丙\n1|2|3"]


def test_checks_beside_a_drawn_table_are_no_columns_of_it() -> None:
    rows = (("甲", 1, 2, 0), ("乙", 3, 4, 0))
    assert [drawn(grid) for grid in grids(read(sheet(*rows, ruled="A1:C2")))] == ["甲|1|2\n乙|3|4", "0\n0"]
    apart = (("甲", 1, 2, None, 0), ("乙", 3, 4, None, 0))
    assert [drawn(grid) for grid in grids(read(sheet(*apart, ruled="A1:C2")))] == ["甲|1|2\n乙|3|4", "0\n0"]


def test_a_blank_merged_cell_in_a_table_without_lines_is_one_cell() -> None:
    document = read(sheet(("甲", "乙", "丙", "丁"), (None, None, 3, 4), ("戊", 5, 6, 7), merged=("A2:B2",)))
    assert [len(row) for row in grids(document)[0].rows()] == [4, 3, 4]


def test_an_empty_column_inside_a_table_without_lines_is_no_column() -> None:
    assert [drawn(grid) for grid in grids(read(sheet(("甲", None, 1, 2), ("乙", None, 3, 4))))] == ["甲|1|2\n乙|3|4"]


def test_two_tables_beside_each_other_are_two() -> None:
    rows = (("甲", 1, None, None, "丙", 5), ("乙", 2, None, None, "丁", 6))
    assert [drawn(grid) for grid in grids(read(sheet(*rows)))] == ["甲|1\n乙|2", "丙|5\n丁|6"]


def test_blank_rows_part_tables_but_not_within_a_merged_cell() -> None:
    rows = (("甲", 1, 2), (None, None, None), ("乙", 3, 4))
    assert [drawn(grid) for grid in grids(read(sheet(*rows)))] == ["甲|1|2", "乙|3|4"]
    assert [drawn(grid) for grid in grids(read(sheet(("甲", 1, 2), (None,) * 3, (None, 3, 4), merged=("A1:A3",))))] == [
        "甲|1|2\n^||\n^|3|4"
    ]


def test_a_title_in_two_cells_is_one_line() -> None:
    assert paragraphs(read(sheet(("一、", "总体情况")))) == ["一、 总体情况"]


def test_struck_text_in_a_paragraph_is_told_with_its_cell() -> None:
    made = sheet(("一、总体情况",), ("无。",))
    made["A2"].font = Font(strike=True)
    document = read(made)
    assert paragraphs(document) == ["一、总体情况"]
    assert "Sheet!A2 格 单元格里有带删除线的文字“无。”" in problems(document)


def test_a_workbook_of_tables_alone_says_that_the_text_is_elsewhere() -> None:
    document = read(sheet(("甲", 1, 2), ("乙", 3, 4)))
    assert [one.hides_content for one in document.problems] == [True]
    assert "只有表格" in problems(document)


def audited(folder: Path) -> AuditedReport:
    values = dict.fromkeys(distinct_values(), 0) | {"T3.received.natural": 3}
    path = folder / "a.xlsx"
    path.write_bytes(saved(report_book(values, Layout(split=True))))
    found = audit_file(path)
    assert isinstance(found, AuditedReport)
    return found


def test_findings_name_the_cell_instead_of_a_line(tmp_path: Path) -> None:
    found = audited(tmp_path)
    broken = next(finding for finding in found.findings if finding.rule == "T303")
    words = source_words(broken.sources)
    assert words.startswith("三!")
    assert " 格" in words
    assert "行" not in words
    assert "第 " not in report_text(found).split("应当")[0].partition("位置")[2].split("\n")[0]


def test_the_json_names_the_cell_of_a_workbook(tmp_path: Path) -> None:
    found = audited(tmp_path)
    figure = next(cell for cell in report_output(found).cells if cell.at == "T3.received.natural")
    assert [getattr(source, "cell", None) for source in figure.sources] == ["三!D5"]


def test_a_cell_of_another_format_has_no_name() -> None:
    document = opened("<table><tr><td>甲<td>1</table>")
    places = [cell.places[0] for cell in cells(document)]
    assert [one.cell for one in places if isinstance(one, TextSpan)] == ["", ""]
    assert source_words(places) == "第 1 行"
