"""Pages that are pictures, where the recogniser is missing or cannot be loaded."""

import sys
from pathlib import Path

import pytest

from core.audit import pictures
from core.audit.pictures import NOT_INSTALLED, NOT_LOADED, with_pictures_read
from core.source.document import DocumentFormat, PrintedContent, PrintedPage, SourceDocument
from core.source.geometry import Rect
from core.source.progress import silent
from core.source.unreadable import Reason, Unreadable
from tests.support.sheet import Sheet

PICTURE = PrintedPage(595.0, 842.0, "", (), images=(Rect(0.0, 0.0, 595.0, 842.0),))


def document_of(*pages: PrintedPage) -> SourceDocument:
    return SourceDocument("扫描.pdf", "0", DocumentFormat.PDF, "无", PrintedContent(pages))


def read(*pages: PrintedPage) -> SourceDocument | Unreadable:
    return with_pictures_read(Path("扫描.pdf"), document_of(*pages), "", silent)


def refused(*pages: PrintedPage) -> tuple[Reason, str]:
    answer = read(*pages)
    assert isinstance(answer, Unreadable)
    return answer.reason, answer.detail


def test_without_the_component_a_scan_is_refused_and_the_component_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "available", lambda: False)
    assert refused(PICTURE) == (Reason.SCANNED, NOT_INSTALLED)


def test_a_component_that_cannot_be_loaded_is_said_and_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "available", lambda: True)
    monkeypatch.setitem(sys.modules, "core.scans.recognition", None)
    assert refused(PICTURE) == (Reason.SCANNED, NOT_LOADED)


def test_a_document_that_also_has_text_stays_as_it_is_where_nothing_can_be_recognised(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "available", lambda: True)
    monkeypatch.setitem(sys.modules, "core.scans.recognition", None)
    pages = PICTURE, Sheet().write("正文", 50, 50).page()
    assert read(*pages) == document_of(*pages)


def test_a_document_without_pictures_does_not_ask_for_the_component(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> bool:
        raise AssertionError

    monkeypatch.setattr(pictures, "available", fail)
    page = Sheet().write("正文", 50, 50).page()
    assert read(page) == document_of(page)
