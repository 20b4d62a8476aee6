from pathlib import Path

import pytest

from build_scripts import set_up_system
from build_scripts.set_up_system import (
    QT_LIBRARIES,
    Missing,
    has_chinese_font,
    install,
    is_loadable,
    missing_library_packages,
    please_install,
)


def test_a_library_that_no_system_has_is_not_loadable() -> None:
    assert not is_loadable("libgouji-that-does-not-exist.so.9")


def test_exactly_the_packages_of_the_missing_libraries_are_named() -> None:
    absent = {"libEGL.so.1", "libxcb-cursor.so.0"}
    assert missing_library_packages(lambda library: library not in absent) == ("libegl1", "libxcb-cursor0")


def test_nothing_is_missing_where_every_library_loads() -> None:
    assert missing_library_packages(lambda _: True) == ()


def test_every_library_is_named_by_its_so_version() -> None:
    assert all(".so." in library for library in QT_LIBRARIES)


@pytest.mark.parametrize("name", ["NotoSansCJK-Regular.ttc", "wqy-zenhei.ttc", "simsun.ttc", "SourceHanSerif.otf"])
def test_a_chinese_font_is_known_by_its_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / name).touch()
    assert has_chinese_font([tmp_path])


def test_a_latin_font_is_no_chinese_font(tmp_path: Path) -> None:
    (tmp_path / "DejaVuSans.ttf").touch()
    assert not has_chinese_font([tmp_path, tmp_path / "not there"])


def test_a_user_who_may_not_install_is_told_the_whole_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up_system, "may_install", lambda: False)
    with pytest.raises(Missing) as refusal:
        install(("libegl1", "fonts-noto-cjk"))
    assert str(refusal.value) == "请先安装：sudo apt-get install libegl1 fonts-noto-cjk"
    assert "\n" not in please_install(["a", "b"])


def test_nothing_missing_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up_system, "may_install", lambda: pytest.fail("asked although nothing is missing"))
    install(())
