"""N12: a total and the parts listed after 其中."""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.claims.counterparts import received_requests, requests_line
from core.rules.narrative.sums.divisions import Division, divisions
from core.rules.narrative.sums.lists import Part, PartList, part_lists, same_kind, sums_from_the_start
from core.rules.narrative.words.joined_sentences import joined_sentences
from core.rules.narrative.words.surroundings import LOOSE_SORTS, SORTS, clause_around, squeezed, uniform
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.text import SourceText

# one piece of information is published on several platforms at once, so that their counts overlap
_OVERLAPPING = re.compile(r"网站|微信|微博|平台|公众号|新媒体|渠道|客户端|抖音|头条|栏目|媒体|转载|涉及|次数")
# one set of requests is divided by applicant, by result and by channel, sometimes in one breath
_DIMENSIONS = tuple(
    re.compile(words)
    for words in (
        r"自然人|法人|企业|组织|公民",
        r"公开|提供|不予|处理|答复|办结|结转|补正|撤回(?!申请)",
        r"信函|邮|当面|现场|网|平台|传真|线上|线下",
        r"新收|上年|去年|结转上",
        r"复议后|直接起诉|未经复议",
        r"维持|纠正|纠错|审结|在审|胜诉|败诉|驳回",
    )
)


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    tabled = {one.amount for one in (*received_requests(subject.report), requests_line(subject.report, "total"))}
    for found in part_lists(subject.sentences):
        verdict, severity = _verdict(found)
        if verdict is not None and not (verdict is Verdict.BROKEN and _answers_more(found, tabled)):
            yield _result(rule, found, verdict, severity)
    for division in divisions(subject.report, subject.sentences):
        yield _divided(rule, division)
    for passage in joined_sentences(subject.sentences):
        yield from _totals_behind(rule, passage, tabled)


def _verdict(found: PartList) -> tuple[Verdict | None, Severity]:
    total, sums = found.total.value, sums_from_the_start(found.parts)
    if total in sums and len(found.parts) > 1:
        return (None if _goes_on(found, sums.index(total)) else Verdict.HOLDS), Severity.DOUBT
    numbers = (found.total, *(part.mention for part in found.parts))
    # 发文300件，其中规范性文件7件，主动公开200件、依申请公开40件、不予公开60件: only the last ones divide it
    by_the_last = total in sums_from_the_start(found.parts[::-1])[1:]
    if any(one.approximate for one in numbers) or _mixed_dimensions(found) or by_the_last:
        return None, Severity.DOUBT
    if any(one.unit not in (found.total.unit, "") for one in numbers):
        return (Verdict.BROKEN if _is_apart_in_any_unit(found) else None), Severity.HINT
    beside = _BESIDE.search(_own_clause(found)) or _SEVERAL.search(_own_clause(found))
    if beside or (sums[-1] > total and (_may_end_at_semicolon(found) or _divides_more(found, sums[-1]))):
        return None, Severity.DOUBT
    return _against(found, sums[-1])


def _against(found: PartList, together: Decimal) -> tuple[Verdict | None, Severity]:
    """What a list says against its total: more than all, or less though it claims to be complete."""
    if together > found.total.value:
        overlapping = len(found.parts) == 1 or any(_OVERLAPPING.search(part.label) for part in found.parts)
        return Verdict.BROKEN, Severity.HINT if overlapping else Severity.ERROR
    return (Verdict.BROKEN if _claims_to_be_complete(found, together) else None), Severity.DOUBT


def _is_apart_in_any_unit(found: PartList) -> bool:
    """共2698条，其中……征集调查61期、其他1141条: a complete list that differs whether or not the odd parts count."""
    alike = [part for part in found.parts if part.mention.unit in (found.total.unit, "")]
    return found.closed and not found.open_end and len(alike) > 1 and _sum(alike) != found.total.value


def _answers_more(found: PartList, tabled: Collection[Decimal | None]) -> bool:
    """新收103件，其中予以公开54件、无法提供52件: with 3 carried in, 106 were answered, as table 3 says."""
    together = sum((part.mention.value for part in found.parts), Decimal(0))
    return together >= _TELLING and {found.total.value, together} <= set(tabled)


_BEHIND = 12
# 新收317件，上年结转3件，其中予以公开184件: the list may divide both
_BESIDE = re.compile(r"结转|增加|减少|另|含|补正|撤回|历年")


def _goes_on(found: PartList, last: int) -> bool:
    """Whether a small list goes on behind the part that makes the total full, as it did before: that may be a chance."""
    if found.total.value >= _FEW or last + 1 == len(found.parts) or _mixed_dimensions(found):
        return False
    marks = [
        uniform(found.text.characters[one.mention.stop : after.mention.start])[:1]
        for one, after in pairwise(found.parts)
    ]
    return marks[last] == marks[last - 1]


_FEW = 100


def _divides_more(found: PartList, together: Decimal) -> bool:
    """发布信息61条，更新7条，其中行政执法类29条: whether the sentence counted more, which the parts may divide too."""
    if "结转" in found.text.characters[found.parts[-1].mention.stop :][:_BEHIND]:
        # 收到136件（网上120件、信函21件，含上年结转5件）
        return True
    sentence = re.split("[。！？]", found.text.characters[: found.total.start])[-1]
    earlier = [Decimal(number.replace(",", "")) for number in _COUNTED.findall(uniform(sentence))]
    return any(one >= together - found.total.value for one in earlier)


_COUNTED = re.compile(r"([0-9][0-9,]*)[件条份篇则项个期次]")


def _may_end_at_semicolon(found: PartList) -> bool:
    """Whether a ； between the parts may end the list: 不予公开64件，其中属于执法案卷的41件；对34件…… goes on with something else."""
    # 商业企业2件；其中同村村民提出的19件 are parts of the whole
    if re.search("[；;]", found.text.characters[found.total.stop : found.parts[0].mention.start]):
        return True
    between = [found.text.characters[one.mention.stop : after.mention.start] for one, after in pairwise(found.parts)]
    parted = [re.search("[；;]", words) is not None for words in between]
    of_one_kind = any(all(words.search(part.label) for part in found.parts) for words in _DIMENSIONS)
    return any(parted) and not of_one_kind and (len(parted) == 1 or not all(parted))


# 复查287件、复核122件，其中维持312件 divides both
_SEVERAL = re.compile(r"[0-9][\u4e00-\u9fff]{1,2}[、和及与]")


def _own_clause(found: PartList) -> str:
    before = found.text.characters[max(found.total.start - _NEAR, 0) : found.total.start]
    return re.split("[，,。；;：:（(]", before)[-1]


_NEAR = 40


def _mixed_dimensions(found: PartList) -> bool:
    kinds = {number for part in found.parts for number, words in enumerate(_DIMENSIONS) if words.search(part.label)}
    return len(kinds) > 1


def _claims_to_be_complete(found: PartList, total: Decimal) -> bool:
    if found.open_end or len(found.parts) < 2:
        return False
    labels = "".join(part.label for part in found.parts)
    everybody = "自然人" in labels and ("法人" in labels or "组织" in labels)
    both = "新收" in labels and _LAST_YEARS.search(labels) is not None
    return found.closed or everybody or both or (len(found.parts) > 2 and _one_slip_apart(found.total.value, total))


_LAST_YEARS = re.compile(
    r"(?:上一?年|去年|往年|20\d\d年)\S{0,6}(?:结转|转入|遗留)|(?:结转|承接)\S{0,3}(?:上一?年|去年|20\d\d年)"
)


def _one_slip_apart(printed: Decimal, counted: Decimal) -> bool:
    """Whether one mistyped digit or two exchanged ones tell the numbers apart: too near for a list left incomplete."""
    left, right = str(printed), str(counted)
    # 其中 of 24 with 23 listed may well leave one out
    if len(left) != len(right) or printed < _FEW or abs(printed - counted) * 10 > printed:
        return False
    places = [index for index in range(len(left)) if left[index] != right[index]]
    swapped = len(places) == 2 and places[1] == places[0] + 1 and sorted(left) == sorted(right)
    return len(places) == 1 or swapped


def _result(rule: Rule, found: PartList, verdict: Verdict, severity: Severity) -> CheckResult:
    parts = found.parts
    if verdict is Verdict.HOLDS:
        parts = parts[: sums_from_the_start(parts).index(found.total.value) + 1]
    listed = "+".join(str(part.mention.value) for part in parts)
    total = sum((part.mention.value for part in parts), Decimal(0))
    return CheckResult(
        rule.id,
        "正文 总数与所列分项",
        verdict,
        formula="总数 = 所列各分项之和（没有列全的，不小于各分项之和）",
        statement=f"正文写“{found.words(found.total)}”，所列分项 {listed} = {total}",
        expectation="分项之和不应大于总数" if total > found.total.value else "分项列全的，其和应等于总数",
        severity=severity,
        words=(found.words(found.total), *(found.words(part.mention) for part in parts)),
    )


def _divided(rule: Rule, division: Division) -> CheckResult:
    text = division.passage.text
    return _summed(
        rule,
        division.parts,
        division.whole,
        [text.slice(one.mention.start, one.mention.stop) for one in division.parts],
    )


def _summed(rule: Rule, parts: tuple[Part, ...], whole: Decimal, words: list[SourceText]) -> CheckResult:
    listed = "+".join(str(part.mention.value) for part in parts)
    return CheckResult(
        rule.id,
        "正文 总数与所列分项",
        Verdict.HOLDS,
        formula="总数 = 所列各分项之和",
        statement=f"所列分项 {listed} = {whole}",
        expectation="分项列全的，其和应等于总数",
        words=tuple(words),
    )


def _totals_behind(rule: Rule, passage: Sentence, tabled: Collection[Decimal | None]) -> Iterator[CheckResult]:
    """网站312条，微信198条，公示栏45条，合计555条: agrees where the numbers right before it make it up.

    Where they make up one of the ``tabled`` totals instead, the number that sums them up is the wrong one.
    """
    text, mentions = passage.text, passage.mentions
    for index, total in enumerate(mentions):
        words = squeezed(text.characters[mentions[index - 1].stop : total.start]) if index > 1 else ""
        if total.kind is not MentionKind.COUNT or total.approximate or _IN_ALL.search(words) is None:
            continue
        counted = mentions[index - 1].unit in LOOSE_SORTS and words in _BARE
        rows = tuple(_rows_before(mentions[: index - 1 if counted else index], total))
        row = next((row for row in rows if _sum(row) == total.value), None)
        if row is not None:
            yield _summed(rule, row, total.value, [text.slice(total.start, total.stop)])
        elif not counted and _OF_SOME.search(words) is None and total.value not in tabled:
            of_the_table = [row for row in rows if _sum(row) >= _TELLING and _sum(row) in tabled]
            if of_the_table and all(part.mention.unit == total.unit for part in of_the_table[-1]):
                yield _wrong_total(rule, passage, total, of_the_table[-1])


def _rows_before(mentions: Sequence[Mention], total: Mention) -> Iterator[tuple[Part, ...]]:
    """The last two numbers that a total may sum up, the last three, and so on."""
    row: tuple[Part, ...] = ()
    for mention in reversed([one for one in mentions[-_LONGEST:] if one.unit not in SORTS]):
        if mention.kind is not MentionKind.COUNT or mention.approximate or not same_kind(mention.unit, total.unit):
            return
        row = (Part("", mention), *row)
        if len(row) > 1:
            yield row


def _sum(row: Sequence[Part]) -> Decimal:
    return sum((part.mention.value for part in row), Decimal(0))


def _wrong_total(rule: Rule, passage: Sentence, total: Mention, parts: tuple[Part, ...]) -> CheckResult:
    listed = "+".join(str(part.mention.value) for part in parts)
    words = passage.text.slice(total.start, total.stop)
    return CheckResult(
        rule.id,
        "正文 总数与所列分项",
        Verdict.BROKEN,
        formula="总数 = 所列各分项之和",
        statement=f"正文写“{clause_around(passage, total)}”，前面所列分项 {listed} = {_sum(parts)}，与表三相同",
        expectation="合计数应等于所列各分项之和",
        words=(words,),
    )


_TELLING = 20
# 两项合计 need not sum up the whole row
_OF_SOME = re.compile("[两三四五]")
_IN_ALL = re.compile(r"^[，,、。；;（(]?(?:以上|以上[两三四五]项|[两三四五]项|[两三四]者)?(?:共计|总计|合计|总共|共)$")
_LONGEST = 12
_BARE = frozenset(("共计", "总计", "合计", "总共", "共"))


PARTS_OF_A_TOTAL = Rule(
    id="N12",
    title="“其中”分项之和",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="正文写出总数又列出分项的，分项之和不应大于总数；列全的，应等于总数。",
    basis=inferred("部分之和不大于总体"),
    next_step="核对总数和各分项；分项有重叠或没有列全的，建议写明",
    examples=(
        Example("一：主动公开信息422条，其中概况类361条，政务动态18条，公开目录43条。", Verdict.HOLDS),
        Example("一：收到申请40件。从申请内容看，征地拆迁25件、财政资金9件、其他6件。", None),
        Example("一：收到申请40件；从内容看，征地拆迁25件、财政资金9件、其他6件。", Verdict.HOLDS),
        Example("一：网站发布312条，微信推送198条，公示栏45条，合计555条。", Verdict.HOLDS),
        Example(
            "表三 总计\n新收 136\n上年结转 0\n一：2023年收到网上申请100件，信函申请30件，当面申请6件，共计166件。",
            Verdict.BROKEN,
        ),
        Example("一：被提起行政复议10件（维持6件、纠正1件、撤回申请5件）。", Verdict.BROKEN),
        Example("一：主动公开信息422条，其中概况类461条，政务动态18条，公开目录43条。", Verdict.BROKEN),
        Example("一：收到申请12件，其中自然人8件、法人或其他组织3件。", Verdict.BROKEN),
        Example("一：收到申请12件，其中自然人8件；法人或其他组织5件。", Verdict.BROKEN),
        Example("一：对64件不予公开，其中属于行政执法案卷的41件；对34件无法提供。", None),
        Example("一：自然人33件，商业企业2件；其中同一村村民提出的19件。", None),
        Example("一：受理复查申请287件、复核申请122件，其中维持312件、撤销97件。", None),
    ),
)
