from decimal import Decimal

from core.export.repairs import repairs_of
from core.forms.address import Address
from core.report.annual_report import Figure
from core.source.numerals import FigureState
from tests.support.audited import audited_report


def mended(at: str, repair: str) -> Figure:
    return Figure(Address(at), "0", Decimal(0), FigureState.ZERO, repair=repair)


def test_a_repair_of_a_whole_line_is_told_once() -> None:
    columns = ("natural", "commercial", "research", "public_interest", "legal_service", "other", "total")
    audited = audited_report(figures=tuple(mended(f"T3.refused_2.{column}", "去掉一个 0") for column in columns))
    assert [(repair.place, repair.text) for repair in repairs_of(audited.report)] == [
        ("表三 （三）不予公开2.其他法律行政法规禁止公开（7 格）", "去掉一个 0")
    ]


def test_different_repairs_of_one_line_stay_apart() -> None:
    audited = audited_report(figures=(mended("T3.total.natural", "甲"), mended("T3.total.commercial", "乙")))
    assert [repair.text for repair in repairs_of(audited.report)] == ["甲（原文：0）", "乙（原文：0）"]


def test_the_same_repair_on_two_lines_is_told_for_both() -> None:
    audited = audited_report(figures=(mended("T3.total.natural", "甲"), mended("T3.carried_out.natural", "甲")))
    assert [repair.place for repair in repairs_of(audited.report)] == [
        "表三 办理结果总计·自然人",
        "表三 结转下年度·自然人",
    ]
