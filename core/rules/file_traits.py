"""What a rule may know of the file a report came in."""

from msgspec import Struct


class FileTraits(Struct, frozen=True):
    """``name`` is the file's name without its folder; ``recognised`` says that its text was read from pictures."""

    name: str = ""
    recognised: bool = False
