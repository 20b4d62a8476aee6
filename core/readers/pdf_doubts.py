"""Where the second reader of a PDF finds more than the first: said page by page."""

from collections.abc import Iterator, Sequence

from core.readers.pdf_amounts import Amounts, PageAmount
from core.readers.pdf_pages import PageReading
from core.readers.witness import texts_in
from core.source.document import ReadProblem
from core.source.geometry import Rect
from core.source.provenance import PageRegion

_DAMAGED = "本页的内容有损坏，可能有字没有读到"
_FONTS_DAMAGED = "本页用到的字体有损坏，文字可能读错"
_LOST = "本页用到的字体或图形不在文件里，可能有字没有读到"


def pages_short(pages: Sequence[PageReading], amounts: Amounts) -> frozenset[int]:
    """Indices of pages that have less than they should, or that cannot be trusted to have all of it.

    Two readers agree to the glyph on sound files, so one glyph less is a doubt.
    """
    short = {
        index
        for index, (reading, amount) in enumerate(zip(pages, amounts.pages, strict=False))
        if (reading.glyphs or 0) < amount.glyphs or _faults(amount)
    }
    few, many = sorted((len(pages), len(amounts.pages)))
    return frozenset(short | set(range(few, many)))


def doubts_about(pages: Sequence[PageReading], amounts: Amounts, data: bytes, password: str) -> Iterator[ReadProblem]:
    """What the second reader says against a reading of ``data``. Pages that already carry a remark are left to it."""
    if len(pages) != len(amounts.pages):
        message = f"两种读法的页数不同（{len(pages)} 与 {len(amounts.pages)}），可能有页没有读到"
        yield ReadProblem("文件", message, hides_content=True)
    confirmed = _confirmed(pages, amounts, data, password)
    for index, (reading, amount) in enumerate(zip(pages, amounts.pages, strict=False)):
        messages = _faults(amount) if reading.glyphs is not None else []
        if index in confirmed:
            messages.append(f"本页应有 {amount.glyphs} 个字，读到 {reading.glyphs} 个，可能有字没有读到")
        for message in messages:
            yield ReadProblem(f"第 {index + 1} 页", message, hides_content=True)


def _faults(amount: PageAmount) -> list[str]:
    said = ((amount.damaged, _DAMAGED), (amount.fonts_damaged, _FONTS_DAMAGED), (amount.lost, _LOST))
    return [message for given, message in said if given]


def _confirmed(pages: Sequence[PageReading], amounts: Amounts, data: bytes, password: str) -> frozenset[int]:
    """Pages with fewer glyphs than they should have, unless a third reader finds no more either.

    Text drawn twice for a bold look is counted twice and read once: that is no loss.
    """
    short = [
        index
        for index, (reading, amount) in enumerate(zip(pages, amounts.pages, strict=False))
        if reading.glyphs is not None and reading.glyphs < amount.glyphs
    ]
    regions = [PageRegion(at + 1, Rect(0, 0, pages[at].page.width, pages[at].page.height)) for at in short]
    texts = texts_in(data, regions, password)
    return frozenset(
        at for at, text in zip(short, texts, strict=True) if text is None or len(text) > len(pages[at].page.characters)
    )
