from contextlib import closing
from pathlib import Path

import pytest

from core.readers.page_image import PageImage, PageRenderer
from tests.support.hostile_pdf import page_of


def drawn(path: Path, turn: float) -> PageImage:
    with closing(PageRenderer()) as renderer:
        return renderer.render(path, 1, 1.0, turn)


@pytest.mark.parametrize(
    ("turn", "size", "red_at"),
    [(0, (100, 50), (2, 47)), (90, (50, 100), (2, 2)), (180, (100, 50), (97, 2)), (-90, (50, 100), (47, 97)),
     (450, (50, 100), (2, 2)), (2.0, (100, 50), (4, 44))],
)  # fmt: skip
def test_a_picture_is_turned_clockwise_and_keeps_the_size_of_its_paper(
    tmp_path: Path, turn: float, size: tuple[int, int], red_at: tuple[int, int]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(page_of(b"1 0 0 rg 0 0 20 12 re f", width=100, height=50))  # red at the bottom left
    picture = drawn(path, turn)
    assert (picture.width, picture.height) == size
    column, row = red_at
    at = row * picture.stride + 4 * column
    assert picture.pixels[at : at + 3] == b"\x00\x00\xff"
    assert picture.pixels.count(b"\xff\xff\xff") > size[0] * size[1] / 2


def test_what_a_slight_turn_uncovers_is_white(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(page_of(b"0 g 0 0 100 100 re f", width=100, height=100))
    picture = drawn(path, 10.0)
    assert picture.pixels[:3] == b"\xff\xff\xff"
    middle = 50 * picture.stride + 200
    assert picture.pixels[middle : middle + 3] == b"\x00\x00\x00"
