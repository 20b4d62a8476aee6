"""A document's picture pages, recognised: the only way into this package, imported only when there is one."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import structs

from core.readers.page_image import PageImage, PageRenderer
from core.scans.cleaning import cleaned
from core.scans.orientation import likely_turns
from core.scans.page import RecognisedPage, recognise_page
from core.scans.pixels import colour_of
from core.scans.recogniser import careful_reader, quick_reader
from core.scans.scale import DOTS_PER_INCH
from core.scans.side_by_side import side_by_side
from core.source.document import PrintedContent, ReadProblem, SourceDocument
from core.source.progress import Progress
from core.source.unreadable import UnreadableError

ENGINE = "PP-OCRv6"

_SCALE = DOTS_PER_INCH / 72


def recognised(
    path: Path, document: SourceDocument, pages: Sequence[int], password: str, tell: Progress
) -> SourceDocument:
    """``document`` with its ``pages`` (from 1) read from their pictures; what was said of them as unread is taken back.

    A page that cannot be drawn stays as it was. ``tell`` is told when a page is done, and now and then on the way.
    """
    content = document.content
    if not isinstance(content, PrintedContent) or not pages:
        return document
    quick_reader(), careful_reader()  # two threads that meet the first page together would load each network twice
    found: dict[int, RecognisedPage] = {}

    def alive() -> None:
        done = len(found)
        tell(done, len(pages), f"正在识别扫描图片（共 {len(pages)} 页，已识别 {done} 页）")

    alive()
    for page, reading in side_by_side(_recognised, _images(path, pages, password), alive):
        found[page] = reading
        alive()
    return structs.replace(
        document,
        engine=f"{document.engine} + {ENGINE}",
        content=PrintedContent(
            tuple(found[at].page if at in found else page for at, page in enumerate(content.pages, 1))
        ),
        problems=_problems(document.problems, found),
    )


def _images(path: Path, pages: Sequence[int], password: str) -> Iterator[tuple[int, PageImage]]:
    """The pages that can be drawn."""
    renderer = PageRenderer()
    try:
        for page in pages:
            try:
                yield page, renderer.render(path, page, _SCALE, password=password)
            except UnreadableError:
                continue
    finally:
        renderer.close()


def _recognised(image: PageImage, alive: Callable[[], None]) -> RecognisedPage:
    page = cleaned(colour_of(image))
    readings = [recognise_page(page.turned(quarters), 90.0 * quarters, alive) for quarters in likely_turns(page.print)]
    return max(readings, key=lambda reading: reading.legible)


def _problems(problems: Sequence[ReadProblem], found: dict[int, RecognisedPage]) -> tuple[ReadProblem, ...]:
    places = {f"第 {page} 页" for page in found}
    kept = [problem for problem in problems if not (problem.hides_content and problem.place in places)]
    said = [ReadProblem(f"第 {page} 页", *_about(one)) for page, one in sorted(found.items())]
    return (*kept, *said)


def _about(found: RecognisedPage) -> tuple[str, bool]:
    """What to say of a page, and whether something may stand there unread."""
    if not found.page.characters:
        return "本页是图片，没有识别出文字，其中的内容没有核对", True
    parts = ["本页是图片，由文字识别读出，请对照图片"]
    if unsure := len(found.page.unsure):
        parts.append(f"有 {unsure} 个字没有把握")
    if found.warped:
        parts.append("表格线不平直（像是拍照或纸面卷曲），表中的数字都没有把握")
    if found.scraps:
        parts.append(f"有 {found.scraps} 处不成字的墨迹没有计入正文")
    if found.restored:
        parts.append(f"有 {found.restored} 段格线被遮住，已按表样补上")
    return "；".join(parts), False
