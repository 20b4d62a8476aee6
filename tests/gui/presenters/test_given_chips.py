from pathlib import Path

from msgspec import structs

from core.rules.pack import RulePack
from gui.presenters.given_chips import given_chips
from gui.presenters.window_state import ChosenPack, WindowState
from tests.support.audited import audited_report

PACK = ChosenPack(Path("/某处/青禾.toml"), RulePack(name="青禾市口径"))


def audited_with(pack: ChosenPack | None) -> WindowState:
    state = WindowState().with_pack(pack).started(Path("年报.pdf"))
    return state.arrived(audited_report())


def test_without_anything_given_there_is_no_label() -> None:
    assert given_chips(WindowState().with_pack(PACK)) == ()
    assert given_chips(audited_with(None)) == ()


def test_the_rule_pack_in_use_is_named() -> None:
    (chip,) = given_chips(audited_with(PACK))
    assert (chip.text, chip.alarming) == ("规则包：青禾市口径", False)


def test_a_pack_without_a_name_is_called_by_its_file() -> None:
    (chip,) = given_chips(audited_with(ChosenPack(Path("/某处/青禾.toml"))))
    assert chip.text == "规则包：青禾"


def test_a_pack_that_could_not_be_read_is_said_not_to_be_in_use() -> None:
    (chip,) = given_chips(audited_with(ChosenPack(Path("青禾.toml"), trouble="规则包“青禾.toml”读不出来")))
    assert chip.alarming
    assert chip.text == "没有用规则包：青禾"
    assert chip.tooltip == "规则包“青禾.toml”读不出来。现按平时的规则核对"


def test_a_pack_for_other_years_is_said_not_to_be_in_use() -> None:
    (chip,) = given_chips(audited_with(structs.replace(PACK, pack=RulePack(years=(2024, 2025)))))
    assert chip.alarming
    assert "用于 2024、2025 年的报告，这一份是 2023 年的" in chip.tooltip


def test_a_pack_chosen_since_is_said_not_to_have_been_used_yet() -> None:
    chips = given_chips(audited_with(None).with_pack(PACK))
    assert [(chip.text, chip.alarming) for chip in chips] == [("没有用规则包：青禾市口径", True)]


def test_a_name_without_end_is_cut() -> None:
    (chip,) = given_chips(audited_with(structs.replace(PACK, pack=RulePack(name="很长" * 99))))
    assert len(chip.text) < 30
    assert chip.text.endswith("…")
