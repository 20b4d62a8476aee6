"""A list of units becomes a tree, or says why not."""

import pytest

from core.rules.across.units import Unit, UnitTree, tree_of


def said(*units: Unit) -> list[str]:
    tree = tree_of(units)
    assert not isinstance(tree, UnitTree)
    return [str(problem) for problem in tree]


def test_children_and_parents_are_told_apart() -> None:
    tree = tree_of([Unit("市"), Unit("县", "市"), Unit("镇", "县"), Unit("局", "县")])
    assert isinstance(tree, UnitTree)
    assert [unit.name for unit in tree.children("县")] == ["镇", "局"]
    assert [unit.name for unit in tree.parents()] == ["市", "县"]
    assert tree.unit("镇") is not None
    assert tree.unit("乡") is None


def test_a_parent_may_stand_below_its_units() -> None:
    assert isinstance(tree_of([Unit("县", "市"), Unit("市")]), UnitTree)


def test_a_circle_is_told_once_and_drawn() -> None:
    (problem,) = said(Unit("甲", "乙", row=2), Unit("乙", "丙", row=3), Unit("丙", "甲", row=4), Unit("丁", row=5))
    assert "绕成了圈：甲 → 乙 → 丙 → 甲" in problem


def test_a_unit_above_itself_is_a_circle() -> None:
    (problem,) = said(Unit("甲", "甲", row=2))
    assert "甲 → 甲" in problem


def test_a_unit_listed_twice_is_told_with_both_rows_and_parents() -> None:
    (problem,) = said(Unit("市", row=2), Unit("县", row=3), Unit("局", "市", row=4), Unit("局", "县", row=5))
    assert problem == "第 5 行：“局”在第 4 行已经有了，上级分别是“市”和“县”；一个单位只列一次"


def test_an_unknown_parent_is_told_with_the_row() -> None:
    (problem,) = said(Unit("局", "市政府", row=7))
    assert problem.startswith("第 7 行：“局”的上级单位“市政府”不在名单里")


def test_every_problem_is_told_at_once() -> None:
    assert len(said(Unit("", row=2), Unit("局", "市", row=3), Unit("局", "市", row=4))) == 4


@pytest.mark.parametrize("size", [2_000])
def test_a_long_chain_takes_no_time_by_the_square(size: int) -> None:
    units = [Unit(str(n), str(n - 1) if n else "") for n in range(size)]
    assert isinstance(tree_of(units), UnitTree)


def test_an_empty_list_is_no_tree() -> None:
    assert said() == ["名单里没有单位"]
