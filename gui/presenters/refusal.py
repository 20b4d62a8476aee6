"""What the page of a refused file says, and what can be done about it right there."""

from enum import StrEnum

from msgspec import Struct

from core.source.unreadable import Reason, Unreadable
from gui.presenters.window_state import Refusal


class Remedy(StrEnum):
    """What the person can tell so that the file opens after all."""

    PASSWORD = "password"  # noqa: S105 - a word, not a secret
    PART = "part"


class RefusalWords(Struct, frozen=True):
    """The texts of the page. ``remedy_button`` is empty where nothing can be told; ``can_retry``: the same again may help."""

    name: str
    sentence: str
    next_step: str
    choices: tuple[str, ...] = ()
    remedy: Remedy | None = None
    remedy_button: str = ""

    @property
    def can_retry(self) -> bool:
        """Trying again without telling more would end in the same question."""
        return self.remedy is None


_BUTTONS = {Remedy.PASSWORD: "输入密码…", Remedy.PART: "选择其中一份…"}
_MOST = 8


def refusal_words(refusal: Refusal) -> RefusalWords:
    """What to say of this file."""
    remedy = remedy_of(refusal.why)
    return RefusalWords(
        refusal.path.name,
        f"{refusal.why.sentence}。",
        f"{refusal.why.next_step}。",
        _listed(refusal.why.choices) if remedy is Remedy.PART else (),
        remedy,
        _BUTTONS[remedy] if remedy else "",
    )


def remedy_of(why: Unreadable) -> Remedy | None:
    """What would help; a file of several reports that names none of them cannot be asked about."""
    if why.reason in {Reason.PASSWORD, Reason.WRONG_PASSWORD}:
        return Remedy.PASSWORD
    return Remedy.PART if why.reason is Reason.SEVERAL_REPORTS and why.choices else None


def password_hint(why: Unreadable) -> str:
    """What the password dialog says below the name of the file; the sentence comes first where an attempt has failed."""
    unknown = "不知道密码时，请按“取消”，并请报送单位另存一份不带密码的文件。"
    if why.reason is Reason.WRONG_PASSWORD:
        return f"{why.sentence}。请核对大小写和全角半角后重新输入。\n{unknown}"
    return f"{why.sentence}。密码只用来打开这份文件，不会保存。\n{unknown}"


def numbered(choices: tuple[str, ...]) -> tuple[str, ...]:
    """The reports of a file as a person counts them."""
    return tuple(f"{number}. {' '.join(choice.split())}" for number, choice in enumerate(choices, 1))


def _listed(choices: tuple[str, ...]) -> tuple[str, ...]:
    """Not more than fit on the page."""
    lines = numbered(choices)
    return lines if len(lines) <= _MOST else (*lines[: _MOST - 1], f"…… 共 {len(lines)} 份")
