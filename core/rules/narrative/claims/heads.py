"""The totals that numbers stand under: 予以公开44件（自然人40件）, 法人16件，其中企业10件."""

import re
from collections.abc import Sequence

from msgspec import Struct

from core.forms.address import column_of, line_of
from core.report.sentence import Mention, Sentence
from core.rules.narrative.claims.statement import Statement
from core.rules.narrative.words.brackets import closes
from core.rules.narrative.words.spots import Spot

_REACH = 1000
"""Characters within which a list stands under its total."""


class Head(Struct, frozen=True):
    """A number that a list may stand under."""

    mention: Mention
    statement: Statement | None
    is_total: bool


def head_of(passage: Sentence, spot: Spot, earlier: Sequence[Head]) -> Head | None:
    """The total that a list stands under: the number before 其中, or before the bracket that is still open."""
    text, stop = passage.text.characters, spot.mention.start
    from_here = max(stop - _REACH, 0)
    opened = max(text.rfind(bracket, from_here, stop) for bracket in "（(")
    closed = max(text.rfind(bracket, from_here, stop) for bracket in "）)")
    start = opened if opened > closed else max(text.rfind("其中", from_here, stop), _of_these(text, from_here, stop))
    # 110件（含上年结转4件），其中自然人91件: not the number in the bracket
    head = next(
        (
            head
            for head in reversed(earlier)
            if head.mention.start < start and not closes(text[head.mention.stop : start])
        ),
        None,
    )
    return None if head is not None and opened < closed and _ended(head, earlier) else head


def _of_these(text: str, from_here: int, stop: int) -> int:
    """Where the last number stands that the words go on to divide: 结转下一年度的7件中，自然人2件, 不予公开14件：……; -1 where none does."""
    found = [match.start("all") for match in _OF_THESE.finditer(text, from_here, stop)]
    return found[-1] if found else -1


_OF_THESE = re.compile(
    r"[0-9〇一二三四五六七八九十百千两][）)]?\s*[件宗份条](?:[^，,。；;：:、（()0-9]{0,12}?(?=[中里内看][，,：:])|(?=[：:]))(?P<all>.)"
)


def _ended(head: Head, earlier: Sequence[Head]) -> bool:
    """Whether a result of another kind came since: 无法提供20件，其中不掌握14件；不予处理7件；其他6件."""
    own = set(lines_of(head))
    later = (set(lines_of(one)) for one in earlier if one.mention.start > head.mention.start)
    return bool(own) and any(lines and not lines <= own for lines in later)


def lines_of(head: Head | None) -> tuple[str, ...]:
    """The lines of table 3 that a total counts: those of 予以公开44件, of 上年结转5件."""
    statement = head.statement if head is not None else None
    lines = () if statement is None else tuple(dict.fromkeys(line_of(at) for at in statement.accepted[0].cells))
    known = statement is not None and (statement.rule in ("N02", "N06") or lines == ("carried_out",))
    return lines if known else ()


def columns_of(head: Head | None) -> tuple[str, ...]:
    """The columns of table 3 that a total counts: those of 法人16件."""
    statement = head.statement if head is not None else None
    if statement is None or statement.rule != "N05":
        return ()
    return tuple(dict.fromkeys(column_of(at) for at in statement.accepted[0].cells))
