"""Pages recognised two at a time: while one is in the networks, walls and print are sought on another."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Generic, TypeVar

from core.readers.page_image import PageImage

_AT_ONCE = 2
_PIXELS_AT_ONCE = 12_000_000
"""Two pages of A4 at 200 dots an inch have eight million; the picture of a poster is recognised alone, for its memory."""

_Result = TypeVar("_Result")


class _Pool(Generic[_Result]):
    """Pages in work, and what their threads say: a page's number when it is done, ``None`` for a sign of life."""

    def __init__(self, work: Callable[[PageImage, Callable[[], None]], _Result], pool: ThreadPoolExecutor) -> None:
        self._work = work
        self._pool = pool
        self._said: SimpleQueue[int | None] = SimpleQueue()
        self._futures: dict[int, Future[_Result]] = {}
        self._images: dict[int, PageImage] = {}

    def has_room_for(self, pixels: int) -> bool:
        return not self._futures or (len(self._futures) < _AT_ONCE and self._pixels + pixels <= _PIXELS_AT_ONCE)

    def begin(self, page: int, image: PageImage) -> None:
        self._images[page] = image
        self._futures[page] = future = self._pool.submit(self._work, image, lambda: self._said.put(None))
        future.add_done_callback(lambda _: self._said.put(page))

    def finished(self, alive: Callable[[], None], failed: list[tuple[int, PageImage]]) -> Iterator[tuple[int, _Result]]:
        """The next page that is done, unless it goes to the ``failed`` ones.

        Signs of life are passed on as they come: a thread that hangs must not look alive.
        """
        while (page := self._said.get()) is None:
            alive()
        image, future = self._images.pop(page), self._futures.pop(page)
        if future.exception() is None:
            yield page, future.result()
        else:
            failed.append((page, image))

    @property
    def _pixels(self) -> int:
        return sum(image.width * image.height for image in self._images.values())

    @property
    def is_busy(self) -> bool:
        return bool(self._futures)


def side_by_side(
    work: Callable[[PageImage, Callable[[], None]], _Result],
    images: Iterable[tuple[int, PageImage]],
    alive: Callable[[], None],
) -> Iterator[tuple[int, _Result]]:
    """What ``work`` makes of each page's image, by the page's number, in the order in which they are done.

    ``images`` are drawn one at a time in the calling thread, which alone calls ``alive``; ``work`` calls what it is given
    now and then. Where ``work`` fails beside another page, for want of memory most likely, it is done again alone; what it
    raises then is raised here.
    """
    alone: list[tuple[int, PageImage]] = []
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        pool = _Pool(work, threads)
        for page, image in images:
            while not pool.has_room_for(image.width * image.height):
                yield from pool.finished(alive, alone)
            pool.begin(page, image)
        while pool.is_busy:
            yield from pool.finished(alive, alone)
    for page, image in alone:
        yield page, work(image, alive)
