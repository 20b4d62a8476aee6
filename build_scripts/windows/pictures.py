"""Pictures of the program and of its wizard under Wine, small enough for the documentation."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from build_scripts.windows.wine import WineMachine

_COLOURS = 256
_WIZARD_PAGES = ("welcome", "licence", "parts", "folder", "finish")
_SETTLING = 2.5
_WIZARD_SECONDS = 300.0


class Album:
    """Takes pictures where a folder for them is given; otherwise only does what they would have shown."""

    def __init__(self, machine: WineMachine, folder: Path | None) -> None:
        self._machine = machine
        self._folder = folder

    def window(self, name: str) -> None:
        """The whole screen with the program's window on it."""
        time.sleep(_SETTLING)
        self._keep(f"window-wine-{name}.png")

    def wizard(self, setup: str, copied: Callable[[], bool]) -> bool:
        """Go through the set-up with the keyboard; whether it came to its last page and ended.

        ``copied`` tells when the files are in place.
        """
        program = self._machine.start((setup,))
        if self._machine.await_window("安装", _WIZARD_SECONDS) is None:
            program.kill()
            return False
        for page in _WIZARD_PAGES:
            if page == _WIZARD_PAGES[-1]:
                _await(copied)
            time.sleep(_SETTLING)
            self._keep(f"wizard-wine-{page}.png")
            self._machine.press("Return")
        try:
            return program.wait(_WIZARD_SECONDS) == 0 and copied()
        except subprocess.TimeoutExpired:
            program.kill()
            return False

    def _keep(self, name: str) -> None:
        taken = self._machine.picture(name)
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        with Image.open(taken) as picture:
            box = picture.convert("RGB").getbbox()
            shown = picture.convert("RGB").crop(box) if box else picture.convert("RGB")
            shown.quantize(_COLOURS).save(self._folder / name, optimize=True)


def _await(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + _WIZARD_SECONDS
    while not condition() and time.monotonic() < until:
        time.sleep(0.5)
