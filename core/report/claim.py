"""What the narrative says in numbers, and how each number stands to the tables."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from core.forms.address import Address
from core.source.provenance import SourceRef


class ClaimStatus(StrEnum):
    """How a number of the narrative stands to its counterpart: 相符, 不符, 无对应项, 不核对."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NO_COUNTERPART = "no_counterpart"
    NOT_CHECKED = "not_checked"


class Claim(Struct, frozen=True):
    """One entry of the ledger: every number of sections 一, 五 and 六 has one, also those that nothing checks.

    ``text`` is the words around the number, ``value`` its exact value, ``cells`` what it was held against, ``reason`` a
    Chinese clause (which comparison was made, or why there was none). ``section`` is the part of the report it stands in.
    """

    text: str
    value: Decimal | None
    status: ClaimStatus
    cells: tuple[Address, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    reason: str = ""
    section: int = 0
