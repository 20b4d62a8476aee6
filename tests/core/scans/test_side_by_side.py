"""Two pages at a time: nothing is lost, nothing is hidden, and the memory of one large picture is not taken twice."""

from collections.abc import Callable, Iterator
from threading import Event, Lock

import pytest

from core.readers.page_image import PageImage
from core.scans.side_by_side import side_by_side

SMALL, POSTER = (1000, 1000), (4000, 4000)


def image(size: tuple[int, int]) -> PageImage:
    return PageImage(*size, size[0] * 4, b"")


def images(*sizes: tuple[int, int]) -> Iterator[tuple[int, PageImage]]:
    yield from ((page, image(size)) for page, size in enumerate(sizes, 1))


def nothing() -> None:
    """For those who need no sign of life."""


class Counting:
    """Work that counts how many pages are in it at the same time."""

    def __init__(self) -> None:
        self.most = self._now = 0
        self._lock = Lock()
        self._pair = Event()

    def __call__(self, picture: PageImage, alive: Callable[[], None]) -> int:
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
            if self._now > 1:
                self._pair.set()
        self._pair.wait(0.2)
        with self._lock:
            self._now -= 1
        return picture.width


def test_every_page_is_answered_once_with_its_own_result() -> None:
    sizes = [(number, 10) for number in range(1, 8)]
    found = dict(side_by_side(lambda picture, alive: picture.width, images(*sizes), nothing))
    assert found == {page: page for page in range(1, 8)}


def test_two_pages_are_worked_on_together_and_never_three() -> None:
    work = Counting()
    list(side_by_side(work, images(*[SMALL] * 6), nothing))
    assert work.most == 2


def test_a_poster_is_worked_on_alone() -> None:
    work = Counting()
    list(side_by_side(work, images(POSTER, POSTER, SMALL), nothing))
    assert work.most == 1


def test_signs_of_life_reach_the_caller_in_his_own_thread() -> None:
    heard: list[int] = []

    def work(picture: PageImage, alive: Callable[[], None]) -> None:
        for _ in range(3):
            alive()

    list(side_by_side(work, images(SMALL, SMALL), lambda: heard.append(1)))
    assert len(heard) == 6


def test_a_fault_of_the_work_is_not_swallowed() -> None:
    def work(picture: PageImage, alive: Callable[[], None]) -> None:
        raise MemoryError

    with pytest.raises(MemoryError):
        list(side_by_side(work, images(SMALL, SMALL, SMALL), nothing))


def test_a_page_that_failed_beside_another_is_done_again_alone() -> None:
    tried: list[int] = []

    def work(picture: PageImage, alive: Callable[[], None]) -> int:
        tried.append(picture.width)
        if picture.width == 2 and tried.count(2) == 1:
            raise MemoryError
        return picture.width

    found = dict(side_by_side(work, images((1, 1), (2, 2), (3, 3)), nothing))
    assert found == {1: 1, 2: 2, 3: 3}
    assert sorted(tried) == [1, 2, 2, 3]
