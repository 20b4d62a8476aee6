"""Installs the package in a clean Debian 12 and uses the program there, as an office would."""

import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from build_scripts.comparison import json_differences, workbook_differences
from build_scripts.freeze import freezing_python
from build_scripts.linux.clean_root import clean_root
from build_scripts.linux.deb import RECOGNISER
from build_scripts.linux.machine import EXCHANGE, Machine, end
from build_scripts.linux.screen import PATIENCE, Screen, ScreenError, awaited, missing_tools
from build_scripts.set_up_environment import ROOT
from build_scripts.set_up_system import install
from build_scripts.trial_files import make_photograph, make_scan, trial_reports
from build_scripts.windows.chroot import ChrootSession
from core.audit.pictures import NOT_INSTALLED

PORTABLE = f"{EXCHANGE}/portable"
REAL = ROOT.parent / "shared" / "reports" / "real"
WINDOW = "^gouji$"
"""The class of the program's windows, as the desktop knows them."""
FIRST_WINDOW_SECONDS = 3.0
UNREADABLE = 3
"""The exit status of the command where a report could not be read."""


@dataclass(frozen=True)
class Packages:
    """What is tried: the program's package, that of its optional component, and the archive that holds both."""

    deb: Path
    recogniser: Path
    archive: Path


@dataclass(frozen=True)
class Outcome:
    """How many things were looked at, which failed, in Chinese, and the figures in one line."""

    checks: int
    faults: tuple[str, ...]
    figures: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether everything was as it must be."""
        return self.checks > 0 and not self.faults

    @property
    def sentence(self) -> str:
        """Verdict and figures, in one line."""
        held = f"Linux 验证 {self.checks - len(self.faults)}/{self.checks} 项成立"
        faults = f"不成立：{'；'.join(self.faults)}" if self.faults else ""
        return " · ".join((held, *filter(None, (faults,)), *self.figures))


def verify(packages: Packages, work: Path, picture: Path | None, times: int) -> Outcome:
    """Makes what is needed below ``work``, and does the steps in the window ``times`` times.

    Raises ``Missing`` or ``ChrootError`` where that does not work.
    """
    install(missing_tools())
    root, exchange = work / "debian", work / "exchange"
    clean_root(root, work / "debian.log")
    shutil.rmtree(exchange, ignore_errors=True)
    exchange.mkdir(parents=True)
    with ChrootSession(root, {EXCHANGE: exchange}) as session, Screen() as screen:
        machine = Machine(session, screen, exchange)
        return Trial(machine, packages, picture or work / "window.png", times).run()


class Trial:
    """One run through everything; faults and figures are collected on the way."""

    def __init__(self, machine: Machine, packages: Packages, picture: Path, times: int) -> None:
        self._machine = machine
        self._packages, self._picture, self._times = packages, picture, times
        self._checks = 0
        self._faults: list[str] = []
        self._figures: list[str] = []

    def run(self) -> Outcome:
        """The package, then the archive."""
        self._check(self._install(self._packages.deb, "fonts-noto-cjk"), "安装包没有装上")
        self._check(self._has_no_python(), "干净的系统里有 Python")
        reports = self._reports()
        kinds = trial_reports(self._machine.exchange / "kinds")
        scan = make_scan(self._machine.exchange / "kinds")
        self._check(self._says_what_is_missing(scan), "没有识别组件时，扫描件没有得到说明")
        self._check(self._install(self._packages.recogniser), "识别组件没有装上")
        kinds = (*kinds, make_photograph(scan.parent), scan)
        self._use("deb", "/usr/bin", reports, kinds)
        self._check(self._remove(), "卸载后有文件留下")
        archive = self._packages.archive
        shutil.unpack_archive(archive, self._machine.exchange / "portable", filter="fully_trusted")
        self._use("tar.gz", f"{PORTABLE}/{archive.name.removesuffix('-linux-x86_64.tar.gz')}", reports, kinds)
        return Outcome(self._checks, tuple(self._faults), tuple(self._figures))

    def _check(self, passed: bool, fault: str) -> None:  # noqa: FBT001 - the sentence says what it means
        self._checks += 1
        if not passed:
            self._faults.append(fault)

    def _install(self, package: Path, *others: str) -> bool:
        shutil.copy(package, self._machine.exchange)
        began = time.monotonic()
        apt = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends")
        done = self._machine.run(*apt, f"{EXCHANGE}/{package.name}", *others)
        (self._machine.exchange / f"{package.stem}.log").write_bytes(done.stdout + done.stderr)
        self._figures.append(f"安装 {package.name.partition('_')[0]} {time.monotonic() - began:.0f} 秒")
        return done.returncode == 0

    def _says_what_is_missing(self, scan: Path) -> bool:
        done = self._machine.run("/usr/bin/gouji", "audit", f"{EXCHANGE}/kinds/{scan.name}")
        return done.returncode == UNREADABLE and NOT_INSTALLED.encode() in done.stdout + done.stderr

    def _has_no_python(self) -> bool:
        return self._machine.run("sh", "-c", "ls /usr/bin /usr/local/bin | grep -q '^python'").returncode != 0

    def _remove(self) -> bool:
        removed = self._machine.run("apt-get", "purge", "--yes", "--quiet", "gouji", RECOGNISER)
        left = self._machine.run("sh", "-c", "ls -d /opt/gouji /usr/bin/gouji* /usr/share/applications/gouji*")
        return removed.returncode == 0 and not left.stdout.strip()

    def _reports(self) -> tuple[Path, ...]:
        """Sample and published report under plain names, so that they can be typed."""
        sample = next((ROOT / "resources" / "samples").glob("*水利局*.pdf"))
        sources = [sample, sample.with_suffix(".docx"), *sorted(REAL.glob("*.pdf"))]
        return tuple(
            _copied(path, self._machine.exchange / f"report{n}{path.suffix}") for n, path in enumerate(sources)
        )

    def _use(self, name: str, programs: str, reports: Sequence[Path], kinds: Sequence[Path]) -> None:
        tested = self._machine.run(f"{programs}/gouji", "self-test")
        self._check(tested.returncode == 0, f"{name}：自检未通过")
        tried = (*reports, *kinds)
        different = [report.name for report in tried if any(self._json_differences(programs, report))]
        self._check(not different, f"{name}：JSON 与源码运行的不同（{'、'.join(different)}）")
        self._figures.append(f"{name}：{len(tried)} 份报告（连同扫描件）JSON {'有差异' if different else '相同'}")
        self._use_window(name, programs, (reports[0], reports[-1]) * self._times)

    def _json_differences(self, programs: str, report: Path) -> Iterator[str]:
        ours = subprocess.run(
            [*_source_command(), "audit", "--format", "json", str(report)], capture_output=True, check=False
        )
        place = f"{EXCHANGE}/{report.relative_to(self._machine.exchange)}"
        theirs = self._machine.run(f"{programs}/gouji", "audit", "--format", "json", place)
        if ours.returncode != theirs.returncode:
            yield "退出码"
        yield from json_differences(ours.stdout, theirs.stdout)

    def _use_window(self, name: str, programs: str, reports: Sequence[Path]) -> None:
        """For each report: starts the window cold and warm, opens the report, exports its workbook and compares that."""
        seconds: list[float] = []
        cells = [self._cells_from_window(name, programs, report, seconds) for report in reports]
        usual = statistics.median(seconds) if seconds else FIRST_WINDOW_SECONDS
        self._check(usual < FIRST_WINDOW_SECONDS, f"{name}：首个窗口超过 {FIRST_WINDOW_SECONDS:.0f} 秒")
        if seconds:
            spread = f"{len(seconds)} 次，{min(seconds):.2f}–{max(seconds):.2f}"
            self._figures.append(f"{name}：首个窗口 {usual:.2f} 秒（{spread}）")
        self._figures.append(f"{name}：从窗口导出底稿 {sum(map(bool, cells))} 份，{sum(cells)} 格相同")

    def _cells_from_window(self, name: str, programs: str, report: Path, seconds: list[float]) -> int:
        """How many cells of the workbook were compared, 0 where any step went wrong; adds to ``seconds``."""
        target = self._machine.exchange / f"{name}-{report.stem}.xlsx"
        target.unlink(missing_ok=True)
        try:
            seconds += [self._first_window(programs) for _ in range(3)]
            self._export(programs, report, target)
        except ScreenError as error:
            self._check(False, f"{name}：{report.name}：{error}")  # noqa: FBT003 - the sentence says what it means
            return 0
        ours = target.with_name(f"source-{report.stem}.xlsx")
        subprocess.run(
            [*_source_command(), "audit", str(report), "--workbook", str(ours)], capture_output=True, check=False
        )
        lines, cells = workbook_differences(ours, target)
        self._check(not lines and cells > 0, f"{name}：底稿有 {len(lines)} 格不同（{'、'.join(lines[:3])}）")
        return 0 if lines else cells

    def _first_window(self, programs: str) -> float:
        """From starting the program to a painted window, in seconds; a little late, for pictures are taken meanwhile."""
        began = time.monotonic()
        with self._started(f"{programs}/gouji-gui") as process:
            window = self._machine.screen.painted(WINDOW, PATIENCE)
            seconds = time.monotonic() - began
            self._close(process, window)
        return seconds

    def _export(self, programs: str, report: Path, target: Path) -> None:
        screen = self._machine.screen
        with self._started(f"{programs}/gouji-gui", f"{EXCHANGE}/{report.name}") as process:
            window = screen.painted(WINDOW, PATIENCE)
            screen.await_title(window, report.name)  # before the report is open the keys do nothing
            screen.press(window, "ctrl+e")
            dialog = screen.painted(WINDOW, PATIENCE, known=(window,))
            # the name alone, for the dialog shows the report's folder; it may take a folder out of a path typed at this
            # speed for the choice, and Return then goes there instead of storing
            screen.type(dialog, target.name)
            screen.press(dialog, "Return")
            awaited(target.is_file, PATIENCE, "没有等到导出的底稿")
            told = screen.painted(WINDOW, PATIENCE, known=(window, dialog))
            screen.press(told, "Escape")
            screen.await_closed(WINDOW, told)
            before = screen.settled(window)
            screen.press(window, "F8")
            screen.settled(window, unlike=before)
            screen.picture(self._picture)
            self._close(process, window)

    @contextmanager
    def _started(self, *command: str) -> Iterator[subprocess.Popen[bytes]]:
        """The program running; what it showed when something never came is kept beside the picture."""
        process = self._machine.start(*command)
        try:
            yield process
        except ScreenError:
            with suppress(ScreenError):
                self._machine.screen.picture(self._picture.with_name(f"fault-{len(self._faults)}.png"))
            raise
        finally:
            end(process)

    def _close(self, process: subprocess.Popen[bytes], window: str) -> None:
        """Presses Ctrl+Q and waits until the program has ended."""
        self._machine.screen.press(window, "ctrl+q")
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise ScreenError("按 Ctrl+Q 后窗口没有关闭") from error


def _source_command() -> tuple[str, ...]:
    """The command as it runs from source, with the very libraries that were frozen."""
    return str(freezing_python()), "-m", "core.cli"


def _copied(source: Path, target: Path) -> Path:
    shutil.copyfile(source, target)
    return target
