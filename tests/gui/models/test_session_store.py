from pathlib import Path

from gui.models.session_store import SessionStore
from gui.presenters.window_state import WindowState


def test_a_change_tells_the_old_and_the_new_state() -> None:
    store, told = SessionStore(), []
    store.changed.connect(lambda old, new: told.append((old, new)))
    before, after = store.state, store.state.started(Path("甲.pdf"))
    store.put(after)
    assert told == [(before, after)]
    assert store.state is after


def test_the_same_state_tells_nobody() -> None:
    store, told = SessionStore(), []
    store.changed.connect(lambda old, new: told.append(new))
    store.put(store.state)
    assert told == []


def test_an_equal_but_new_state_is_a_change() -> None:
    store, told = SessionStore(), []
    store.changed.connect(lambda old, new: told.append(new))
    store.put(WindowState())
    assert len(told) == 1


def test_a_state_put_by_a_listener_is_told_after_the_present_one_to_all() -> None:
    store, told = SessionStore(), []
    first, second = store.state.started(Path("甲.pdf")), store.state.started(Path("乙.pdf"))
    store.changed.connect(lambda old, new: store.put(second) if new is first else None)
    store.changed.connect(lambda old, new: told.append(new))
    store.put(first)
    assert told == [first, second]
    assert store.state is second
