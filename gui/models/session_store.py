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
        self._pending: list[tuple[WindowState, WindowState]] = []
        self._telling = False

    @property
    def state(self) -> WindowState:
        """The state as it is now."""
        return self._state

    def put(self, state: WindowState) -> None:
        """Replace the state; the very same value changes nothing and tells nobody.

        A listener may put a state itself: it is told after the present change has reached every listener.
        """
        if state is self._state:
            return
        old, self._state = self._state, state
        self._pending.append((old, state))
        if not self._telling:
            self._tell()

    def _tell(self) -> None:
        self._telling = True
        try:
            while self._pending:
                self.changed.emit(*self._pending.pop(0))
        finally:
            self._telling = False
