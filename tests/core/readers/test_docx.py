from io import BytesIO
from pathlib import Path

import docx
import pytest

from core.source.document import DocumentFormat
from core.source.unreadable import Reason
from tests.support.flow_reading import cells, drawn, grids, lines, opened, paragraphs, problems, refused, spot
from tests.support.word_package import (
    STRICT,
    cell,
    numbered_package,
    paragraph,
    row,
    run,
    table,
    word_package,
)

LIST = "<w:numPr><w:ilvl w:val='{}'/><w:numId w:val='{}'/></w:numPr>"


def level(place: int, form: str, template: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{template}"/></w:lvl>'
    )


def item(text: str, place: int = 0, number: int = 1) -> str:
    return paragraph(text, LIST.format(place, number))


def test_paragraphs_and_a_merged_table_written_by_a_library_come_out_in_order() -> None:
    source = docx.Document()
    source.add_paragraph("二、主动公开政府信息情况")
    made = source.add_table(3, 3)
    made.cell(0, 0).merge(made.cell(0, 2)).text = "第二十条第（一）项"
    made.cell(1, 0).merge(made.cell(2, 0)).text = "规章"
    for place, text in {(1, 1): "1", (1, 2): "2", (2, 1): "3", (2, 2): "4"}.items():
        made.cell(*place).text = text
    source.add_paragraph("三、其他")
    out = BytesIO()
    source.save(out)

    document = opened(out.getvalue(), "a.docx")

    assert document.format is DocumentFormat.DOCX
    assert document.problems == ()
    assert paragraphs(document) == ["二、主动公开政府信息情况", "三、其他"]
    assert drawn(grids(document)[0]) == "第二十条第（一）项|<|<\n规章|1|2\n^|3|4"


def test_a_cell_points_at_its_own_place_in_the_line_of_its_row() -> None:
    document = opened(word_package(paragraph("前文") + table(row("规章", "", "12"))))

    assert lines(document) == ("前文", "规章\t\t12")
    assert [spot(one.places[0]) for one in cells(document)] == [
        (1, 0, 2),
        (1, 3, 3),
        (1, 4, 6),
    ]


@pytest.mark.parametrize("span", ["-5", "abc", "0", "99999999999999999999"])
def test_an_absurd_span_does_not_shift_the_row(span: str) -> None:
    absurd = cell("甲", f'<w:gridSpan w:val="{span}"/>')
    document = opened(word_package(table(row(absurd, "1"))))
    assert drawn(grids(document)[0]) == "甲|1"


def test_a_span_beyond_every_limit_costs_the_table_and_says_so() -> None:
    wide = cell("甲", '<w:gridSpan w:val="1000000000"/>')
    document = opened(word_package(table(row(wide, wide, wide, "1")) + paragraph("后文")))
    assert paragraphs(document) == ["后文"]
    assert "表格过大" in problems(document)


def test_a_continued_cell_in_the_first_row_is_an_ordinary_cell() -> None:
    document = opened(word_package(table(row(cell("甲", "<w:vMerge/>"), "1"), row("乙", "2"))))
    assert drawn(grids(document)[0]) == "甲|1\n乙|2"


def test_a_continuation_of_other_width_does_not_push_the_row_aside() -> None:
    wide = cell("甲", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')
    document = opened(word_package(table(row(wide, "1"), row(cell("乙", "<w:vMerge/>"), "丙", "2"))))
    assert drawn(grids(document)[0]) == "甲|<|1\n乙|丙|2"


def test_text_hidden_by_a_merge_is_kept_and_doubted() -> None:
    document = opened(word_package(table(row(cell("7", '<w:vMerge w:val="restart"/>')), row(cell("9", "<w:vMerge/>")))))
    assert [str(one.text) for one in cells(document)] == ["7 9"]
    assert "遮住" in cells(document)[0].doubts[0]


def test_columns_skipped_before_a_row_count() -> None:
    shifted = row("1", properties='<w:gridBefore w:val="1"/>')
    document = opened(word_package(table(row("甲", "乙"), shifted)))
    assert drawn(grids(document)[0]) == "甲|乙\n|1"


def test_rows_cells_and_text_in_content_controls_are_read() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    body = control(paragraph("一、总体情况")) + table(
        control(row("甲", "1")), row(control(cell("乙")), cell(f"<w:p>{control(run('2'))}</w:p>"))
    )
    document = opened(word_package(body))
    assert paragraphs(document) == ["一、总体情况"]
    assert drawn(grids(document)[0]) == "甲|1\n乙|2"
    assert document.problems == ()


def test_an_insertion_is_read_a_deletion_left_out_and_the_cell_doubted() -> None:
    change = f"<w:p>{run('1')}<w:ins>{run('2')}</w:ins><w:del><w:r><w:delText>3</w:delText></w:r></w:del></w:p>"
    document = opened(word_package(table(row(cell(change), "5"))))
    changed, sound = cells(document)
    assert str(changed.text) == "12"
    assert len(changed.doubts) == 2
    assert sound.doubts == ()
    assert "修订" in problems(document)


def test_moved_text_is_read_once() -> None:
    body = f"<w:p><w:moveFrom>{run('移动的段落')}</w:moveFrom></w:p><w:p><w:moveTo>{run('移动的段落')}</w:moveTo></w:p>"
    assert paragraphs(opened(word_package(body))) == ["移动的段落"]


def test_a_deleted_row_is_left_out() -> None:
    document = opened(word_package(table(row("甲", "1"), row("乙", "2", properties="<w:del/>"))))
    assert drawn(grids(document)[0]) == "甲|1"
    assert "乙2" in problems(document)


@pytest.mark.parametrize("hiding", ["<w:vanish/>", "<w:strike/>", '<w:dstrike w:val="true"/>'])
def test_hidden_or_struck_text_is_left_out_with_a_doubt(hiding: str) -> None:
    document = opened(word_package(table(row(cell(f"<w:p>{run('1')}{run('99', hiding)}</w:p>")))))
    assert str(cells(document)[0].text) == "1"
    assert "99" in cells(document)[0].doubts[0]
    assert "99" in problems(document)


def test_a_switch_that_is_off_hides_nothing() -> None:
    shown = run("12", '<w:vanish w:val="0"/>')
    document = opened(word_package(table(row(cell(f"<w:p>{shown}</w:p>")))))
    assert str(cells(document)[0].text) == "12"
    assert document.problems == ()


def test_a_superscript_after_a_number_is_doubted() -> None:
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    document = opened(word_package(table(row(cell(f"<w:p>{run('1')}{raised}</w:p>")))))
    assert "上标" in cells(document)[0].doubts[0]


def test_a_text_box_given_in_two_forms_is_read_once() -> None:
    box = f"<w:txbxContent>{table(row('甲', '1'))}</w:txbxContent>"
    alternatives = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = opened(word_package(f"<w:p>{run('前文')}<w:r>{alternatives}</w:r></w:p>"))
    assert paragraphs(document) == ["前文"]
    assert [drawn(grid) for grid in grids(document)] == ["甲|1"]


def test_a_text_box_only_in_the_fallback_is_read() -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    alternatives = (
        "<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert paragraphs(opened(word_package(f"<w:p><w:r>{alternatives}</w:r></w:p>"))) == ["框内"]


def test_breaks_tabs_hyphens_links_and_fields_become_what_is_shown() -> None:
    body = (
        f"<w:p>{run('一、总体')}<w:r><w:br/></w:r>{run('第')}<w:r><w:noBreakHyphen/></w:r>{run('页')}</w:p>"
        f"<w:p><w:hyperlink>{run('链接')}</w:hyperlink><w:smartTag>{run('标记')}</w:smartTag><w:r>"
        f'<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>{run("2021年")}</w:p>'
    )
    document = opened(word_package(body))
    assert paragraphs(document) == ["一、总体", "第-页", "链接标记2021年"]
    assert document.problems == ()


def test_two_paragraphs_in_a_cell_stay_apart() -> None:
    document = opened(word_package(table(row(cell(paragraph("结果") + paragraph("维持"))))))
    assert str(cells(document)[0].text) == "结果 维持"


def test_a_table_of_contents_does_not_repeat_the_headings() -> None:
    entry = f'<w:p><w:hyperlink w:anchor="_Toc1">{run("一、总体情况")}{run("2")}</w:hyperlink></w:p>'
    assert paragraphs(opened(word_package(entry + paragraph("一、总体情况")))) == ["一、总体情况"]


def test_an_element_with_text_that_is_not_understood_is_reported() -> None:
    for unknown in (f"<w:novelty>{run('不可丢')}</w:novelty>", "<w:r><w:novelty>不可丢</w:novelty></w:r>"):
        document = opened(word_package(f"<w:p>{run('甲')}{unknown}</w:p>"))
        assert "novelty" in problems(document)


def test_an_embedded_object_is_reported() -> None:
    document = opened(word_package(f"<w:p>{run('甲')}<w:r><w:object/></w:r></w:p>"))
    assert "嵌入对象" in problems(document)


def test_a_document_in_the_strict_namespace_is_read_alike() -> None:
    document = opened(word_package(table(row("甲", cell("1", '<w:gridSpan w:val="2"/>'))), namespace=STRICT))
    assert drawn(grids(document)[0]) == "甲|1|<"


def test_a_cell_with_a_table_inside_keeps_both() -> None:
    nested = cell(paragraph("见右") + table(row("1", "2"), row("3", "4")) + "<w:p/>")
    plain = [row(*"甲乙丙") for _ in range(3)]
    document = opened(word_package(table(*plain, row("丁", nested, "5"))))
    outer, inner = grids(document)
    assert drawn(outer).endswith("丁|见右|5")
    assert drawn(inner) == "1|2\n3|4"
    assert "另有一张表" in next(one for one in outer.cells if str(one.text) == "见右").doubts[0]


def test_a_frame_table_around_the_report_gives_way_to_what_it_holds() -> None:
    content = cell(paragraph("一、总体情况") + table(row("甲", "1"), row("乙", "2")) + paragraph("二、其他"))
    document = opened(word_package(table(row(content))))
    assert paragraphs(document) == ["一、总体情况", "二、其他"]
    assert drawn(grids(document)[0]) == "甲|1\n乙|2"


@pytest.mark.parametrize(
    ("form", "template", "shown"),
    [
        ("chineseCounting", "%1、", ["一、", "二、", "三、"]),
        ("chineseCountingThousand", "（%1）", ["（一）", "（二）", "（三）"]),
        ("japaneseCounting", "第%1条", ["第一条 ", "第二条 ", "第三条 "]),
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimalEnclosedCircle", "%1", ["① ", "② ", "③ "]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("bullet", "", ["", "", ""]),
    ],
)
def test_automatic_numbers_stand_before_their_paragraphs(form: str, template: str, shown: list[str]) -> None:
    document = opened(numbered_package("".join(map(item, "甲乙丙")), level(0, form, template)))
    assert paragraphs(document) == [f"{number}{text}" for number, text in zip(shown, "甲乙丙", strict=True)]


def test_deeper_levels_restart_and_may_show_the_upper_number() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2 ")
    body = item("甲") + item("子", 1) + item("丑", 1) + item("乙") + item("寅", 1)
    assert paragraphs(opened(numbered_package(body, levels))) == ["1.甲", "1.1 子", "1.2 丑", "2.乙", "2.1 寅"]


def test_a_second_list_goes_on_unless_it_says_where_to_start() -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = item("甲") + item("乙", number=2) + item("丙", number=3) + item("丁", number=3)
    document = opened(numbered_package(body, level(0, "decimal", "%1."), nums))
    assert paragraphs(document) == ["1.甲", "2.乙", "1.丙", "2.丁"]


def test_a_heading_is_numbered_by_its_style_and_the_style_it_is_based_on() -> None:
    styles = (
        '<w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="heading"><w:basedOn w:val="base"/></w:style>'
    )
    body = paragraph("总体情况", '<w:pStyle w:val="heading"/>') + paragraph("正文")
    document = opened(numbered_package(body, level(0, "chineseCounting", "%1、"), styles=styles))
    assert paragraphs(document) == ["一、总体情况", "正文"]


def test_a_damaged_list_definition_costs_the_numbers_only() -> None:
    parts = {
        "word/_rels/document.xml.rels": "<Relationships><Relationship Type='x/numbering' Target='n.xml'/></Relationships>",
        "word/n.xml": "<broken",
    }
    document = opened(word_package(item("甲"), parts))
    assert paragraphs(document) == ["甲"]
    assert "编号" in problems(document)


def test_a_document_without_text_says_so() -> None:
    assert refused(word_package("<w:p/>")).reason is Reason.NO_TEXT


def test_every_figure_of_the_converted_reports_is_read(shared: Path) -> None:
    for name in ("000", "002"):
        document = opened((shared / "corpus" / f"{name}.docx").read_bytes(), f"{name}.docx")
        page = opened((shared / "corpus" / f"{name}.html").read_bytes(), f"{name}.html")
        assert [drawn(grid) for grid in grids(document)] == [drawn(grid) for grid in grids(page)]
        assert document.problems == page.problems == ()
