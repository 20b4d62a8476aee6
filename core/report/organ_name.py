"""When two printed names of an organ are the same name. Never a guess: a short form is another name."""

import re

from core.source.characters import folded

_BRACKETS = str.maketrans("", "", "()[]{}<>《》【】〔〕〈〉\"'“”「」·,.，。:")
_OFFICE = re.compile(r"(?:人民)?政府办(?:公室)?$")


def organ_key(name: str) -> str:
    """The name without blanks, brackets and the ways of writing 人民政府办公室; what is left must be equal. Empty for none."""
    return _OFFICE.sub("人民政府办公室", folded(name).translate(_BRACKETS))


def same_organ(one: str, other: str) -> bool:
    """Whether both names are of one organ; unknown names are not."""
    return bool(one) and organ_key(one) == organ_key(other)
