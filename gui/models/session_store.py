"""The one holder of the window's state."""

from PySide6.QtCore import QObject, Signal

from gui.presenters.window_state import WindowState


class SessionStore(QObject):
    """Holds the state and tells of each change.

    ``changed(old, new)`` carries two :class:`WindowState` values; a listener compares with ``is`` the parts it depends on.
    """

    changed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = WindowState()

    @property
    def state(self) -> WindowState:
        """The state as it is now."""
        return self._state

    def put(self, state: WindowState) -> None:
        """Replace the state; the very same value changes nothing and tells nobody."""
        if state is self._state:
            return
        old, self._state = self._state, state
        self.changed.emit(old, state)
