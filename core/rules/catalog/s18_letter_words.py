"""S18: words of another kind of paper: of a summary of work, a letter, a request for instructions."""

import re
from collections.abc import Iterator

from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.telling import holding, in_words
from core.rules.verdict import CheckResult, Severity, Verdict

_QUOTED = re.compile(r"“[^”]{0,80}”|《[^》]{0,80}》")
# 现将……报告如下 and 公布如下 are at home in a report that is published; what follows is not
_WORDS = re.compile(
    r"现将[^，,。；;]{0,40}(?:工作)?总结(?:汇报)?如下|(?:工作)?总结如下[:：]"
    r"|(?:妥否|当否|可否|是否妥当)[，,]?\s*请(?:批示|审示|指示|示)|(?:敬请|恭请|(?<![申提报呈邀聘])请)(?:予以?)?(?:审示|批示|审批|核示|阅示)[。！!]?$"
    r"|(?:专此|特此)(?:函复|函告|报送|呈报|请示)"
    r"|^(?:主送|抄送|抄报|印发|签发人|拟稿人?|核稿人?|经办人)\s*[:：]"
    r"|^[^，,。；;]{2,30}(?:函|报送函)收悉"
)


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    found = False
    for sentence in subject.sentences:
        text = _QUOTED.sub(lambda match: "〇" * len(match.group()), sentence.text.characters)
        match = _WORDS.search(text)
        if match is not None:
            found = True
            said = (
                f"正文写有“{sentence.text.characters[match.start() : match.end()].strip()}”，这是总结、函或请示的用语"
            )
            yield in_words(rule, sentence, *match.span(), said, "年度报告是向社会公布的文本，不用总结、函、请示的用语")
    if subject.sentences and not found:
        yield holding(rule, "正文")


LETTER_WORDS = Rule(
    id="S18",
    title="文种混用或附带公文",
    severity=Severity.DOUBT,
    usual=False,
    check=Logic(_results),
    explanation="正文里留有工作总结、报送函或请示的用语（现将工作总结如下、请审示、主送、抄送）。",
    basis=inferred("年度报告是向社会公布的文本"),
    next_step="请报送单位删去这些用语，以及随文带来的函、发文稿头",
    examples=(
        Example("零：现将青禾市教育局2023年政府信息公开工作年度报告公布如下。", Verdict.HOLDS),
        Example("零：根据《条例》规定，现将2023年度政府信息公开工作情况报告如下：", Verdict.HOLDS),
        Example("一：公文抄送相关单位前先审查公开属性，重大事项按程序报请市政府审批。", Verdict.HOLDS),
        Example("一：公开属性按程序提请审批。对依申请审批。", Verdict.HOLDS),
        Example("五：及时总结如下经验做法并推广，工作方案经主要领导批示后印发。", Verdict.HOLDS),
        Example("一：狠抓责任落实，努力打造阳光机关。现将工作总结如下：", Verdict.BROKEN),
        Example("六：以上报告妥否，请批示。", Verdict.BROKEN),
        Example("六：抄送：市纪委监委。", Verdict.BROKEN),
    ),
)
