"""Files that other programs wrote, as somebody reads them who unpacks them and looks at the XML."""

from pathlib import Path

import pytest

from core.source.geometry import Rect
from tests.support.ofd_reading import only_page, said, seen

MM = 72 / 25.4
GREETING = "你好呀，OFDReader&Writer！"


@pytest.mark.parametrize(
    ("name", "characters", "strokes"),
    [
        ("helloworld", GREETING, 0),
        ("helloworld_2", GREETING, 0),
        ("helloworld_2_2", GREETING, 0),
        ("helloworld_with_pageblock", GREETING, 0),
        ("namespace_no_std", GREETING, 0),
        ("chineseDir", GREETING, 0),
        ("multiKeywordInTextCode", "打发打发打发打发打发哈哈打发哈哈哈哈哈哈哈哈哈打发", 0),
        ("test-ofda", "HelloOFD-A", 0),
        ("areaholder_fields", "姓名生日", 16),
        ("page1", "1", 4),
        ("page2", "2", 4),
        ("page3", "3", 4),
    ],
)
def test_each_file_reads_as_it_is_written(shared: Path, name: str, characters: str, strokes: int) -> None:
    data = (shared / "badinputs" / f"ofdrw_{name}.ofd").read_bytes()
    page = only_page(data)
    assert seen(page) == characters
    assert len(page.strokes) == strokes
    assert said(data) == ""


def millimetres(box: Rect) -> tuple[float, float, float, float]:
    return round(box.x0 / MM, 2), round(box.y0 / MM, 2), round(box.x1 / MM, 2), round(box.y1 / MM, 2)


def test_the_glyphs_of_a_greeting_stand_where_its_steps_put_them(shared: Path) -> None:
    # Boundary 31.7 25.4, type 3 mm high on a baseline 3 mm below, steps of 3 for ideographs and 1.5 for letters
    page = only_page((shared / "badinputs" / "ofdrw_helloworld.ofd").read_bytes())
    assert millimetres(page.boxes[0]) == (31.7, 25.76, 34.7, 28.76)
    assert millimetres(page.boxes[4]) == (43.7, 25.76, 45.2, 28.76)
    # the blank after OFD moves what follows
    assert millimetres(page.boxes[7])[0] == round(31.7 + 4 * 3 + 4 * 1.5, 2)


def test_a_frame_with_a_line_width_lies_around_the_shade_that_it_frames(shared: Path) -> None:
    # page1: a shade from 11 to 111 mm, and round it a rectangle 1 mm thick; the digit in it is white
    page = only_page((shared / "badinputs" / "ofdrw_page1.ofd").read_bytes())
    assert millimetres(page.strokes[0]) == (10.0, 10.0, 112.0, 11.0)
    assert page.hidden == frozenset()
