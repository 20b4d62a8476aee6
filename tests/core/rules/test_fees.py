"""Which amounts of the narrative are the fee for handling requests."""

import time

import pytest

from core.rules.example import subject_of
from core.rules.narrative.fees import collected_fees, denied_fees, fees_of, fees_without_unit
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
    "收取污水处理费100元。",
    "若收取信息处理费100元，应开具票据。",
    "收取信息处理费600元，申请人逾期未缴纳。",
    "收取甲信息处理费100元、乙信息处理费200元。",
)
DIVIDED: tuple[tuple[str, list[str], list[str]], ...] = (
    ("共收取信息处理费700元，其中市教育局200元（2件）、市水利局500元（5件）。", ["200", "500"], ["2", "5"]),
    ("收取信息处理费700元：市教育局200元、市水利局500元。", ["200", "500"], []),
    ("收取信息处理费700元。其中，市教育局200元，市水利局500元。", ["200", "500"], []),
    ("收取信息处理费700元，公开经费其中印刷200元、培训500元。", [], []),
    ("收取信息处理费700元，其中市教育局200元（甲科150元）、市水利局500元。", [], []),
)
NOT_DENIED = (
    "未发生信息处理费争议。",
    "除收取信息处理费600元外，未收取其他信息处理费。",
    "未收取污水处理费，按规定收取信息处理费9元。",
)
BARE = (("全市收取信息处理费共计400，已上缴。", "400"), ("2023年收取信息处理费 600 。", "600"))
NOT_BARE = ("收取信息处理费400元。", "收取信息处理费3件。", "信息处理费2022年收取600。", "应收取信息处理费应当为600。")
HOSTILE = ("收取信息处理费300元，", "未对信息公开", "未向申请人", "信息处理费合计共", "300元、", "处理费600，")
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


@pytest.mark.parametrize(("text", "items", "cases"), DIVIDED)
def test_an_amount_is_divided_only_where_the_words_divide_it(text: str, items: list[str], cases: list[str]) -> None:
    (fee,) = fees_of(subject_of(f"年份：2023\n六：{text}"))
    assert ([plain(one.value) for one in fee.items], [plain(one.value) for one in fee.item_cases]) == (items, cases)


@pytest.mark.parametrize("text", NOT_DENIED)
def test_words_about_another_fee_or_a_dispute_deny_nothing(text: str) -> None:
    assert denied_fees(subject_of(f"年份：2023\n六：{text}")) == ()


@pytest.mark.parametrize(("text", "printed"), BARE)
def test_a_number_in_the_place_of_the_amount_lacks_its_unit(text: str, printed: str) -> None:
    assert [plain(fee.amount) for fee in fees_without_unit(subject_of(f"年份：2023\n六：{text}"))] == [printed]


@pytest.mark.parametrize("text", NOT_BARE)
def test_a_number_with_a_unit_or_of_another_year_lacks_none(text: str) -> None:
    assert fees_without_unit(subject_of(f"年份：2023\n六：{text}")) == ()


@pytest.mark.parametrize("text", HOSTILE)
def test_reading_fees_takes_time_in_proportion_to_the_text(text: str) -> None:
    subject = subject_of(f"年份：2023\n六：收取信息处理费900元：{text * (100_000 // len(text))}")
    started = time.process_time()
    fees_of(subject)
    fees_without_unit(subject)
    assert time.process_time() - started < 2
