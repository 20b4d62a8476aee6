"""What the report on the screen was audited with, as short labels beside the verdict."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from gui.presenters.window_state import ChosenPack, LastYearReport, OpenedReport, WindowState

_LONGEST = 22


class ChipKind(StrEnum):
    """What a label is about."""

    PACK = "pack"
    LAST_YEAR = "last_year"


class GivenChip(Struct, frozen=True):
    """A label. ``alarming``: something that was asked for is not in force."""

    kind: ChipKind
    text: str
    tooltip: str
    alarming: bool = False


def given_chips(state: WindowState) -> tuple[GivenChip, ...]:
    """The labels for the open report."""
    return tuple(_chips(state, state.opened)) if state.opened is not None else ()


def _chips(state: WindowState, opened: OpenedReport) -> Iterator[GivenChip]:
    used, now = opened.given.pack, state.pack
    if used is not None:
        yield _pack(used, opened)
    if now is not None and now != used:
        yield GivenChip(
            ChipKind.PACK,
            f"没有用规则包：{_pack_name(now)}",
            "这份报告还没有用这个规则包核对，请重新打开",
            alarming=True,
        )

    if opened.given.last is not None:
        yield _last(opened.given.last, opened.audited.report.year)


def _last(last: LastYearReport, year: int | None) -> GivenChip:
    known = last.report.year
    stated = f" {known}年" if known is not None else ""
    told = [f"与上年报告对照：{last.path.name}", last.report.title.characters]
    odd = year is not None and known is not None and known != year - 1
    if odd:
        told.append(f"注意：这一份是 {year} 年的，它的上年报告应是 {(year or 0) - 1} 年的")
    return GivenChip(
        ChipKind.LAST_YEAR, f"对照：{shortened(last.name)}{stated}", "\n".join(filter(None, told)), alarming=odd
    )


def _pack(chosen: ChosenPack, opened: OpenedReport) -> GivenChip:
    name = _pack_name(chosen)
    if chosen.trouble:
        return GivenChip(ChipKind.PACK, f"没有用规则包：{name}", f"{chosen.trouble}。现按平时的规则核对", alarming=True)
    year = opened.audited.report.year
    if not chosen.pack.is_for(year):
        years = "、".join(map(str, chosen.pack.years))
        told = f"这个规则包用于 {years} 年的报告，这一份是 {year} 年的，按平时的规则核对"
        return GivenChip(ChipKind.PACK, f"没有用规则包：{name}", told, alarming=True)
    return GivenChip(
        ChipKind.PACK, f"规则包：{name}", f"按规则包“{chosen.pack.name or chosen.path.name}”核对\n{chosen.path}"
    )


def _pack_name(chosen: ChosenPack) -> str:
    return shortened(chosen.pack.name or chosen.path.stem)


def shortened(name: str) -> str:
    """One line of a length that leaves room for others."""
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
