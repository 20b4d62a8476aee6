"""Which numbers a sentence mentions, and what each is."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.report.mentions import mentions_of
from core.report.sentence import Mention, MentionKind


def only(text: str) -> Mention:
    mentions = mentions_of(text)
    assert len(mentions) == 1, mentions
    return mentions[0]


def kinds(text: str) -> list[str]:
    return [mention.kind.value for mention in mentions_of(text)]


COUNTS = (
    ("收到申请21件", "21", "件"),
    ("收到申请 21 件", "21", "件"),
    ("收到申请 2 1 件", "21", "件"),
    ("收到申请２１件", "21", "件"),
    ("公开信息3,755条", "3755", "条"),
    ("公开信息１，１３６条", "1136", "条"),
    ("公开信息1 136 条", "1136", "条"),
    ("公开信息1.2万条", "12000", "条"),
    ("浏览量3百万人次", "3000000", "人次"),
    ("收到申请（3）件", "3", "件"),
    ("收到申请三件", "3", "件"),
    ("召开会议两次", "2", "次"),
    ("收到申请一件", "1", "件"),
    ("收到申请十二件", "12", "件"),
    ("其中自然人21，", "21", ""),
)


@pytest.mark.parametrize(("text", "value", "unit"), COUNTS)
def test_a_count_has_its_value_and_measure_word(text: str, value: str, unit: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.value, mention.unit) == (MentionKind.COUNT, Decimal(value), unit)
    assert not mention.approximate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("公开信息240余条", 240),
        ("发布要闻近1506篇", 1506),
        ("公开约50条", 50),
        ("超过10万人次", 100000),
        ("一百二十余条", 120),
        ("10余万条", 100000),
        ("50条以上", 50),
        ("3000多条", 3000),
        ("三四十余件", None),
    ],
)
def test_a_number_with_about_is_approximate(text: str, value: int | None) -> None:
    mentions = mentions_of(text)
    assert [(one.value, one.approximate) for one in mentions] == ([(Decimal(value), True)] if value is not None else [])


def test_both_ends_of_a_range_are_approximate() -> None:
    assert [mention.approximate for mention in mentions_of("办理3-5件")] == [True, True]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2023年", MentionKind.YEAR),
        ("2020 年", MentionKind.YEAR),
        ("二〇二三年", MentionKind.YEAR),
        ("11月17日", MentionKind.DATE),
        ("1 月 1 日", MentionKind.DATE),
        ("1-12月", MentionKind.DATE),
        ("2023.1.31", MentionKind.DATE),
        ("十二月三十一日", MentionKind.DATE),
        ("国办发〔2020〕17 号", MentionKind.DOCUMENT_NUMBER),
        ("国办发[2020]17号", MentionKind.DOCUMENT_NUMBER),
        ("国务院令第711号", MentionKind.DOCUMENT_NUMBER),
        ("国务院令 711 号", MentionKind.DOCUMENT_NUMBER),
        ("第二十条", MentionKind.ORDINAL),
        ("第20条", MentionKind.ORDINAL),
        ("（一）主动公开", MentionKind.ORDINAL),
        ("（1）主动公开", MentionKind.ORDINAL),
        ("1.强化组织领导", MentionKind.ORDINAL),
        ("2、完善制度", MentionKind.ORDINAL),
        ("同比增长３．５％", MentionKind.PERCENT),
        ("百分之九十五", MentionKind.PERCENT),
        ("提高2个百分点", MentionKind.PERCENT),
        ("电话：0517-87222589", MentionKind.OTHER),
        ("邮编：223100", MentionKind.OTHER),
        ("邮箱abc@126.com", MentionKind.OTHER),
        ("支持IPv6", MentionKind.OTHER),
        ("12345热线", MentionKind.OTHER),
        ("大道90号", MentionKind.OTHER),
        ("20个工作日", MentionKind.OTHER),
        ("3个月", MentionKind.OTHER),
        ("7×24小时", MentionKind.OTHER),
    ],
)
def test_what_counts_nothing_is_no_count(text: str, kind: MentionKind) -> None:
    assert only(text).kind is kind


def test_the_number_of_a_document_is_the_one_after_its_year() -> None:
    assert only("国办发〔2020〕17号").value == 17


def test_a_list_mark_before_a_year_is_not_a_decimal() -> None:
    assert kinds("1.2020年，强化责任") == ["ordinal", "year"]


@pytest.mark.parametrize(
    ("text", "value"), [("0 元", "0"), ("7730.28万元", "77302800"), ("251000元", "251000"), ("3000多万元", "30000000")]
)
def test_money_is_counted_out_in_yuan(text: str, value: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.value) == (MentionKind.MONEY, Decimal(value))


@pytest.mark.parametrize(
    "text",
    [
        "一是统一部署",
        "每一件申请",
        "最多跑一次",
        "一把手总负责",
        "一方面",
        "“五公开”",
        "两微一端",
        "三位一体",
        "十九大和十九届二中、三中全会",
        "三安全一稳定",
        "十分重要",
        "第三方监测",
        "六部分组成",
        "万户千家",
        "一部分",
        "一次性告知",
    ],
)
def test_a_numeral_inside_a_word_is_no_number(text: str) -> None:
    assert mentions_of(text) == ()


@given(st.text(alphabet="0123456789０９年月日件条号第〔〕（）().,，。%元万余近一二十百 A-至", max_size=60))
def test_no_digit_is_passed_over(text: str) -> None:
    mentions = mentions_of(text)
    covered = {place for mention in mentions for place in range(mention.start, mention.stop)}
    assert {match.start() for match in re.finditer("[0-9０-９]", text)} <= covered
    assert all(one.stop <= other.start for one, other in pairwise(mentions))


@pytest.mark.parametrize("text", ["网上12件", "线上12件", "网上三件", "最近12件", "预约12件"])
def test_a_word_that_ends_like_about_makes_no_number_approximate(text: str) -> None:
    assert not any(one.approximate for one in mentions_of(text))


@pytest.mark.parametrize("text", ["近12件", "约三十件", "将近12件", "不少于12件"])
def test_a_word_of_about_makes_a_number_approximate(text: str) -> None:
    assert [one.approximate for one in mentions_of(text)] == [True]
