"""W14: brackets and quotation marks in pairs and of one width, marks of Chinese text in Chinese width."""

import re
from collections.abc import Iterator

from core.rules.narrative.wording.passages import NARRATIVE, Passage, around, found_in, found_or_held, passages
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "【": "】", "〔": "〕"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_OTHER_WIDTH = {"(": "（", ")": "）", "（": "(", "）": ")"}
_LIST_MARK = re.compile(r"(?:^|(?<=[。；;：:，,、\s]))(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[)）]")
_DOUBLED = re.compile(r"[，、；：][，。、；：]|。[，、；：。](?!。)|，，+")
_NARROW = re.compile(r"(?<=[\u4e00-\u9fff])[,;:?!](?=[\u4e00-\u9fff])")


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    # a recogniser does not tell marks of one width from those of the other
    if subject.file.recognised:
        return
    own = passages(subject.report, NARRATIVE)
    found = [result for passage in own for result in _paired(rule, passage)]
    for pattern, what, expected in (
        (_DOUBLED, "标点重复", "两个标点应只留一个"),
        (_NARROW, "汉字之间用了半角标点", "汉字之间用全角标点"),
    ):
        hits = [(passage, match) for passage in own for match in pattern.finditer(passage.characters)]
        if hits:
            passage, match = hits[0]
            said = f"{what}，共 {len(hits)} 处，如“{around(passage.characters, *match.span())}”"
            found.append(found_in(rule, passage, match.span(), said, expected))
    yield from found_or_held(rule, found, looked=bool(own))


def _paired(rule: Rule, passage: Passage) -> Iterator[CheckResult]:
    """The first mark without its partner in a paragraph; later ones mostly follow from it."""
    lone = _lone_mark(passage.characters)
    if lone is not None:
        at, said = lone
        shown = around(passage.characters, at, at + 1)
        yield found_in(rule, passage, (at, at + 1), f"{said}：“{shown}”", "括号、引号、书名号应成对，并用同一种宽度")


def _lone_mark(text: str) -> tuple[int, str] | None:
    marks = {match.end() - 1 for match in _LIST_MARK.finditer(text)}
    waiting: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if character in _PAIRS:
            waiting.append((character, at))
        elif character in _CLOSING and waiting and waiting[-1][0] == _CLOSING[character]:
            waiting.pop()
        elif character in _CLOSING and waiting and _OTHER_WIDTH.get(_CLOSING[character]) == waiting[-1][0]:
            return at, "一对括号一半全角、一半半角"
        elif character in _CLOSING and at not in marks:
            return at, f"“{character}”没有与它成对的“{_CLOSING[character]}”"
    if waiting:
        character, at = waiting[-1]
        return at, f"“{character}”没有与它成对的“{_PAIRS[character]}”"
    return None


PUNCTUATION = Rule(
    id="W14",
    title="标点全半角或括号混用",
    severity=Severity.HINT,
    check=Logic(_results),
    explanation="括号、引号、书名号应成对，一对括号用同一种宽度；汉字之间用全角标点，标点不重复。",
    basis=inferred("标点符号用法的通行要求"),
    next_step="改正标点",
    usual=False,
    examples=(
        Example("一：（一）学习《条例》（国务院令第711号），落实“五公开”。1）公开信息；2）答复申请。", Verdict.HOLDS),
        Example("一：(一)主动公开。网址：www.gov.cn,时间为9:00……", Verdict.HOLDS),
        Example("一：学习《条例》（国务院令第711号)，落实要求。", Verdict.BROKEN),
        Example("一：学习《政府信息公开条例，落实要求。", Verdict.BROKEN),
        Example("一：认真落实,加强公开。", Verdict.BROKEN),
        Example("一：认真落实，，加强公开。", Verdict.BROKEN),
    ),
)
