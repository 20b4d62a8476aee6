"""Files of rule packs: what they can say, and that each mistake is named with what may stand there instead."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec import structs

from core.rules.facts import OrganKind
from core.rules.pack_file import PackError, read_pack
from core.rules.registry import BY_ID
from core.rules.required import RequiredContent
from core.rules.setting import Setting

SHARE = Setting("share", "结转占比", Decimal("0.2"), most=Decimal(1))
KNOWN = {**BY_ID, "T301": structs.replace(BY_ID["T301"], settings=(SHARE,))}


def test_everything_a_pack_can_say_is_read() -> None:
    pack = read_pack(
        """
        name = "某市口径"
        years = [2024, 2025]
        [rules]
        C02 = "off"
        [thresholds]
        T301.share = 0.35
        [due]
        "部门" = 2026-01-20
        [[required]]
        title = "政府开放日"
        section = 1
        any_of = ["开放日", "开放活动"]
        """,
        KNOWN,
    )
    assert (pack.name, pack.years, pack.switches) == ("某市口径", (2024, 2025), {"C02": "off"})
    assert pack.thresholds == {"T301.share": Decimal("0.35")}
    assert pack.due == {OrganKind.DEPARTMENT: date(2026, 1, 20)}
    assert pack.required == (RequiredContent("政府开放日", ("开放日", "开放活动"), 1),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[rules", "不合 TOML 的写法"),
        ('name = "甲"\nC02 = off', "第 2 行第 7 个字符不合 TOML 的写法"),
        ("name = 3", "name 应为加引号的文字"),
        ("years = [25]", "years 应为报告的年度"),
        ("years = [true]", "years 应为报告的年度"),
        ('[rules]\nX99 = "off"', "“X99”不是规则编号"),
        ('[rules]\nt301 = "off"', "是不是 T301"),
        ('[rules]\nC02 = "no"', "只能是 on、off、error、doubt、hint 之一"),
        ("[rules]\nC02 = false", "只能是"),
        ("rules = 3", r"rules 应为“名称 = 取值”的列表"),
        ("[limits]\nx = 1", "不认识的内容“limits”，只能有 name、years、rules"),
        ("[thresholds]\nT301 = 3", "thresholds.T301 应为"),
        ("[thresholds]\nT301.most = 3", "没有“most”这一项，可以设的是 T301.share（结转占比）"),
        ("[thresholds]\nC02.most = 3", "它没有可以设的数"),
        ("[thresholds]\nT301.share = 3", "T301.share（结转占比）应不小于 0、不大于 1，现在是 3"),
        ("[thresholds]\nT301.share = nan", "应不小于 0"),
        ('[thresholds]\nT301.share = "高"', "应为数"),
        ('[due]\n"公司" = 2026-01-20', "“公司”不是单位类别，只能是 省级政府、"),
        ('[due]\n"部门" = "1月20日"', "应为日期"),
        ('[due]\n"部门" = 2026-01-20T08:00:00', "应为日期"),
        ("required = 3", "应写成一段段的"),
        ('[[required]]\nany_of = ["甲"]', "要有 title"),
        ('[[required]]\ntitle = "甲"', "要有 any_of"),
        ('[[required]]\ntitle = "甲"\nany_of = ["乙"]\nsection = 7', "应为 1 到 6"),
        ('[[required]]\ntitle = "甲"\nany_of = ["乙"]\nwhere = 1', "不认识的“where”"),
    ],
)
def test_a_pack_that_cannot_be_followed_says_what_to_change(text: str, said: str) -> None:
    with pytest.raises(PackError, match=said):
        read_pack(text, KNOWN)
