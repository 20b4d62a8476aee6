"""What a recogniser reads in a line of print."""

from msgspec import Struct


def is_ideograph(text: str) -> bool:
    """Whether a character is a Chinese one."""
    return len(text) == 1 and "\u4e00" <= text <= "\u9fff"


class ReadCharacter(Struct, frozen=True, gc=False):
    """One character: where it stands (``left`` to ``right`` as shares of the line's width), and how sure it is, 0 to 1.

    ``other`` is what it might be instead, "" where nothing else came near, and how much speaks for that.
    """

    text: str
    left: float
    right: float
    certainty: float
    other: str = ""
    other_certainty: float = 0.0


class ReadLine(Struct, frozen=True):
    """What a recogniser reads in one line of print."""

    characters: tuple[ReadCharacter, ...] = ()

    @property
    def text(self) -> str:
        """The characters in order."""
        return "".join(character.text for character in self.characters)

    @property
    def certainty(self) -> float:
        """That of its least sure character; 0 for an empty line."""
        return min((character.certainty for character in self.characters), default=0.0)
