"""Whole reports as OFD, printed the way different printers write them: one layout, several dialects of the markup."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from core.forms.form import Edition, form_of
from core.forms.headings import HEADINGS
from core.forms.official import OfficialCell, OfficialTable, official_tables
from tests.support.ofd_package import code, composite, deltas, ofd, page, path, steps, text, use_of

_LEFT, _TOP, _RIGHT, _BOTTOM = 25.0, 25.0, 185.0, 272.0
_BODY, _CELL = 5.6, 3.7
_PITCH, _PAD = 1.3, 1.0
_MILLIMETRE = 72 / 25.4

_NARRATIVE = {
    1: "本机关认真贯彻落实条例，健全工作机制，全年主动公开政府信息，办理政府信息公开申请，没有发生不予公开后被纠正的情形。",
    5: "一是公开内容还不够丰富；二是解读形式较为单一。下一步将加强培训，拓宽渠道。",
    6: "无。",
}


class Run(Struct, frozen=True):
    """A line of print: where its first glyph begins on the baseline."""

    text: str
    x: float
    y: float
    size: float


class Line(Struct, frozen=True, order=True):
    """A drawn line along the page."""

    x0: float
    y0: float
    x1: float
    y1: float


class PrintedSheet(Struct):
    """What stands on one page; ``cells`` are the rectangles (x, y, width, height) of the tables' cells."""

    runs: list[Run]
    lines: set[Line]
    cells: list[tuple[float, float, float, float]]


def report_title(edition: Edition) -> str:
    """The title of the printed report."""
    return f"青禾市教育局{2020 if edition is Edition.Y2019 else 2023}年政府信息公开工作年度报告"


def printed_report(figures: Mapping[str, str], edition: Edition, latin: float) -> list[PrintedSheet]:
    """The official form filled in, with its headings; tables run over page ends. ``latin`` is the width of a digit."""
    printer = _Printer(latin)
    printer.paragraph(report_title(edition), 7.7, centred=True)
    tables = dict(zip((2, 3, 4), official_tables(form_of(edition)), strict=True))
    for number, heading in HEADINGS.items():
        printer.paragraph(heading, _BODY)
        if number in tables:
            printer.table(tables[number], figures)
        if number in _NARRATIVE:
            printer.paragraph(_NARRATIVE[number], _BODY)
    return printer.sheets


class _Printer:
    def __init__(self, latin: float) -> None:
        self.latin = latin
        self.sheets: list[PrintedSheet] = []
        self.y = _BOTTOM

    @property
    def sheet(self) -> PrintedSheet:
        return self.sheets[-1]

    def _room(self, height: float) -> None:
        if self.y + height > _BOTTOM:
            self.sheets.append(PrintedSheet([], set(), []))
            self.y = _TOP

    def paragraph(self, words: str, size: float, *, centred: bool = False) -> None:
        """Running text, its first line set in."""
        for at, line in enumerate(self._wrapped("" if centred else "　　", words, size, _RIGHT - _LEFT)):
            self._room(size * 1.8)
            self.y += size * 1.8
            blank = len(line) - len(line.lstrip("　"))
            indent = (_RIGHT - _LEFT - self._width(line, size)) / 2 if centred else blank * size if at == 0 else 0.0
            self.sheet.runs.append(Run(line.lstrip("　"), _LEFT + indent, self.y, size))

    def _width(self, words: str, size: float) -> float:
        return sum(steps(words + "　", size, self.latin))

    def _wrapped(self, indent: str, words: str, size: float, room: float) -> list[str]:
        lines = [indent]
        for character in words:
            if lines[-1] and self._width(lines[-1] + character, size) > room and not character.isascii():
                lines.append("")
            lines[-1] += character
        return lines

    def table(self, table: OfficialTable, figures: Mapping[str, str]) -> None:
        """A table with its merged cells, cut between rows where the page ends."""
        unit = (_RIGHT - _LEFT) / sum(table.column_weights)
        xs = [_LEFT + unit * sum(table.column_weights[:at]) for at in range(table.column_count + 1)]
        words = {cell: self._lines_of(cell, xs, figures) for cell in table.cells}
        heights = [7.0] * table.row_count
        for cell, lines in words.items():
            need = len(lines) * _CELL * _PITCH + 2 * _PAD
            lack = need - sum(heights[cell.row : cell.row + cell.row_span])
            heights[cell.row + cell.row_span - 1] += max(lack, 0.0) if cell.row_span < 9 else 0.0
        self.y += 2.0
        first = 0
        while first < table.row_count:
            self._room(sum(heights[first : first + 3]))
            last = first
            while last < table.row_count and self.y + sum(heights[first : last + 1]) <= _BOTTOM:
                last += 1
            self._rows(words, xs, heights, first, last)
            first = last

    def _lines_of(self, cell: OfficialCell, xs: Sequence[float], figures: Mapping[str, str]) -> list[str]:
        room = xs[cell.column + cell.column_span] - xs[cell.column] - 2 * _PAD
        words = cell.text if cell.at is None else figures.get(cell.at, "0")
        return self._wrapped("", words, _CELL, room) if words else []

    def _rows(
        self,
        words: Mapping[OfficialCell, list[str]],
        xs: Sequence[float],
        heights: Sequence[float],
        first: int,
        last: int,
    ) -> None:
        ys = {row: self.y + sum(heights[first:row]) for row in range(first, last + 1)}
        for cell, lines in words.items():
            top, bottom = max(cell.row, first), min(cell.row + cell.row_span, last)
            if top >= bottom:
                continue
            left, right = xs[cell.column], xs[cell.column + cell.column_span]
            self.sheet.cells.append((left, ys[top], right - left, ys[bottom] - ys[top]))
            self.sheet.lines |= {
                Line(left, ys[top], right, ys[top]),
                Line(left, ys[bottom], right, ys[bottom]),
                Line(left, ys[top], left, ys[bottom]),
                Line(right, ys[top], right, ys[bottom]),
            }
            if cell.row >= first:
                self._cell(lines, left, right, ys[top], ys[bottom])
        self.y = ys[last]

    def _cell(self, lines: Sequence[str], left: float, right: float, top: float, bottom: float) -> None:
        down = (top + bottom - len(lines) * _CELL * _PITCH) / 2
        for number, line in enumerate(lines):
            x = (left + right - self._width(line, _CELL)) / 2
            self.sheet.runs.append(Run(line, x, down + _CELL * (_PITCH * number + 1.05), _CELL))


Dialect = Callable[[Sequence[PrintedSheet], float], bytes]


def text_lines_and_strokes(sheets: Sequence[PrintedSheet], latin: float) -> bytes:
    """A text object a line with a step for each glyph; each side of each cell a stroke in a Boundary of its own."""
    return ofd(
        *(page(*(_line_object(run, latin) for run in sheet.runs), *map(_stroke, sheet.lines)) for sheet in sheets)
    )


def _line_object(run: Run, latin: float) -> str:
    array = deltas(steps(run.text, run.size, latin))
    boundary = f"{run.x - 0.4:.4f} {run.y - run.size:.4f} {len(run.text) * run.size:.4f} {run.size * 1.2:.4f}"
    inner = code(run.text, 0.4, run.size, f'DeltaX="{array}"' if array else "")
    return f'<TextObject ID="1" Boundary="{boundary}" Font="3" Size="{run.size}">{inner}</TextObject>'


def _stroke(line: Line) -> str:
    boundary = f"{line.x0:.3f} {line.y0 - 0.09:.3f} {line.x1 - line.x0:.3f} {max(line.y1 - line.y0, 0.18):.3f}"
    data = f"M 0 0.09 L {line.x1 - line.x0:.3f} {line.y1 - line.y0 + 0.09:.3f}"
    return path(data, boundary=boundary, attributes='LineWidth="0.18" DrawParam="20"')


def single_glyphs_and_filled_lines(sheets: Sequence[PrintedSheet], latin: float) -> bytes:
    """Coordinates in points under a CTM, a text object with a glyph number for each glyph, lines as filled outlines."""
    scale = f'CTM="{1 / _MILLIMETRE:.6f} 0 0 {1 / _MILLIMETRE:.6f} 0 0"'
    grey = '<FillColor ColorSpace="15" Value="0"/>'
    pages = []
    for sheet in sheets:
        objects = [_filled(line, scale, grey) for line in sorted(sheet.lines)]
        for run in sheet.runs:
            x = run.x
            for character, step in zip(run.text, [*steps(run.text, run.size, latin), 0.0], strict=True):
                objects.append(_glyph_object(character, x, run, scale, grey))
                x += step
        pages.append(page(*objects))
    return ofd(*pages, resources='<ColorSpaces><ColorSpace ID="15" Type="GRAY"/></ColorSpaces>')


def _filled(line: Line, scale: str, grey: str) -> str:
    x0, y0, x1, y1 = (side * _MILLIMETRE for side in (line.x0, line.y0, line.x1, line.y1))
    x0, y0, x1, y1 = x0 - 0.24, y0 - 0.24, x1 + 0.24, y1 + 0.24
    data = f"M {x0:.3f} {y0:.3f} L {x1:.3f} {y0:.3f} L {x1:.3f} {y1:.3f} L {x0:.3f} {y1:.3f} L {x0:.3f} {y0:.3f} C"
    return path(data, attributes=f'{scale} Stroke="false" Fill="true"', inside=grey)


def _glyph_object(character: str, x: float, run: Run, scale: str, grey: str) -> str:
    boundary = f"{x:.4f} {run.y - run.size:.4f} {run.size:.4f} {run.size:.4f}"
    glyph = f'<CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><Glyphs>{ord(character) % 999 + 3}</Glyphs></CGTransform>'
    inner = grey + glyph + code(character, 0, run.size * _MILLIMETRE)
    size = run.size * _MILLIMETRE
    return f'<TextObject ID="1" {scale} Boundary="{boundary}" Font="16" Size="{size:.4f}">{inner}</TextObject>'


def runs_and_one_path(sheets: Sequence[PrintedSheet], latin: float) -> bytes:
    """Steps as runs, all lines of a page in one path, colours from the layer; page numbers stand in a template."""
    pages = [
        page(
            path(" ".join(f"M {a.x0:.2f} {a.y0:.2f} L {a.x1:.2f} {a.y1:.2f}" for a in sorted(sheet.lines))),
            *(_run_object(run, latin) for run in sheet.runs),
            layer='Type="Body" DrawParam="20"',
            head='<Template TemplateID="30" ZOrder="Background"/>',
        )
        for sheet in sheets
    ]
    footer = page(text("内部资料", 90, 290, size=3), layer='Type="Background"')
    return ofd(
        *pages,
        common='<TemplatePage ID="30" BaseLoc="/Doc_0/Tpls/Tpl_0/Content.xml"/>',
        resources='<DrawParams><DrawParam ID="20" Relative="21"/><DrawParam ID="21" LineWidth="0.25">'
        '<StrokeColor Value="0 0 0"/><FillColor Value="0 0 0"/></DrawParam></DrawParams>',
        parts={"Doc_0/Tpls/Tpl_0/Content.xml": footer},
    )


def _run_object(run: Run, latin: float) -> str:
    array: list[str] = []
    widths = steps(run.text, run.size, latin)
    at = 0
    while at < len(widths):
        same = next((n for n, width in enumerate(widths[at:]) if width != widths[at]), len(widths) - at)
        array.append(f"g {same} {widths[at]:.4f}" if same > 1 else f"{widths[at]:.4f}")
        at += same
    inner = code(run.text, run.x, run.y, f'DeltaX="{" ".join(array)}"' if array else "")
    return f'<TextObject ID="1" Boundary="0 0 210 297" Font="3" Size="{run.size}">{inner}</TextObject>'


def cells_and_composites(sheets: Sequence[PrintedSheet], latin: float) -> bytes:
    """Each cell an outlined rectangle, and every page's tables a composite unit in the document's resources."""
    units = [composite(str(50 + at), *(_rectangle(*cell) for cell in sheet.cells)) for at, sheet in enumerate(sheets)]
    pages = [
        page(use_of(str(50 + at)), f"<PageBlock>{''.join(_line_object(run, latin) for run in sheet.runs)}</PageBlock>")
        for at, sheet in enumerate(sheets)
    ]
    return ofd(
        *pages,
        common="<DocumentRes>DocumentRes.xml</DocumentRes>",
        parts={"Doc_0/DocumentRes.xml": f"<Res>{''.join(units)}</Res>"},
    )


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    boundary = f"{x:.3f} {y:.3f} {width:.3f} {height:.3f}"
    right, down = f"{width:.3f}", f"{height:.3f}"
    corner = f"B {right} 0 {right} 0 {right} 0"
    return path(f"S 0 0 M 0 0 L {right} 0 {corner} L {right} {down} L 0 {down} C", boundary=boundary)


def turned_pages(sheets: Sequence[PrintedSheet], latin: float) -> bytes:
    """Upright pages that lie on their right side on landscape paper."""
    units = [
        composite(str(50 + at), *(_line_object(run, latin) for run in sheet.runs), *map(_stroke, sheet.lines))
        for at, sheet in enumerate(sheets)
    ]
    pages = [
        page(use_of(str(50 + at), boundary="0 0 297 210", attributes='CTM="0 1 -1 0 297 0"'))
        for at in range(len(sheets))
    ]
    landscape = "<PageArea><PhysicalBox>0 0 297 210</PhysicalBox></PageArea>"
    return ofd(*pages, area=landscape, resources="".join(units))


DIALECTS: tuple[Dialect, ...] = (
    text_lines_and_strokes,
    single_glyphs_and_filled_lines,
    runs_and_one_path,
    cells_and_composites,
    turned_pages,
)
