"""What the text of some sections says as a whole, for rules that ask whether something is mentioned at all."""

from collections.abc import Iterator

from core.report.annual_report import AnnualReport
from core.report.sentence import Sentence
from core.rules.rule import Subject
from core.source.characters import folded


def text_of(report: AnnualReport, *sections: int) -> str:
    """The paragraphs of these sections, folded and without blanks, one a line."""
    return "\n".join(
        folded(paragraph.characters)
        for section in report.sections
        if section.number in sections
        for paragraph in section.paragraphs
    )


def sentences_in(subject: Subject, *sections: int) -> Iterator[Sentence]:
    """The sentences of these sections, in reading order."""
    return (sentence for sentence in subject.sentences if sentence.section in sections)
