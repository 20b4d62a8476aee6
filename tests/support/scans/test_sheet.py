"""Printed pages show every figure once, inside its cell."""

from collections import Counter
from collections.abc import Mapping

import pytest
from msgspec.structs import replace
from PIL import ImageChops, ImageStat

from core.forms.address import Address
from core.forms.form import Edition, form_of
from tests.support.scans.figures import sound_figures
from tests.support.scans.fonts import typefaces
from tests.support.scans.report import clean_pages
from tests.support.scans.sheet import CleanPage, TableLook

pytestmark = pytest.mark.skipif(not typefaces(), reason="没有可用的中文字体")


def pages(
    edition: Edition = Edition.Y2021, dpi: int = 72, figures: Mapping[Address, str] | None = None
) -> tuple[CleanPage, ...]:
    figures = figures or sound_figures(form_of(edition), 1)
    return clean_pages(edition, figures, TableLook(typefaces()[0]), dpi)


def pages_in(look: TableLook) -> tuple[CleanPage, ...]:
    return clean_pages(Edition.Y2021, sound_figures(form_of(Edition.Y2021), 1), look, 72)


@pytest.mark.parametrize("edition", Edition)
def test_every_figure_of_the_form_is_printed_once(edition: Edition) -> None:
    printed = Counter(at for page in pages(edition) for at in page.figures)
    assert printed == Counter(form_of(edition).addresses())


def test_a_page_is_a4_at_the_dpi_asked_for() -> None:
    assert {page.image.size for page in pages(dpi=144)} == {(1190, 1684)}


def test_another_figure_changes_its_own_cell_and_nothing_else() -> None:
    at = Address("T4.reconsideration.upheld")
    figures = dict.fromkeys(form_of(Edition.Y2021).addresses(), "0")
    (before, *_), (after, *_) = (
        [page for page in pages(figures=each) if at in page.figures] for each in (figures, {**figures, at: "88"})
    )
    left, top, right, bottom = before.figures[at]
    box = ImageChops.difference(before.image, after.image).getbbox()
    assert box is not None
    assert left <= box[0] < box[2] <= right
    assert top <= box[1] < box[3] <= bottom


def test_a_thick_border_is_thicker_and_a_light_line_lighter() -> None:
    def ink(look: TableLook) -> float:
        return sum(255 - ImageStat.Stat(page.image).mean[0] for page in pages_in(look))

    plain = TableLook(typefaces()[0])
    assert ink(replace(plain, grey=150)) < ink(plain) < ink(replace(plain, outer=3.0))


def test_a_table_goes_on_on_the_next_page_between_rows() -> None:
    first, second, *_ = pages_in(TableLook(typefaces()[0], padding=6.0))
    both = [at.split(".")[:2] for at in first.figures], [at.split(".")[:2] for at in second.figures]
    assert ["T3", "received"] in both[0]
    assert ["T3", "carried_out"] in both[1]
    assert not [line for line in both[0] if line in both[1]]
