"""N13: the requests counted by channel add up to those received."""

from collections.abc import Iterator

from core.report.annual_report import AnnualReport
from core.rules.narrative.claims.counterparts import Counterpart, received_requests, spoken_amounts
from core.rules.narrative.claims.statements import readings
from core.rules.narrative.sums.channels import Channels, channel_lists
from core.rules.narrative.words.surroundings import phrase
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for channels in channel_lists(subject.report, readings(subject.report, subject.sentences)):
        yield from _judge(rule, subject.report, channels)


def _judge(rule: Rule, report: AnnualReport, channels: Channels) -> Iterator[CheckResult]:
    accepted = received_requests(report)
    known = {one.amount for one in accepted if one.amount is not None}
    channels = channels.up_to(known if channels.stated is None else known | {channels.stated})
    match = next((one for one in accepted if one.amount == channels.total), None)
    if (
        channels.right_behind
        and not channels.with_carried_in
        and channels.stated in known
        and channels.stated != channels.total
    ):
        # 收到13件（网上11件、信函3件）: that 14 with those carried in are another number says nothing
        match = None
    counterparts: tuple[Counterpart, ...] = accepted
    if match is not None or channels.stated == channels.total:
        # a list that agrees with its own sentence holds; whether that total is right is asked elsewhere
        verdict, counterparts = Verdict.HOLDS, (match,) if match else ()
    elif channels.obstacle:
        return
    else:
        verdict = Verdict.UNDETERMINED if any(one.amount is None for one in accepted) else Verdict.BROKEN
    words = tuple(phrase(channels.sentence, item) for item in channels.items)
    first, last = channels.items[0], channels.items[-1]
    listed = "+".join(str(item.value) for item in channels.items)
    text = channels.sentence.text.characters
    start = max(text.rfind(mark, 0, first.start) for mark in "，,；;。：:") + 1
    yield CheckResult(
        rule.id,
        "正文 各渠道收到的申请",
        verdict,
        formula="信函、邮件、当面、网上等各渠道之和 = 表三收到的申请数",
        statement=f"正文写“{text[start : last.stop].strip()}”，{listed} = {channels.total}"
        + (f"，表三{spoken_amounts(counterparts)}" if counterparts else ""),
        expectation="各渠道之和应等于收到的申请数",
        cells=tuple(dict.fromkeys(at for one in counterparts for at in one.cells)),
        remark="表三有读不出的数" if verdict is Verdict.UNDETERMINED else "",
        words=words,
    )


_TABLE = "表三 总计\n新收 66\n上年结转 4\n"

CHANNELS_TOTAL = Rule(
    id="N13",
    title="渠道之和",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="正文按信函、电子邮件、当面、网上等渠道分列的申请数，其和应等于表三收到的申请数。",
    basis=inferred("每件申请只从一个渠道收到"),
    next_step="对照申请台账，看是否漏列了渠道，或表三的数有误",
    examples=(
        Example(f"{_TABLE}一：共接到政府信息公开申请信函 60 件、电子邮件 6 件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：共收到申请70件，其中当面申请10件、网上申请58件、传真2件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：收到申请66件：网络60件，占91%；信函4件，占6%；自助终端2件，占3%。", Verdict.HOLDS),
        Example(f"{_TABLE}一：全市收到申请970件，其中当面300件、网上669件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：收到申请70件，其中当面10件、网上57件、自助终端2件。", None),
        Example(f"{_TABLE}一：收到申请66件：网页提交40件；特快专递20件；大厅递交6件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：共接到政府信息公开申请信函 47 件、电子邮件 1 件。", Verdict.BROKEN),
        Example("表三 总计\n新收 缺\n上年结转 4\n一：接到公开申请信函 47 件、电子邮件 1 件。", Verdict.UNDETERMINED),
    ),
)
