"""The detail beside the lists: everything about the one thing that is selected."""

from collections.abc import Iterator

from msgspec import Struct, structs

from core.audit.audited_report import AuditedReport
from core.findings.cause import Cause, Proposal
from core.findings.finding import Finding, Origin, Suggestion
from core.forms.address import Address
from core.forms.form import Form
from core.forms.names import spoken_cell
from core.report.annual_report import Figure
from core.report.claim import Claim
from core.rules.verdict import CheckResult, Verdict
from core.source.numerals import FigureState
from gui.presenters.amounts import number
from gui.presenters.cell_names import named, told
from gui.presenters.cell_pictures import CellPicture, cell_pictures
from gui.presenters.list_rows import LEVEL_SIGNS, SEVERITY_LEVELS, Level
from gui.presenters.review_lists import CLAIM_LEVELS, VERDICT_LEVELS, section_name
from gui.presenters.source_places import Tone
from gui.presenters.table_cells import figure_lines, findings_by_cell
from gui.presenters.window_state import CellChoice, ProposalChoice, Selection


class DetailPart(Struct, frozen=True):
    """A captioned text; ``tone`` lends it the colour and sign of a side."""

    caption: str
    text: str
    tone: Tone | None = None


class ProposalLine(Struct, frozen=True):
    """A proposal of what may have gone wrong, to be chosen: ``text`` says it in words, ``standing`` how likely it is."""

    sign: str
    standing: str
    text: str
    choice: ProposalChoice
    chosen: bool = False


class Detail(Struct, frozen=True):
    """What the detail pane shows; ``related`` are findings one can go to from here.

    ``proposals`` and then ``pictures`` stand below the first ``ahead`` parts.
    """

    level: Level
    heading: str
    parts: tuple[DetailPart, ...]
    related: tuple[Finding, ...] = ()
    pictures: tuple[CellPicture, ...] = ()
    ahead: int = 0
    proposals: tuple[ProposalLine, ...] = ()

    @property
    def sign(self) -> str:
        """The sign of the level."""
        return LEVEL_SIGNS[self.level]

    @property
    def plain_text(self) -> str:
        """The whole as text, for the clipboard."""
        proposals = (f"{CAUSES}{line.sign}（{line.standing}）：{line.text}" for line in self.proposals)
        told = [f"{part.caption}：{part.text}" for part in self.parts]
        return "\n".join((self.heading, *told[: self.ahead], *proposals, *told[self.ahead :]))


CAUSES = "可能的原因"
_FOUR_PARTS = frozenset({"位置", "原文", "应当", "下一步"})
_MOST_RELATED = 20
_ORDINALS = "①②③④⑤"
_MOST_CELLS = 12
_LONGEST = 40
"""Characters of a heading; one without end is none."""
_MOST_PASSAGES = 5
_FEW = 6
"""How many checks or sentences are told of one cell."""

NOTHING = Detail(
    Level.NEUTRAL,
    "未选中任何内容",
    (DetailPart("提示", "点一条问题，表格和原文中会标出它涉及的数字；点一个数字，可以看到它的原文位置和相关问题。"),),
)


def detail_of(audited: AuditedReport, selection: Selection) -> Detail:
    """The detail of the selection. A finding is told before its cells are shown; a cell is shown first of all."""
    detail = _detail(audited, selection)
    detail = structs.replace(detail, related=detail.related[:_MOST_RELATED]) if detail.related else detail
    if selection is None:
        return detail
    ahead = 0 if isinstance(selection, CellChoice) else _four_parts(detail.parts)
    return structs.replace(detail, pictures=cell_pictures(audited, selection), ahead=ahead)


def _four_parts(parts: tuple[DetailPart, ...]) -> int:
    """Where, what it says, what must hold, what to do next: in a finding these come first."""
    return sum(part.caption in _FOUR_PARTS for part in parts)


def _detail(audited: AuditedReport, selection: Selection) -> Detail:
    match selection:
        case Finding():
            return _finding(audited, selection, None)
        case ProposalChoice():
            return _finding(audited, selection.finding, selection.proposal)
        case CheckResult():
            return _check(audited, selection)
        case Claim():
            return _claim(audited, selection)
        case CellChoice(at=at):
            return _cell(audited, at)
        case None:
            return NOTHING


def _finding(audited: AuditedReport, finding: Finding, chosen: Proposal | None) -> Detail:
    form = audited.report.form
    cause = next((cause for cause in audited.causes if cause.explains(finding)), None)
    told = finding.suggestions if cause is None else ()
    suggestions = "\n".join(_suggestion(form, finding, suggestion) for suggestion in told)
    origin = "" if finding.origin is Origin.REPORT else "疑似识别问题：可能是程序读错了，请先对照原文"
    parts = (
        DetailPart("位置", finding.place),
        DetailPart("原文", finding.statement),
        DetailPart("应当", finding.expectation.removeprefix("应当").lstrip("：， ")),
        DetailPart("下一步", finding.next_step.removeprefix(f"{cause.words}；" if cause is not None else "")),
        DetailPart(CAUSES, cause.words if cause is not None and not cause.proposals else ""),
        DetailPart("建议", suggestions, Tone.SUGGESTED),
        DetailPart("来源", origin),
        DetailPart("复读", finding.witness),
        *_passages(finding),
        DetailPart("左边", _amount(named(form, finding.left_cells), number(finding.left)), Tone.LEFT),
        DetailPart("右边", _amount(named(form, finding.right_cells), number(finding.right)), Tone.RIGHT),
        DetailPart("依据", _amount(finding.basis, f"规则 {finding.rule}", "；")),
    )
    heading = f"{finding.severity.chinese} · {finding.title}"
    lines = _proposals(finding, cause, chosen) if cause is not None else ()
    return Detail(SEVERITY_LEVELS[finding.severity], heading, _filled(parts), proposals=lines)


def _proposals(finding: Finding, cause: Cause, chosen: Proposal | None) -> tuple[ProposalLine, ...]:
    """The proposals in their order; of those that are equally likely none is preferred."""
    likeliest = "很可能" if cause.words.startswith("很可能") else "较可能"
    return tuple(
        ProposalLine(
            sign,
            "同样可能" if proposal.tied else likeliest if proposal is cause.proposals[0] else "也有可能",
            proposal.words,
            ProposalChoice(finding, proposal),
            proposal == chosen,
        )
        for sign, proposal in zip(_ORDINALS, cause.proposals, strict=False)
    )


def _passages(finding: Finding) -> Iterator[DetailPart]:
    """The words that stand in another report too, below each other."""
    for passage in finding.passages[:_MOST_PASSAGES]:
        yield DetailPart(f"相同 {passage.share:.0%}", passage.text)
        yield DetailPart("另一份", passage.other)
    left_out = len(finding.passages) - _MOST_PASSAGES
    yield DetailPart("", f"另有 {left_out} 处相同" if left_out > 0 else "")


def _suggestion(form: Form, finding: Finding, suggestion: Suggestion) -> str:
    change = f"{spoken_cell(form, suggestion.cell)} 改为 {number(suggestion.value)}"
    # the next step usually tells the reason already
    return change if suggestion.reason in finding.next_step else f"{change}。{suggestion.reason}"


def _check(audited: AuditedReport, result: CheckResult) -> Detail:
    form = audited.report.form
    sides = [(result.left, "左边", Tone.LEFT), (result.right, "右边", Tone.RIGHT)]
    parts = (
        DetailPart("位置", result.place),
        DetailPart("规则", _amount(result.rule, result.formula, " ")),
        *(DetailPart(name, side.spoken or named(form, side.cells), tone) for side, name, tone in sides if side),
        DetailPart("相差", number(result.difference) if result.difference else ""),
        DetailPart("原文", result.statement),
        DetailPart("应当", result.expectation),
        DetailPart("说明", result.remark),
    )
    broken = result.verdict is Verdict.BROKEN
    same = tuple(f for f in audited.findings if broken and f.rule == result.rule and f.place == result.place)
    return Detail(VERDICT_LEVELS[result.verdict], f"{result.verdict.chinese} · {result.place}", _filled(parts), same)


def _claim(audited: AuditedReport, claim: Claim) -> Detail:
    level, word = CLAIM_LEVELS[claim.status]
    parts = (
        DetailPart("位置", _place(audited, claim)),
        DetailPart("正文", claim.text, Tone.LEFT if claim.cells else Tone.NEUTRAL),
        DetailPart("数值", number(claim.value)),
        DetailPart("表格", "\n".join(told(audited.report, claim.cells, _MOST_CELLS)), Tone.RIGHT),
        DetailPart("说明", claim.reason),
    )
    places = set(claim.sources)
    related = tuple(finding for finding in audited.findings if places & set(finding.sources))
    return Detail(level, f"正文数字 · {word}", _filled(parts), related)


def _cell(audited: AuditedReport, at: Address) -> Detail:
    report = audited.report
    figure = report.figures.get(at) or Figure(at, "", None, FigureState.MISSING)
    parts = [DetailPart(caption, text) for caption, _, text in (line.partition("：") for line in figure_lines(figure))]
    checks = [result for result in audited.results if at in result.all_cells]
    counts = [
        f"{sum(result.verdict is verdict for result in checks)} 项{verdict.chinese}"
        for verdict in Verdict
        if any(result.verdict is verdict for result in checks)
    ]
    parts.append(
        DetailPart("检查", f"{len(checks)} 项涉及这一格：{'、'.join(counts)}" if checks else "没有检查涉及这一格")
    )
    parts += [DetailPart("", f"{_sign(result)} {result.rule} {result.place}") for result in checks[:_FEW]]
    claims = [claim.text for claim in audited.claims if at in claim.cells]
    parts.append(DetailPart("正文", "\n".join(f"「{text}」" for text in claims[:_FEW])))
    if not figure.sources:
        parts.append(DetailPart("原文位置", "原文中没有对应的位置"))
    related = findings_by_cell(audited.findings).get(at, ())
    level = SEVERITY_LEVELS[related[0].severity] if related else Level.NEUTRAL
    return Detail(level, spoken_cell(report.form, at), _filled(tuple(parts)), related)


def _sign(result: CheckResult) -> str:
    return LEVEL_SIGNS[VERDICT_LEVELS[result.verdict]]


def _place(audited: AuditedReport, claim: Claim) -> str:
    """The heading of its part of the report, and which claim of the whole narrative it is."""
    headings = [str(part.heading).strip() for part in audited.report.sections if part.number == claim.section]
    heading = next(iter(headings), "") or section_name(claim.section)
    ordinal = next((number for number, other in enumerate(audited.claims, 1) if other is claim), 0)
    return f"{heading[:_LONGEST]}，正文第 {ordinal} 处" if ordinal else heading[:_LONGEST]


def _amount(text: str, amount: str, between: str = " = ") -> str:
    return between.join(part for part in (text, amount) if part)


def _filled(parts: tuple[DetailPart, ...]) -> tuple[DetailPart, ...]:
    return tuple(part for part in parts if part.text)
