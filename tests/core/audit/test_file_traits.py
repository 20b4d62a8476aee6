"""What the readers know of a file reaches the rules about files."""

from pathlib import Path

import pytest

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.audit.options import AuditOptions
from core.forms.headings import HEADINGS
from core.rules.pack import RulePack
from core.source.document import DocumentFormat, PrintedContent, PrintedPage, SourceDocument
from tests.support.word_package import paragraph, run, word_package

TITLE = "青禾市教育局2023年政府信息公开工作年度报告"
LEFT_OVER = {
    "批注": '<w:r><w:commentReference w:id="0"/></w:r>',
    "修订": f'<w:ins w:id="1" w:author="甲">{run("新")}</w:ins>',
    "隐藏": run("藏", "<w:vanish/>"),
}


def findings(path: Path, *rules: str) -> dict[str, str]:
    audited = audit_file(path, options=AuditOptions(pack=RulePack(switches=dict.fromkeys(rules, "on"))))
    assert isinstance(audited, AuditedReport)
    return {finding.rule: finding.statement for finding in audited.findings if finding.rule in {"P01", "P03", "P10"}}


def document(folder: Path, name: str, more: str = "") -> Path:
    path = folder / name
    body = "".join(paragraph(text) for text in (TITLE, *HEADINGS.values()))
    path.write_bytes(word_package(f"{body}<w:p>{run('无。')}{more}</w:p>"))
    return path


@pytest.mark.parametrize("what", LEFT_OVER)
def test_what_was_left_in_a_word_document_is_found_where_the_rule_is_on(what: str, tmp_path: Path) -> None:
    path = document(tmp_path, "年报.docx", LEFT_OVER[what])
    assert what in findings(path, "P10")["P10"]
    assert findings(path) == {}


def test_a_clean_document_is_left_alone(tmp_path: Path) -> None:
    assert findings(document(tmp_path, "年报.docx"), "P01", "P10") == {}


def test_a_file_named_a_picture_version_without_any_table_is_not_taken_for_the_report(tmp_path: Path) -> None:
    assert "图解版" in findings(document(tmp_path, "一图读懂青禾市教育局年报.docx"))["P03"]


def test_the_pages_read_from_pictures_are_numbered_from_one() -> None:
    pages = (PrintedPage(10, 10, "", ()), PrintedPage(10, 10, "", (), recognised=True))
    pdf = SourceDocument("a.pdf", "0" * 64, DocumentFormat.PDF, "", PrintedContent(pages))
    assert pdf.recognised_pages == (2,)
