"""Several sandboxes that share the work of a batch."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from types import TracebackType
from typing import Self, TypeVar

from core.sandbox.client import Sandbox, SandboxClient

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")


class Workers:
    """``count`` sandboxes, each busy with one thing at a time; closed with the context."""

    def __init__(self, count: int, sandbox: Callable[[], Sandbox] = SandboxClient) -> None:
        self._clients = [sandbox() for _ in range(max(1, count))]
        self._idle: SimpleQueue[Sandbox] = SimpleQueue()
        for client in self._clients:
            self._idle.put(client)
        self._pool = ThreadPoolExecutor(len(self._clients))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        for client in self._clients:
            client.close()

    def each(self, work: Callable[[Sandbox, _Item], _Answer], items: Sequence[_Item]) -> Iterator[_Answer]:
        """The answers in the order of the items."""

        def answer(item: _Item) -> _Answer:
            client = self._idle.get()
            try:
                return work(client, item)
            finally:
                self._idle.put(client)

        return self._pool.map(answer, items)
