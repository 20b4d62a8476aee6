"""Sums of units against their parent: when they are hard, when a doubt, and when nothing can be said."""

from decimal import Decimal

import pytest
from msgspec import structs

from core.forms.address import Address
from core.rules.across.collection import Collection
from core.rules.across.collection_rule import CollectionResult
from core.rules.collection_example import collection_of
from core.rules.collection_registry import COLLECTION_BY_ID
from core.rules.verdict import Severity, Verdict

UNITS = """
单位：临溪县人民政府 {scope}
单位：临溪县政府本级 < 临溪县人民政府
单位：临溪县教育局 < 临溪县人民政府 部门
"""


def result(rule: str, given: str) -> CollectionResult:
    (one,) = COLLECTION_BY_ID[rule].apply(collection_of(given))
    return one


def batch(
    parent: str, own: str, child: str, *, scope: str = "汇总", head: str = "表三 总计", line: str = "新收"
) -> str:
    return UNITS.format(scope=scope) + "\n".join(
        f"报告：{name}\n{head}\n{line} {value}"
        for name, value in (("临溪县人民政府", parent), ("临溪县政府本级", own), ("临溪县教育局", child))
    )


def test_a_stated_sum_that_is_off_is_an_error_with_both_sides() -> None:
    one = result("R02", batch("13", "5", "7"))
    assert one.severity is Severity.ERROR
    (difference,) = one.differences
    assert (difference.cell, difference.left, difference.right) == (
        Address("T3.received.total"),
        Decimal(13),
        Decimal(12),
    )
    assert one.units == ("临溪县人民政府", "临溪县政府本级", "临溪县教育局")


def test_a_sum_that_nobody_stated_is_only_a_doubt() -> None:
    one = result("R02", batch("13", "5", "7", scope=""))
    assert (one.verdict, one.severity) == (Verdict.BROKEN, Severity.DOUBT)
    assert "没有写明是汇总数" in one.remark


def test_a_list_nobody_stands_for_makes_no_error() -> None:
    assert result("R02", "未确认\n" + batch("13", "5", "7")).severity is Severity.DOUBT


def test_figures_of_table_2_make_no_error_for_items_may_be_counted_once() -> None:
    one = result("R01", batch("13", "5", "7", head="表二 本年处理决定数量", line="行政许可"))
    assert (one.verdict, one.severity) == (Verdict.BROKEN, Severity.DOUBT)


def test_a_parent_that_counts_itself_alone_is_left_alone() -> None:
    given = batch("3", "5", "7", scope="仅本级")
    for rule in ("R01", "R02", "R03", "R04"):
        assert list(COLLECTION_BY_ID[rule].apply(collection_of(given))) == []


def test_the_missing_units_are_named() -> None:
    one = result("R02", batch("13", "5", "7").rpartition("报告：")[0])
    assert one.verdict is Verdict.UNDETERMINED
    assert "缺 1 个下级单位的报告" in one.remark
    assert "临溪县教育局" in one.remark


def test_two_versions_that_agree_are_one_report() -> None:
    assert (
        result("R02", batch("12", "5", "7") + "\n报告：临溪县教育局 二.docx\n表三 总计\n新收 7").verdict
        is Verdict.HOLDS
    )


def test_two_versions_that_differ_are_none() -> None:
    one = result("R02", batch("12", "5", "7") + "\n报告：临溪县教育局 二.docx\n表三 总计\n新收 8")
    assert one.verdict is Verdict.UNDETERMINED


def test_other_forms_cannot_be_added_up() -> None:
    given = batch("12", "5", "7").rpartition("表三")[0] + "版次：2019\n年份：2023\n表三 总计\n新收 7"
    assert "版次不同" in result("R02", given).remark


def test_a_child_that_leaves_out_its_own_units_is_no_part_of_a_sum() -> None:
    given = "单位：临溪县一中 < 临溪县教育局\n" + batch("13", "5", "7") + "\n零：本报告数据仅为局本级数据。"
    assert "没有计入它的下级" in result("R02", given).remark


def test_a_heading_of_the_list_stands_for_the_units_under_it() -> None:
    given = batch("12", "5", "7").replace(
        "单位：临溪县教育局 < 临溪县人民政府", "单位：县直部门 < 临溪县人民政府 不报送\n单位：临溪县教育局 < 县直部门"
    )
    assert result("R02", given).verdict is Verdict.HOLDS
    assert result("R02", given.replace("新收 12", "新收 13")).severity is Severity.ERROR


def test_units_that_exceed_a_stated_sum_are_an_error_even_where_nobody_stands_for_the_parents_own_part() -> None:
    given = batch("11", "5", "7").replace("临溪县政府本级", "临溪县民政局")
    assert result("R02", given).severity is Severity.ERROR


def test_what_the_parent_has_more_may_be_its_own_part_and_is_not_told_with_an_excess() -> None:
    given = batch("11 20", "5 5", "7 7", head="表三 总计 自然人").replace("临溪县政府本级", "临溪县民政局")
    assert [one.cell for one in result("R02", given).differences] == [Address("T3.received.total")]


@pytest.mark.parametrize(
    ("parent", "verdict"), [("3.4691", "holds"), ("3.47", "holds"), ("3.5", "holds"), ("3.57", "broken")]
)
def test_rounded_amounts_of_money_may_differ_by_what_rounding_explains(parent: str, verdict: str) -> None:
    given = batch(parent, "1.2345", "2.2346", head="表二 本年收费金额", line="行政事业性收费")
    assert result("R01", given).verdict.value == verdict


def test_a_blank_total_of_the_parent_is_not_smaller_than_its_units() -> None:
    results = list(COLLECTION_BY_ID["R04"].apply(collection_of(batch("空", "5", "7"))))
    assert [one for one in results if one.verdict is Verdict.BROKEN] == []


def test_a_figure_that_was_hard_to_read_decides_nothing() -> None:
    assert result("R02", batch("13", "5？", "7")).verdict is Verdict.UNDETERMINED


def test_a_mended_figure_makes_a_doubt_of_our_reading() -> None:
    whole = collection_of(batch("13", "5", "7"))
    mended = [structs.replace(report, unsure=frozenset(report.amounts)) for report in whole.reports]
    (one,) = COLLECTION_BY_ID["R02"].apply(Collection(mended, (), whole.tree))
    assert (one.severity, one.reading) == (Severity.DOUBT, True)
