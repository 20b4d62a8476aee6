"""What a rule asks the readers for by kind: revisions, comments, hidden text and pictures, in every format of Word."""

import pytest

from core.readers.doc_file import Part
from core.source.document import ProblemKind, SourceDocument
from tests.support.flow_reading import opened
from tests.support.rich_text import paragraph as rich_paragraph
from tests.support.rich_text import rich_text
from tests.support.word_binary import plc, word_binary
from tests.support.word_package import paragraph, run, word_package
from tests.support.word_paragraphs import para


def kinds(document: SourceDocument) -> list[ProblemKind]:
    return [problem.kind for problem in document.problems]


def package(*runs: str) -> SourceDocument:
    return opened(word_package(f"<w:p>{run('正文')}{''.join(runs)}</w:p>"))


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ('<w:r><w:commentReference w:id="0"/></w:r>', ProblemKind.COMMENTS),
        (f'<w:ins w:id="1" w:author="甲">{run("新")}</w:ins>', ProblemKind.REVISIONS),
        ('<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>', ProblemKind.REVISIONS),
        (run("藏", "<w:vanish/>"), ProblemKind.HIDDEN_TEXT),
    ],
)
def test_a_word_package_says_what_was_left_in_it(markup: str, kind: ProblemKind) -> None:
    assert kinds(package(markup)) == [kind]


def test_a_clean_word_package_says_nothing() -> None:
    assert kinds(opened(word_package(paragraph("正文")))) == []


def test_comments_of_an_old_word_document_are_told_from_footnotes() -> None:
    marks = plc([0, 1, 2], [bytes(30)] * 2)
    assert kinds(opened(word_binary(para("甲\x02\x02"), parts={Part.COMMENT_MARKS: marks}))) == [ProblemKind.COMMENTS]
    notes = plc([0, 1, 2], [bytes(2)] * 2)
    assert kinds(opened(word_binary(para("甲\x02\x02"), parts={Part.FOOTNOTE_MARKS: notes}))) == [ProblemKind.OTHER]


@pytest.mark.parametrize(
    ("aside", "kind"),
    [
        (r"{\footnote\pard\plain 注文9\par}", ProblemKind.OTHER),
        (r"{\*\annotation\pard\plain 批文9}", ProblemKind.COMMENTS),
        (r"{\revised 新}", ProblemKind.REVISIONS),
        (r"{\v 藏}", ProblemKind.HIDDEN_TEXT),
    ],
)
def test_rich_text_says_what_was_left_in_it(aside: str, kind: ProblemKind) -> None:
    assert kinds(opened(rich_text(rich_paragraph(f"前{aside}后")))) == [kind]
