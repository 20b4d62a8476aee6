"""The table of actions: everything a menu, a button or a key can do."""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from gui.presenters.rule_help import rule_of
from gui.presenters.window_state import Page, WindowState


class ActionId(StrEnum):
    """The names of the actions."""

    OPEN = "open"
    PART = "part"
    CANCEL = "cancel"
    EXPORT = "export"
    CLOSE = "close"
    QUIT = "quit"
    NEXT = "next"
    PREVIOUS = "previous"
    FIND = "find"
    COPY = "copy"
    UNSELECT = "unselect"
    PACK = "pack"
    NO_PACK = "no_pack"
    LAST_YEAR = "last_year"
    NO_LAST_YEAR = "no_last_year"
    SHOW_LAST_YEAR = "show_last_year"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    FIT_WIDTH = "fit_width"
    FOLDER = "folder"
    FOLDER_AGAIN = "folder_again"
    UNITS = "units"
    RULE = "rule"
    RULES = "rules"
    HELP = "help"
    ABOUT = "about"


def _always(_: WindowState) -> bool:
    return True


def _with_report(state: WindowState) -> bool:
    return state.page is Page.WORKBENCH


def _with_parts(state: WindowState) -> bool:
    return _with_report(state) and state.opened is not None and bool(state.opened.access.choices)


def _on_the_way(state: WindowState) -> bool:
    return state.page in {Page.OPENING, Page.REFUSED}


def _with_findings(state: WindowState) -> bool:
    return _with_report(state) and state.opened is not None and bool(state.opened.audited.findings)


def _exportable(state: WindowState) -> bool:
    return _with_report(state) and not state.exporting


def _with_selection(state: WindowState) -> bool:
    return _with_report(state) and state.selection is not None


def _with_rule(state: WindowState) -> bool:
    return _with_report(state) and bool(rule_of(state.selection))


def _with_folder(state: WindowState) -> bool:
    return state.folder is not None


def _with_pack(state: WindowState) -> bool:
    return state.pack is not None


def _with_last_year(state: WindowState) -> bool:
    return _with_report(state) and state.opened is not None and state.opened.given.last is not None


def _showing_last_year(state: WindowState) -> bool:
    return state.show_last


class ActionSpec(Struct, frozen=True):
    """One action. ``brief`` is the text of its button, ``keys`` are shortcuts, ``enabled`` says when it can be used.

    ``checked``: the action is a switch, and this says whether it is on.
    """

    id: ActionId
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    brief: str = ""
    enabled: Callable[[WindowState], bool] = _always
    checked: Callable[[WindowState], bool] | None = None


class MenuSpec(Struct, frozen=True):
    """One menu: its title and its actions; ``None`` is a separator."""

    title: str
    items: tuple[ActionId | None, ...]


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(ActionId.OPEN, "打开报告…(&O)", ("Ctrl+O",), "open", "打开"),
    ActionSpec(ActionId.PART, "选择文件里的另一份…(&T)", enabled=_with_parts),
    ActionSpec(ActionId.FOLDER, "审核文件夹…(&D)", ("Ctrl+Shift+O",)),
    ActionSpec(ActionId.FOLDER_AGAIN, "回到文件夹的结果(&G)", ("Ctrl+Shift+R",), enabled=_with_folder),
    ActionSpec(ActionId.UNITS, "单位名单…(&N)"),
    ActionSpec(ActionId.CANCEL, "取消打开(&S)", ("Esc",), enabled=_on_the_way),
    ActionSpec(ActionId.EXPORT, "导出审核底稿…(&E)", ("Ctrl+E",), "export", "导出底稿", _exportable),
    ActionSpec(ActionId.CLOSE, "关闭报告(&W)", ("Ctrl+W",), enabled=_with_report),
    ActionSpec(ActionId.QUIT, "退出(&Q)", ("Ctrl+Q",)),
    ActionSpec(ActionId.NEXT, "下一条问题(&N)", ("F8",), "next", "下一条", _with_findings),
    ActionSpec(ActionId.PREVIOUS, "上一条问题(&P)", ("Shift+F8",), "previous", "上一条", _with_findings),
    ActionSpec(ActionId.FIND, "查找(&F)", ("Ctrl+F",), "search", enabled=_with_report),
    ActionSpec(ActionId.COPY, "复制问题文字(&C)", ("Ctrl+Shift+C",), "copy", "复制", _with_selection),
    ActionSpec(ActionId.UNSELECT, "取消选中(&U)", ("Esc",), enabled=_with_selection),
    ActionSpec(ActionId.LAST_YEAR, "对照上年报告…(&L)", ("Ctrl+L",), brief="换一份上年报告…", enabled=_with_report),
    ActionSpec(ActionId.NO_LAST_YEAR, "不再对照上年报告(&M)", enabled=_with_last_year),
    ActionSpec(ActionId.SHOW_LAST_YEAR, "显示上年数(&S)", ("F6",), enabled=_with_last_year, checked=_showing_last_year),
    ActionSpec(ActionId.PACK, "规则包…(&K)", brief="换一个规则包…"),
    ActionSpec(ActionId.NO_PACK, "不用规则包(&J)", enabled=_with_pack),
    ActionSpec(ActionId.ZOOM_IN, "放大原文(&I)", ("Ctrl++", "Ctrl+="), "zoom-in", "放大", _with_report),
    ActionSpec(ActionId.ZOOM_OUT, "缩小原文(&D)", ("Ctrl+-",), "zoom-out", "缩小", _with_report),
    ActionSpec(ActionId.FIT_WIDTH, "原文适合宽度(&A)", ("Ctrl+0",), "fit-width", "适合宽度", _with_report),
    ActionSpec(ActionId.RULE, "这条问题的规则…(&G)", ("F2",), brief="这条规则…", enabled=_with_rule),
    ActionSpec(ActionId.RULES, "规则说明(&R)", ("Shift+F1",)),
    ActionSpec(ActionId.HELP, "使用说明(&H)", ("F1",), "help"),
    ActionSpec(ActionId.ABOUT, "关于勾稽(&B)"),
)

FILE_MENU = MenuSpec(
    "文件(&F)",
    (
        ActionId.OPEN,
        ActionId.PART,
        ActionId.EXPORT,
        None,
        ActionId.FOLDER,
        ActionId.FOLDER_AGAIN,
        ActionId.UNITS,
        None,
        ActionId.CANCEL,
        ActionId.CLOSE,
        ActionId.QUIT,
    ),
)
REVIEW_MENU = MenuSpec(
    "审核(&R)",
    (
        ActionId.NEXT,
        ActionId.PREVIOUS,
        None,
        ActionId.FIND,
        ActionId.COPY,
        ActionId.UNSELECT,
        ActionId.RULE,
        None,
        ActionId.LAST_YEAR,
        ActionId.NO_LAST_YEAR,
        None,
        ActionId.PACK,
        ActionId.NO_PACK,
    ),
)
VIEW_MENU = MenuSpec(
    "查看(&V)", (ActionId.SHOW_LAST_YEAR, None, ActionId.ZOOM_IN, ActionId.ZOOM_OUT, ActionId.FIT_WIDTH)
)
HELP_MENU = MenuSpec("帮助(&H)", (ActionId.HELP, ActionId.RULES, ActionId.ABOUT))
