"""Sets up the program on this machine and runs it: ``python3 build_scripts/run.py [ARGS]``.

Without ARGS the bundled sample is audited: in the window where there is a display, otherwise without one, with a
workbook and a picture of the window written to ``out/``. A single file opens in the window (without a display it is
audited on the command line); several files or a folder are audited on the command line; anything else is handed to the
command ``gouji`` as it is.

The start of this file must be readable by every Python 3, so that an old one can be told so.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("需要 Python 3.11 或更高版本，当前是 %d.%d。" % sys.version_info[:2])  # noqa: UP031

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from build_scripts.recogniser_networks import fetch_networks
from build_scripts.set_up_environment import ROOT, Environment, SetUpError, last_line, set_up
from build_scripts.set_up_system import (
    Missing,
    install,
    missing_environment_packages,
    missing_window_packages,
    speak_chinese,
)

COMMANDS = ("audit", "version")
SAMPLE = ROOT / "resources" / "samples" / "青禾市水利局2023年政府信息公开工作年度报告.pdf"
OUT = ROOT / "out"


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown here."""
    if platform in {"win32", "darwin"}:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def route(arguments: Sequence[str], *, display: bool) -> tuple[str, ...]:
    """The program that ``arguments`` are meant for, and what it is given; empty where the sample is to be shown."""
    if not arguments:
        return ()
    first = Path(arguments[0])
    if arguments[0] in COMMANDS or not first.exists():
        return ("gouji", *arguments)
    if display and len(arguments) == 1 and first.is_file():
        return ("gouji-gui", *arguments)
    return ("gouji", "audit", *arguments)


def call(environment: Environment, program: str, *arguments: str) -> int:
    """Runs one of the environment's programs to its end and gives its exit code."""
    return subprocess.run([str(environment.program(program)), *arguments], check=False).returncode


def show_sample(environment: Environment, *, display: bool) -> int:
    """Audits the bundled sample; 0 when that worked, whatever the sample's faults."""
    if display:
        code = call(environment, "gouji-gui", str(SAMPLE))
        if code != -signal.SIGABRT:
            return code
        print("这里打不开窗口，改为不开窗口运行。", flush=True)
    return show_sample_without_display(environment)


def show_sample_without_display(environment: Environment) -> int:
    """Audits the sample on the command line and leaves a workbook and a picture of the window in ``out/``."""
    OUT.mkdir(exist_ok=True)
    workbook, picture = OUT / "审核底稿.xlsx", OUT / "窗口.png"
    code = call(environment, "gouji", "audit", str(SAMPLE), "--workbook", str(workbook))
    if code > 1:
        return code
    print(f"\n审核底稿：{workbook}", flush=True)
    return draw_window(environment, picture)


def draw_window(environment: Environment, picture: Path) -> int:
    """Draws the window with the sample open, off screen, into ``picture``."""
    script = ROOT / "build_scripts" / "screenshots.py"
    command = [str(environment.python), str(script), "--sample", str(SAMPLE), "--picture", str(picture)]
    drawn = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if drawn.returncode == 0:
        print(f"窗口截图：{picture}", flush=True)
    else:
        print(f"窗口截图没有画成：{last_line(drawn.stdout + drawn.stderr)}", file=sys.stderr, flush=True)
    return drawn.returncode


def set_up_machine() -> Environment:
    """The environment of the program, with what the system lacks installed where we may."""
    install(missing_environment_packages())
    try:
        install(missing_window_packages())
    except Missing as missing:
        print(missing, file=sys.stderr, flush=True)
    environment = set_up(ROOT / ".venv", "run")
    fetch_networks(environment.python)
    return environment


def main(arguments: Sequence[str]) -> int:
    """Sets up and runs; gives the exit code."""
    speak_chinese()
    try:
        environment = set_up_machine()
        display = has_display(os.environ, sys.platform)
        routed = route(arguments, display=display)
        return call(environment, *routed) if routed else show_sample(environment, display=display)
    except (SetUpError, Missing) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("已取消。", file=sys.stderr)
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
