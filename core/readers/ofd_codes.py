"""Which characters a TextCode of OFD prints, and where each begins (GB/T 33190-2016, 11.3 and 11.4).

A value of DeltaX or DeltaY is the step from one glyph to the next; ``g 3 5`` says the step 5 three times.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, repeat

from lxml import etree
from msgspec import Struct

from core.readers.ofd_xml import PLACEHOLDER, code_text, is_nameless, number, tokens, words
from core.readers.page_remarks import GLYPHS_PER_PAGE, TooManyObjectsError

UNKNOWN = "\ufffd"


class Code(Struct, gc=False):
    """What stands at one place: usually one character; none for a further glyph of the character before.

    ``x`` and ``y`` are those of the origin in the coordinates of the text object, ``right`` and ``down`` lead to the
    origin of what follows (zeros where nothing does). ``added`` tells a glyph for which the file has no code at all.
    """

    characters: str
    x: float
    y: float
    right: float = 0.0
    down: float = 0.0
    added: bool = False


class CodeLine(Struct, frozen=True):
    """The codes of one TextCode; ``guessed`` says that the file gives no steps although it prints several glyphs."""

    codes: tuple[Code, ...]
    guessed: bool


class TextPlace(Struct, frozen=True):
    """Where a TextCode begins."""

    x: float
    y: float


def place_of(code: etree._Element, before: TextPlace) -> TextPlace:
    """The begin of a TextCode; what it does not say is as in the one ``before`` it."""
    x, y = code.get("X"), code.get("Y")
    return TextPlace(before.x if x is None else number(x), before.y if y is None else number(y))


def code_line(
    code: etree._Element, transforms: Sequence[etree._Element], total: int, place: TextPlace, read_direction: int
) -> CodeLine:
    """The codes of a TextCode at their places; raises :class:`DamagedObjectError`.

    Of the glyph descriptions (CGTransform) those that begin past the ``total`` of the object's characters add glyphs.
    """
    text = code_text(code)
    slots = _slots(text, transforms, total)
    across, down = _given_steps(code, "DeltaX"), _given_steps(code, "DeltaY")
    counts = {_count(given) for given in (across, down) if given}
    if len(slots) - 1 not in counts and len(text) - 1 in counts:
        slots = _by_character(slots)
    steps = _steps(across, down, len(slots), read_direction)
    if steps is None:
        return CodeLine(
            tuple(Code(slot.characters, place.x, place.y, 0.0, 0.0, slot.added) for slot in slots), len(slots) > 1
        )
    codes: list[Code] = []
    x, y = place.x, place.y
    for slot, (right, below) in zip(slots, chain(steps, [(0.0, 0.0)]), strict=True):
        codes.append(Code(slot.characters, x, y, right, below, slot.added))
        x, y = x + right, y + below
    return CodeLine(tuple(codes), guessed=False)


class _Slot(Struct, gc=False):
    characters: str
    added: bool = False


def _slots(text: str, transforms: Sequence[etree._Element], total: int) -> list[_Slot]:
    """One slot a glyph, with the characters that it prints."""
    if len(text) > GLYPHS_PER_PAGE:
        raise TooManyObjectsError(f"{len(text)} 个字")
    slots = [_Slot(UNKNOWN if is_nameless(c) and c != PLACEHOLDER else c) for c in text]
    for transform in sorted(transforms, key=position_of, reverse=True):
        first = position_of(transform)
        codes = slice(first, first + _count_of(transform, "CodeCount"))
        covered = "".join(slot.characters for slot in slots[codes]).replace(PLACEHOLDER, UNKNOWN)
        glyphs = len(words(transform, "Glyphs").split(None, GLYPHS_PER_PAGE))
        if first >= total:
            slots += [_Slot(UNKNOWN, added=True) for _ in range(glyphs)]
        elif covered:
            slots[codes] = _shared(covered, glyphs or len(covered))
        if len(slots) > GLYPHS_PER_PAGE:
            raise TooManyObjectsError(f"{len(slots)} 个字")
    return slots


def _shared(characters: str, glyphs: int) -> list[_Slot]:
    """Characters over the glyphs that print them: the last glyph has what is left, further ones have none.

    Further glyphs of a placeholder are glyphs without a code as well.
    """
    parts = [_Slot(character) for character in characters[:glyphs]]
    parts[-1].characters += characters[glyphs:]
    unknown = set(characters) == {UNKNOWN}
    return parts + [_Slot(UNKNOWN, added=True) if unknown else _Slot("") for _ in range(glyphs - len(parts))]


def _by_character(slots: Sequence[_Slot]) -> list[_Slot]:
    """One slot a character, for a file that gives its steps so."""
    written = "".join(slot.characters for slot in slots if not slot.added)
    return [*map(_Slot, written), *(slot for slot in slots if slot.added)]


def position_of(transform: etree._Element) -> int:
    """The first character that a glyph description (CGTransform) is about."""
    return _count_of(transform, "CodePosition", least=0)


def _count_of(transform: etree._Element, name: str, least: int = 1) -> int:
    return max(int(number(transform.get(name, str(least)))), least)


Steps = list[tuple[int, float]]
"""Runs of one step each, as (how often, step)."""


def _given_steps(code: etree._Element, name: str) -> Steps:
    """The steps that an attribute gives, not unrolled: a run can be said to be billions long."""
    given: Steps = []
    items = iter(tokens(code.get(name, "")))
    for item in items:
        if item in {"g", "G"}:
            often, step = next(items, ""), next(items, "")
            given.append((_run(often), number(step)))
        else:
            given.append((1, number(item)))
    return given


def _run(text: str) -> int:
    """The length of a run; a longer one than any page holds is as good as that long."""
    if text.isdecimal() and len(text) > len(str(GLYPHS_PER_PAGE)):
        return GLYPHS_PER_PAGE
    return min(max(int(number(text)), 0), GLYPHS_PER_PAGE)


def _count(given: Steps) -> int:
    return sum(often for often, _ in given)


def _steps(across: Steps, down: Steps, slots: int, read_direction: int) -> list[tuple[float, float]] | None:
    """The steps between so many glyphs; ``None`` where the file says none, and the glyphs would lie on one another.

    Steps only in DeltaX under an upright reading direction (11.3) are meant along that direction.
    """
    need = max(slots - 1, 0)
    if not any(step for _, step in chain(across, down)):
        return None
    rights, belows = _unrolled(across, need), _unrolled(down, need)
    if read_direction in {90, 270} and not any(belows):
        sign = 1 if read_direction == 90 else -1
        return [(0.0, sign * right) for right in rights]
    return list(zip(rights, belows, strict=True))


def _unrolled(given: Steps, need: int) -> list[float]:
    """So many steps; where fewer are given the last one goes on, as viewers have it."""
    last = given[-1][1] if given else 0.0
    each: Iterator[float] = chain.from_iterable(repeat(step, min(often, need)) for often, step in given)
    return list(islice(chain(each, repeat(last)), need))
