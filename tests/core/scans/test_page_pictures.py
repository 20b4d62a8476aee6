"""Steps from a picture to lines and print, on pictures of their own."""

import pytest

pytest.importorskip("cv2", reason="没有安装文字识别组件")

import cv2
import numpy as np
from numpy.typing import NDArray

from core.scans.cleaning import cleaned
from core.scans.print_marks import PixelBox, find_print, lines_in
from core.scans.ruling_marks import ruling_marks
from core.scans.straightening import skew_of, turned
from core.scans.wall_ink import crossing_print

Picture = NDArray[np.uint8]


def paper(*, tone: int = 235, colour: bool = False) -> Picture:
    shape = (1200, 1000, 3) if colour else (1200, 1000)
    return np.full(shape, tone, dtype=np.uint8)


def ruled(page: Picture) -> Picture:
    for y in range(200, 1001, 80):
        cv2.line(page, (100, y), (900, y), 40, 2)
    for x in range(100, 901, 100):
        cv2.line(page, (x, 200), (x, 1000), 40, 2)
    return page


@pytest.mark.parametrize("degrees", [-4.3, -0.7, 0.0, 0.3, 1.8])
def test_a_page_laid_askew_is_turned_straight(degrees: float) -> None:
    askew = turned(ruled(paper()), -degrees)
    assert skew_of(askew) == pytest.approx(degrees, abs=0.1)


def test_a_red_seal_goes_and_black_print_below_it_stays() -> None:
    page = paper(colour=True)
    cv2.circle(page, (500, 600), 160, (40, 40, 205), 14)
    cv2.putText(page, "64", (330, 620), cv2.FONT_HERSHEY_SIMPLEX, 1.5, (30, 30, 30), 4)
    clean = cleaned(page).print
    assert clean[600, 660] > 230  # the ring
    assert clean.min() < 80  # the figure


def test_shadow_is_no_ink() -> None:
    shade = np.tile(np.linspace(120, 250, 1000).astype(np.uint8), (1200, 1))
    assert cleaned(np.asarray(cv2.cvtColor(shade, cv2.COLOR_GRAY2BGR), dtype=np.uint8)).print.min() > 200


def test_lines_are_found_and_the_ring_of_a_seal_is_none() -> None:
    page = ruled(paper())
    cv2.circle(page, (450, 560), 150, 60, 6)
    marks, _ = ruling_marks(page, 1.0)
    lines = {round(mark.at) for mark in marks.level if mark.stop - mark.start > 300}
    assert sorted(lines) == pytest.approx(list(range(200, 1001, 80)), abs=1.5)
    straight = {100 * round(mark.at / 100) for mark in marks.upright if mark.stop - mark.start > 60}
    assert straight == set(range(100, 901, 100))


def test_print_is_told_from_rulings_and_specks() -> None:
    page = ruled(paper())
    cv2.putText(page, "17", (130, 255), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 20, 3)
    cv2.circle(page, (650, 330), 1, 20, -1)
    _, runs = ruling_marks(page, 1.0)
    found = find_print(page, runs, 1.0)
    assert len(list(lines_in(found, PixelBox(104, 204, 196, 276)))) == 1
    assert list(lines_in(found, PixelBox(604, 284, 696, 356))) == []


def test_a_line_through_print_is_not_free_and_one_beside_it_is() -> None:
    page = paper()
    cv2.putText(page, "HHHH", (300, 400), cv2.FONT_HERSHEY_SIMPLEX, 2.0, 20, 6)
    is_free = crossing_print(page)
    assert not is_free(360, 350, 360, 410)
    assert is_free(700, 350, 700, 410)
