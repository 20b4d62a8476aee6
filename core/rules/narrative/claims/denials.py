"""What is denied of a cell that the phrase book knows: 无行政处罚、行政强制事项, 未收到科研机构提出的申请, 科研机构申请为零.

Who denies something says that its number is 0: the words are read as those beside a number are. That nothing was received,
disputed or carried over at all is asked by rules of their own.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from core.forms.address import column_of, line_of
from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.latest import latest
from core.rules.narrative.claims.counterparts import Counterpart
from core.rules.narrative.claims.statement import Statement
from core.rules.narrative.claims.statements import spoken_of
from core.rules.narrative.claims.universal import SECTIONS, Claim, clause_before, judged, may_be_said
from core.rules.narrative.words.spots import NO_QUOTES, Spot
from core.rules.narrative.words.surroundings import uniform
from core.rules.rule import Rule, Subject
from core.rules.verdict import CheckResult, Severity
from core.source.text import SourceText

_DONE = r"作出|做出|实施|进行|收取|制发|新?制定|制订|颁布|新增|制作|出台|印发|发布|公布|废止|办理|开展"
_CAME = r"发生|出现|产生|收到|接到|受理|存在|涉及|有"
_END = r"(?=[，,。；;：:（()）]|$)"
_NOUNS = r"(?:的|等|(?<!文)件(?=[，,。；;])|类|这类|提出|提交|申请|情形|情况|况(?=[，,。；;])|事项|案件|政府(?=信息)|信息|答复|决定|行为|措施|项目|费用|现象|工作|业务|职能|职权|权限)*"
_DENIED = re.compile(
    rf"(?:(?<![有毫绝并全])无(?!法(?!人|律服务)|[论需须偿])|没有|不存在|不涉及|未(?:曾)?(?:有)?(?=(?:{_CAME}|{_DONE}))|(?<![从为归清])零(?=行政))(?:(?:{_CAME})过?)?(?P<cause>因|以|任何)?(?!现成|正当理由)"
    rf"(?P<what>[^，,。；;：:（）()0-9]{{2,40}}?)(?P<nouns>{_NOUNS}){_END}"
)
_ZERO = re.compile(
    rf"(?P<what>[^，,。；;：:（）()0-9]{{2,40}}?)(?P<nouns>{_NOUNS})(?:数量?|件数)?(?:均|都|各)?(?:为|是)(?:零|0)[件宗条份]?(?![.\d%％])"
)
_NAMES = re.compile(r"(?:[、和或与]|以及|或者|(?<!涉)及)(?:也|均|都)?(?:未|无(?!法)|没有)?")
_RULES = frozenset(("N05", "N06", "N08", "N09", "N10"))
"""Those that judge cells of which something may be denied one by one."""
_OF_DISPUTES = frozenset(("N08",))


class Denial(Struct, frozen=True):
    """Words that say that some cells are 0, and the rule that judges them; ``sure`` where they may be called wrong."""

    sentence: Sentence
    start: int
    stop: int
    rule: str
    must_be_zero: tuple[Counterpart, ...]
    sure: bool

    @property
    def words(self) -> SourceText:
        """The denial, as printed."""
        return self.sentence.text.slice(self.start, self.stop)

    @property
    def true(self) -> bool | None:
        """Whether all cells are 0; ``None`` where one was not read."""
        amounts = [one.amount for one in self.must_be_zero]
        return False if any(amounts) else None if None in amounts else True


@latest
def denials(report: AnnualReport, sentences: tuple[Sentence, ...]) -> tuple[Denial, ...]:
    """Every denial that the phrase book understands whole, in reading order."""
    return tuple(_denials(report, sentences))


def _denials(report: AnnualReport, sentences: tuple[Sentence, ...]) -> Iterator[Denial]:
    before = ""
    for sentence in sentences:
        text = sentence.text.characters
        if sentence.section in SECTIONS:
            for match in (*_DENIED.finditer(text), *_ZERO.finditer(text)):
                found = _denial(report, sentence, match, before)
                if found is not None:
                    yield found
        before = (before + uniform(text))[-_MEMORY:]


_MEMORY = 240
_SOMETHING_ELSE = re.compile("以外|之外|除|引起|引发|导致|造成|投诉举报$|重复答复|超期|逾期办|超时")
_A_REASON = re.compile(r"(?:为|系|是|因|由于|属于?|涉及)$")


def _denial(report: AnnualReport, sentence: Sentence, match: re.Match[str], before: str) -> Denial | None:
    start = match.start("what") if match.re is _ZERO else match.start()
    # 5件为没有现成信息需要另行制作 names a reason
    if _A_REASON.search(clause_before(sentence, match.start())) or _SOMETHING_ELSE.search(
        match["what"] + match["nouns"]
    ):
        return None
    verb = _VERB.search(sentence.text.characters[match.start() : match.start("what")])
    cause = "因" if match.groupdict().get("cause") == "因" else ""
    said = [
        _said(report, sentence, f"{verb.group() if verb else ''}{cause}{name}", match, before)
        for name in _each_with_its_noun(_names(uniform(match["what"]).translate(NO_QUOTES)))
        if not _OF_NO_CELL.fullmatch(name)
    ]
    known = [one for one in said if one is not None]
    rules = {one.rule for one in known}
    if not known or len(known) < len(said) or len(rules) > 1 or not rules <= _RULES:
        return None
    cells = tuple(map(_zero_or_first, known))
    if any(one.rule in _OF_DISPUTES and _asked_elsewhere(one) for one in known):
        return None
    sure = not _DOUBTFUL.search(match.group()) and all(not one.obstacle and _is_whole(one) for one in known)
    return (
        Denial(sentence, start, match.end(), known[0].rule, cells, sure)
        if may_be_said(report, sentence, start, cells)
        else None
    )


# 公开的信息不涉及行政处罚 says nothing of their number, 没有信访投诉 nothing of requests
_DOUBTFUL = re.compile("涉及|信访(?!.*(?:申请|类|不予处理))")
_PLAIN = re.compile(
    r"(?:任何|相关|有关|其[他它]|各类|新的|因|以|对|(?:行政)?规范性文件|规章|收取|收到|接到|受理|作出|做出|实施|办理|开展|进行|发生|本年度?|全年|我[局委办镇]|本(?:机关|单位|局)|申请|来自|提出|、)*"
)


def _is_whole(statement: Statement) -> bool:
    """Whether a name is the phrase book's and nothing more: 重大行政处罚, 新增行政许可 are some of them, or something else."""
    name = statement.place.spot.label
    found = statement.phrase.words.search(name)
    return found is None or _PLAIN.fullmatch(name[: found.start()]) is not None


def _names(what: str) -> list[str]:
    """The names that are denied: of 行政处罚、强制 the second one is 行政强制."""
    names = [name for name in _NAMES.split(what) if name]
    administrative = any("行政" in name for name in names)
    return [f"行政{name}" if administrative and name in _DECISIONS else name for name in names]


_DECISIONS = ("许可", "处罚", "强制", "强制措施")


def _each_with_its_noun(names: list[str]) -> list[str]:
    """未制定、废止规章和规范性文件, 无规范性文件制发、废止情况: each verb with each noun, where they stand apart.

    What table 2 does not count (修改, 发布) is left out beside what it does.
    """
    spoken = [match for name in names if (match := _OF_DOCUMENTS.fullmatch(name)) is not None]
    verbs = [_VERB.findall(match["before"] + match["after"]) for match in spoken]
    together = len(spoken) < len(names) or all(
        match["noun"] and verb for match, verb in zip(spoken, verbs, strict=True)
    )
    if together:
        return names
    each = [f"{verb}{match['noun']}" for match in spoken if match["noun"] for verb in chain(*verbs)]
    return each or names


def _asked_elsewhere(statement: Statement) -> bool:
    """Whether all reconsiderations or lawsuits are denied, or an outcome of them."""
    at = statement.accepted[0].cells
    return len({line_of(one) for one in at}) > 1 or column_of(at[0]) != "total" or line_of(at[0]) == "reconsideration"


_VERB = re.compile("制发|制定|制订|颁布|制作|出台|印发|废止|新增")
# named beside what the tables count: 未出台规范性文件及重要政策措施
_OF_NO_CELL = re.compile(r"其他对外管理服务(?:事项)?|(?:重要|重大|惠企)?政策(?:措施|文件|解读)?|行政法规|法律法规")
_ACTS = r"(?:制发|制定|制订|颁布|制作|出台|印发|废止|发布|公布|修改|修订|新增|新|失效)*"
_OF_DOCUMENTS = re.compile(
    rf"(?P<before>{_ACTS})的?(?:相关|有关|任何|部门|本级|行政法规)*(?P<noun>(?:(?:行政)?规范性文件|(?:政府)?规章)?)的?(?P<after>{_ACTS})"
)


def _zero_or_first(statement: Statement) -> Counterpart:
    return next((one for one in statement.accepted if one.amount == 0), statement.accepted[0])


def _said(report: AnnualReport, sentence: Sentence, name: str, match: re.Match[str], before: str) -> Statement | None:
    """What the phrase book makes of one name, as of a number behind it."""
    head = uniform(sentence.text.characters[: match.start("what")])
    clause = clause_before(sentence, match.start())
    mention = Mention(match.start(), match.end(), Decimal(0), MentionKind.COUNT)
    money = Mention(match.start(), match.end(), Decimal(0), MentionKind.MONEY, "元")
    spot = Spot(mention, name, "", "", head[: len(head) - len(clause)] if clause else head, before, clause + name)
    found = [spoken_of(report, sentence, spot), spoken_of(report, sentence, replace(spot, mention=money))]
    known = [one for one in found if one is not None]
    return min(known, key=lambda one: one.obstacle != "", default=None)


class DenialsOfCells:
    """The check of a rule that the phrase book names: what is denied of its cells must be 0."""

    __slots__ = ("formula", "place", "severity")

    def __init__(self, place: str, formula: str, severity: Severity) -> None:
        self.place = place
        self.formula = formula
        self.severity = severity

    def results(self, rule: Rule, subject: Subject) -> Iterator[CheckResult]:
        """One result for each denial that holds, or that may be called wrong."""
        for denial in denials(subject.report, subject.sentences):
            if denial.rule == rule.id and (denial.true or denial.sure):
                claim = Claim(denial.sentence, denial.start, denial.stop, denial.must_be_zero, self.severity)
                yield judged(rule, subject, claim, self.place, self.formula)
