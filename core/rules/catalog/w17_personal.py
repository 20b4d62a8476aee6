"""W17: no personal information in a report that everybody reads."""

from collections.abc import Iterator
from itertools import pairwise

from core.rules.narrative.wording.passages import ALL, found_in, found_or_held, passages
from core.rules.narrative.wording.personal import Secret, leaks_in
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.text import SourceText

_DOUBTED = frozenset((Secret.OFFICE_MOBILE, Secret.NAME, Secret.MAIL, Secret.HOME))
"""What may be known to everybody, or be something else: for a person to look at."""

_NUMBERS = frozenset((Secret.IDENTITY, Secret.MOBILE, Secret.OFFICE_MOBILE, Secret.CARD))
_LEAST_GROUP = 3


def _stands_together(number: SourceText) -> bool:
    """Whether digits make one number: people put a blank between groups of three and more, tables between any figures."""
    gaps = [at for at, (one, after) in enumerate(pairwise(number.marks), 1) if after != one + 1]
    edges = [0, *gaps, len(number)]
    return all(after - one >= _LEAST_GROUP for one, after in pairwise(edges))


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    own = passages(subject.report, ALL)
    found = [
        found_in(
            rule,
            passage,
            (leak.start, leak.stop),
            f"疑有{leak.kind.value}“{leak.masked}”",
            "年度报告向社会公开，不应含个人信息",
            Severity.DOUBT if leak.kind in _DOUBTED else None,
        )
        for passage in own
        for leak in leaks_in(passage.characters)
        if leak.kind not in _NUMBERS or _stands_together(passage.words(leak.start, leak.stop))
    ]
    yield from found_or_held(rule, found, looked=bool(own), place="全文")


_IDENTITY = "11010519491231002X"

PERSONAL_INFORMATION = Rule(
    id="W17",
    title="含有个人信息",
    severity=Severity.ERROR,
    check=Logic(_results),
    explanation="公民身份号码（校验位正确的）、手机号码、银行卡号、申请人的姓名、邮箱和住址不应出现在公开的报告里。办公电话、办公地址、机关邮箱不在此列。",
    basis=inferred("公开政府信息不得泄露个人隐私"),
    next_step="看是否确为个人信息；是的，请填报单位删去或隐去后再公开",
    examples=(
        Example(
            "零：联系电话：0379-60001234，地址：青禾市人民路90号，电子邮箱：qhxxgk@163.com，邮编471000。", Verdict.HOLDS
        ),
        Example("一：申请人可通过电子邮箱qhxxgk@126.com提出申请，申请人李某某提出的申请已答复。", Verdict.HOLDS),
        Example("一：网站标识码4103000012，统一社会信用代码：11410300005417123X，点击13812345678次。", Verdict.HOLDS),
        Example("一：申请人高度认可，申请人陈述要求，申请人胡乱申请的不予处理；举报电话12345、110。", Verdict.HOLDS),
        Example("三：本年新收 13 3 0 12 0 45 6 7 54 件。", Verdict.HOLDS),
        Example("一：公开申请须写明姓名、住址、身份证号、联系方式。局长王小明任组长。", Verdict.HOLDS),
        Example(f"一：申请人身份证号 {_IDENTITY}。", Verdict.BROKEN),
        Example("一：已电话１３８ ００１３ ８０００告知申请人。", Verdict.BROKEN),
        Example("一：银行卡号：6222021234567890128，已退还费用。", Verdict.BROKEN),
        Example("一：申请人王小明提出的信息公开申请已答复。", Verdict.BROKEN),
        Example("四：李大山诉青禾市人民政府政府信息公开案，法院判决驳回。", Verdict.BROKEN),
        Example("一：申请人家住白石镇幸福小区3号楼2单元，材料已寄达。", Verdict.BROKEN),
    ),
)
