"""What is denied in words: it holds where the tables are empty, and is contradicted where they are not."""

from pathlib import Path

import pytest

from core.rules.rule import Subject
from core.rules.verdict import Verdict
from tests.core.rules.test_narrative_statements import TABLES
from tests.support.narrative import NARRATIVE_RULES, accusations, results, subject_with

_LINES = (Path(__file__).parent / "sentences" / "denying.txt").read_text("utf-8").splitlines()
DENYING = tuple((said, tuple(rules.split())) for said, _, rules in (line.partition("｜") for line in _LINES))
"""Sentences with the rules that judge them. ``N20?``: it denies some requests only, and may not be called wrong."""
EMPTY = """
年份：2023
表二 本年制发件数 本年废止件数 现行有效件数
规章 0 0 0
行政规范性文件 0 0 3
表二 本年处理决定数量
行政许可 0
行政处罚 0
行政强制 0
表二 本年收费金额
行政事业性收费 0
表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
其余 0
表四 结果维持 结果纠正 其他结果 尚未审结 总计
其余 0
"""


def _subject(sentence: str, tables: str) -> Subject:
    return subject_with(sentence, tables=tables, organ="青禾市教育局")


@pytest.mark.parametrize(("sentence", "rules"), DENYING)
def test_a_denial_holds_where_there_is_nothing(sentence: str, rules: tuple[str, ...]) -> None:
    subject = _subject(sentence, EMPTY)
    held = {one.rule for rule in NARRATIVE_RULES for one in results(rule, subject) if one.verdict is Verdict.HOLDS}

    assert {rule.rstrip("?") for rule in rules} <= held
    assert accusations(subject) == {}


@pytest.mark.parametrize(("sentence", "rules"), DENYING)
def test_a_denial_is_wrong_where_there_is_something(sentence: str, rules: tuple[str, ...]) -> None:
    assert set(accusations(_subject(sentence, TABLES))) == {rule for rule in rules if not rule.endswith("?")}


BESIDE_NOTHING = (Path(__file__).parent / "sentences" / "beside_nothing.txt").read_text("utf-8").splitlines()
"""True sentences of offices whose tables are empty: they count other things, or deny."""


@pytest.mark.parametrize("organ", ["青禾市教育局", "临溪县青石镇人民政府", "临溪县人民政府"])
@pytest.mark.parametrize("sentence", BESIDE_NOTHING)
def test_what_is_true_beside_empty_tables_is_not_accused(sentence: str, organ: str) -> None:
    assert accusations(subject_with(sentence, tables=EMPTY, organ=organ)) == {}
