import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.export.file_names import safe_file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青禾市教育局2023年报.xlsx", "青禾市教育局2023年报.xlsx"),
        ('a/b\\c:d*e?f"g<h>i|j.xlsx', "a_b_c_d_e_f_g_h_i_j.xlsx"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("con.xlsx", "_con.xlsx"),
        ("NUL", "_NUL"),
        ("COM1 .txt", "_COM1.txt"),
        ("CONIN$.a", "_CONIN$.a"),
        ("控制台con.xlsx", "控制台con.xlsx"),
        ("尾点. . .", "尾点"),
        ("", "未命名"),
        (" ..", "未命名"),
        ("换\n行\x00", "换_行_"),
        ("\u202e颠倒.xlsx", "_颠倒.xlsx"),
        ("e\u0301.txt", "é.txt"),
    ],
)  # fmt: skip
def test_a_name_becomes_safe(text: str, name: str) -> None:
    assert safe_file_name(text) == name


def test_shortening_keeps_the_extension() -> None:
    name = safe_file_name("长" * 300 + ".xlsx")
    assert name.endswith("长.xlsx")
    assert len(name.encode()) <= 240


@given(st.text(max_size=300) | st.text(string.printable, max_size=300))
def test_no_text_yields_a_dangerous_name(text: str) -> None:
    name = safe_file_name(text)
    assert name
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert name not in {".", ".."}
    assert not name.endswith((".", " "))
    assert len(name.encode()) <= 240
    assert safe_file_name(name) == name
