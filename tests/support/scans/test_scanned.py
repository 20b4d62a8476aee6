"""Scans show what their look says, and the same for the same seed."""

import itertools
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from msgspec.structs import replace
from PIL import Image, ImageDraw, ImageSequence

pytest.importorskip("cv2")

import numpy as np
from numpy.typing import NDArray

from tests.support.scans.files import file_of, image_pdf, png, tiff
from tests.support.scans.fonts import typefaces
from tests.support.scans.look import KINDS, Container, ScanLook, SealLook, Shade
from tests.support.scans.scanned import SealPlace, Stamp, scanned

QUIET = ScanLook(dpi=72, noise=0.0)
RED = SealLook(colour=(212, 32, 42))
with_font = pytest.mark.skipif(not typefaces(), reason="没有可用的中文字体")


def blank(width: int = 300, height: int = 400) -> Image.Image:
    return Image.new("L", (width, height), 255)


def ruled(width: int = 300, height: int = 400) -> Image.Image:
    page = blank(width, height)
    ImageDraw.Draw(page).rectangle((20, 198, width - 20, 201), fill=0)
    return page


def stamp(*places: tuple[float, float]) -> Stamp:
    return Stamp("青禾市教育局", typefaces()[0], tuple(SealPlace(0, x, y) for x, y in places))


def pixels(image: Image.Image) -> NDArray[np.int32]:
    return np.asarray(image.convert("RGB"), np.int32)


@with_font
@pytest.mark.parametrize("name", KINDS)
def test_a_seed_decides_every_byte(name: str) -> None:
    look = replace(KINDS[name], dpi=72)
    one, same, other = (file_of(scanned([ruled()], look, seed, stamp((150, 200))), look) for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_a_page_turned_by_a_quarter_has_its_sides_swapped() -> None:
    (page,) = scanned([ruled()], replace(QUIET, turn=1), 1)
    assert page.size == (400, 300)


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_turned_page_turned_back_is_the_page(turn: int) -> None:
    noisy = replace(QUIET, noise=5.0)
    straight, turned = (scanned([ruled()], replace(noisy, turn=each), 1)[0] for each in (0, turn))
    back = turned.rotate(-90 * turn, expand=True)
    assert back.tobytes() == straight.tobytes()
    assert turned.tobytes() != straight.tobytes()


def test_a_skewed_line_rises_or_falls_by_its_angle() -> None:
    (page,) = scanned([ruled()], replace(QUIET, skew=2.0), 1)
    dark = 255 - pixels(page).sum(axis=2) / 3
    left, right = (np.average(np.arange(400), weights=dark[:, x] > 100) for x in (40, 260))
    assert abs(abs(right - left) - 220 * np.tan(np.radians(2.0))) < 1


def test_pages_lean_to_both_sides() -> None:
    look = replace(QUIET, skew=3.0)
    pages = scanned([ruled()] * 12, look, 1)
    lower = {bool((pixels(page)[:200, 40:60] < 100).any()) for page in pages}
    assert lower == {True, False}


@with_font
def test_a_seal_changes_the_page_only_where_it_is_pressed() -> None:
    look = replace(QUIET, seal=RED)
    (page,) = scanned([blank()], look, 1, stamp((150, 200)))
    changed = np.argwhere((pixels(page) != 255).any(axis=2))
    side = 42 / 25.4 * 72
    assert (changed.min(axis=0) >= (200 - side / 2 - 1, 150 - side / 2 - 1)).all()
    assert (changed.max(axis=0) <= (200 + side / 2 + 1, 150 + side / 2 + 1)).all()
    assert len(changed) > 500


@with_font
def test_what_is_printed_stays_black_under_translucent_ink_and_is_lost_under_opaque_ink() -> None:
    def darkest(opaque: bool) -> int:
        seal = SealLook((212, 32, 42), strength=1.0, opaque=opaque)
        (page,) = scanned([Image.new("L", (300, 400))], replace(QUIET, seal=seal), 1, stamp((150, 200)))
        return int(pixels(page)[200, 150, 0])

    assert darkest(opaque=False) == 0
    assert darkest(opaque=True) > 60


@with_font
def test_a_red_seal_is_red_in_colour_and_dark_in_black_and_white() -> None:
    look = replace(QUIET, seal=SealLook((150, 18, 24), strength=1.0))
    (colour,) = scanned([blank()], look, 1, stamp((150, 200)))
    red, green, _ = pixels(colour)[200, 150]
    assert red - green > 60
    (dark,) = scanned([blank()], replace(look, shade=Shade.BLACK_AND_WHITE), 1, stamp((150, 200)))
    assert dark.mode == "1"
    assert dark.getpixel((150, 200)) == 0


@with_font
@pytest.mark.parametrize("place", [*itertools.product((-200, 0, 300, 900), (-200, 0, 400, 900))])
def test_a_seal_over_the_edge_of_the_page_is_cut(place: tuple[int, int]) -> None:
    (page,) = scanned([blank()], replace(QUIET, seal=RED), 1, stamp(place))
    inside = 0 <= place[0] <= 300 and 0 <= place[1] <= 400
    assert bool((pixels(page) != 255).any()) is inside


def test_a_shadow_darkens_and_never_lightens() -> None:
    (page,) = scanned([blank()], replace(QUIET, shadow=0.3), 1)
    assert 0.6 * 255 < pixels(page).min() < 0.95 * 255


def test_specks_are_dark_spots_on_white_paper() -> None:
    (page,) = scanned([blank()], replace(QUIET, specks=30), 1)
    assert 30 < (pixels(page)[..., 0] < 200).sum() < 2000


def test_a_photograph_shows_the_table_around_the_sheet() -> None:
    (page,) = scanned([blank()], replace(QUIET, photographed=True), 1)
    assert page.width > 300
    assert page.height > 400
    corner, middle = pixels(page)[1, 1], pixels(page)[page.height // 2, page.width // 2]
    assert corner.sum() < middle.sum()
    assert corner[0] > corner[2]  # brown


def test_a_pdf_holds_pictures_in_their_size_and_no_text() -> None:
    pages = scanned([ruled(), ruled()], replace(QUIET, dpi=144), 1)
    with pdfium.PdfDocument(image_pdf(pages, 144, 70)) as document:
        assert [page.get_size() for page in document] == [(150.0, 200.0)] * 2
        assert [page.get_textpage().count_chars() for page in document] == [0, 0]


def test_black_and_white_pages_are_compressed_for_fax_and_come_back_whole() -> None:
    (page,) = scanned([ruled()], replace(QUIET, shade=Shade.BLACK_AND_WHITE), 1)
    data = image_pdf([page], 72, 70)
    assert b"CCITTFaxDecode" in data
    with pdfium.PdfDocument(data) as document:
        shown = document[0].render(scale=1).to_pil()
    assert (pixels(shown)[200, 150] == 0).all()
    assert (pixels(shown)[100, 150] == 255).all()


def test_a_tiff_holds_all_pages(tmp_path: Path) -> None:
    path = tmp_path / "scan.tiff"
    path.write_bytes(tiff([ruled(), ruled(200, 500)], 150))
    with Image.open(path) as image:
        assert [page.size for page in ImageSequence.Iterator(image)] == [(300, 400), (200, 500)]
        assert image.info["dpi"] == (150, 150)


def test_a_png_hangs_its_pages_below_each_other(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(png([ruled(), ruled()], 150))
    with Image.open(path) as image:
        assert image.size == (300, 800)
        assert (image.getpixel((150, 200)), image.getpixel((150, 400)), image.getpixel((150, 600))) == (0, 255, 0)


@pytest.mark.parametrize("container", Container)
def test_the_look_decides_the_kind_of_file(container: Container) -> None:
    begin = {Container.PDF: b"%PDF", Container.TIFF: b"II*\0", Container.PNG: b"\x89PNG"}[container]
    assert file_of([ruled()], replace(QUIET, container=container)).startswith(begin)
