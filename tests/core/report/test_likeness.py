"""How much of a text stands in another: what is copied is found and pointed at, what everybody writes is not."""

import random
import time
from decimal import Decimal

import pytest

from core.report.likeness import Prepared, alike, likeness
from core.report.stock_words import is_stock
from core.source.text import SourceText, located
from tests.support.effort import calls

COPIED = (
    "{year}年，我局把政务公开纳入年度重点工作，由办公室牵头、各科室配合，逐项梳理主动公开目录。"
    "一是全年发布政策解读{n}篇，其中图解{m}篇；二是围绕义务教育招生、校外培训治理等事项开设专栏，及时更新入学政策与办理流程。"
)
OTHER = (
    "全县教育系统以学校信息公开为抓手，把招生计划、收费标准、食堂招标结果全部上网。"
    "三所高中试行校务公开日，邀请家长代表走进课堂和食堂，现场答复问题四十余个。"
)


def paragraphs(*texts: str) -> list[SourceText]:
    return [located(text, place) for place, text in enumerate(texts)]


def test_a_text_copied_with_new_numbers_is_found_whole() -> None:
    found = likeness(
        paragraphs(COPIED.format(year=2023, n=12, m=5)), paragraphs(COPIED.format(year="二〇二二", n=8, m="1,203"))
    )
    assert found.share == 1
    assert [passage.share for passage in found.passages] == [1]


def test_a_passage_points_at_both_prints() -> None:
    one = paragraphs("（一）概况", OTHER + COPIED.format(year=2023, n=12, m=5))
    other = paragraphs("甲", "乙", COPIED.format(year=2022, n=8, m=3))
    (passage,) = likeness(one, other).passages
    assert passage.one.marks == one[1].marks[len(OTHER) :]
    assert passage.other.marks == other[2].marks


def test_texts_of_their_own_share_nothing() -> None:
    assert likeness(paragraphs(OTHER), paragraphs(COPIED.format(year=2023, n=1, m=1))).share == 0


def test_half_of_a_text_is_half() -> None:
    found = likeness(paragraphs(OTHER + COPIED), paragraphs(COPIED))
    assert Decimal("0.5") < found.share < Decimal("0.65")


def test_a_sentence_with_a_few_words_changed_is_nearly_the_same() -> None:
    one = "二是围绕义务教育招生、校外培训治理等群众关心的事项开设专栏，及时更新入学政策与办理流程。"
    other = "二是围绕义务教育招生、校外培训治理等群众关切的事项设立专栏，及时更新入学政策及办理流程。"
    found = likeness(paragraphs(one), paragraphs(other))
    assert Decimal("0.85") < found.share < 1


def test_a_long_stretch_in_another_sentence_is_found() -> None:
    one = "今年以来机构调整后人员变动频繁，但我局仍围绕义务教育招生和校外培训治理等群众关心的事项开设专栏。"
    other = "围绕义务教育招生和校外培训治理等群众关心的事项开设专栏，更新入学政策，公布办理流程，答复家长来电，收集社会各界意见并逐条研究。"
    found = likeness(paragraphs(one), paragraphs(other))
    assert [str(passage.one) for passage in found.passages] == [
        "围绕义务教育招生和校外培训治理等群众关心的事项开设专栏"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "根据《中华人民共和国政府信息公开条例》和上级有关要求，特编制本局2023年政府信息公开工作年度报告。",
        "本报告由总体情况、主动公开政府信息情况等六个部分组成。",
        "统计期限自2023年1月1日起至2023年12月31日止。",
        "如对本报告有疑问，请与县教育局办公室联系，联系电话：0000-1234567。",
        "2023年，本机关未收取政府信息公开信息处理费。",
        "本年度未发生因政府信息公开工作引起的行政复议、行政诉讼。",
        "本单位没有其他需要报告的事项。",
        "坚持以习近平新时代中国特色社会主义思想为指导，全面落实上级部署。",
        "2023年，我局信息公开工作取得一定成效，但仍存在一些不足：",
        "下一步，我局将重点做好以下工作：",
    ],
)
def test_what_every_report_must_say_is_not_copied(sentence: str) -> None:
    assert is_stock(sentence)
    assert likeness(paragraphs(sentence), paragraphs(sentence)).share == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "按照上级要求及时发布重点领域信息，全年更新栏目十二个。",
        "部分科室对公开工作重视不够，没有形成定期更新的习惯，个别栏目更新不及时。",
        "我局将政策文件与解读材料同步制作、同步发布。",
        "存在栏目更新不及时的问题，主要是人员调整后没有交接清楚。",
    ],
)
def test_what_an_organ_says_of_its_own_work_counts(sentence: str) -> None:
    assert not is_stock(sentence)


def test_headings_are_not_copied() -> None:
    headings = paragraphs("（一）主动公开政府信息情况", "（二）依申请公开办理情况")
    assert likeness(headings, headings) == likeness((), ())


def test_a_numbered_problem_is_the_same_under_another_number() -> None:
    assert alike("一是政策解读形式不够丰富；", "（三）政策解读形式不够丰富。") == 1


def made(length: int, seed: int) -> str:
    chance = random.Random(seed)
    return "".join(chr(chance.randrange(0x4E00, 0x59B0)) if chance.random() > 0.05 else "。" for _ in range(length))


@pytest.mark.parametrize(
    "text",
    [
        made(100_000, 1),
        made(100_000, 1).replace("。", ""),
        "公" * 100_000,
        "（" * 100_000,
        "根据" * 50_000,
        "。" * 100_000,
    ],
    ids=["sentences", "unbroken", "one sign", "brackets", "stock", "marks"],
)
def test_a_hundred_thousand_characters_take_seconds_at_most(text: str) -> None:
    began = time.process_time()
    likeness(paragraphs(text), paragraphs(text[::-1]))
    assert time.process_time() - began < 6


def test_the_work_grows_with_the_length_of_the_sections() -> None:
    usual, long = (_work(paragraphs(made(length, 1)), paragraphs(made(length, 2))) for length in (3_000, 12_000))
    assert usual < 20 * 3_000
    assert long < 4.2 * usual


def _work(one: list[SourceText], other: list[SourceText]) -> int:
    return calls(lambda: likeness(one, other))[1]


def test_a_prepared_text_answers_as_the_texts_do() -> None:
    one, other = paragraphs(OTHER + COPIED), paragraphs(COPIED)
    prepared = Prepared(other)
    assert [Prepared(one).likeness_to(prepared) for _ in range(2)] == [likeness(one, other)] * 2
