"""The words for a reading in doubt that later stages must tell from other doubts."""

from collections.abc import Iterable

from core.source.characters import UNREAD

_UNSURE = "识别没有把握"
_NOTHING = "格内有字迹或印章，识别不出"
_HINT = "按有关的等式应为"


def recognition_doubt(read: str, others: Iterable[str]) -> str:
    """What to say of a cell on a recognised page of which ``read`` is not sure; ``others`` are what its characters may be."""
    if not read.strip(UNREAD):
        return _NOTHING
    likely = "、".join(f"“{other}”" for other in dict.fromkeys(others) if other)
    return f"{_UNSURE}，读作“{read}”" + (f"，也可能是{likely}" if likely else "")


def is_recognition_doubt(doubt: str) -> bool:
    """Whether a doubt is about how sure the recogniser was, and about nothing else."""
    return doubt.startswith((_UNSURE, _NOTHING, _HINT))


def recognition_hint(value: str) -> str:
    """What the equations around an unsure figure would have in its place."""
    return f"{_HINT} {value}，请看图片"
