"""What the worker takes from itself before it opens a file: memory without end, the network, other programs."""

import os
import sys

from core.source import limits

if sys.platform == "win32":
    from core.sandbox.limits_windows import limit_memory
else:
    from core.sandbox.limits_posix import limit_memory

_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
)
_DANGEROUS_VARIABLES = ("CMAP_PATH",)
"""pdfminer would load character maps from the folder named there."""


class ForbiddenError(PermissionError):
    """Something tried to reach the network or to start a program."""


def confine() -> None:
    """Limit this process for good. Code that a file brings to run inside a native library is not held by this."""
    for name in _DANGEROUS_VARIABLES:
        os.environ.pop(name, None)
    limit_memory(limits.WORKER_BYTES)
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise ForbiddenError(event)
