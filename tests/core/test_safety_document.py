"""What docs/safety.md says is what the program keeps."""

import pytest

from tests.core.refreeze import DOCUMENT, bad_files_table, limits_table, with_table


def document() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def test_the_limits_in_the_document_are_those_of_the_program() -> None:
    assert with_table(document(), "限度", limits_table()) == document()


def test_the_counts_of_bad_files_are_those_of_the_table() -> None:
    assert with_table(document(), "坏文件", bad_files_table()) == document()


def test_the_document_admits_no_silent_loss() -> None:
    table = document().split("<!-- 副本 -->")[1].split("<!-- 副本完 -->")[0]
    head, _, *rows = [line.strip("| ").split(" | ") for line in table.strip().splitlines()]
    assert {row[head.index("无声丢失")] for row in rows} == {"0"}
    assert int(rows[-1][head.index("份数")]) >= 500


def test_a_document_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="unpack"):
        with_table("", "限度", "")
