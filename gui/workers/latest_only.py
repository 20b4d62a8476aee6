"""Telling the answer that is awaited from those that come too late."""


class LatestOnly:
    """Hands out tickets; only the last one is valid. Safe to read from any thread."""

    def __init__(self) -> None:
        self._last = 0

    def ticket(self) -> int:
        """A new ticket, which makes all older ones invalid."""
        self._last += 1
        return self._last

    def is_valid(self, ticket: int) -> bool:
        """Whether no newer ticket was handed out."""
        return ticket == self._last
