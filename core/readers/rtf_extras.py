"""What a Rich Text file holds beside its text: pictures, embedded objects, fields, headers and notes."""

from collections.abc import Iterable, Iterator

from core.readers.docx_notes import Notes
from core.readers.rendition import Draft
from core.readers.rtf_words import ASIDES

_SMALL_PICTURE_TWIPS = 2992
"""About five centimetres: a seal, a logo; a picture of a table is larger."""
_SIDES = (("picwgoal", "picscalex"), ("pichgoal", "picscaley"))
PICTURE_WORDS = frozenset(word for side in _SIDES for word in side)
_WHOLE = 100
_RUNNING = frozenset({"页眉", "页脚"})


class Extras:
    """Judges them as they end, and tells the notes what was not read."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._picture: dict[str, int] = {}
        self._instruction = bytearray()
        self._objects: list[tuple[int, int]] = []

    def begin_picture(self) -> None:
        """A picture begins; its size is still to come."""
        self._picture = {}

    def measure_picture(self, word: str, number: int | None) -> None:
        """One of the sizes or scales of the picture under way."""
        self._picture[word] = number or 0

    def end_picture(self) -> None:
        """Count the picture if it is large, or of unknown size."""
        sizes = [
            self._picture[goal] * (self._picture.get(scale) or _WHOLE) // _WHOLE
            for goal, scale in _SIDES
            if self._picture.get(goal)
        ]
        if all(size >= _SMALL_PICTURE_TWIPS for size in sizes):
            self._notes.pictures += 1

    def begin_object(self, characters: int) -> None:
        """An embedded object begins after so many characters of the document."""
        self._objects.append((characters, self._notes.pictures))

    def end_object(self, characters: int) -> None:
        """An object that shows no text was not read, and the picture of it counts as no other."""
        before, pictures = self._objects.pop()
        if characters == before:
            self._notes.pictures = pictures
            self._notes.unread("嵌入对象（如 Excel 表格）")

    def add_instruction(self, data: bytes) -> None:
        """A part of what a field is told to show."""
        self._instruction += data

    def end_instruction(self) -> str:
        """What the field was told, which is at an end; a field that draws its own text was not read."""
        text = self._instruction.decode("latin-1").strip()
        self._instruction.clear()
        if draws_text(text):
            self._notes.unread("公式域（EQ）或符号域（SYMBOL）")
        return text

    def end_aside(self, name: str, drafts: Iterable[Draft]) -> None:
        """Say of a note or comment that it was not read; headers and footers belong to no report, in any format."""
        kind = ASIDES[name]
        if kind not in _RUNNING and "".join(_texts(drafts)).strip():
            self._notes.unread(kind)


def draws_text(instruction: str) -> bool:
    """Whether a field shows what is written in its instruction, such as a number in a circle."""
    return instruction.upper().startswith(("EQ ", "SYMBOL "))


def repeats_heading(instruction: str) -> bool:
    """Whether a field is part of a line of a table of contents."""
    return "PAGEREF" in instruction or ("HYPERLINK" in instruction and "_Toc" in instruction)


def _texts(drafts: Iterable[Draft]) -> Iterator[str]:
    for draft in drafts:
        if isinstance(draft, str):
            yield draft
        else:
            for row in draft.rows:
                for cell in row:
                    yield from _texts(cell.contents)
