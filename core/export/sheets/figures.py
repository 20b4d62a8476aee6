"""How a figure of the report enters a spreadsheet cell: its content, its look, and the comment on it."""

from msgspec.structs import replace

from core.export.amounts import spreadsheet_number
from core.export.sheets import looks
from core.export.sheets.looks import FIGURE, Look
from core.export.sheets.marks import Mark
from core.report.annual_report import Figure
from core.source.numerals import FigureState, plain, read_cell

_STATE_WORDS = {
    FigureState.BLANK: "原文此格空白，合计时按 0 计，未代填",
    FigureState.PLACEHOLDER: "原文此格是占位符，不是数字",
    FigureState.TEXT: "原文此格不是数字",
    FigureState.DOUBTFUL: "识读存疑，请对照原文",
    FigureState.MISSING: "未读到此格，请对照原文",
}


def content(figure: Figure) -> float | str | None:
    """A number as a number, a text as printed, ``None`` for a cell that stays blank.

    A doubtful figure is a number only where the print is one and nothing else; a number that a spreadsheet would round
    stays as printed.
    """
    if figure.state in {FigureState.BLANK, FigureState.MISSING}:
        return None
    number = spreadsheet_number(figure.value) if figure.value is not None else None
    if figure.state in {FigureState.NUMBER, FigureState.ZERO}:
        return figure.printed if number is None else number
    if figure.state is FigureState.DOUBTFUL and number is not None and _prints_nothing_else(figure):
        return number
    return figure.printed


def _prints_nothing_else(figure: Figure) -> bool:
    reading = read_cell(figure.printed)
    return reading.value == figure.value and reading.state in {FigureState.NUMBER, FigureState.ZERO}


def look_of(figure: Figure, mark: Mark | None) -> Look:
    """The look by the figure's mark and state."""
    look = _marked(mark) if mark else FIGURE
    if figure.state is FigureState.MISSING:
        return replace(look, hatched=True)
    if figure.repair or figure.state is FigureState.DOUBTFUL:
        return replace(look, italic=True, rim=looks.DASHED, rim_colour=looks.BLUE)
    return look


def _marked(mark: Mark) -> Look:
    if mark.suspect:
        return replace(
            FIGURE, fill=looks.SUSPECT_FILL, bold=True, colour=looks.RED, rim=looks.MEDIUM, rim_colour=looks.RED,
            sign=mark.sign,
        )  # fmt: skip
    fills = {"左": looks.LEFT_FILL, "右": looks.RIGHT_FILL, "左右": looks.BOTH_FILL, "": looks.NAMED_FILL}
    return replace(FIGURE, fill=fills[mark.sign], sign=mark.sign)


def comment_on(figure: Figure, mark: Mark | None) -> str:
    """Everything a reviewer must know about the cell, or nothing: the findings, the state, the print, the repair."""
    lines = list(mark.messages) if mark else []
    if figure.state in _STATE_WORDS:
        lines.append(f"{_STATE_WORDS[figure.state]}。")
    if figure.repair:
        lines.append(f"识读修复：{figure.repair}")
    lines += [f"存疑原因：{doubt}" for doubt in figure.doubts]
    if figure.printed and (lines or not _shows_as_printed(figure)):
        lines.append(f"原文：{figure.printed}")
    return "\n".join(lines)


def _shows_as_printed(figure: Figure) -> bool:
    return figure.value is None or plain(figure.value) == figure.printed.strip()
