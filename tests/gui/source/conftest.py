"""A view of sources and the pen that draws its pages."""

import pytest
from pytestqt.qtbot import QtBot

from tests.support.drawn_source import DrawnView, Pen


@pytest.fixture
def pen() -> Pen:
    return Pen()


@pytest.fixture
def view(qtbot: QtBot, pen: Pen) -> DrawnView:
    widget = DrawnView(pen)
    qtbot.addWidget(widget)
    widget.resize(640, 700)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget
