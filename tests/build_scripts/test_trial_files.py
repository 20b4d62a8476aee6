"""The files that a frozen program is tried with: each is what its name says, or nothing would be proven by it."""

from pathlib import Path

import pytest

pytest.importorskip("cryptography")

from build_scripts.trial_files import make_photograph, make_scan, trial_files
from core.readers.open import open_document
from core.source.document import PrintedContent, SourceDocument


def opened(path: Path) -> SourceDocument:
    document = open_document(path)
    assert isinstance(document, SourceDocument), document
    return document


def test_every_file_opens_as_the_kind_its_name_says(tmp_path: Path) -> None:
    kinds = {path.name: opened(path).format.value for path in trial_files(tmp_path)}
    named = {name: name.rpartition(".")[2].replace("mht", "mhtml") for name in kinds}
    assert kinds == named
    assert {"doc", "xls", "xlsx", "rtf", "ofd", "mhtml"} <= set(kinds.values())


def test_the_scan_has_pages_that_are_pictures_and_no_text(tmp_path: Path) -> None:
    content = opened(make_scan(tmp_path)).content
    assert isinstance(content, PrintedContent)
    assert len(content.pages) > 1
    assert all(page.is_picture for page in content.pages)


def test_the_photograph_is_webp(tmp_path: Path) -> None:
    assert make_photograph(tmp_path).read_bytes()[8:12] == b"WEBP"
