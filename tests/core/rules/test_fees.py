"""Which amounts of the narrative are the fee for handling requests."""

import pytest

from core.rules.example import subject_of
from core.rules.narrative.fees import collected_fees, denied_fees
from core.source.numerals import plain

ONE = (
    ("2023年收取信息处理费300元。", "300", None),
    ("收取政府信息公开信息处理费共计1.2万元。", "12000", None),
    ("对13件申请收取信息处理费300元，已缴入国库。", "300", "13"),
    ("2023年，信息处理费收取总金额0元。", "0", None),
    ("发出收费通知3件，通知收费6000元，实际收取信息处理费1200元。", "1200", None),
    ("收取信息处理费400元，代收邮寄费35.5元。", "400", None),
    ("收取信息处理费，合计400元。", "400", None),
)
NONE = (
    "信息处理费按件计收，每件100元。",
    "信息处理费标准为31件以上每增加10件提高100元/件。",
    "未收取信息处理费，政务公开经费支出3.25万元。",
    "2022年收取信息处理费560元。",
    "全县累计收取信息处理费560元。",
    "逾期未缴的信息处理费为560元。",
    "收取信息处理费约300元。",
    "行政事业性收费共计560元。",
    "收取甲信息处理费100元、乙信息处理费200元。",
)
DENIED = ("未收取信息处理费。", "没有产生信息公开处理费。", "本年度信息处理费为0元。", "暂未存在收取信息处理费的情况。")


@pytest.mark.parametrize(("text", "amount", "cases"), ONE)
def test_the_amount_collected_is_found_with_its_cases(text: str, amount: str, cases: str | None) -> None:
    (fee,) = collected_fees(subject_of(f"年份：2023\n六：{text}"))
    assert (plain(fee.amount), plain(fee.cases.value) if fee.cases else None) == (amount, cases)


@pytest.mark.parametrize("text", NONE)
def test_rates_notices_and_other_money_are_no_fee_collected(text: str) -> None:
    assert collected_fees(subject_of(f"年份：2023\n六：{text}")) == ()


@pytest.mark.parametrize("text", DENIED)
def test_a_denial_is_heard(text: str) -> None:
    assert len(denied_fees(subject_of(f"年份：2023\n六：{text}"))) == 1
