"""The hands of the Linux verification, on a screen that only says it is one."""

from collections.abc import Sequence

import pytest

from build_scripts.linux import screen as module
from build_scripts.linux.screen import Screen, ScreenError, awaited


class ToldScreen(Screen):
    """Gives prepared answers to the tools' questions and keeps what was asked."""

    def __init__(self, answers: dict[str, Sequence[str]]) -> None:
        super().__init__()
        self._answers = {tool: list(told) for tool, told in answers.items()}
        self.asked: list[str] = []

    def _ask(self, *command: str) -> str:
        line = " ".join(command)
        self.asked.append(line)
        told = next((told for part, told in self._answers.items() if part in line), [""])
        return told.pop(0) if len(told) > 1 else told[0]


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here is worth waiting for."""
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    monkeypatch.setattr(module, "_PAUSE", 0.001)
    monkeypatch.setattr(module, "_SETTLING", 0.001)


def test_what_comes_late_is_awaited() -> None:
    found = iter(("", "", "5"))
    assert awaited(lambda: next(found), 5, "") == "5"


def test_what_never_comes_is_told() -> None:
    with pytest.raises(ScreenError, match="没有等到"):
        awaited(lambda: "", 0.01, "没有等到")


def test_keys_wait_for_the_focus_and_never_take_it() -> None:
    screen = ToldScreen({"getwindowfocus": ("7\n", "\n", "5\n")})
    screen.press("5", "ctrl+q")
    assert screen.asked == ["xdotool getwindowfocus"] * 3 + ["xdotool key ctrl+q"]


def test_no_key_is_pressed_in_a_window_without_the_focus() -> None:
    screen = ToldScreen({"getwindowfocus": ("7\n",)})
    with pytest.raises(ScreenError, match="焦点"):
        screen.press("5", "ctrl+q")
    assert not [line for line in screen.asked if "key" in line]


def test_a_dialog_is_closed_when_it_is_out_of_sight() -> None:
    screen = ToldScreen({"search": ("5\n9\n", "5\n9\n", "5\n")})
    screen.await_closed("gouji", "9")
    assert len(screen.asked) == 3


def test_a_window_that_does_not_answer_a_key_is_told() -> None:
    screen = ToldScreen({"identify": ("same",)})
    assert screen.settled("5") == "same"
    with pytest.raises(ScreenError, match="没有变化"):
        screen.settled("5", unlike="same")


def test_a_window_has_settled_when_two_pictures_are_the_same() -> None:
    screen = ToldScreen({"identify": ("before", "half", "done", "done", "done")})
    assert screen.settled("5", unlike="before") == "done"


def test_a_window_is_painted_when_it_shows_colours() -> None:
    screen = ToldScreen({"search": ("5\n9\n",), "identify": ("", "2", "200")})
    assert screen.painted("gouji", 5, known=("5",)) == "9"
