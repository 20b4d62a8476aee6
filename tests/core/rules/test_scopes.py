"""Whose numbers the narrative gives: what a county's own report says of the whole county, and what it leaves open."""

import pytest

from core.rules.registry import RULES
from core.rules.verdict import Severity, Verdict
from tests.support.narrative import NARRATIVE_RULES, accusations, results, subject_with

COUNTY = "临溪县人民政府"
_TABLES = """
年份：2023
表三 自然人 商业企业 总计
新收 20 1 21
上年结转 2 0 2
予以公开 19 1 20
办理总计 19 1 20
结转下年 3 0 3
其余 0 0 0
"""
RECEIVED = next(rule for rule in RULES if rule.id == "N01")


def _said(sentence: str, organ: str) -> dict[str, tuple[str, ...]]:
    return accusations(subject_with(sentence, tables=_TABLES, organ=organ))


def test_a_countys_report_that_speaks_of_nothing_else_is_asked_whether_its_tables_count_the_whole_county() -> None:
    subject = subject_with("2023年，全县共收到政府信息公开申请31件。", tables=_TABLES, organ=COUNTY)

    (found,) = results(RECEIVED, subject)
    assert (found.verdict, found.severity) == (Verdict.BROKEN, Severity.HINT)
    assert found.statement.endswith("正文说的是全县的数，表格也可能只是本级的数")


def test_its_other_numbers_of_the_whole_county_are_hints_too() -> None:
    subject = subject_with("全县结转下年度申请3件，予以公开30件。", tables=_TABLES, organ=COUNTY)

    found = [one for rule in NARRATIVE_RULES for one in rule.apply(subject) if one.verdict is Verdict.BROKEN]
    assert [(one.rule, one.severity) for one in found] == [("N06", Severity.HINT)]


def test_where_several_differ_the_tables_are_taken_for_those_of_the_office() -> None:
    assert _said("全县共受理依申请公开31件，予以公开30件。", COUNTY) == {}


def test_what_agrees_shows_that_the_tables_count_the_whole_county() -> None:
    subject = subject_with("全县共收到政府信息公开申请21件，予以公开30件。", tables=_TABLES, organ=COUNTY)

    found = [one for rule in NARRATIVE_RULES for one in rule.apply(subject) if one.verdict is Verdict.BROKEN]
    assert [(one.rule, one.severity) for one in found] == [("N06", None)]


@pytest.mark.parametrize(
    ("sentence", "organ"),
    [
        pytest.param("全县共收到政府信息公开申请31件。", "临溪县人民政府办公室", id="the office reports for itself"),
        pytest.param("全市共收到政府信息公开申请31件。", COUNTY, id="another place"),
        pytest.param("全县共收到政府信息公开申请310件。", COUNTY, id="too many for a slip"),
        pytest.param("全县共收到政府信息公开申请31件，县政府办公室收到21件。", COUNTY, id="divided"),
        pytest.param("全县共收到政府信息公开申请31件，其中乡镇收到21件。", COUNTY, id="divided by town"),
        pytest.param("全县共收到政府信息公开申请31件；本机关收到21件。", COUNTY, id="its own beside it"),
        pytest.param("2022年，全县共收到政府信息公开申请31件。", COUNTY, id="another year"),
    ],
)
def test_the_whole_county_is_not_held_against_tables_of_another_scope(sentence: str, organ: str) -> None:
    assert _said(sentence, organ) == {}
