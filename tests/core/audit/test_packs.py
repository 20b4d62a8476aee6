"""The packs that come with the program can be used as they are, and a file that cannot says why in one sentence."""

from pathlib import Path

import pytest

from core.asset_paths import resource
from core.audit.packs import pack_at
from core.rules.pack_file import PackError

EXAMPLES = sorted(resource("packs").glob("*.toml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_changes_rules_that_there_are(path: Path) -> None:
    pack = pack_at(path)
    assert pack.name
    assert pack.switches
    assert pack.thresholds


def test_there_are_two_examples() -> None:
    assert len(EXAMPLES) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "读不出来，请确认文件存在并以 UTF-8 保存"),
        (b'[rules]\nT31 = "off"', "“甲.toml”不能用，请修改：.*“T31”不是规则编号，是不是"),
        (b"#" * (2**20 + 1), "太大"),
    ],
)
def test_a_file_that_is_no_pack_is_refused_by_name(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "甲.toml"
    path.write_bytes(content)
    with pytest.raises(PackError, match=said):
        pack_at(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="读不出来"):
        pack_at(tmp_path / "没有.toml")
