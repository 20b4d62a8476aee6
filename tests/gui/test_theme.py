from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from core.asset_paths import resource
from core.forms.address import Address
from core.source.unreadable import Reason, Unreadable
from gui.actions import ACTIONS
from gui.presenters.list_rows import LEVEL_SIGNS, Level
from gui.presenters.source_places import Tone
from gui.presenters.window_state import Access, CellChoice, WindowState
from gui.theme import DARK, LIGHT, Palette
from tests.support.audited import broken_report

READABLE = 4.5
"""The contrast that WCAG 2.1 asks of ordinary text (level AA)."""


def luminance(colour: str) -> float:
    parts = [channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4 for channel in _rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _rgb(colour: str) -> tuple[float, float, float]:
    read = QColor(colour)
    return read.redF(), read.greenF(), read.blueF()


def contrast(ink: str, ground: str) -> float:
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(colours: Palette) -> list[tuple[str, str]]:
    grounds = (colours.window, colours.surface, colours.raised, colours.heading, colours.selection)
    inks = (colours.text, colours.muted)
    found = [(ink, ground) for ink in inks for ground in grounds]
    found += [(colours.text, tint) for tint in colours.tints.values()]
    found += [(colours.tones[tone], colours.tints[tone]) for tone in Tone]
    found += [(colours.tones[tone], colours.surface) for tone in Tone]
    found += [(ink, ground) for ink in colours.levels.values() for ground in (colours.surface, colours.selection)]
    found += [(colours.levels[level], colours.level_tints[level]) for level in Level]
    found += [(colours.accent_text, colours.accent), (colours.accent, colours.surface)]
    return found


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_its_ground(colours: Palette) -> None:
    faint = {pair: round(contrast(*pair), 2) for pair in pairs(colours) if contrast(*pair) < READABLE}
    assert not faint


def test_no_two_levels_share_a_sign() -> None:
    assert len(set(LEVEL_SIGNS.values())) == len(Level)


@pytest.mark.parametrize("name", [spec.icon for spec in ACTIONS if spec.icon])
def test_every_action_has_its_drawing(name: str) -> None:
    assert resource("icons", f"{name}.svg").is_file()


STATES = (
    WindowState(),
    WindowState().started(Path("甲.pdf")),
    WindowState().started(Path("甲.pdf")).refused(Unreadable("甲.pdf", Reason.DAMAGED)),
    WindowState().started(Path("甲.pdf"), Access(part=1, choices=("一", "二"))).arrived(broken_report()),
)


@pytest.mark.parametrize("state", STATES, ids=[state.page.value for state in STATES])
def test_no_two_actions_that_can_be_used_share_a_shortcut(state: WindowState) -> None:
    used = state.selecting(CellChoice(Address("T3.total.total"))) if state.opened else state
    keys = [key for spec in ACTIONS if spec.enabled(used) for key in spec.keys]
    assert len(keys) == len(set(keys))
