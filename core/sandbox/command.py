"""How the worker process is started: decided here and nowhere else."""

import os
import sys
from pathlib import Path

import core

WORKER_FLAG = "--worker"
"""The frozen program started with this flag is the worker."""

_ROOT = Path(core.__file__).resolve().parent.parent


def worker_command(module: str = "core.sandbox.worker") -> tuple[str, ...]:
    """The command line of a worker; ``module`` matters only when running from source."""
    if getattr(sys, "frozen", False):
        return sys.executable, WORKER_FLAG
    # -P: a folder of reports that happens to hold a msgspec.py must not be imported from.
    return sys.executable, "-P", "-m", module


def worker_environment() -> dict[str, str]:
    """The worker's environment: this program importable, UTF-8, and nothing that names folders to load data from."""
    environment = {name: value for name, value in os.environ.items() if name not in {"CMAP_PATH", "PYTHONSTARTUP"}}
    paths = (str(_ROOT), environment.get("PYTHONPATH", ""))
    environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    environment["PYTHONUTF8"] = "1"
    environment["OPENSSL_CONF"] = (
        os.devnull
    )  # what decrypts files would look for settings in a folder that need not be ours
    environment["ORT_DISABLE_TELEMETRY"] = "1"  # the version we pin knows no host to call; a later one must not either
    # each thread of glibc reserves address space of its own, which counts against the worker's limit though nothing lies in it
    environment["MALLOC_ARENA_MAX"] = "2"
    return environment
