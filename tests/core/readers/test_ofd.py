"""The structure of an OFD package: where its pages are, what they are laid over, and what cannot be read of it."""

import pytest

from core.source.document import DocumentFormat
from core.source.unreadable import Reason
from tests.support.flow_reading import drawn, grids, opened, paragraphs
from tests.support.ofd_package import (
    MAIN,
    NAMESPACE,
    composite,
    ofd,
    page,
    picture,
    picture_resource,
    rule,
    table,
    text,
    use_of,
)
from tests.support.ofd_reading import only_page, pages, refused, said, seen

MM = 72 / 25.4
SIMPLE = page(text("合计12", 30, 50))


def test_a_table_is_read_as_it_is_drawn() -> None:
    document = opened(ofd(page(text("青禾市教育局", 20, 30), table([["自然人", "总计"], ["64", "1,206"]]))), "a.ofd")
    assert document.format is DocumentFormat.OFD
    assert document.page_count == 1
    assert document.problems == ()
    (grid,) = grids(document)
    assert drawn(grid) == "自然人|总计\n64|1,206"
    assert paragraphs(document) == ["青禾市教育局"]


@pytest.mark.parametrize(
    ("prefix", "namespace"),
    [("ofd", NAMESPACE), ("", NAMESPACE), ("o", NAMESPACE), ("ofd", "http://www.ofdspec.org"), ("ofd", "urn:x")],
)
def test_elements_are_known_under_any_prefix_and_namespace(prefix: str, namespace: str) -> None:
    assert only_page(ofd(SIMPLE, prefix=prefix, namespace=namespace)).characters == "合计12"


@pytest.mark.parametrize(
    "location",
    [
        "/Doc_0/Pages/P/Content.xml",
        "Pages/P/Content.xml",
        "./Pages/P/../P/Content.xml",
        "../Doc_0/Pages/P/Content.xml",
        "../../../Doc_0/Pages/P/Content.xml",
        "PAGES/p/content.XML",
        r"Pages\P\Content.xml",
        "Doc_0/Pages/P/Content.xml",
        "/Pages/P/Content.xml",
        "\n  Pages/P/Content.xml\n",
    ],
)
def test_a_place_in_the_package_is_found_however_it_is_written(location: str) -> None:
    document = f'<Document><CommonData/><Pages><Page ID="1" BaseLoc="{location}"/></Pages></Document>'
    data = ofd(parts={"Doc_0/Document.xml": document, "Doc_0/Pages/P/Content.xml": SIMPLE})
    assert only_page(data).characters == "合计12"


def test_the_cells_of_a_page_with_lost_text_are_in_doubt_and_those_of_other_pages_are_not() -> None:
    drawn_table = text("表格如下：", 20, 30) + table([["自然人", "总计"], ["1", ""]]) + text("以上。", 20, 90)
    lost = text("2", 26, 53).replace('X="0"', 'X="?"')
    document = opened(ofd(page(drawn_table), page(drawn_table, lost), page(drawn_table, use_of("50"))), "a.ofd")
    doubted = [all(cell.doubts for cell in grid.cells) for grid in grids(document)]
    assert doubted == [False, True, True]
    assert not any(cell.doubts for cell in grids(document)[0].cells)


def test_pages_come_in_the_order_of_the_document() -> None:
    listed = '<Page ID="2" BaseLoc="B.xml"/><Page ID="1" BaseLoc="A.xml"/>'
    document = f"<Document><CommonData/><Pages>{listed}</Pages></Document>"
    parts = {
        "Doc_0/Document.xml": document,
        "Doc_0/A.xml": page(text("甲", 9, 9)),
        "Doc_0/B.xml": page(text("乙", 9, 9)),
    }
    assert [one.characters for one in pages(ofd(parts=parts))] == ["乙", "甲"]


TEMPLATES = '<TemplatePage ID="7" ZOrder="{}" BaseLoc="Tpls/T.xml"/>'


@pytest.mark.parametrize(
    ("declared", "used", "text_seen"),
    [
        ("Background", "", "总计12"),
        ("Foreground", "", "总计"),
        ("Foreground", 'ZOrder="Background"', "总计12"),
        ("Background", 'ZOrder="Foreground"', "总计"),
    ],
)
def test_a_template_lies_below_the_page_or_above_it(declared: str, used: str, text_seen: str) -> None:
    cover = picture(20, 30, 100, 40)
    data = ofd(
        page(text("12", 30, 50), head=f'<Template TemplateID="7" {used}/>'),
        common=TEMPLATES.format(declared),
        resources=picture_resource("p.bmp"),
        parts={"Doc_0/Tpls/T.xml": page(cover, text("总计", 30, 150)), "Doc_0/Res/p.bmp": b"BM"},
    )
    assert sorted(seen(only_page(data))) == sorted(text_seen)
    assert said(data) == ""


def test_a_template_and_its_lines_are_on_every_page_that_uses_it() -> None:
    using = page(text("合计", 30, 50), head='<Template TemplateID="7"/>')
    data = ofd(
        using,
        SIMPLE,
        using,
        common=TEMPLATES.format(""),
        parts={"Doc_0/Tpls/T.xml": page(rule(20, 40, 90, 40), text("页眉", 9, 9))},
    )
    assert [("页眉" in one.characters, len(one.strokes)) for one in pages(data)] == [(True, 1), (False, 0), (True, 1)]


@pytest.mark.parametrize("files", [{}, {"Doc_0/Tpls/T.xml": "<Page"}])
def test_a_template_that_cannot_be_read_is_said_on_its_page(files: dict[str, str | bytes]) -> None:
    using = page(text("合计", 30, 50), head='<Template TemplateID="7"/><Template TemplateID="8"/>')
    data = ofd(SIMPLE, using, common=TEMPLATES.format("Background"), parts=files)
    assert said(data) == "第 2 页 本页有 2 个引用的模板或图形找不到，其中的内容没有核对！"


def box_area(width: int, height: int) -> str:
    return f"<Area><PhysicalBox>0 0 {width} {height}</PhysicalBox></Area>"


def test_the_size_of_a_page_is_its_own_then_its_templates_then_the_documents() -> None:
    using = '<Template TemplateID="7"/>'
    data = ofd(
        page(text("甲", 9, 9), head=box_area(100, 200) + using),
        page(text("甲", 9, 9), head=using),
        page(text("甲", 9, 9)),
        page(text("甲", 9, 9), head=box_area(-1, 0) + box_area(0, 0)),
        common=TEMPLATES.format("Background"),
        parts={"Doc_0/Tpls/T.xml": page(head=box_area(110, 220))},
    )
    sizes = [(round(one.width / MM), round(one.height / MM)) for one in pages(data)]
    assert sizes == [(100, 200), (110, 220), (210, 297), (210, 297)]


def test_a_document_without_any_size_is_a4() -> None:
    found = only_page(ofd(SIMPLE, area=""))
    assert (round(found.width), round(found.height)) == (595, 842)


def test_blocks_in_blocks_and_content_without_a_layer_are_read() -> None:
    nested = page(f"<PageBlock>{text('甲', 9, 9)}<PageBlock>{text('乙', 9, 20)}</PageBlock></PageBlock>")
    bare = f"<Page><Content>{text('丙', 9, 9)}</Content></Page>"
    data = ofd(nested, bare)
    assert [one.characters for one in pages(data)] == ["甲乙", "丙"]
    assert said(data) == ""


def test_layers_are_laid_on_one_another_by_their_kind() -> None:
    def layer(kind: str, inside: str) -> str:
        return f'<Layer ID="1" Type="{kind}">{inside}</Layer>'

    layers = (
        layer("Foreground", text("前", 9, 9))
        + layer("Body", text("中", 9, 20))
        + layer("Background", text("后", 9, 30))
    )
    assert only_page(ofd(f"<Page><Content>{layers}</Content></Page>")).characters == "后中前"


def test_composite_units_are_drawn_where_they_are_used_each_time() -> None:
    inner, outer = composite("51", text("甲", 1, 5, size=4)), composite("50", use_of("51", boundary="10 0 50 50"))
    uses = (use_of("50", boundary="20 30 9 9"), use_of("50", boundary="20 60 9 9", attributes='CTM="2 0 0 2 0 0"'))
    data = ofd(page(*uses), resources=inner + outer)
    first, second = only_page(data).boxes
    assert (first.x0 / MM, first.width / MM, second.x0 / MM, second.width / MM) == pytest.approx((31, 4, 42, 8))
    assert said(data) == ""


@pytest.mark.parametrize("resources", ["", composite("60", text("甲", 9, 9))])
def test_a_composite_unit_that_is_not_there_is_said(resources: str) -> None:
    data = ofd(page(text("合计", 30, 50), use_of("50")), resources=resources)
    assert said(data) == "第 1 页 本页有 1 个引用的模板或图形找不到，其中的内容没有核对！"


def test_a_unit_that_draws_itself_costs_its_page_only() -> None:
    data = ofd(SIMPLE, page(use_of("50")), resources=composite("50", use_of("50"), use_of("50")))
    assert [one.characters for one in pages(data)] == ["合计12", ""]
    assert "超过处理限度" in said(data)


def test_units_that_multiply_cost_their_page_only() -> None:
    units = "".join(composite(str(50 + at), *(use_of(str(51 + at)) for _ in range(10))) for at in range(12))
    data = ofd(SIMPLE, page(use_of("50")), resources=units + composite("62", text("甲", 9, 9)))
    assert "超过处理限度" in said(data)


def test_resources_of_a_page_come_before_those_of_the_document() -> None:
    own = f"<Res>{composite('50', text('页', 9, 9))}</Res>"
    data = ofd(
        page(use_of("50"), use_of("51"), head="<PageRes>PageRes.xml</PageRes>"),
        resources=composite("50", text("文", 9, 9)) + composite("51", text("共", 9, 30)),
        parts={"Doc_0/Pages/Page_0/PageRes.xml": own},
    )
    assert only_page(data).characters == "页共"


@pytest.mark.parametrize("content", [None, "<Res", "not xml"])
def test_resources_that_cannot_be_read_are_said_and_cost_no_text(content: str | None) -> None:
    parts: dict[str, str | bytes] = {} if content is None else {"Doc_0/DocumentRes.xml": content.encode()}
    data = ofd(SIMPLE, common="<DocumentRes>DocumentRes.xml</DocumentRes>", parts=parts)
    assert only_page(data).characters == "合计12"
    assert "DocumentRes.xml 缺失或损坏" in said(data)


@pytest.mark.parametrize("content", [b"", b"<Page", b"<Page><Content>", b"\xff\xfe\x00", b"<!DOCTYPE x><Page/>"])
def test_a_damaged_page_is_said_and_the_others_are_read(content: bytes) -> None:
    data = ofd(SIMPLE, SIMPLE, SIMPLE, parts={"Doc_0/Pages/Page_1/Content.xml": content})
    if b"DOCTYPE" in content:
        assert refused(data).reason is Reason.UNSAFE
        return
    assert [one.characters for one in pages(data)] == ["合计12", "", "合计12"]
    assert said(data) == "第 2 页 本页无法读取，其中的内容没有核对！"


def test_a_page_that_is_not_there_is_said() -> None:
    listed = '<Page ID="1" BaseLoc="A.xml"/><Page ID="2" BaseLoc="B.xml"/><Page ID="3"/>'
    document = f"<Document><CommonData/><Pages>{listed}</Pages></Document>"
    data = ofd(parts={"Doc_0/Document.xml": document, "Doc_0/A.xml": SIMPLE})
    assert [line.split(" 本页")[0] for line in said(data).splitlines()] == ["第 2 页", "第 3 页"]


def test_an_empty_page_is_no_problem() -> None:
    assert said(ofd(SIMPLE, page(), "<Page/>")) == ""


def test_of_several_documents_the_first_is_read_and_the_others_are_said() -> None:
    main = "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody><DocBody><DocRoot>D</DocRoot></DocBody></OFD>"
    data = ofd(SIMPLE, main=main)
    assert only_page(data).characters == "合计12"
    assert said(data) == "文件 文件里有 2 份文档，只读取了第一份！"


VERSIONS = '<Versions><Version ID="1" BaseLoc="V/1.xml"/><Version ID="2" Current="true" BaseLoc="V/2.xml"/></Versions>'


def test_of_several_versions_the_current_one_is_read() -> None:
    other = '<Document><CommonData/><Pages><Page ID="1" BaseLoc="New.xml"/></Pages></Document>'
    data = ofd(
        SIMPLE,
        main=MAIN.replace("</DocRoot>", "</DocRoot>" + VERSIONS),
        parts={
            "V/2.xml": "<DocVersion><DocRoot>../Doc_1/Document.xml</DocRoot></DocVersion>",
            "Doc_1/Document.xml": other,
            "Doc_1/New.xml": page(text("新", 9, 9)),
        },
    )
    assert only_page(data).characters == "新"
    assert "几个版本" in said(data)


def test_a_current_version_that_is_the_document_itself_is_no_problem() -> None:
    same = {"V/2.xml": "<DocVersion><DocRoot>/Doc_0/Document.xml</DocRoot></DocVersion>"}
    assert said(ofd(SIMPLE, main=MAIN.replace("</DocRoot>", "</DocRoot>" + VERSIONS), parts=dict(same))) == ""


def test_a_current_version_that_is_not_there_leaves_the_document() -> None:
    data = ofd(SIMPLE, main=MAIN.replace("</DocRoot>", "</DocRoot>" + VERSIONS))
    assert only_page(data).characters == "合计12"


@pytest.mark.parametrize(
    ("document", "parts"),
    [
        ("<Attachments><Attachment/><Attachment/></Attachments>", {}),
        (
            "<Attachments>Attachs/List.xml</Attachments>",
            {"Doc_0/Attachs/List.xml": "<A><Attachment/><Attachment/></A>"},
        ),
    ],
)
def test_attachments_are_said_once(document: str, parts: dict[str, str | bytes]) -> None:
    assert said(ofd(SIMPLE, SIMPLE, document=document, parts=parts)) == "附件 文件带有 2 个附件，附件没有读取"


def test_signatures_and_annotations_are_no_problem() -> None:
    main = MAIN.replace("</DocRoot>", "</DocRoot><Signatures>Doc_0/Signs/Signatures.xml</Signatures>")
    data = ofd(
        SIMPLE,
        main=main,
        document="<Annotations>Annots/Annotations.xml</Annotations><Attachments/>",
        parts={"Doc_0/Signs/Signatures.xml": "<Signatures/>", "Doc_0/Annots/Annotations.xml": "<Annotations/>"},
    )
    assert said(data) == ""
