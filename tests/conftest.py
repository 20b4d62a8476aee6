"""For all tests: windows are drawn off screen, and settings and data go to a folder that is thrown away."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

SETTINGS_FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@pytest.fixture(scope="session", autouse=True)
def _own_settings() -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="gouji-tests-") as folder, pytest.MonkeyPatch.context() as patch:
        for name in SETTINGS_FOLDERS:
            patch.setenv(name, str(Path(folder, name.lower())))
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the corpus that lies beside the project; tests that need it are skipped where it is absent."""
    folder = Path(__file__).resolve().parents[1].parent / "shared"
    if not folder.is_dir():
        pytest.skip("旁边没有 shared 文件夹（语料库）")
    return folder
