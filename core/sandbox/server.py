"""The worker's end of the pipes: requests on standard input, replies on standard output, until the input closes."""

import os
import sys
from collections.abc import Iterator
from io import BufferedReader, BufferedWriter
from queue import SimpleQueue
from threading import Thread

from core.sandbox.channel import ChannelClosedError, receive_request, send
from core.sandbox.confinement import confine
from core.sandbox.protocol import Request
from core.sandbox.service import Auditor, Halves, Service


def serve(auditor: Auditor, halves: Halves | None = None) -> None:
    """Serve until the program that started this process closes the pipe or is gone."""
    requests, replies = _take_standard_streams()
    confine()
    service = Service(auditor, halves)
    try:
        for request in _incoming(requests):
            send(replies, service.answer(request, lambda progress: send(replies, progress)))
    except ChannelClosedError:
        return
    finally:
        service.close()


def _take_standard_streams() -> tuple[BufferedReader, BufferedWriter]:
    """Private copies of both pipes; what any library prints to standard output afterwards goes to standard error."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        msvcrt.setmode(requests.fileno(), os.O_BINARY)
        msvcrt.setmode(replies.fileno(), os.O_BINARY)
    return requests, replies


def _incoming(pipe: BufferedReader) -> Iterator[Request]:
    """Requests as they come. The end of the pipe ends the process at once, even in the middle of an endless file."""
    waiting: SimpleQueue[Request] = SimpleQueue()
    Thread(target=_listen, args=(pipe, waiting), daemon=True).start()
    while True:
        yield waiting.get()


def _listen(pipe: BufferedReader, waiting: SimpleQueue[Request]) -> None:
    while True:
        try:
            waiting.put(receive_request(pipe))
        except ChannelClosedError:
            os._exit(0)
