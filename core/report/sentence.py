"""The narrative as sentences, and the numbers they mention."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from core.source.text import SourceText


class MentionKind(StrEnum):
    """What a number in running text is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    YEAR = "year"
    DATE = "date"
    DOCUMENT_NUMBER = "document_number"
    ORDINAL = "ordinal"
    OTHER = "other"
    UNSURE = "unsure"


class Mention(Struct, frozen=True):
    """One number at ``start``–``stop`` (exclusive) of a sentence.

    ``value`` is exact (万 and Chinese numerals counted out, 1.4倍 as 140 per cent); ``unit`` the measure word after it;
    ``approximate`` marks 余/约/近/多.
    """

    start: int
    stop: int
    value: Decimal
    kind: MentionKind
    unit: str = ""
    approximate: bool = False


class Sentence(Struct, frozen=True):
    """One sentence of section ``section`` (0 before the first), with the numbers in it, in order."""

    section: int
    text: SourceText
    mentions: tuple[Mention, ...] = ()
