"""What a page of OFD draws besides its text, and which text nobody sees."""

from io import BytesIO

import pytest
from PIL import Image

from core.layout.rulings import Rulings, find_rulings
from core.readers.ofd import page_picture
from core.readers.source_file import source_file
from core.source.document import PrintedContent
from tests.support.ofd_package import (
    A4,
    area,
    composite,
    ofd,
    page,
    path,
    picture,
    picture_resource,
    rule,
    text,
    use_of,
)
from tests.support.ofd_reading import only_page, read, said, seen

MM = 72 / 25.4


def encoded(kind: str, mode: str = "RGB") -> bytes:
    """A small picture's file."""
    store = BytesIO()
    Image.new(mode, (4, 4)).save(store, kind)
    return store.getvalue()


def rulings(*objects: str, resources: str = "", layer: str = "") -> Rulings:
    """The lines of a page that draws the objects."""
    return find_rulings(only_page(ofd(page(text("注", 5, 5), *objects, layer=layer), resources=resources)).strokes)


def shape(*objects: str, resources: str = "", layer: str = "") -> tuple[int, int]:
    """How many lines across and down a page shows."""
    found = rulings(*objects, resources=resources, layer=layer)
    return len(found.horizontal), len(found.vertical)


RECTANGLE = "M 20 40 L 80 40 L 80 60 L 20 60 C"


def test_a_line_lies_where_its_boundary_puts_it() -> None:
    (line,) = rulings(rule(20, 40, 80, 40)).horizontal
    assert (line.at / MM, line.start / MM, line.stop / MM) == pytest.approx((40, 20, 80), abs=0.2)


def test_a_line_below_a_matrix_is_scaled_and_moved() -> None:
    drawn = path("M 0 0 L 100 0", boundary="10 20 100 100", attributes='CTM="0.5 0 0 0.5 5 5"')
    (line,) = rulings(drawn).horizontal
    assert (line.at / MM, line.start / MM, line.stop / MM) == pytest.approx((25, 15, 65), abs=0.2)


@pytest.mark.parametrize(
    "drawn",
    [
        path(RECTANGLE),
        path(RECTANGLE.lower()),
        path(RECTANGLE.replace("C", "Z")),
        path(RECTANGLE.replace(" ", ",")),
        path("M20 40L80 40L80 60L20 60C"),
        path("M 20 40 80 40 80 60 20 60 C"),
        path("S 20 40 L 80 40 B 80 45 80 50 80 60 Q 50 60 20 60 A 0 0 0 0 1 20 40"),
        path(RECTANGLE, attributes='Fill="true"', inside='<FillColor Value="200 200 200"/>'),
        path(RECTANGLE, attributes='LineWidth="0"'),
        path(RECTANGLE, attributes='LineWidth="-0.353"'),
        "".join(rule(*line) for line in ((20, 40, 80, 40), (20, 60, 80, 60), (20, 40, 20, 60), (80, 40, 80, 60))),
        "".join(
            area(*box, colour="0 0 0")
            for box in ((20, 40, 60, 0.2), (20, 60, 60, 0.2), (20, 40, 0.2, 20), (80, 40, 0.2, 20))
        ),
        path(
            "M 20 40 L 80 40 L 80 40.2 L 20 40.2 C M 20 60 L 80 60 L 80 60.2 L 20 60.2 C"
            " M 20 40 L 20 60 L 20.2 60 L 20.2 40 C M 80 40 L 80 60 L 80.2 60 L 80.2 40 C",
            attributes='Stroke="false" Fill="true"',
            inside='<FillColor Value="0 0 0"/>',
        ),
    ],
)
def test_a_frame_is_four_lines_however_it_is_drawn(drawn: str) -> None:
    assert shape(drawn) == (2, 2)


@pytest.mark.parametrize(
    "drawn",
    [
        path(RECTANGLE, attributes='Visible="false"'),
        path(RECTANGLE, attributes='Alpha="0"'),
        path(RECTANGLE, attributes='Stroke="false"'),
        path(RECTANGLE, attributes='Stroke="false" Fill="true"'),
        path(RECTANGLE, inside='<StrokeColor Value="255 255 255"/>'),
        path(RECTANGLE, inside='<StrokeColor Value="255"/>'),
        path(RECTANGLE, inside='<StrokeColor Value="0 0 0 0"/>'),
        path(RECTANGLE, inside='<StrokeColor Value="#FF #FF #FF"/>'),
        path(RECTANGLE, inside='<StrokeColor Value="0 0 0" Alpha="0"/>'),
        path(RECTANGLE, attributes='LineWidth="2"'),
        path(RECTANGLE, attributes='DrawParam="white"'),
        path("M 20 40 L 80 60"),
        path("M 20 50 A 30 30 0 0 1 80 50 A 30 30 0 0 1 20 50 C"),
        path("M 20 50 B 20 10 80 10 80 50 B 80 90 20 90 20 50 C"),
        path("M 20 50 Q 50 10 80 50"),
    ],
)
def test_what_is_not_seen_or_no_straight_line_is_no_line(drawn: str) -> None:
    white = '<DrawParams><DrawParam ID="white"><StrokeColor Value="255 255 255"/></DrawParam></DrawParams>'
    assert shape(drawn, resources=white) == (0, 0)


def test_a_shade_below_a_cell_is_no_line() -> None:
    assert shape(area(20, 40, 60, 20, colour="200 200 200")) == (0, 0)


PARAMS = """<DrawParams>
  <DrawParam ID="1" Relative="2"/>
  <DrawParam ID="2" LineWidth="2"><StrokeColor Value="255 255 255"/></DrawParam>
  <DrawParam ID="3" Relative="3" LineWidth="0.2"/>
  <DrawParam ID="4"><StrokeColor ColorSpace="7" Index="1"/></DrawParam>
</DrawParams><ColorSpaces><ColorSpace ID="7"><Palette><CV>0 0 0</CV><CV>255 255 255</CV></Palette></ColorSpace></ColorSpaces>"""


@pytest.mark.parametrize(
    ("attributes", "inside", "layer", "lines"),
    [
        ('DrawParam="1"', "", "", 0),
        ('DrawParam="1" LineWidth="0.2"', "", "", 0),
        ('DrawParam="1" LineWidth="0.2"', '<StrokeColor Value="0 0 0"/>', "", 2),
        ('DrawParam="1"', '<StrokeColor Value="0 0 0"/>', "", 0),
        ("", "", 'DrawParam="2"', 0),
        ('DrawParam="3"', '<StrokeColor Value="0 0 0"/>', 'DrawParam="2"', 2),
        ('DrawParam="4"', "", "", 0),
        ('DrawParam="none"', "", "", 2),
    ],
)
def test_drawing_parameters_come_from_the_object_then_its_reference_then_its_layer(
    attributes: str, inside: str, layer: str, lines: int
) -> None:
    drawn = path(RECTANGLE, attributes=attributes, inside=inside)
    assert shape(drawn, resources=PARAMS, layer=layer) == (lines, lines)


@pytest.mark.parametrize("data", ["M 20", "M 20 40 X 3", "20 40", "M 20 40 L 1 nan", "M 1 2 B 3 4 5 6"])
def test_a_path_that_cannot_be_followed_is_said(data: str) -> None:
    assert "有 1 个文字或图形的数据有误" in said(ofd(page(text("合计", 30, 50), path(data))))


@pytest.mark.parametrize(
    "hidden",
    [
        text("99", 30, 60, attributes='Visible="false"'),
        text("99", 30, 60, attributes='Alpha="0"'),
        text("99", 30, 60, attributes='Fill="false"'),
        text("99", 30, 60, inside='<FillColor Value="0 0 0" Alpha="0"/>'),
        text("99", 30, 60, inside='<FillColor Value="255 255 255"/>'),
        text("99", 30, 60, inside='<FillColor Value="0 0 0 0"/>'),
        text("99", 30, 60, attributes='DrawParam="white"'),
        text("99", 230, 60),
        text("99", 30, 310),
        text("99", 30, 60) + area(20, 50, 40, 20, colour="255 255 255"),
        use_of("50", attributes='Visible="false"'),
        use_of("50", attributes='Alpha="0"'),
    ],
)
def test_text_that_nobody_sees_is_marked_hidden(hidden: str) -> None:
    white = '<DrawParams><DrawParam ID="white"><FillColor Value="255 255 255"/></DrawParam></DrawParams>'
    data = ofd(page(text("12", 30, 50), hidden), resources=white + composite("50", text("99", 30, 60)))
    found = only_page(data)
    assert seen(found) == "12"
    assert len(found.hidden) == 2
    assert said(data) == ""


@pytest.mark.parametrize(
    "shown",
    [
        area(20, 50, 40, 20, colour="0 0 128") + text("总计", 30, 60, inside='<FillColor Value="255 255 255"/>'),
        area(20, 50, 40, 20, colour="255 255 255") + text("总计", 30, 60),
        text("总计", 30, 60) + area(20, 50, 40, 20, colour="255 255 0", attributes='Alpha="80"'),
        text("总计", 30, 60) + area(100, 50, 40, 20, colour="255 255 255"),
        text("总计", 30, 60, attributes='Fill="false" Stroke="true"', inside='<StrokeColor Value="0 0 0"/>'),
        text("总计", 30, 60, inside='<FillColor Value="255 255 255"><AxialShd/></FillColor>'),
        text("总计", 30, 60, inside='<FillColor ColorSpace="7" Index="3"/>'),
        text("总计", 30, 60, inside="<FillColor/>"),
        text("总计", 30, 60) + area(20, 50, 40, 20, colour="255 255 255").replace("<Abbr", "<Clips/><Abbr"),
        text("总计", 30, 60) + area(20, 50, 40, 20, colour="9 9 9").replace("/><Abbr", "><Pattern/></FillColor><Abbr"),
        text("总计", 30, 60)
        + path("M 20 50 L 60 50 L 40 90 C", attributes='Fill="true"', inside='<FillColor Value="9"/>'),
    ],
)
def test_text_that_is_seen_is_not_hidden(shown: str) -> None:
    assert seen(only_page(ofd(page(shown)))) == "总计"


def test_text_outside_the_displayed_area_is_hidden_unless_that_area_shows_nothing() -> None:
    def boxes(application: str) -> str:
        return f"<PageArea><PhysicalBox>{A4}</PhysicalBox><ApplicationBox>{application}</ApplicationBox></PageArea>"

    drawn = page(text("12", 30, 50), text("99", 30, 280))
    assert seen(only_page(ofd(drawn, area=boxes("10 10 190 200")))) == "12"
    assert seen(only_page(ofd(drawn, area=boxes("100 100 10 10")))) == "1299"
    assert seen(only_page(ofd(drawn, area=boxes("0 0 0 0")))) == "1299"


SCANS = {"png": encoded("PNG"), "clear.png": encoded("PNG", "RGBA"), "jpg": encoded("JPEG"), "bmp": encoded("BMP")}
PICTURES = {**SCANS, "scan.jb2": b"\0\0\0\0000", "clear.gif": encoded("GIF")}


def with_picture(*objects: str, name: str = "png", data: bytes | None = None) -> bytes:
    """A page of these objects; picture 9 is this file."""
    return ofd(
        page(*objects),
        resources=picture_resource(name),
        parts={f"Doc_0/Res/{name}": PICTURES[name] if data is None else data},
    )


@pytest.mark.parametrize(
    ("name", "left"),
    [("png", ""), ("jpg", ""), ("bmp", ""), ("scan.jb2", ""), ("clear.png", "总计"), ("clear.gif", "总计")],
)
def test_text_under_a_picture_is_hidden_unless_the_picture_can_be_seen_through(name: str, left: str) -> None:
    data = with_picture(text("12", 30, 200), text("总计", 30, 60), picture(20, 50, 40, 20), name=name)
    assert seen(only_page(data)) == "12" + left


def test_text_over_a_picture_is_seen() -> None:
    assert seen(only_page(with_picture(picture(20, 50, 40, 20), text("总计", 30, 60)))) == "总计"


def test_a_picture_lies_where_its_matrix_puts_it_and_its_boundary_cuts_it() -> None:
    cut = '<ImageObject ID="1" ResourceID="9" Boundary="20 50 30 20" CTM="60 0 0 20 0 0"/>'
    plain = '<ImageObject ID="1" ResourceID="9" Boundary="20 80 30 20"/>'
    found = only_page(with_picture(text("注", 5, 5), cut, plain))
    assert [
        (round(box.x0 / MM), round(box.y0 / MM), round(box.x1 / MM), round(box.y1 / MM)) for box in found.images
    ] == [
        (20, 50, 50, 70),
        (20, 80, 50, 100),
    ]


def test_a_picture_as_thin_as_a_line_is_a_line() -> None:
    found = only_page(with_picture(text("注", 5, 5), picture(20, 50, 100, 0.3)))
    assert (len(found.strokes), found.images) == (1, ())


def test_an_invisible_picture_is_none() -> None:
    assert only_page(with_picture(text("注", 5, 5), picture(20, 50, 40, 20, attributes='Alpha="0"'))).images == ()


def test_a_large_picture_beside_text_is_said() -> None:
    assert "有较大的图片" in said(with_picture(text("注", 5, 5), picture(0, 100, 210, 150)))


def test_a_page_that_is_only_a_picture_is_said() -> None:
    scan = page(picture(0, 0, 210, 297))
    data = ofd(
        page(text("正文", 30, 50)), scan, resources=picture_resource("png"), parts={"Doc_0/Res/png": PICTURES["png"]}
    )
    assert said(data) == "第 2 页 本页是图片，没有可读取的文字，其中的内容没有核对！"


@pytest.mark.parametrize("below", [(), (text("十二", 30, 50),)], ids=["nothing", "text"])
def test_a_document_of_pictures_waits_to_be_recognised_whatever_lies_below_them(below: tuple[str, ...]) -> None:
    content = read(with_picture(*below, picture(0, 0, 210, 297))).content
    assert isinstance(content, PrintedContent)
    assert [page.is_picture for page in content.pages] == [True]


def picture_of(data: bytes, number: int = 1) -> bytes | None:
    return page_picture(source_file(data, "报告.ofd"), number)


@pytest.mark.parametrize("name", SCANS)
def test_the_picture_of_a_scanned_page_is_handed_on_as_its_file(name: str) -> None:
    assert picture_of(with_picture(picture(0, 0, 210, 297), name=name)) == PICTURES[name]


def test_a_picture_of_the_pages_own_resources_is_found() -> None:
    scan = page(picture(0, 0, 210, 297), head="<PageRes>Own.xml</PageRes>")
    own = f"<Res>{picture_resource('scan.jpg')}</Res>"
    parts: dict[str, str | bytes] = {"Doc_0/Pages/Page_0/Own.xml": own, "Doc_0/Pages/Page_0/scan.jpg": PICTURES["jpg"]}
    assert picture_of(ofd(scan, parts=parts)) == PICTURES["jpg"]


def test_the_picture_that_covers_most_of_the_page_is_chosen() -> None:
    both = picture_resource("logo.png", "8") + picture_resource("scan.jpg", "9")
    parts: dict[str, str | bytes] = {"Doc_0/Res/logo.png": PICTURES["png"], "Doc_0/Res/scan.jpg": PICTURES["jpg"]}
    scan = page(picture(10, 10, 190, 270), picture(5, 5, 30, 30, resource="8"))
    assert picture_of(ofd(scan, resources=both, parts=parts)) == PICTURES["jpg"]


@pytest.mark.parametrize(
    ("data", "number"),
    [
        (with_picture(text("正文", 30, 50), picture(0, 100, 210, 150)), 1),
        (with_picture(picture(0, 0, 210, 297)), 0),
        (with_picture(picture(0, 0, 210, 297)), 2),
        (with_picture(picture(0, 0, 210, 297), name="scan.jb2", data=b"\x97JB2\r\n\x1a\n"), 1),
        (with_picture(picture(0, 0, 210, 297, resource="none")), 1),
        (with_picture('<ImageObject ID="1" ResourceID="9" Boundary="0 0 210 297" CTM="-210 0 0 297 210 0"/>'), 1),
        (ofd(page(area(0, 0, 210, 297))), 1),
        (ofd(page(), parts={"Doc_0/Pages/Page_0/Content.xml": "<Page"}), 1),
    ],
)
def test_there_is_no_picture_of_a_page_with_text_or_without_one_that_can_be_read(data: bytes, number: int) -> None:
    assert picture_of(data, number) is None
