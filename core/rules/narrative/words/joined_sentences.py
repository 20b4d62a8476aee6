"""Sentences put together again where one list runs over several of them."""

from collections.abc import Iterator

from core.report.sentence import Mention, MentionKind, Sentence
from core.source.text import joined

_LONGEST = 30
"""Sentences put together; a list in a real report has a dozen items."""


def joined_sentences(sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    """Sentences, those that a ； parts put together again, and a list put to the one number of the sentence before it."""
    held: list[Sentence] = []
    for sentence in sentences:
        if held and not _continues(held, sentence):
            yield _together(held)
            held = []
        held.append(sentence)
    if held:
        yield _together(held)


def _continues(held: list[Sentence], sentence: Sentence) -> bool:
    last = held[-1]
    if last.section != sentence.section or len(held) >= _LONGEST:
        return False
    if last.text.characters.endswith(("；", ";")):
        return True
    # 公开信息500条。其中政策文件30条，…: with two numbers before it, nobody knows which one is divided
    counted = [one for one in last.mentions if one.kind in (MentionKind.COUNT, MentionKind.MONEY)]
    return len(held) == 1 and len(counted) == 1 and sentence.text.characters.startswith("其中")


def _together(sentences: list[Sentence]) -> Sentence:
    if len(sentences) == 1:
        return sentences[0]
    mentions, offset = [], 0
    for sentence in sentences:
        mentions += [_moved(mention, offset) for mention in sentence.mentions]
        offset += len(sentence.text)
    return Sentence(sentences[0].section, joined(sentence.text for sentence in sentences), tuple(mentions))


def _moved(mention: Mention, offset: int) -> Mention:
    return Mention(
        mention.start + offset, mention.stop + offset, mention.value, mention.kind, mention.unit, mention.approximate
    )
