"""W13: English function words left standing between Chinese characters."""

import re
from collections.abc import Iterator

from core.rules.rule import Example, Logic, Rule, Subject, inferred
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
    latin = False
    found = False
    for sentence in subject.sentences:
        text = sentence.text.characters
        if text.isascii() or not _LATIN_TEXT.search(text):
            continue
        latin = True
        for match in _FOREIGN.finditer(_QUOTED.sub(lambda quoted: "〇" * len(quoted.group()), text)):
            found = True
            around = text[max(match.start() - 6, 0) : match.end() + 6].strip()
            yield CheckResult(
                rule.id,
                f"正文 第{'零一二三四五六'[sentence.section]}部分" if sentence.section else "正文",
                Verdict.BROKEN,
                statement=f"中文里夹有英文单词“{match['word']}”：“{around}”",
                expectation="应改为相应的中文",
                words=(sentence.text.slice(match.start("word"), match.end("word")),),
            )
    if latin and not found:
        yield CheckResult(rule.id, "正文", Verdict.HOLDS)


FOREIGN_WORDS = Rule(
    id="W13",
    title="中文夹杂外文词",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="正文的汉字之间不应夹有 and、the 一类的英文虚词，这往往是机器翻译或自动改写留下的。",
    basis=inferred("公文应使用规范的汉字"),
    next_step="把外文词改为中文，并通读前后文是否还有改写的痕迹",
    examples=(
        Example("五：通过 led 电子屏、APP、IPv6 网站和 WORD 文档公开。", Verdict.HOLDS),
        Example("五：认识到存在一些问题 and 不足。", Verdict.BROKEN),
    ),
)
