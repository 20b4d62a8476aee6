"""Makes the project's virtual environments from the locks, repairs them, and leaves them alone when they are whole.

An environment carries a stamp with what was installed into it; when the stamp still fits, a second run costs nothing.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKED = ROOT / "build_scripts" / "locked"
STAMP = "gouji-stamp.json"
LOG = "gouji-install.log"

INCLUDES: dict[str, tuple[str, ...]] = {
    "dev": ("dev", "run"),
    "run": ("run",),
    "core-dev": ("core-dev",),
    "freeze": ("freeze", "run"),
}
"""Each lock and the locks that are satisfied once it is installed."""


class SetUpError(Exception):
    """The environment could not be made; the message is Chinese and says what to do."""


@dataclass(frozen=True)
class Stamp:
    """What an environment holds: where it was made, by which Python, from which locks, for which project table."""

    place: str
    python: str
    project: str
    locks: dict[str, str]
    installed: list[str]


@dataclass(frozen=True)
class Environment:
    """A virtual environment of the project, at ``folder``."""

    folder: Path

    @property
    def programs(self) -> Path:
        """The folder of its programs."""
        return self.folder / ("Scripts" if sys.platform == "win32" else "bin")

    def program(self, name: str) -> Path:
        """One of its programs, whether it is there or not."""
        return self.programs / (f"{name}.exe" if sys.platform == "win32" else name)

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.program("python")

    @property
    def packages(self) -> Path:
        """Where its packages lie."""
        if sys.platform == "win32":
            return self.folder / "Lib" / "site-packages"
        return self.folder / "lib" / f"python{python_version()}" / "site-packages"


def python_version() -> str:
    """Major and minor version of the running Python."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def lock_hash(name: str) -> str:
    """Identifies the content of a lock."""
    return hashlib.sha256((LOCKED / f"{name}.txt").read_bytes()).hexdigest()


def project_hash(pyproject: Path) -> str:
    """Identifies what pyproject.toml says about the package itself (its commands and how it is built)."""
    with pyproject.open("rb") as file:
        settings = tomllib.load(file)
    told = json.dumps([settings["project"], settings["build-system"]], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def installed_distributions(environment: Environment) -> list[str]:
    """The names of the installed distributions' metadata folders."""
    return sorted(path.name for path in environment.packages.glob("*.dist-info") if (path / "RECORD").is_file())


def read_stamp(environment: Environment) -> Stamp | None:
    """The environment's stamp; ``None`` when there is none or it is damaged."""
    try:
        return Stamp(**json.loads((environment.folder / STAMP).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def is_whole(environment: Environment, lock: str) -> bool:
    """Whether everything of ``lock`` is installed and nothing has been moved, removed or changed since."""
    stamp = read_stamp(environment)
    return (
        stamp is not None
        and stamp.place == str(environment.folder)
        and stamp.python == python_version()
        and stamp.project == project_hash(ROOT / "pyproject.toml")
        and stamp.locks.get(lock) == lock_hash(lock)
        and set(stamp.installed) <= set(installed_distributions(environment))
        and environment.program("gouji").is_file()
        and is_usable(environment)
    )


_PROBE = """
import importlib.util, os, sys
at_home = os.path.samefile(sys.prefix, sys.argv[1])
same_version = "%d.%d" % sys.version_info[:2] == sys.argv[2]
raise SystemExit(not (at_home and same_version and importlib.util.find_spec("pip")))
"""


def is_usable(environment: Environment) -> bool:
    """Whether its interpreter runs, knows pip, and is of the running Python's version."""
    command = [str(environment.python), "-c", _PROBE, str(environment.folder), python_version()]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def was_made_here(environment: Environment) -> bool:
    """Whether the environment's own record names its present place; programs of a moved one do not start."""
    try:
        record = (environment.folder / "pyvenv.cfg").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    stamp = read_stamp(environment)
    made_at = stamp.place if stamp else str(environment.folder)
    commands = [line for line in record.splitlines() if line.startswith("command")]
    return made_at == str(environment.folder) and all(line.endswith(made_at) for line in commands)


def make_environment(environment: Environment) -> None:
    """Makes the bare environment anew. Raises :class:`SetUpError`."""
    print(f"正在建立 Python 环境 {environment.folder.name} …", flush=True)
    try:
        if environment.folder.is_dir():
            shutil.rmtree(environment.folder)
    except OSError as error:
        told = f"无法重建 {environment.folder}：请关闭正在运行的本程序后重试（{error.strerror}）。"
        raise SetUpError(told) from error
    command = [sys.executable, "-m", "venv", str(environment.folder)]
    made = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if made.returncode != 0 or not is_usable(environment):
        told = f"无法建立 Python 环境 {environment.folder}：{last_line(made.stdout + made.stderr)}"
        raise SetUpError(told)


def last_line(output: str) -> str:
    """The last line of a program's output that says anything."""
    return "".join(output.strip().splitlines()[-1:])


def run_pip(environment: Environment, *arguments: str) -> None:
    """Runs pip; its output goes to a log. Raises :class:`SetUpError`."""
    command = [str(environment.python), "-m", "pip", "--disable-pip-version-check", "install", *arguments]
    log = environment.folder / LOG
    with log.open("ab") as file:
        done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=file, stderr=file, check=False)
    if done.returncode != 0:
        raise SetUpError(explain_failure(log.read_text(encoding="utf-8", errors="replace"), log))


def explain_failure(output: str, log: Path) -> str:
    """The Chinese line for a failed installation, by pip's own words."""
    text = output.lower()
    if "do not match the hashes" in text:
        cause = "下载的文件与锁定的校验值不符，为安全起见已停止；请更换软件源后重新运行本命令"
    elif "no space left" in text:
        cause = "磁盘空间不足；请腾出约 1 GB 空间后重新运行本命令"
    elif any(sign in text for sign in _OFFLINE_SIGNS):
        cause = "无法下载依赖；请检查网络（第一次运行需要联网，之后不再需要）后重新运行本命令"
    else:
        cause = "安装依赖失败"
    return f"{cause}。详细记录：{log}"


_OFFLINE_SIGNS = (
    "connection",
    "timed out",
    "timeout",
    "name resolution",
    "getaddrinfo",
    "proxyerror",
    "ssl",
    "no matching distribution",
    "max retries",
    "network is unreachable",
)


def set_up(folder: Path, lock: str) -> Environment:
    """The environment at ``folder`` with everything of ``lock`` and the project itself; made or mended where needed.

    Raises :class:`SetUpError`.
    """
    environment = Environment(folder)
    if is_whole(environment, lock):
        return environment
    if not (was_made_here(environment) and is_usable(environment)):
        make_environment(environment)
    (environment.folder / STAMP).unlink(missing_ok=True)
    (environment.folder / LOG).unlink(missing_ok=True)
    print(f"正在下载并安装依赖（{lock}，第一次需要几分钟）…", flush=True)
    _install(environment, lock)
    _write_stamp(environment, lock)
    return environment


def _install(environment: Environment, lock: str) -> None:
    broken = _half_installed(environment)
    for path in broken:
        shutil.rmtree(path)
    run_pip(environment, "--require-hashes", "--no-deps", "--requirement", str(LOCKED / f"{lock}.txt"))
    run_pip(environment, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def _half_installed(environment: Environment) -> tuple[Path, ...]:
    return tuple(path for path in environment.packages.glob("*.dist-info") if not (path / "RECORD").is_file())


def _write_stamp(environment: Environment, lock: str) -> None:
    stamp = Stamp(
        place=str(environment.folder),
        python=python_version(),
        project=project_hash(ROOT / "pyproject.toml"),
        locks={name: lock_hash(name) for name in INCLUDES[lock]},
        installed=installed_distributions(environment),
    )
    text = json.dumps(asdict(stamp), ensure_ascii=False, indent=1)
    (environment.folder / STAMP).write_text(text, encoding="utf-8")
