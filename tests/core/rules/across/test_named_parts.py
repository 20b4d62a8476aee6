"""R06: which sentences give the requests of single units, and which only look as if they did."""

import pytest

from core.rules.collection_example import collection_of
from core.rules.collection_registry import COLLECTION_BY_ID

BATCH = """
单位：青禾市人民政府
单位：青禾市临溪县人民政府 < 青禾市人民政府 县级政府
单位：青禾市河口区人民政府 < 青禾市人民政府 县级政府
单位：青禾市教育局 < 青禾市人民政府 部门
报告：青禾市人民政府
年份：2023
{section}：{sentence}
报告：青禾市临溪县人民政府
年份：2023
表三 总计
新收 35
上年结转 2
办理总计 36
报告：青禾市河口区人民政府
年份：2023
表三 总计
新收 25
上年结转 0
办理总计 25
报告：青禾市教育局
年份：2023
表三 总计
新收 9
上年结转 0
办理总计 9
"""


def verdicts(sentence: str, section: str = "一") -> list[str]:
    given = BATCH.format(sentence=sentence, section=section)
    return [one.verdict.value for one in COLLECTION_BY_ID["R06"].apply(collection_of(given))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2023年，全市共收到政府信息公开申请69件，其中临溪县35件、河口区25件、市教育局9件。", ["holds"] * 3),
        ("全市共收到政府信息公开申请69件：临溪县收到37件，河口区收到25件，教育局9件。", ["holds"] * 3),
        ("全市受理政府信息公开申请60宗，其中：临溪36宗，河口25宗。", ["holds", "holds"]),
        ("全市共收到政府信息公开申请69件，其中临溪县53件、河口区25件。", ["broken", "holds"]),
        ("全市共收到政府信息公开申请69件，其中临溪县人民政府35件、河口区人民政府52件。", ["holds", "broken"]),
    ],
)
def test_requests_by_unit_are_held_against_the_units_own_reports(sentence: str, expected: list[str]) -> None:
    assert verdicts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "临溪县、河口区主动公开政府信息12件、18件。",
        "通过网站收到政府信息公开申请：临溪县12件、河口区8件。",
        "收到涉及征地拆迁的政府信息公开申请临溪县12件、河口区8件。",
        "上半年共收到政府信息公开申请：临溪县12件、河口区8件。",
        "2022年共收到政府信息公开申请：临溪县12件、河口区8件。",
        "收到政府信息公开申请较多的是临溪县12件、河口区8件。",
        "全市共收到政府信息公开申请引发的行政复议：临溪县2件、河口区1件。",
        "全市共收到政府信息公开申请约60件，其中临溪县30余件、河口区20余件。",
        "全市共收到政府信息公开申请69件，临溪县受理的占12件。",
        "全市共收到政府信息公开申请69件，其中临溪县12件。",
        "全市共办结政府信息公开申请，临溪县12件、河口区8件。",
        "临溪县、河口区分别收到政府信息公开申请12件、8件。",
    ],
)
def test_other_numbers_beside_names_are_left_alone(sentence: str) -> None:
    assert verdicts(sentence) == []
