"""Copies are found among many reports without comparing all with all; what everybody writes is no copy."""

import random

import pytest

from core.rules.across.collection_rule import CollectionResult
from core.rules.across.gram_index import GramIndex, plain_words
from core.rules.collection_example import collection_of
from core.rules.collection_registry import COLLECTION_BY_ID
from core.rules.verdict import Verdict

RULE = COLLECTION_BY_ID["R09"]
FORMULA = (
    "坚持以公开为常态、不公开为例外，把政务公开列入重要议事日程，主要负责同志亲自抓、分管负责同志具体抓，形成一级抓一级、层层抓落实的工作格局，"
    "按照谁公开谁审查谁负责的原则严把信息发布关口，确保公开的信息不涉密、涉密的信息不公开，全年没有发生泄密事件。"
)


def own_text(seed: int, length: int = 600) -> str:
    """Words that nobody else writes."""
    rng = random.Random(seed)
    signs = [chr(code) for code in range(0x4E00, 0x4E00 + 900)]
    return "".join("".join(rng.choices(signs, k=24)) + "。" for _ in range(length // 25))


def found(texts: dict[str, str], section: str = "一") -> list[CollectionResult]:
    given = "\n".join(f"报告：{organ}\n{section}：{text}" for organ, text in texts.items())
    return [one for one in RULE.apply(collection_of(given)) if one.verdict is Verdict.BROKEN]


def many(count: int) -> dict[str, str]:
    return {f"单位{number}": FORMULA + own_text(1_000 + number) for number in range(count)}


def test_a_copy_among_many_is_found_and_nothing_else() -> None:
    texts = many(60)
    texts["临溪县教育局"] = FORMULA + own_text(1)
    texts["临溪县水利局"] = FORMULA + own_text(1).replace("。", "；", 3)
    (one,) = found(texts)
    assert set(one.units) == {"临溪县教育局", "临溪县水利局"}
    assert FORMULA[:20] not in one.statement


def test_what_everybody_writes_is_no_copy() -> None:
    assert found({f"单位{number}": FORMULA * 3 + own_text(number, 100) for number in range(20)}) == []


def test_a_text_that_three_units_share_is_one_finding() -> None:
    texts = many(30) | {f"照抄单位{n}": own_text(7) + own_text(100 + n, 100) for n in range(3)}
    (one,) = found(texts)
    assert len(one.units) == 3
    assert "3 个单位的正文大段相同" in one.statement


def test_a_text_that_very_many_units_share_is_still_found() -> None:
    texts = many(300) | {f"照抄单位{n}": own_text(7) + own_text(100 + n, 75) for n in range(14)}
    assert {name for one in found(texts) for name in one.units} == {f"照抄单位{n}" for n in range(14)}


def test_a_short_report_that_is_nothing_but_one_sentence_is_no_copy() -> None:
    assert (
        found({"甲局": "全年没有收到申请，也没有发生复议和诉讼。", "乙局": "全年没有收到申请，也没有发生复议和诉讼。"})
        == []
    )


def test_numbers_do_not_hide_a_copy() -> None:
    text = own_text(3).replace("。", "，共12件。")
    (one,) = found({"甲局": text, "乙局": text.replace("12", "345")})
    assert set(one.units) == {"甲局", "乙局"}


def test_a_copied_section_of_problems_is_found_where_the_rest_is_not_copied() -> None:
    problems = "一是目录更新慢，群众找不到最新的办事指南；二是解读材料文字多、图表少；三是基层人员兼职多，业务不熟。已经逐项列出清单并明确完成时限，下季度回头看；四是热线转来的问题没有归类，同一件事问了许多遍，明年每月汇总一次常见的问题并上网公布。"
    given = "".join(f"报告：{organ}\n一：{own_text(n)}\n五：{problems}\n" for n, organ in enumerate(("甲局", "乙局")))
    (one,) = [result for result in RULE.apply(collection_of(given)) if result.verdict is Verdict.BROKEN]
    assert "第五部分" in one.statement


def test_a_parent_and_its_own_part_may_say_the_same() -> None:
    text = own_text(5)
    given = f"单位：甲县人民政府\n单位：甲县政府本级 < 甲县人民政府\n报告：甲县人民政府\n一：{text}\n报告：甲县政府本级\n一：{text}"
    assert [one for one in RULE.apply(collection_of(given)) if one.verdict is Verdict.BROKEN] == []


def test_a_report_that_does_not_say_whose_it_is_may_be_a_version_of_the_other() -> None:
    text = own_text(9)
    given = f"报告：甲县教育局\n一：{text}\n报告： 网页.html\n一：{text}"
    assert [one for one in RULE.apply(collection_of(given)) if one.verdict is Verdict.BROKEN] == []


def test_last_years_report_in_the_same_folder_is_compared_with_nobody() -> None:
    text = own_text(6)
    given = f"报告：甲局\n年份：2023\n一：{text}\n报告：乙局\n年份：2022\n一：{text}\n报告：丙局\n年份：2023\n一：{own_text(8)}"
    assert [one for one in RULE.apply(collection_of(given)) if one.verdict is Verdict.BROKEN] == []


@pytest.mark.parametrize("texts", [[], [""], ["短"], ["短", "短"], ["一样的文字" * 40] * 2])
def test_texts_with_hardly_any_words_make_no_pair(texts: list[str]) -> None:
    assert list(GramIndex(texts).pairs(10, 0.5)) == []


def test_the_pairs_are_those_of_comparing_all_with_all() -> None:
    texts = [own_text(n) for n in range(12)]
    texts[3], texts[9] = texts[3] + texts[9][:300], texts[9] + texts[3][:300]
    runs = [{plain[at : at + 8] for at in range(len(plain) - 7)} for plain in map(plain_words, texts)]
    expected = {
        (one, other, len(runs[one] & runs[other]))
        for one in range(12)
        for other in range(one + 1, 12)
        if len(runs[one] & runs[other]) >= 40
    }
    assert {(pair.one, pair.other, pair.shared) for pair in GramIndex(texts).pairs(40, 0.1)} == expected
