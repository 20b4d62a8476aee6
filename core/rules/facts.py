"""What no report says of itself: the facts about its organ and its submission, from the table of the batch."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from core.forms.address import Address


class OrganKind(StrEnum):
    """What an organ is, in the words of the batch's table."""

    PROVINCE = "省级政府"
    CITY = "设区市政府"
    COUNTY = "县级政府"
    TOWN = "乡镇街道"
    ZONE = "开发区"
    DEPARTMENT = "部门"
    AUTHORISED = "授权组织"


class Facts(Struct, frozen=True):
    """Facts of one organ and year. ``None`` and empty mean that nobody has said: a rule that needs the fact is undetermined.

    ``enforces`` and ``charges`` say whether the organ has powers of enforcement (许可, 处罚, 强制) and levies fees;
    ``due`` is the last day for handing in, ``submitted``, ``approved`` and ``published`` are the days on which it happened;
    ``stamped`` and ``on_site`` whether the signed copy came and the website's column has the report; ``consolidates``
    whether its tables are the sums of all its units (汇总) or its own alone (本级); ``vertical`` whether it is led from
    above (垂直管理) and reports there.
    ``parent_figures`` are those of the report into which this one is summed up.
    """

    organ: str = ""
    year: int | None = None
    kind: OrganKind | None = None
    enforces: bool | None = None
    charges: bool | None = None
    due: date | None = None
    submitted: date | None = None
    approved: date | None = None
    published: date | None = None
    stamped: bool | None = None
    on_site: bool | None = None
    former_names: tuple[str, ...] = ()
    parent_figures: Mapping[Address, Decimal] = {}
    consolidates: bool | None = None
    vertical: bool | None = None
