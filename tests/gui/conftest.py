"""Tests of the window run without a screen; a warning of Qt is a failure."""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

collect_ignore_glob: list[str] = []
if find_spec("PySide6") is None or find_spec("pytestqt") is None:
    # presenters know no Qt and are tested without it too
    collect_ignore_glob = ["test_*.py", "models/*.py", "source", "views/*.py"]
else:
    from PySide6.QtCore import QCoreApplication, QEvent

    def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
        """Let warnings of Qt fail every test below this folder that could bring them about."""
        here = Path(__file__).parent
        for item in items:
            if here in item.path.parents and item.path.parent.name != "presenters":
                item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
                # the platform without a screen says this of every window that has a least size
                item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))

    @pytest.fixture(scope="session")
    def qapp_args() -> list[str]:
        """The name under which Qt knows the tests."""
        return ["gouji-tests"]

    @pytest.fixture(autouse=True)
    def _windows_end_with_their_test() -> Iterator[None]:
        """Delete for good what the test left to be deleted later; windows left over would slow each test after them."""
        yield
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
