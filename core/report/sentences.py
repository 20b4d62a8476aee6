"""Cuts the narrative into sentences."""

import re
from collections.abc import Iterator

from core.report.annual_report import AnnualReport
from core.report.mentions import mentions_of
from core.report.sentence import Sentence
from core.source.text import SourceText

# A mark of punctuation inside a title, a quotation or brackets does not end the sentence around it; one that is never
# closed again is an ordinary character. Possessive quantifiers keep the time linear in the length of the text.
_SENTENCE = re.compile(
    r"(?:[^。！？；!?;《“（(]++"
    r"|《[^《》]{0,80}+》|“[^“”]{0,200}+”|（[^（）()]{0,200}+[）)]|\([^（）()]{0,200}+[）)]"
    r"|[《“（(])++[。！？；!?;”]*+"
    r"|[。！？；!?;]++"
)

LONGEST = 1000
"""Characters after which a sentence is cut whatever it says: what reads it may take time by the square of its length."""


def sentences_of(report: AnnualReport) -> tuple[Sentence, ...]:
    """Every paragraph of every section, cut at 。！？； and at its end; a sentence keeps its closing mark."""
    return tuple(
        sentence
        for section in report.sections
        for paragraph in section.paragraphs
        for sentence in cut(section.number, paragraph)
    )


def cut(section: int, paragraph: SourceText) -> Iterator[Sentence]:
    """The sentences of one paragraph of a section."""
    for match in _SENTENCE.finditer(paragraph.characters):
        for start in range(match.start(), match.end(), LONGEST):
            text = paragraph.slice(start, min(start + LONGEST, match.end())).strip()
            if text:
                yield Sentence(section, text, mentions_of(text.characters))
