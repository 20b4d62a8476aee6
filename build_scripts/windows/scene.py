"""What the checks of the installed Windows program work with, and what they give."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from build_scripts.set_up_environment import ROOT
from build_scripts.windows.installed import Installed
from build_scripts.windows.pictures import Album
from build_scripts.windows.wine import WineMachine

WINDOW_SECONDS = 90.0


@dataclass(frozen=True)
class Check:
    """One thing that must hold; ``figure`` goes into the last line, ``detail`` says what was wrong."""

    title: str
    passed: bool
    detail: str = ""
    figure: str = ""

    @property
    def line(self) -> str:
        """The check as it is told while the verification runs."""
        return f"成立　{self.title}　{self.figure}" if self.passed else f"不成立　{self.title}　{self.detail}"


@dataclass(frozen=True)
class Scene:
    """What the checks work with."""

    installed: Installed
    machine: WineMachine
    work: Path
    setup: str
    old_setup: str
    portable: Path
    frozen: Path
    album: Album


def on_linux(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The command run from source on this machine."""
    command = (sys.executable, "-m", "core.cli", *arguments)
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False)
