from pathlib import Path

from PySide6.QtCore import QByteArray

from gui.appearance import Appearance
from gui.settings import WindowSettings


def test_the_latest_file_comes_first_and_none_twice(tmp_path: Path) -> None:
    settings = WindowSettings(tmp_path / "w.ini")
    for name in ("甲.pdf", "乙.pdf", "甲.pdf"):
        settings.remember(tmp_path / name)
    assert [path.name for path in settings.recent] == ["甲.pdf", "乙.pdf"]


def test_only_the_last_few_files_are_kept(tmp_path: Path) -> None:
    settings = WindowSettings(tmp_path / "w.ini")
    for number in range(20):
        settings.remember(tmp_path / f"{number}.pdf")
    assert [path.name for path in settings.recent] == [f"{number}.pdf" for number in range(19, 11, -1)]


def test_what_was_kept_is_there_in_the_next_run(tmp_path: Path) -> None:
    first = WindowSettings(tmp_path / "w.ini")
    first.remember(tmp_path / "甲, 乙；丙.pdf")
    first.appearance = Appearance.DARK
    first.keep_shape("down", QByteArray(b"\x00\x01"))
    first.save()
    second = WindowSettings(tmp_path / "w.ini")
    assert [path.name for path in second.recent] == ["甲, 乙；丙.pdf"]
    assert second.appearance is Appearance.DARK
    assert second.shape("down") == QByteArray(b"\x00\x01")


def test_a_spoiled_settings_file_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "w.ini").write_text("[General]\nappearance=neon\nrecent=@Invalid()\nshape\\down=3\n", encoding="utf-8")
    settings = WindowSettings(tmp_path / "w.ini")
    assert settings.appearance is Appearance.SYSTEM
    assert settings.recent == ()
    assert settings.shape("down") is None


def test_forgetting_empties_the_list(tmp_path: Path) -> None:
    settings = WindowSettings(tmp_path / "w.ini")
    settings.remember(tmp_path / "甲.pdf")
    settings.forget_recent()
    assert settings.recent == ()
