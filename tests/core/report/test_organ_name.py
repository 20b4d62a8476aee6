"""Names of organs: spelled otherwise they are one, shortened they are not."""

import pytest

from core.report.organ_name import organ_key, same_organ


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青禾市教育局", "青禾市 教育局"),
        ("青禾市教育局（本级）", "青禾市教育局(本级)"),
        ("青禾市人民政府办公室", "青禾市政府办公室"),
        ("青禾市人民政府办公室", "青禾市人民政府办"),
    ],
)
def test_another_spelling_is_the_same_organ(one: str, other: str) -> None:
    assert same_organ(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青禾市教育局", "青禾市教育局（本级）"),
        ("青禾市发展和改革委员会", "青禾市发展改革委"),
        ("青禾市教育局", "教育局"),
        ("青禾市人民政府", "青禾市人民政府办公室"),
        ("青禾市教育局", "青禾县教育局"),
        ("", ""),
    ],
)
def test_a_shorter_or_another_name_is_not(one: str, other: str) -> None:
    assert not same_organ(one, other)


def test_no_name_has_no_key() -> None:
    assert organ_key(" （）") == ""
