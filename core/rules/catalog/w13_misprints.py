"""W13: misspelt and doubled words, and English function words left standing between Chinese characters."""

import re
from collections.abc import Iterator

from core.report.sentence import Sentence
from core.rules.narrative.wording.misprints import misprints_in
from core.rules.narrative.wording.passages import around, found_or_held
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.telling import place_of
from core.rules.verdict import CheckResult, Severity, Verdict

_HAN = "\u4e00-\u9fff"
# function words only: app, led, WORD and the names of services are at home in Chinese text, capitals are abbreviations
_FOREIGN = re.compile(
    rf"(?<=[{_HAN}，。、；：”》）])[ \u00a0\u3000]*(?<![A-Za-z])"
    r"(?P<word>[Aa]nd|[Oo]r|[Tt]he|[Oo]f|[Ww]ith|[Ff]or|[Ff]rom|but|in|to|by|is|are|was|were|that|this|not|as|at|etc)"
    rf"(?![A-Za-z])[ \u00a0\u3000]*(?=[{_HAN}“《（])"
)
# a slogan or a name in quotation marks may be written as its owner likes
_QUOTED = re.compile(r"“[^”]{0,24}”|《[^》]{0,60}》")
_LATIN_TEXT = re.compile(r"[A-Za-z]")


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    found = [
        result for sentence in subject.sentences for result in (*_foreign(rule, sentence), *_misprinted(rule, sentence))
    ]
    yield from found_or_held(rule, found, looked=bool(subject.sentences))


def _foreign(rule: Rule, sentence: Sentence) -> Iterator[CheckResult]:
    text = sentence.text.characters
    if text.isascii() or not _LATIN_TEXT.search(text):
        return
    for match in _FOREIGN.finditer(_without_quotations(text)):
        shown = text[max(match.start() - 6, 0) : match.end() + 6].strip()
        said = f"中文里夹有英文单词“{match['word']}”：“{shown}”"
        yield _slip(rule, sentence, match.span("word"), said, "应改为相应的中文")


def _misprinted(rule: Rule, sentence: Sentence) -> Iterator[CheckResult]:
    text = sentence.text.characters
    for slip in misprints_in(_without_quotations(text)):
        said = f"写作“{text[slip.start : slip.stop]}”：“{around(text, slip.start, slip.stop, 6)}”"
        expected = f"{'一般写作' if slip.unusual else '应为'}“{slip.right}”"
        severity = Severity.HINT if slip.unusual else None
        yield _slip(rule, sentence, (slip.start, slip.stop), said, expected, severity)


def _without_quotations(text: str) -> str:
    return _QUOTED.sub(lambda quoted: "〇" * len(quoted.group()), text)


def _slip(
    rule: Rule, sentence: Sentence, span: tuple[int, int], said: str, expected: str, severity: Severity | None = None
) -> CheckResult:
    return CheckResult(
        rule.id,
        place_of(sentence.section) if sentence.section else "正文",
        Verdict.BROKEN,
        rule.title,
        statement=said,
        expectation=expected,
        severity=severity,
        words=(sentence.text.slice(*span),),
    )


MISPRINTS = Rule(
    id="W13",
    title="错别字、叠字、夹杂外文",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="正文不应有错别字、漏字、重复的词；汉字之间不应夹有 and、the 一类的英文虚词，那往往是机器翻译或自动改写留下的。只核对在任何句子里都不对的写法。",
    basis=inferred("公文应使用规范的汉字"),
    next_step="改正这个词，并通读前后文是否还有改写的痕迹",
    examples=(
        Example("五：通过 led 电子屏、APP、IPv6 网站和 WORD 文档公开。", Verdict.HOLDS),
        Example("一：为了了解群众需求，以便民为目的的栏目共更换3个，发布署名文章2篇。", Verdict.HOLDS),
        Example("一：的的确确做到一贯切实履职，不了了之的问题逐条列出。", Verdict.HOLDS),
        Example("五：认识到存在一些问题 and 不足。", Verdict.BROKEN),
        Example("一：官网共更各类信息165条。", Verdict.BROKEN),
        Example("五：下一步将进一步进一步加大公开力度。", Verdict.BROKEN),
        Example("一：严格保密审查，防止泄漏国家秘密。", Verdict.BROKEN),
        Example("一：认真学习《条例》，完善政府信公开制度。", Verdict.BROKEN),
    ),
)
