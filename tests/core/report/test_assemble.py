"""A filled-in form comes back as the figures that were written into it."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from core.forms.address import Table
from core.forms.form import Edition, form_of
from core.forms.headings import HEADINGS
from core.layout.grid import Flow, Grid, GridCell, GridKind
from core.report.annual_report import AnnualReport, NoteKind
from core.report.assemble import assemble
from core.source.document import Paragraph
from core.source.numerals import FigureState
from core.source.text import located
from tests.support.paper import SOUND_2019, SOUND_2021, all_figures, paper

FORMS = [(Edition.Y2019, None), (Edition.Y2021, None), (Edition.Y2021, True)]


def printed(report: AnnualReport) -> dict[str, str]:
    return {at: figure.printed for at, figure in report.figures.items()}


def kinds(report: AnnualReport) -> list[NoteKind]:
    return [note.kind for note in report.notes]


def relabelled(flow: Flow, old: str, new: str) -> Flow:
    return edited(flow, lambda cell: structs.replace(cell, text=located(new, 900)) if str(cell.text) == old else cell)


def edited(flow: Flow, edit) -> Flow:  # type: ignore[no-untyped-def]
    return tuple(
        structs.replace(block, cells=tuple(edit(cell) for cell in block.cells)) if isinstance(block, Grid) else block
        for block in flow
    )


def without_row(flow: Flow, label: str) -> Flow:
    """The table without the row of that label, the rows below it moved up."""

    def cut(block: Paragraph | Grid) -> Paragraph | Grid:
        if not isinstance(block, Grid):
            return block
        gone = next((cell.row for cell in block.cells if str(cell.text) == label), None)
        if gone is None:
            return block
        kept = [cell for cell in block.cells if not (cell.row == gone and cell.row_span == 1)]
        moved = tuple(
            structs.replace(
                cell,
                row=cell.row - (cell.row > gone),
                row_span=cell.row_span - (cell.row <= gone < cell.row + cell.row_span and cell.row_span > 1),
            )
            for cell in kept
        )
        return structs.replace(block, cells=moved, row_count=block.row_count - 1)

    return tuple(cut(block) for block in flow)


@pytest.mark.parametrize(("edition", "single"), FORMS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_whatever_is_written_into_the_form_is_read_back(
    edition: Edition, single: bool | None, data: st.DataObject
) -> None:
    form = form_of(edition, single_other_handling=single)
    number = st.sampled_from(["0", "", "7", "12", "1,234", "/", "37.5", "-3", "980"])
    figures: dict[str, str] = {at: data.draw(number) for at in form.addresses()}
    figures["T4.reconsideration.total"] = "1"
    report = assemble(paper(figures, edition, single_other_handling=single))
    assert printed(report) == figures
    assert report.edition is edition
    assert not report.problems


@pytest.mark.parametrize(("edition", "figures"), [(Edition.Y2019, SOUND_2019), (Edition.Y2021, SOUND_2021)])
def test_a_sound_form_leaves_no_note(edition: Edition, figures: Mapping[str, str]) -> None:
    report = assemble(paper(figures, edition))
    assert printed(report) == all_figures(form_of(edition), figures)
    assert report.notes == ()
    assert report.tables_found == tuple(Table)


def test_a_line_that_is_not_there_is_missing_not_zero() -> None:
    report = assemble(without_row(paper(SOUND_2021), "2.重复申请"))
    assert report.figures["T3.not_processed_2.natural"].state is FigureState.MISSING  # type: ignore[index]
    assert kinds(report) == [NoteKind.LINE_MISSING]
    assert report.figures["T3.granted.natural"].printed == "13"  # type: ignore[index]


def test_a_changed_label_is_read_and_reported() -> None:
    report = assemble(relabelled(paper(SOUND_2021), "社会公益组织", "社会组织"))
    assert [(note.kind, note.printed) for note in report.notes] == [(NoteKind.ALIAS, "社会组织")]
    assert printed(report) == all_figures(form_of(Edition.Y2021), SOUND_2021)


def test_a_label_with_a_slip_is_taken_for_the_line_it_resembles() -> None:
    report = assemble(relabelled(paper(SOUND_2021), "2.其他法律行政法规禁止公开", "2.其他法律行政止公开"))
    assert kinds(report) == [NoteKind.ALIAS]
    assert printed(report) == all_figures(form_of(Edition.Y2021), SOUND_2021)


def test_a_label_that_nobody_can_read_is_inferred_from_its_neighbours_and_marked() -> None:
    report = assemble(relabelled(paper(SOUND_2021), "7.属于行政执法案卷", "7.■■■■"))
    figure = report.figures["T3.refused_7.natural"]  # type: ignore[index]
    assert figure.printed == "0"
    assert "按前后行的次序认作" in figure.repair


def test_a_line_of_one_s_own_is_extra_and_moves_nothing() -> None:
    flow = relabelled(paper(SOUND_2021), "（七）总计", "小计")
    report = assemble(flow)
    assert report.figures["T3.carried_out.natural"].printed == "2"  # type: ignore[index]


def test_columns_in_another_order_are_read_by_their_labels() -> None:
    swap = {"商业企业": "科研机构", "科研机构": "商业企业"}

    def exchange(cell: GridCell) -> GridCell:
        label = str(cell.text)
        return structs.replace(cell, text=located(swap[label], 901)) if label in swap else cell

    report = assemble(edited(paper(SOUND_2021), exchange))
    assert NoteKind.COLUMN_ORDER in kinds(report)
    assert report.figures["T3.received.research"].printed == "2"  # type: ignore[index]


def test_without_tables_nothing_is_guessed() -> None:
    flow = tuple(Paragraph(located(heading, n)) for n, heading in HEADINGS.items())
    report = assemble(flow)
    assert report.tables_found == ()
    assert report.edition is None
    assert {figure.state for figure in report.figures.values()} == {FigureState.MISSING}


def test_a_table_that_is_none_of_the_three_is_named_as_not_checked() -> None:
    other = Grid(
        GridKind.MARKED,
        1,
        2,
        (GridCell(0, 0, 1, 1, located("信息类别", 950)), GridCell(0, 1, 1, 1, located("条数", 951))),
    )
    heading, *rest = paper(SOUND_2021)
    report = assemble((heading, rest[0], other, *rest[1:]))
    assert [problem.message for problem in report.problems] == [
        "有一张表不是年报的三张统计表（首格为“信息类别”），没有核对"
    ]


def test_three_tables_in_one_grid_are_told_apart() -> None:
    flow = paper(SOUND_2021)
    grids = [block for block in flow if isinstance(block, Grid)]
    row, cells = 0, []
    for grid in grids:
        cells += [structs.replace(cell, row=cell.row + row) for cell in grid.cells]
        row += grid.row_count
    whole = Grid(GridKind.MARKED, row, max(grid.column_count for grid in grids), tuple(cells))
    report = assemble((flow[0], Paragraph(located(HEADINGS[2], 990)), whole))
    assert printed(report) == all_figures(form_of(Edition.Y2021), SOUND_2021)


def test_a_table_whose_words_stand_in_the_text_is_unread_not_missing() -> None:
    flow = paper(SOUND_2021)
    as_text = tuple(
        Paragraph(located("　".join(str(cell.text) for cell in block.cells), 970)) if isinstance(block, Grid) else block
        for block in flow
    )
    report = assemble(as_text)
    assert report.tables_found == ()
    assert report.tables_in_text == tuple(Table)


def test_parted_digits_are_one_number_where_the_line_adds_up_and_marked() -> None:
    report = assemble(paper({**SOUND_2021, "T3.received.natural": "1 7", "T3.received.total": "1 9"}))
    figure = report.figures["T3.received.natural"]  # type: ignore[index]
    assert (figure.state, str(figure.value)) == (FigureState.NUMBER, "17")
    assert "按勾稽关系读作 17" in figure.repair
    assert figure.printed == "1 7"


def test_parted_digits_stay_in_doubt_where_the_line_does_not_add_up() -> None:
    report = assemble(paper({**SOUND_2021, "T3.received.natural": "1 8"}))
    assert report.figures["T3.received.natural"].state is FigureState.DOUBTFUL  # type: ignore[index]


def test_a_column_label_cut_in_two_rows_by_a_page_end_is_whole_again() -> None:
    upper = {"结果维持": "结果", "结果纠正": "结果", "其他结果": "其他", "尚未审结": "尚未"}

    def cut(block: Paragraph | Grid) -> Paragraph | Grid:
        if not isinstance(block, Grid) or block.column_count != 15:
            return block
        halves = [cell for cell in block.cells if cell.row == 1 and cell.row_span == 2 and str(cell.text) in upper]
        kept = [cell for cell in block.cells if cell not in halves]
        for cell in halves:
            label = str(cell.text)
            kept.append(structs.replace(cell, row_span=1, text=located(upper[label], 960)))
            kept.append(structs.replace(cell, row=2, row_span=1, text=located(label.removeprefix(upper[label]), 961)))
        return structs.replace(block, cells=tuple(kept))

    report = assemble(tuple(cut(block) for block in paper(SOUND_2021)))
    assert report.notes == ()
    assert report.problems == ()


def test_a_figure_printed_in_unknown_signs_is_no_part_of_the_label() -> None:
    report = assemble(paper({**SOUND_2021, "T2.normative_documents.issued": "��", "T3.granted.natural": "�"}))
    assert report.figures["T2.normative_documents.issued"].printed == "��"  # type: ignore[index]
    assert report.figures["T3.granted.natural"].state is FigureState.TEXT  # type: ignore[index]
    assert report.notes == ()
