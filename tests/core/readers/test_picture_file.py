from io import BytesIO

import pytest
from PIL import Image

from core.readers.picture_file import PicturePages, picture_sizes
from core.source.document import DocumentFormat, PrintedContent
from core.source.unreadable import Reason, UnreadableError
from tests.support.flow_reading import opened, refused


def picture(form: str = "PNG", size: tuple[int, int] = (1240, 1754), *, mode: str = "RGB", **options: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size, "white" if mode == "RGB" else 255).save(out, form, **options)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_a_picture_is_a_page_that_waits_to_be_recognised(form: str) -> None:
    document = opened(picture(form), f"年报.{form.lower()}")
    assert document.format is DocumentFormat.IMAGE
    assert isinstance(document.content, PrintedContent)
    assert [page.is_picture for page in document.content.pages] == [True]
    assert [problem.hides_content for problem in document.problems] == [True]


def test_every_page_of_a_tiff_is_one() -> None:
    frames = [Image.new("L", (600, 800), 255) for _ in range(3)]
    out = BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    assert len(picture_sizes(out.getvalue())) == 3


def test_the_size_on_paper_follows_the_resolution_where_a_scanner_can_have_had_it() -> None:
    (scanned,) = picture_sizes(picture(size=(1654, 2339), dpi=(200, 200)))
    assert (scanned.width, scanned.height) == pytest.approx((595.4, 842.0), abs=0.5)
    (screen,) = picture_sizes(picture(size=(1654, 2339), dpi=(72, 72)))
    assert screen.width == pytest.approx(595.0)


def test_what_is_transparent_is_paper() -> None:
    out = BytesIO()
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(out, "PNG")
    assert PicturePages(out.getvalue()).draw(1, 1.0).getpixel((50, 50)) == (255, 255, 255)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.readers.picture_file.PICTURE_PIXELS", 1_000_000)
    outcome = refused(picture(), "a.png")
    assert outcome.reason is Reason.TOO_LARGE
    assert "百万" in outcome.detail


def test_kinds_of_pictures_that_cannot_be_read_are_named() -> None:
    outcome = refused(b"\0\0\0\x18ftypheic" + bytes(100), "a.heic")
    assert outcome.reason is Reason.PICTURE
    assert "HEIC" in outcome.detail


def test_a_cut_picture_is_damaged_and_says_so() -> None:
    pages = PicturePages(picture("PNG", mode="L")[:-40])
    with pytest.raises(UnreadableError) as caught:
        pages.draw(1, 1.0)
    assert caught.value.reason is Reason.DAMAGED
