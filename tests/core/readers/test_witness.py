import sys
from pathlib import Path
from subprocess import run

import pytest

from core.readers.pdf import read_pdf
from core.readers.source_file import source_file
from core.readers.witness import texts_in
from core.source.document import PrintedContent
from core.source.geometry import Rect, bounding
from core.source.provenance import PageRegion
from tests.support.drawn_pdf import Pen, cropped, drawn, saved, sideways, turned

EVERYWHERE = Rect(0, 0, 900, 900)


def table(pen: Pen) -> None:
    pen.table([["自然人", "总计"], ["64", "1,066"]])


def place_of(data: bytes, text: str) -> PageRegion:
    """Where the first reader finds ``text`` on page 1."""
    content = read_pdf(source_file(data, "报告.pdf")).content
    assert isinstance(content, PrintedContent)
    page = content.pages[0]
    at = page.characters.index(text)
    return PageRegion(1, bounding(page.boxes[at : at + len(text)]))


@pytest.mark.parametrize(
    "data",
    [
        drawn(table),
        cropped(drawn(table), 30, 50, 500, 800),
        turned(drawn(table), 180),
        turned(drawn(sideways(table)), 90),
        turned(cropped(drawn(sideways(table)), 40, 20, 580, 830), 90),
    ],
    ids=["plain", "cropped", "upside down", "turned", "turned and cropped"],
)
def test_both_engines_mean_the_same_place(tmp_path: Path, data: bytes) -> None:
    region = place_of(data, "64" if "64" in read_text(data) else "46")
    (text,) = texts_in(saved(tmp_path, data), [region])
    assert text is not None
    assert sorted(text) == ["4", "6"]


def read_text(data: bytes) -> str:
    content = read_pdf(source_file(data, "报告.pdf")).content
    assert isinstance(content, PrintedContent)
    return content.pages[0].characters


def test_text_drawn_twice_is_heard_once(tmp_path: Path) -> None:
    def bold(pen: Pen) -> None:
        pen.write("12", 100, 200)
        pen.write("12", 100.3, 200)

    assert texts_in(saved(tmp_path, drawn(bold)), [PageRegion(1, EVERYWHERE)]) == ("12",)


def test_a_region_holds_only_what_stands_inside(tmp_path: Path) -> None:
    path = saved(tmp_path, drawn(table))
    regions = [PageRegion(1, Rect(140, 120, 220, 140)), PageRegion(1, Rect(300, 300, 320, 320))]
    assert texts_in(path, regions) == ("1,066", "")


def test_a_page_that_is_not_there_has_no_answer(tmp_path: Path) -> None:
    path = saved(tmp_path, drawn(table))
    assert texts_in(path, [PageRegion(7, EVERYWHERE), PageRegion(1, Rect(60, 120, 140, 140))]) == (None, "64")


def test_a_file_that_cannot_be_read_has_no_answer_and_raises_nothing(tmp_path: Path) -> None:
    path = saved(tmp_path, b"%PDF-1.7 broken")
    assert texts_in(path, [PageRegion(1, EVERYWHERE)]) == (None,)
    assert texts_in(tmp_path / "missing.pdf", [PageRegion(1, EVERYWHERE)]) == (None,)


def test_the_second_engine_is_not_loaded_before_it_is_asked() -> None:
    script = "import sys, core.readers.witness as w; w.texts_in('x', []); sys.exit('pdfplumber' in sys.modules)"
    assert run([sys.executable, "-c", script], check=False).returncode == 0
