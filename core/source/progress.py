"""How work that takes long says how far it has come."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Told (done, total, what is being done in Chinese)."""


def silent(_done: int, _total: int, _label: str) -> None:
    """Nobody asked for progress."""


def within(tell: Progress, start: int, stop: int, total: int) -> Progress:
    """The progress of a part that takes the whole from ``start`` to ``stop`` of ``total`` steps."""

    def tell_part(done: int, parts: int, label: str) -> None:
        share = min(max(done / parts, 0.0), 1.0) if parts > 0 else 0.0
        tell(start + int(share * (stop - start)), total, label)

    return tell_part
