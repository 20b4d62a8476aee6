"""Text that remembers where each of its characters was read."""

from collections.abc import Iterable

from msgspec import Struct

from core.source.characters import FOLDED, IGNORED
from core.source.provenance import mark


class SourceText(Struct, frozen=True):
    """Characters with one mark (see :mod:`core.source.provenance`) for each.

    A match found in cleaned text therefore still points at the print. ``len(marks) == len(characters)``.
    """

    characters: str = ""
    marks: tuple[int, ...] = ()

    def __str__(self) -> str:
        return self.characters

    def __len__(self) -> int:
        return len(self.characters)

    def __bool__(self) -> bool:
        return bool(self.characters)

    def slice(self, start: int, stop: int) -> "SourceText":
        """Characters ``start`` to ``stop`` (exclusive)."""
        return SourceText(self.characters[start:stop], self.marks[start:stop])

    def strip(self) -> "SourceText":
        """Without blanks at both ends."""
        clean = self.characters.strip()
        if len(clean) == len(self.characters):
            return self
        start = len(self.characters) - len(self.characters.lstrip())
        return self.slice(start, start + len(clean))

    def normalised(self) -> "SourceText":
        """Half-width letters, digits and brackets, ordinary ideographs, no blanks: the form in which labels compare."""
        kept = [
            (FOLDED.get(character, character), place)
            for character, place in zip(self.characters, self.marks, strict=True)
            if character not in IGNORED and not character.isspace()
        ]
        return SourceText(
            "".join(character for character, _ in kept),
            tuple(place for character, place in kept for _ in character),
        )


def located(characters: str, place: int, start: int = 0) -> SourceText:
    """Text that stands unbroken on page or line ``place`` from character ``start``."""
    first = mark(place, start)
    return SourceText(characters, tuple(range(first, first + len(characters))))


def joined(parts: Iterable[SourceText]) -> SourceText:
    """The parts one after another, with nothing between them."""
    texts = list(parts)
    if len(texts) == 1:
        return texts[0]
    return SourceText(
        "".join(text.characters for text in texts),
        tuple(place for text in texts for place in text.marks),
    )
