from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from core.rules.across.unit_columns import HEADING, OWN_LEVEL
from core.rules.across.units import Unit, UnitTree, tree_of
from core.rules.facts import Facts, OrganKind
from gui.presenters.unit_draft import EditError, UnitDraft, draft_of
from gui.presenters.unit_words import kind_of, read_problems, summary, unit_form, unit_rows

CITY, COUNTY, TOWN, BUREAU = "青禾市人民政府", "临溪县人民政府", "临溪镇人民政府", "青禾市教育局"
FILE = Path("/某处/名单.xlsx")


def made() -> UnitDraft:
    facts = Facts(kind=OrganKind.TOWN, stamped=True)
    tree = tree_of((Unit(CITY), Unit(COUNTY, CITY), Unit(TOWN, COUNTY, facts), Unit(BUREAU, CITY)))
    assert isinstance(tree, UnitTree)
    return draft_of(tree, FILE)


def parents(draft: UnitDraft) -> dict[str, str]:
    return {unit.name: unit.parent for unit in draft.tree.units}


def test_a_list_as_read_has_nothing_to_save() -> None:
    assert not made().changed
    assert made().chosen == CITY


def test_a_unit_is_added_below_another_under_a_name_that_is_free() -> None:
    draft = made().adding(COUNTY).adding(COUNTY)
    assert parents(draft)["新单位1"] == parents(draft)["新单位2"] == COUNTY
    assert draft.chosen == "新单位2"
    assert draft.changed


def test_an_empty_list_is_begun_with_a_first_unit() -> None:
    assert parents(UnitDraft().adding("")) == {"新单位1": ""}


def test_a_renamed_unit_keeps_what_is_under_it() -> None:
    draft = made().renaming(COUNTY, " 临溪 市人民政府(新) ")
    assert parents(draft)[TOWN] == "临溪市人民政府（新）"
    assert draft.chosen == "临溪市人民政府（新）"
    unit = draft.unit
    assert unit is not None
    assert unit.facts.organ == "临溪市人民政府（新）"


def test_a_moved_unit_takes_those_under_it_along() -> None:
    draft = made().moving(COUNTY, BUREAU)
    assert parents(draft) == {CITY: "", COUNTY: BUREAU, TOWN: COUNTY, BUREAU: CITY}
    assert parents(draft.moving(COUNTY, ""))[COUNTY] == ""


def test_those_under_a_removed_unit_move_up() -> None:
    draft = made().removing(COUNTY)
    assert parents(draft) == {CITY: "", TOWN: CITY, BUREAU: CITY}
    assert draft.chosen == CITY
    assert made().removing(CITY).tree.unit(COUNTY) == Unit(COUNTY)


def test_the_last_unit_can_be_removed_too() -> None:
    assert UnitDraft().adding("").removing("新单位1").tree.units == ()


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda draft: draft.renaming(TOWN, BUREAU), "已经有了"),
        (lambda draft: draft.renaming(TOWN, "  "), "要有名称"),
        (lambda draft: draft.moving(CITY, TOWN), "不能移到自己或自己的下级"),
        (lambda draft: draft.moving(CITY, CITY), "不能移到自己或自己的下级"),
        (lambda draft: draft.moving(TOWN, "没有的单位"), "不在名单里"),
        (lambda draft: draft.removing(""), "请先选中"),
        (lambda draft: draft.describing(TOWN, kind="", scope=None, former="", due="明天"), "不是日期"),
    ],
)
def test_an_edit_that_would_spoil_the_list_is_refused_in_words(
    edit: Callable[[UnitDraft], UnitDraft], words: str
) -> None:
    with pytest.raises(EditError, match=words):
        edit(made())


def test_the_particulars_are_changed_and_the_others_stay() -> None:
    draft = made().describing(TOWN, kind=OrganKind.ZONE.value, scope=False, former="临溪镇，镇政府", due="2024-01-20")
    unit = draft.tree.unit(TOWN)
    assert unit is not None
    assert (unit.facts.kind, unit.facts.consolidates) == (OrganKind.ZONE, False)
    assert unit.facts.former_names == ("临溪镇", "镇政府")
    assert unit.facts.due == date(2024, 1, 20)
    assert unit.facts.stamped is True


@pytest.mark.parametrize("kind", ["", *(kind.value for kind in OrganKind), OWN_LEVEL, HEADING])
def test_every_kind_can_be_given_and_taken_back(kind: str) -> None:
    draft = made().describing(TOWN, kind=kind, scope=None, former="", due="")
    unit = draft.tree.unit(TOWN)
    assert unit is not None
    assert kind_of(unit) == kind
    assert unit.expected is (kind != HEADING)
    again = draft.describing(TOWN, kind=OrganKind.TOWN.value, scope=None, former="", due="").tree.unit(TOWN)
    assert again is not None
    assert again.expected
    assert not again.own_level


def test_saying_the_same_again_is_no_change() -> None:
    draft = made()
    assert draft.describing(TOWN, kind=OrganKind.TOWN.value, scope=None, former="", due="") is draft
    assert draft.renaming(TOWN, TOWN) is draft
    assert draft.moving(TOWN, COUNTY) is draft


def test_every_step_can_be_undone_back_to_the_list_as_read() -> None:
    draft = made().adding(CITY).renaming(TOWN, "石桥镇").removing(BUREAU)
    for _ in range(3):
        draft = draft.undone()
    assert draft.tree == made().tree
    assert draft.undone() is draft


def test_undoing_after_saving_is_a_change_again() -> None:
    draft = made().adding(CITY).saved(Path("新.xlsx"))
    assert not draft.changed
    assert draft.undone().changed
    assert draft.undone().file == Path("新.xlsx")


def test_the_form_offers_every_place_that_a_unit_may_stand_in() -> None:
    form = unit_form(made().choosing(COUNTY))
    assert form is not None
    assert form.parents == ("", CITY, BUREAU)
    assert unit_form(UnitDraft()) is None


def test_the_rows_say_what_is_known() -> None:
    draft = made().describing(COUNTY, kind=HEADING, scope=None, former="", due="")
    rows = {row.name: row for row in unit_rows(draft)}
    assert rows[COUNTY].cells == (COUNTY, "分组（不报送）", "", "")
    assert rows[TOWN].parent == COUNTY


def test_the_line_about_the_whole_says_what_is_not_saved() -> None:
    assert "共 4 个单位，其中 4 个应报送" in summary(made())
    assert "已保存在 名单.xlsx" in summary(made())
    assert "有改动，还没有保存" in summary(made().adding(CITY))
    assert "名单是空的" in summary(UnitDraft())


def test_problems_of_a_list_without_end_are_counted() -> None:
    words = read_problems("名单.xlsx", tuple(f"第 {row} 行：没有单位名称" for row in range(2, 500)))
    assert words.count("\n") < 40
    assert "共 498 处" in words
    assert words.endswith("窗口里的名单没有改变。")
