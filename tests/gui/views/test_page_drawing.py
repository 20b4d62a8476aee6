import threading

import pytest
from msgspec import structs
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from core.source.document import PrintedPage
from core.source.geometry import Rect
from gui.views.page_drawing import page_picture

WHITE = QColor("#ffffff").rgb()
BLANK = PrintedPage(200.0, 300.0, "", ())

pytestmark = pytest.mark.usefixtures("qapp")


def page(text: str, *boxes: Rect, **rest: object) -> PrintedPage:
    return structs.replace(BLANK, characters=text, boxes=boxes, **rest)


def inked(image: QImage, rect: Rect, scale: float = 1.0) -> int:
    """How many pixels of a place are not white."""
    across = range(round(rect.x0 * scale), round(rect.x1 * scale))
    down = range(round(rect.y0 * scale), round(rect.y1 * scale))
    return sum(image.pixel(x, y) != WHITE for x in across for y in down)


def everywhere(image: QImage) -> int:
    return inked(image, Rect(0, 0, image.width(), image.height()))


@pytest.mark.parametrize("scale", [1.0, 2.5, 6.0])
def test_a_picture_has_the_pixels_it_was_asked_for(scale: float) -> None:
    image = page_picture(BLANK, scale)
    assert (image.width(), image.height()) == (200 * scale, 300 * scale)
    assert everywhere(image) == 0


@pytest.mark.parametrize("character", ["国", "8", "，", "W"])
def test_a_character_stands_in_its_box(character: str) -> None:
    box = Rect(50, 60, 74, 84)
    image = page_picture(page(character, box), 2.0)
    within = inked(image, Rect(box.x0 - 3, box.y0 - 4, box.x1 + 3, box.y1 + 4), 2.0)
    assert within > 20
    assert within == everywhere(image)


@pytest.mark.parametrize("width", [8.0, 16.0, 32.0])
def test_a_character_is_as_wide_as_its_box(width: float) -> None:
    image = page_picture(page("田", Rect(50, 60, 50 + width, 76)), 4.0)
    columns = [x for x in range(image.width()) if any(image.pixel(x, y) != WHITE for y in range(image.height()))]
    assert (columns[-1] - columns[0]) / 4.0 == pytest.approx(0.8 * width, rel=0.3)


def test_what_cannot_be_seen_is_not_drawn() -> None:
    boxes = tuple(Rect(20 * n, 20, 20 * n + 18, 38) for n in range(5))
    image = page_picture(page("国 \u3000\x07国", *boxes, hidden=frozenset({0, 4})), 2.0)
    assert everywhere(image) == 0


def test_a_box_without_extent_is_passed_over() -> None:
    assert everywhere(page_picture(page("国国", Rect(20, 20, 20, 40), Rect(30, 30, 50, 30)), 2.0)) == 0


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_the_thinnest_line_is_seen_at_every_zoom(scale: float) -> None:
    line = Rect(20.0, 100.0, 180.0, 100.1)
    image = page_picture(structs.replace(BLANK, strokes=(line,)), scale)
    assert everywhere(image) == round(160 * scale)


def test_a_picture_of_the_file_is_a_hatched_box_with_its_name() -> None:
    box = Rect(20, 40, 180, 200)
    image = page_picture(structs.replace(BLANK, images=(box,)), 1.0)
    share = inked(image, box) / (160 * 160)
    assert 0.05 < share < 0.6
    bare = inked(page_picture(structs.replace(BLANK, images=(Rect(20, 40, 30, 50),)), 1.0), Rect(20, 40, 31, 51))
    assert bare > 0
    assert inked(image, Rect(80, 108, 120, 132)) != inked(image, Rect(80, 148, 120, 172))


def test_more_on_a_page_than_print_can_hold_is_drawn_in_part_and_said() -> None:
    strokes = (Rect(0, 0, 1, 1),) * 60_001
    image = page_picture(structs.replace(BLANK, strokes=strokes), 1.0)
    assert inked(image, Rect(10, 140, 190, 160)) > 50
    assert inked(page_picture(structs.replace(BLANK, strokes=strokes[1:]), 1.0), Rect(10, 140, 190, 160)) == 0


def test_a_page_can_be_drawn_away_from_the_window(qtbot: QtBot) -> None:
    drawn: list[QImage] = []
    box = Rect(50, 60, 74, 84)
    thread = threading.Thread(target=lambda: drawn.append(page_picture(page("国", box), 2.0)))
    thread.start()
    thread.join()
    assert drawn[0] == page_picture(page("国", box), 2.0)
