"""Makes Qt actions and menus out of the table of actions."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from gui.actions import ACTIONS, FILE_MENU, HELP_MENU, REVIEW_MENU, VIEW_MENU, ActionId, MenuSpec
from gui.appearance import Appearance
from gui.presenters.window_state import WindowState


def make_actions(window: QMainWindow, handlers: Mapping[ActionId, Callable[[], object]]) -> dict[ActionId, QAction]:
    """One Qt action for each of the table, joined to its handler."""
    made: dict[ActionId, QAction] = {}
    for spec in ACTIONS:
        action = QAction(spec.text, window)
        action.setIconText(spec.brief or _without_key(spec.text))
        action.setCheckable(spec.checked is not None)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        keys = f"（{spec.keys[0]}）" if spec.keys else ""
        action.setToolTip(f"{_without_key(spec.text)}{keys}")
        action.triggered.connect(lambda _=False, act=handlers[spec.id]: act())
        window.addAction(action)
        made[spec.id] = action
    return made


def enable_actions(actions: Mapping[ActionId, QAction], state: WindowState) -> None:
    """Enable what can be used in this state, and show which switches are on."""
    for spec in ACTIONS:
        actions[spec.id].setEnabled(spec.enabled(state))
        if spec.checked is not None:
            actions[spec.id].setChecked(spec.checked(state))


def colour_icons(actions: Mapping[ActionId, QAction], draw: Callable[[str], QIcon]) -> None:
    """Give every action its icon in the colour of the appearance."""
    for spec in ACTIONS:
        if spec.icon:
            actions[spec.id].setIcon(draw(spec.icon))


def fill_menu_bar(
    bar: QMenuBar,
    actions: Mapping[ActionId, QAction],
    recent: QMenu,
    choose: Callable[[Appearance], None],
    now: Appearance,
) -> None:
    """Build the menus; ``recent`` goes below 打开, the appearances to the end of 查看."""
    file_menu = _add_menu(bar, FILE_MENU, actions)
    file_menu.insertMenu(actions[ActionId.PART], recent)
    _add_menu(bar, REVIEW_MENU, actions)
    view_menu = _add_menu(bar, VIEW_MENU, actions)
    view_menu.addSeparator()
    group = QActionGroup(view_menu)
    for appearance in Appearance:
        action = view_menu.addAction(f"外观：{appearance.chinese}")
        action.setCheckable(True)
        action.setChecked(appearance is now)
        action.triggered.connect(lambda _=False, wanted=appearance: choose(wanted))
        group.addAction(action)
    _add_menu(bar, HELP_MENU, actions)


def show_recent(
    menu: QMenu, paths: tuple[Path, ...], open_path: Callable[[Path], None], forget: Callable[[], None]
) -> None:
    """List the files opened lately; an ampersand in a name is shown, not taken for a key."""
    menu.clear()
    menu.setEnabled(bool(paths))
    for number, path in enumerate(paths, 1):
        action = menu.addAction(f"&{number} {path.name.replace('&', '&&')}")
        action.setStatusTip(str(path))
        action.triggered.connect(lambda _=False, chosen=path: open_path(chosen))
    if paths:
        menu.addSeparator()
        menu.addAction("清除最近打开的记录").triggered.connect(lambda _=False: forget())


def _add_menu(bar: QMenuBar, spec: MenuSpec, actions: Mapping[ActionId, QAction]) -> QMenu:
    menu = bar.addMenu(spec.title)
    for item in spec.items:
        if item is None:
            menu.addSeparator()
        else:
            menu.addAction(actions[item])
    return menu


def _without_key(text: str) -> str:
    return text.split("(&", maxsplit=1)[0]
