"""Y08, Y09: sections that repeat last year's words."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.forms.headings import section_name
from core.report.annual_report import AnnualReport
from core.report.likeness import Likeness, LikePassage, alike, likeness
from core.rules.across_years import SAYS_UNLINKED, undetermined, unlinked
from core.rules.narrative.wording.stated_problems import stated_problems
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.setting import Setting
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.text import SourceText

_MOST_PASSAGES = 30
_QUOTED = 2
_QUOTED_CHARACTERS = 60
_SAME_PROBLEM = Decimal("0.85")
_FEWEST_PROBLEMS, _MOST_PROBLEMS = 2, 30


def _overview(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    yield from _section(rule, subject, 1)


def _problems(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for result in _section(rule, subject, 5):
        yield result if result.verdict is not Verdict.HOLDS else _same_problems(rule, subject, result)


def _section(rule: Rule, subject: Subject, number: int) -> Iterator[CheckResult]:
    last = subject.last_year
    if last is None:
        return
    place = section_name(number)
    obstacle = unlinked(subject.report, last)
    mine, theirs = _paragraphs(subject.report, number), _paragraphs(last, number)
    if obstacle:
        yield undetermined(rule, place, obstacle, SAYS_UNLINKED)
    elif not mine or not theirs:
        yield undetermined(rule, place, f"{'本年' if not mine else '上年'}报告没有读到这一部分的文字")
    else:
        yield _judge(rule, subject, place, likeness(mine, theirs))


def _paragraphs(report: AnnualReport, number: int) -> tuple[SourceText, ...]:
    return tuple(text for section in report.sections if section.number == number for text in section.paragraphs)


def _judge(rule: Rule, subject: Subject, place: str, found: Likeness) -> CheckResult:
    long_enough = found.counted >= rule.threshold(subject, "length")
    broken = long_enough and found.share > rule.threshold(subject, "share")
    passages = _longest(found.passages) if broken else ()
    return CheckResult(
        rule.id,
        place,
        Verdict.BROKEN if broken else Verdict.HOLDS,
        f"{rule.title}：与上年报告逐句对照",
        statement=_said(found, passages) if broken else "",
        expectation=f"各年应写各年的情况，与上年相同的文字不宜超过 {rule.threshold(subject, 'share'):.0%}",
        words=tuple(passage.one for passage in passages),
        remark="" if broken else f"与上年相同的文字约 {found.share:.0%}",
        passages=passages,
    )


def _longest(passages: Sequence[LikePassage]) -> tuple[LikePassage, ...]:
    """The longest ones, in reading order."""
    kept = sorted(range(len(passages)), key=lambda at: -len(passages[at].one))[:_MOST_PASSAGES]
    return tuple(passages[at] for at in sorted(kept))


def _said(found: Likeness, passages: Sequence[LikePassage]) -> str:
    quoted = sorted(passages, key=lambda passage: -len(passage.one))[:_QUOTED]
    pairs = "；".join(f"本年“{_short(one.one)}”，上年“{_short(one.other)}”" for one in quoted)
    return f"约 {found.share:.0%} 的文字与上年报告相同或只改了数字，共 {len(found.passages)} 段，如{pairs}"


def _short(text: SourceText) -> str:
    words = text.characters
    return words if len(words) <= _QUOTED_CHARACTERS else f"{words[:_QUOTED_CHARACTERS]}……"


def _same_problems(rule: Rule, subject: Subject, otherwise: CheckResult) -> CheckResult:
    """The same where the section was written anew, but states no problem that was not stated last year."""
    mine = stated_problems(subject.sentences)
    theirs = stated_problems(subject.last_sentences)[:_MOST_PROBLEMS]
    if not _FEWEST_PROBLEMS <= len(mine) <= _MOST_PROBLEMS:
        return otherwise
    matched = [(one, *_nearest(one, theirs)) for one in mine]
    repeated = tuple(LikePassage(one, other, share) for one, other, share in matched if share >= _SAME_PROBLEM)
    if len(repeated) < len(mine):
        return otherwise
    listed = "；".join(f"“{_short(passage.one)}”" for passage in repeated)
    return CheckResult(
        rule.id,
        otherwise.place,
        Verdict.BROKEN,
        otherwise.formula,
        statement=f"列出的 {len(mine)} 个问题都与上年报告相同：{listed}",
        expectation="应写本年存在的问题；上年的问题没有解决的，应说明原因和进展",
        words=tuple(passage.one for passage in repeated),
        passages=repeated,
    )


def _nearest(one: SourceText, others: Sequence[SourceText]) -> tuple[SourceText, Decimal]:
    scored = [(other, alike(one.characters, other.characters)) for other in others]
    return max(scored, key=lambda pair: pair[1], default=(SourceText(), Decimal(0)))


_WORK = (
    "把信息公开纳入年度考核，由办公室牵头、各股室配合，逐项梳理主动公开目录；全年在门户网站发布各类信息{n}条，"
    "围绕就业补贴、技能培训等事项开设专栏，更新办理流程，并在办事大厅设置查阅点，方便群众现场查询和下载。"
)
_NEW_WORK = (
    "组织窗口人员学习答复规范，编印常见问题手册六百册，送到二十三个村；与融媒体中心合作录制三期访谈，介绍灵活就业参保办法，"
    "上线语音咨询热线，平均三十秒内接通，群众来电由值班科长当天回复。"
)
_FAULTS = "存在的问题：一是政策解读形式单一，图表和视频较少；二是部分栏目更新不及时。"

SAME_OVERVIEW = Rule(
    id="Y08",
    title="总体情况雷同",
    severity=Severity.DOUBT,
    check=Logic(_overview),
    explanation="第一部分与上年报告相同或只改了数字的文字超过一半。报告依据、统计期限、信息处理费等各年都要写的话不计入。",
    basis=inferred("年度报告应反映当年情况，多地把与上年重复作为扣分项"),
    next_step="对照列出的相同文字，请单位按本年的实际工作改写",
    settings=(
        Setting("share", "与上年相同的文字超过多少算雷同", usual=Decimal("0.5"), most=Decimal(1)),
        Setting("length", "计入比较的文字少于多少字不核对", usual=Decimal(60), unit="字"),
    ),
    examples=(
        Example(f"一：2023年，{_WORK.format(n=412)}\n上年一：2022年，{_NEW_WORK}", Verdict.HOLDS),
        Example(f"一：2023年，{_WORK.format(n=412)}\n上年一：2022年，{_WORK.format(n='三百零八')}", Verdict.BROKEN),
        Example("一：未收到政府信息公开申请。\n上年一：未收到政府信息公开申请。", Verdict.HOLDS),
        Example(f"一：{_WORK}\n上年五：{_WORK}", Verdict.UNDETERMINED),
        Example(f"年份：2023\n一：{_WORK}\n上年年份：2021\n上年一：{_WORK}", Verdict.UNDETERMINED),
    ),
)

SAME_PROBLEMS = Rule(
    id="Y09",
    title="问题及改进雷同",
    severity=Severity.DOUBT,
    check=Logic(_problems),
    explanation="第五部分大部分文字与上年报告相同，或者列出的问题与上年完全一样。",
    basis=inferred("存在的问题和改进情况应是当年的，多地把照抄上年作为扣分项"),
    next_step="对照列出的相同文字，请单位写明本年的问题、上年问题的整改结果",
    settings=(
        Setting("share", "与上年相同的文字超过多少算雷同", usual=Decimal("0.5"), most=Decimal(1)),
        Setting("length", "计入比较的文字少于多少字不核对", usual=Decimal(30), unit="字"),
    ),
    examples=(
        Example(
            f"五：{_FAULTS}\n上年五：一是个别干部对公开工作认识不足；二是依申请答复文书用语不够准确，说理不充分。",
            Verdict.HOLDS,
        ),
        Example(f"五：{_FAULTS}下一步，增加图解，明确更新责任。\n上年五：{_FAULTS}今后将多做图解。", Verdict.BROKEN),
        Example(
            "五：一是政策解读形式单一；二是部分栏目更新不及时。与县融媒体中心签订合作协议，每季度制作一期短视频；"
            "为十四个栏目逐一指定责任人，超过三十天没有更新的由系统自动提醒，并纳入季度通报。\n"
            "上年五：一是政策解读形式单一；二是部分栏目更新不及时。准备组织一次培训，请上级业务科室来讲课。",
            Verdict.BROKEN,
        ),
        Example(f"五：{_FAULTS}\n上年一：{_FAULTS}", Verdict.UNDETERMINED),
    ),
)
