"""Figures read twice: letters that look like digits are taken for them, and two readers must agree.

A cell of figures holds digits, signs and marks only. What a reader gives to look-alikes (O, 〇, l) counts for the figure;
where the two readers still differ, or neither is sure, the characters are marked unsure and a person decides.
"""

from msgspec import structs

from core.scans.readings import ReadCharacter, ReadLine, is_ideograph

_LOOKALIKES = {
    "0": "OoQDC〇○◯。口ｏＯ°θ",
    "1": "lI|丨!ｌ｜",
    "-": "一—–ー_~―－",
    ",": "，、",
    ".": "·．•▪■",
    "/": "／",
}
_FIGURE_OF = {other: figure for figure, others in _LOOKALIKES.items() for other in others}
_DOTS = frozenset(".,")
_FIGURE = frozenset("0123456789,.-+/%")
_SURE = 0.85
_WORD = 2
_PLAINLY_ZERO = 0.93
"""A lone 0 read so surely needs no second reader."""


def as_figure(line: ReadLine) -> ReadLine | None:
    """The line as a figure, look-alikes as what they look like; ``None`` where a letter or ideograph is in it.

    Dots before or behind it, and a sign before 0, belong to no figure: they are specks, or what is left of a digit, and make
    all of it unsure.
    """
    characters = []
    for character in line.characters:
        if character.text.isspace():
            continue
        text = _FIGURE_OF.get(character.text, character.text)
        if text not in _FIGURE:
            return None
        characters.append(_as_figure(character, text))
    kept = _without_dots(characters)
    if "".join(one.text for one in kept) == "-0":
        kept = kept[1:]
    if len(kept) < len(characters):
        kept = [structs.replace(character, certainty=0.0) for character in kept]
    return ReadLine(tuple(kept)) if kept else None


def likeliest_figure(line: ReadLine) -> ReadLine | None:
    """The figure that a line in a column of figures most likely is where letters were read in it; ``None`` where none is near.

    Each letter gives way to what it might be instead, if that is a figure, and stays beside it as the alternative.
    """
    characters = []
    for one in line.characters:
        text = _FIGURE_OF.get(one.text, one.text)
        other = _FIGURE_OF.get(one.other, one.other)
        if text not in _FIGURE and other not in _FIGURE:
            return None
        characters.append(
            structs.replace(one, text=text) if text in _FIGURE else structs.replace(one, text=other, other=one.text)
        )
    return ReadLine(tuple(characters)) if characters else None


def _without_dots(characters: list[ReadCharacter]) -> list[ReadCharacter]:
    at = [index for index, character in enumerate(characters) if character.text not in _DOTS]
    return characters[at[0] : at[-1] + 1] if at else []


def _as_figure(character: ReadCharacter, text: str) -> ReadCharacter:
    """The figure's character; what the reader gave to a look-alike counts for it."""
    other = _FIGURE_OF.get(character.other, character.other)
    if other != text:
        return structs.replace(character, text=text, other=other if other in _FIGURE else "")
    return structs.replace(character, text=text, other="", certainty=character.certainty + character.other_certainty)


def needs_second_reader(figure: ReadLine) -> bool:
    """Whether a figure is anything but one plain 0."""
    return figure.text != "0" or figure.certainty < _PLAINLY_ZERO


def agreed(first: ReadLine, second: ReadLine) -> tuple[ReadLine, frozenset[int]]:
    """The figure that two readings make, and the positions of its unsure characters.

    Both alike: unsure where neither reader is sure. Different: the surer one is kept, all of it unsure, with the other's
    character as the alternative.
    """
    if first.text == second.text:
        pairs = list(zip(first.characters, second.characters, strict=True))
        unsure = frozenset(at for at, (one, two) in enumerate(pairs) if max(one.certainty, two.certainty) < _SURE)
        return first, unsure
    kept, other = (first, second) if first.certainty > second.certainty else (second, first)
    return _with_alternatives(kept, other), frozenset(range(len(kept.characters)))


def _with_alternatives(kept: ReadLine, other: ReadLine) -> ReadLine:
    if len(kept.characters) != len(other.characters):
        return kept
    return ReadLine(
        tuple(
            one if one.text == two.text else structs.replace(one, other=two.text)
            for one, two in zip(kept.characters, other.characters, strict=True)
        )
    )


def is_label(line: ReadLine) -> bool:
    """Whether what stands among the figures is words: a heading, or 无."""
    ideographs = sum(is_ideograph(character.text) for character in line.characters)
    return line.text == "无" or (ideographs >= _WORD and ideographs * 2 > len(line.characters))
