"""What is said of a cause: in words that a reviewer can hold against the page, and no surer than the figures are."""

from collections.abc import Mapping, Sequence

from core.findings.cause import Change, ChangeKind, Proposal
from core.forms.address import Address
from core.forms.form import Form
from core.forms.names import spoken_cell
from core.report.annual_report import Figure
from core.source.numerals import plain

_HOW = {
    ChangeKind.SWAPPED_DIGITS: "相邻两位颠倒",
    ChangeKind.ONE_DIGIT: "一位数字写错",
    ChangeKind.DIGIT_DROPPED: "漏写一位",
    ChangeKind.DIGIT_DOUBLED: "一位数字重复",
    ChangeKind.DIGIT_ADDED: "多写一位",
    ChangeKind.LEFT_OUT: "漏填",
    ChangeKind.NOT_EMPTY: "多填",
    ChangeKind.COPIED: "与相邻格的数相同",
    ChangeKind.SUBTOTAL: "多加了一次小计",
}
_MOST_LISTED = 4
_COUNTED = "零一两三四五六七八九"


def proposal(form: Form, figures: Mapping[Address, Figure], steps: Sequence[Sequence[Change]], repaired: int) -> str:
    """The changes mistake by mistake, and how many equations hold after all of them."""
    if len(steps) == 1:
        said, undone = _step(form, figures, steps[0])
        return f"{said}；{undone}后，{_all_hold(repaired)}"
    said = "；".join(f"{_step(form, figures, step)[0]}" for step in steps)
    return f"{said}；{_counted(len(steps))}处都改正后，{_all_hold(repaired)}"


def cause(proposals: Sequence[Proposal], *, sure: bool) -> str:
    """The likeliest proposal, or those that are equally likely; ``sure`` where no other comes near."""
    tied = [one.words for one in proposals if one.tied]
    if tied:
        numbered = "。".join(f"{sign} {words}" for sign, words in zip("①②③", tied, strict=False))
        return f"{_counted(len(tied))}种改法同样可能：{numbered}"
    return f"{'很可能' if sure else '较可能'}是{proposals[0].words}"


def undecided(places: Sequence[str], ways: int) -> str:
    """The equations, by their places, fit too many changes for any to be named."""
    if len(places) == 1:
        return f"仅凭{places[0]}这一个等式，看不出错在哪一格"
    several = f"至少有{_counted(ways)}种改法能使{_listed(places)}成立" if ways > 1 else f"{_listed(places)}互不印证"
    return f"{several}，看不出错在哪一格"


def too_many(places: Sequence[str]) -> str:
    """No handful of changes makes all equations hold."""
    return f"{_listed(places)}牵涉的错处较多，看不出错在哪几格"


def other_year() -> str:
    """The report agrees with itself, but not with last year's."""
    return "本年表内有关各式都成立，只与上年报告不一致，看不出是哪一年的数有误"


def _listed(places: Sequence[str]) -> str:
    more = "等" if len(places) > _MOST_LISTED else ""
    return f"{'、'.join(places[:_MOST_LISTED])}{more}这 {len(places)} 个等式"


def _all_hold(count: int) -> str:
    return f"相关 {count} 个等式全部成立" if count > 1 else "这个等式成立"


def _counted(count: int) -> str:
    return _COUNTED[count] if count < len(_COUNTED) else f" {count} "


def _step(form: Form, figures: Mapping[Address, Figure], changes: Sequence[Change]) -> tuple[str, str]:
    """What went wrong, and what undoes it."""
    return _joint_step(form, changes) if changes[0].kind in _JOINT else _single_step(form, figures, changes[0])


_JOINT = frozenset(
    {ChangeKind.EXCHANGED, ChangeKind.MISPLACED, ChangeKind.SHIFTED, ChangeKind.SPLIT, ChangeKind.JOINED}
)


def _joint_step(form: Form, changes: Sequence[Change]) -> tuple[str, str]:
    first, last = changes[0], changes[-1]
    name, other = spoken_cell(form, first.cell), spoken_cell(form, last.cell)
    match first.kind:
        case ChangeKind.EXCHANGED:
            return f"{name} {_printed(first)} 与 {other} {_printed(last)} 两数互换", "换回"
        case ChangeKind.MISPLACED:
            right, wrong = (first, last) if first.value else (last, first)
            return (
                f"{spoken_cell(form, right.cell)} 的 {plain(right.value)} 误填在 {spoken_cell(form, wrong.cell)}",
                "移回",
            )
        case ChangeKind.SPLIT:
            full = first if first.value else last
            return f"{spoken_cell(form, full.cell)} 的 {plain(full.value)} 误拆在相邻两格", "合回"
        case ChangeKind.JOINED:
            return f"{name} {plain(first.value)} 与 {other} {plain(last.value)} 误并在一格", "拆开"
    return f"从 {name} 到 {other} 的数整段错开了一格", "移回"


def _single_step(form: Form, figures: Mapping[Address, Figure], change: Change) -> tuple[str, str]:
    name, value, figure = spoken_cell(form, change.cell), plain(change.value), figures.get(change.cell)
    if change.kind is ChangeKind.BLANK:
        return f"{name} 空白，应为 {value}（漏填）", f"填为 {value} "
    unsure = "识别没有把握" if figure is not None and figure.is_unsure else ""
    told = "，".join(part for part in (_HOW.get(change.kind, ""), unsure) if part)
    return f"{name} {value} 误写为 {_printed(change)}{f'（{told}）' if told else ''}", f"改为 {value} "


def _printed(change: Change) -> str:
    return "".join(change.printed.split()) or "空白"
