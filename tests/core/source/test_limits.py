"""Every limit is kept by some code, explained for people, and named with the value met where it is passed."""

import ast
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from core.layout.flow import flow_of
from core.readers.open import open_document
from core.sandbox.client import SandboxClient, TimeLimits
from core.sandbox.command import worker_command
from core.source import limits
from core.source.unreadable import Unreadable
from tests.support.hostile_pdf import multiplying_forms, page_of

CORE = Path(limits.__file__).parents[1]
NAMES = tuple(name for name in vars(limits) if name.isupper())

KEPT_IN_SILENCE = {
    "ROW_SPAN": "声明的跨行数按限度算，表格仍按实有的行读",
    "COLUMN_SPAN": "同上",
    "INFLATION_RATIO_FROM": "小条目不看比例",
    "CELL_CHARACTERS": "导出时截断并在单元格里写明原长",
    "NUMBER_DIGITS": "按文字显示，单元格状态是“文字”",
    "PREVIEW_PIXELS": "预览图缩小",
    "PREVIEW_SIDE": "预览图缩小",
    "ANSWER_BYTES": "读取进程的答复不可信，作为内部错误处理",
    "KEPT_BYTES": "不拒绝什么，超出的文件再读一遍",
    "RENDER_SECONDS": "与其他时间限度同一句话",
    "WORKER_BYTES": "内存不够时系统不说差多少，只写限度",
    "NESTING": "解析库到限度为止，不再往下数",
    **dict.fromkeys(
        (
            "OBJECTS_PER_DOCUMENT",
            "SHEET_CELLS",
            "SHEET_TAGS",
            "SHEET_ROWS",
            "SHEET_COLUMNS",
            "MERGED_SLOTS",
            "RTF_TOKENS",
        ),
        "数到限度为止，不再往下数，只写限度",
    ),
}
"""Limits without a sentence that shows a value met, and why."""


def used_names() -> set[str]:
    """Every name that core and gui use, their own declarations in limits.py left out."""
    names: set[str] = set()
    for path in [*CORE.rglob("*.py"), *(CORE.parent / "gui").rglob("*.py")]:
        if path.name == "limits.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Name):
                names.add(node.id)
            elif isinstance(node, ast.Attribute):
                names.add(node.attr)
    return names


@pytest.mark.parametrize("name", NAMES)
def test_a_limit_is_used(name: str) -> None:
    assert name in used_names()


def test_a_limit_has_its_line_for_people() -> None:
    body = ast.parse(Path(limits.__file__).read_text(encoding="utf-8")).body[1:]
    assert [type(node).__name__ for node in body] == ["Assign", "Expr"] * len(NAMES)


def said_about(path: Path) -> str:
    """Everything that opening and laying out a file says."""
    outcome = open_document(path)
    if isinstance(outcome, Unreadable):
        return outcome.sentence
    problems = (*outcome.problems, *flow_of(outcome)[1])
    return "\n".join(problem.message for problem in problems)


def package_of(parts: dict[str, bytes]) -> bytes:
    store = io.BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return store.getvalue()


def pages(count: int) -> bytes:
    kids = b" ".join([b"3 0 R"] * count)
    return page_of(b"").replace(b"/Kids [3 0 R] /Count 1", b"/Kids [%b] /Count %d" % (kids, count))


def web_table(rows: int, columns: int) -> bytes:
    cell = "<td>1</td>" * columns
    return f"<html><body><table>{f'<tr>{cell}</tr>' * rows}</table></body></html>".encode()


CASES: dict[str, tuple[str, int, str, Callable[[], bytes], str]] = {
    "FILE_BYTES": ("core.readers.open", 2 * 2**20, ".txt", lambda: b"1" * (3 * 2**20), "3 MB"),
    "PAGES": ("core.readers.pdf_pages", 2, ".pdf", lambda: pages(7), "7 页"),
    "OBJECTS_PER_PAGE": ("core.readers.pdf_objects", 5, ".pdf", lambda: page_of(b"0 0 9 9 re f " * 43), "43 个对象"),
    "CONTENT_BYTES": ("core.readers.pdf_streams", 999, ".pdf", lambda: page_of(b"0 0 9 9 re f " * 99), "1,287 字节"),
    "CELLS_PER_TABLE": ("core.readers.rendition", 10, ".html", lambda: web_table(4, 6), "24 个单元格"),
    "COLUMNS": ("core.layout.spans", 10, ".html", lambda: web_table(2, 17), "至少 11 列"),
    "ZIP_ENTRIES": ("core.readers.package", 3, ".docx", lambda: package_of(dict.fromkeys("abcdefg", b"")), "7 个条目"),
    "INFLATED_BYTES": ("core.readers.package", 2**20, ".docx", lambda: package_of({"a": os.urandom(5 * 2**20)}), "5 MB"),
    "INFLATION_RATIO": (
        "core.readers.package", 2, ".docx", lambda: package_of({"_rels/.rels": b" " * 3 * 2**20}), "3.0 MB",
    ),
    "HTML_NODES": ("core.readers.html", 20, ".html", lambda: web_table(10, 10), "226 个标签"),
    "LINE_CHARACTERS": ("core.readers.text", 50, ".txt", lambda: b"x" * 77, "77 个字符"),
    "TEXT_CHARACTERS": ("core.readers.text", 50, ".txt", lambda: b"x\n" * 77, "154 个字符"),
    "TEXT_LINES": ("core.readers.text", 50, ".txt", lambda: b"x\n" * 77, "78 行"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_passes_a_limit_is_told_with_the_value_met(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, lower, suffix, make, met = CASES[name]
    monkeypatch.setattr(f"{module}.{name}", lower)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(make())
    assert met in said_about(path)


@pytest.mark.parametrize(
    ("times", "met"),
    [(TimeLimits(silence=0.6, audit=8.0), "0.6 秒"), (TimeLimits(silence=8.0, audit=0.7), "0.7 秒")],
    ids=["SILENCE_SECONDS", "AUDIT_SECONDS"],
)
def test_time_that_ran_out_is_told_in_seconds(times: TimeLimits, met: str) -> None:
    with SandboxClient(worker_command("tests.support.fake_worker"), times) as client:
        client.audit(Path("a.txt"))  # the worker is up
        outcome = client.audit(Path("endless.pdf"))
    assert isinstance(outcome, Unreadable)
    assert met in outcome.sentence


TOLD_BY_READERS = (
    "SHEET_BYTES", "TABLE_NESTING", "MIME_BYTES", "MIME_PARTS", "MIME_NESTING", "MIME_HEADER_BYTES", "PASSWORD_SPINS",
    "PICTURE_PIXELS",
)  # fmt: skip
"""Limits of one format each, passed in the tests of its reader."""


def names_in(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


@pytest.mark.parametrize("name", TOLD_BY_READERS)
def test_the_sentence_of_a_readers_limit_shows_the_value_met_beside_it(name: str) -> None:
    sentences = [
        [names_in(part) for part in node.values if isinstance(part, ast.FormattedValue)]
        for path in CORE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr) and name in names_in(node)
    ]
    assert sentences
    for shown in sentences:
        assert any(name in names for names in shown)
        assert any(name not in names for names in shown)


def test_every_limit_is_told_or_has_a_reason_not_to_be() -> None:
    timed = {"SILENCE_SECONDS", "AUDIT_SECONDS"}
    assert {*CASES, *KEPT_IN_SILENCE, *TOLD_BY_READERS, *timed} == set(NAMES)
    assert not set(CASES) & set(KEPT_IN_SILENCE)


def test_forms_that_multiply_are_not_handed_to_the_drawing_library(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(multiplying_forms())
    assert "超过处理限度" in said_about(path)
