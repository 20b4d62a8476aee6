"""What a folder is audited with, in words."""

from gui.presenters.unit_draft import UnitDraft
from gui.presenters.window_state import ChosenPack


def given_words(pack: ChosenPack | None, units: UnitDraft) -> str:
    """The list of units and the rule pack; empty where there are none."""
    said = []
    if units.tree.units:
        name = units.file.name if units.file is not None else "还没有保存的名单"
        said.append(f"单位名单：{name}（{len(units.tree.units)} 个单位{'，有改动未保存' if units.changed else ''}）")
    if pack is not None:
        said.append(f"没有用规则包：{pack.trouble}" if pack.trouble else f"规则包：{pack.pack.name or pack.path.name}")
    return "　".join(said)
