"""The narrative cut into sentences, whose characters still know where they were read."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.report.annual_report import AnnualReport, Section
from core.report.sentences import LONGEST, sentences_of
from core.source.text import SourceText, located


def report_of(*sections: tuple[int, tuple[str, ...]]) -> AnnualReport:
    made = tuple(
        Section(number, "", SourceText(), tuple(located(text, place) for place, text in enumerate(texts)))
        for number, texts in sections
    )
    return AnnualReport(SourceText(), "", 2023, None, (), False, made, (), {})


def cut(*paragraphs: str) -> list[str]:
    return [str(sentence.text) for sentence in sentences_of(report_of((1, paragraphs)))]


def test_sentences_end_at_their_marks_and_at_the_end_of_a_paragraph() -> None:
    assert cut("一是公开；二是解读。加强培训！还有吗？没有", "下一段") == [
        "一是公开；",
        "二是解读。",
        "加强培训！",
        "还有吗？",
        "没有",
        "下一段",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "印发《关于公开；解读的通知》的文件。",
        "坚持“先审查；后公开”的原则。",
        "网站（含微博；微信）更新。",
        "网站(含微博;微信)更新。",
    ],
)
def test_a_mark_inside_brackets_or_quotes_does_not_end_the_sentence(text: str) -> None:
    assert cut(text) == [text]


def test_a_bracket_that_is_never_closed_hides_nothing() -> None:
    assert cut("印发《通知。第二句（没有括回。第三句。") == ["印发《通知。", "第二句（没有括回。", "第三句。"]


def test_a_sentence_carries_its_section_and_its_numbers() -> None:
    (sentence,) = sentences_of(report_of((6, ("全年收取 0 元。",))))
    assert sentence.section == 6
    assert [str(mention.value) for mention in sentence.mentions] == ["0"]


def test_a_mention_points_at_the_print() -> None:
    sentences = sentences_of(report_of((1, ("（二）依申请公开。　收到申请21件。",))))
    mention = sentences[1].mentions[0]
    words = sentences[1].text.slice(mention.start, mention.stop)
    assert words == located("（二）依申请公开。　收到申请21件。", 0).slice(14, 17)


@given(st.text(alphabet="公开；。！？《》“”（）() 1件", max_size=200))
def test_no_character_is_lost(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("piece", ["（", "《", "1+", "申请1件，", "。", "“1"])
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    start = time.perf_counter()
    sentences = cut(piece * (40_000 // len(piece)))
    assert time.perf_counter() - start < 10
    assert max(len(sentence) for sentence in sentences) <= LONGEST
