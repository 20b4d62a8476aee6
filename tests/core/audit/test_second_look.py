"""When we find less than the form has, another reader is asked whether the page has more text than we read."""

from pathlib import Path

import pytest
from msgspec import structs

from core.asset_paths import resource
from core.audit import second_look
from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.audit.second_look import Original, doubted_blanks, unread_text
from core.forms.form import Edition
from core.layout.flow import flow_of
from core.readers.open import open_document
from core.report.assemble import assemble
from core.rules.verdict import Verdict
from core.source.document import PrintedContent, ReadProblem, SourceDocument
from core.source.numerals import FigureState
from core.source.unreadable import Reason, Unreadable
from tests.support.ofd_report import printed_report, text_lines_and_strokes

SAMPLE = next(resource("samples").glob("*教育局*.pdf"))


@pytest.fixture(scope="module")
def document() -> SourceDocument:
    opened = open_document(SAMPLE)
    assert isinstance(opened, SourceDocument)
    return opened


def with_pages_cut(document: SourceDocument, share: float) -> SourceDocument:
    """The document as an engine would hand it on that loses all but ``share`` of each page's text."""
    assert isinstance(document.content, PrintedContent)
    pages = []
    for page in document.content.pages:
        kept = int(len(page.characters) * share)
        pages.append(
            structs.replace(page, characters=page.characters[:kept], boxes=page.boxes[:kept], hidden=frozenset())
        )
    return structs.replace(document, content=PrintedContent(tuple(pages)))


def test_text_that_only_the_other_reader_sees_is_told_page_by_page(document: SourceDocument) -> None:
    poor = with_pages_cut(document, 0.5)
    problems = unread_text(Original(SAMPLE), poor, assemble(flow_of(poor)[0]))
    assert problems
    assert all(problem.hides_content for problem in problems)
    assert problems[0].place == "第 1 页"


def test_nobody_is_asked_where_every_table_was_found(document: SourceDocument) -> None:
    report = assemble(flow_of(document)[0])
    assert unread_text(Original(Path("/nowhere.pdf")), document, report) == ()


def test_two_readers_that_see_as_much_leave_no_remark(document: SourceDocument) -> None:
    nothing_found = assemble(())
    assert unread_text(Original(SAMPLE), document, nothing_found) == ()


def damaged(tmp_path: Path) -> Path:
    """The sample with its first hundred bytes after the header gone, so that no object is where the table says."""
    data = SAMPLE.read_bytes()
    path = tmp_path / "damaged.pdf"
    path.write_bytes(data[:20] + data[120:])
    return path


def test_a_file_pieced_together_says_so_and_lets_nothing_be_called_missing(tmp_path: Path) -> None:
    outcome = audit_file(damaged(tmp_path))
    if isinstance(outcome, Unreadable):
        assert outcome.reason is Reason.DAMAGED or "文件结构有损坏" in outcome.sentence
        return
    assert any("文件结构有损坏" in problem.message and problem.hides_content for problem in outcome.problems)
    assert "S04" not in {finding.rule for finding in outcome.findings if finding.verdict is Verdict.BROKEN}


def test_a_blank_in_which_the_other_reader_sees_a_figure_is_in_doubt(document: SourceDocument) -> None:
    hurt = structs.replace(document, problems=(ReadProblem("文件", "有损坏", hides_content=True),))
    report = assemble(flow_of(document)[0])
    at, figure = next((at, figure) for at, figure in report.figures.items() if figure.value)
    unread = structs.replace(figure, printed="", value=None, state=FigureState.BLANK)
    seen = doubted_blanks(Original(SAMPLE), hurt, structs.replace(report, figures={**report.figures, at: unread}))
    assert seen.figures[at].state is FigureState.DOUBTFUL
    assert figure.printed in seen.figures[at].doubts[0]


def test_an_ofd_is_never_handed_to_the_reader_of_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise AssertionError

    monkeypatch.setattr(second_look, "texts_in", refuse)
    path = tmp_path / "报告.ofd"
    figures = {"T3.received.natural": "7", "T3.received.total": "9"}
    path.write_bytes(text_lines_and_strokes(printed_report(figures, Edition.Y2021, 0.5), 0.5))
    audited = audit_file(path)
    assert isinstance(audited, AuditedReport)
    broken = next(finding for finding in audited.findings if finding.rule == "T303")
    assert broken.witness == ""
    assert broken.verdict is Verdict.BROKEN
