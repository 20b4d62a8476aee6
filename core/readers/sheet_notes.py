"""What a workbook holds besides the cells that were read: formulas, hidden sheets and rows, comments, pictures."""

from collections.abc import Iterable, Iterator

from core.source.document import ProblemKind, ReadProblem
from core.source.limits import CELLS_PER_TABLE

_QUOTED = 20
_LISTED = 3
_DOUBTED = 20
"""So many cells of running text are named before the rest is only counted."""


class SheetNotes:
    """Collected while a workbook is read; becomes one problem a kind for the reviewer."""

    def __init__(self) -> None:
        self.pictures = 0
        self.recalculates = False
        self._formulas = 0
        self._uncomputed: list[str] = []
        self._struck: list[str] = []
        self._comments = 0
        self._embedded = 0
        self._boxes: list[str] = []
        self._doubted: list[tuple[str, str]] = []
        self._problems: list[ReadProblem] = []

    def formula(self, name: str, *, computed: bool) -> None:
        """A cell with a formula; ``name`` is the cell's."""
        self._formulas += 1
        if not computed:
            self._uncomputed.append(name)

    def struck(self, text: str) -> None:
        """Text struck out, which was left out."""
        self._struck.append(text.strip())

    def comments(self, count: int) -> None:
        """Comments on cells, which are never read."""
        self._comments += count

    def text_box(self, text: str) -> None:
        """Text that lies over a sheet, which is not read."""
        if text.strip():
            self._boxes.append(text.strip())

    def embedded(self, count: int) -> None:
        """Documents of other programs that lie on a sheet."""
        self._embedded += count

    def damaged(self, sheet: str, detail: str) -> None:
        """A sheet that could not be read although others could."""
        message = f"这张工作表已损坏，没有读取（{detail}）" if detail else "这张工作表已损坏，没有读取"
        self._problems.append(ReadProblem(f"工作表“{sheet}”", message, hides_content=True))

    def sheet_unread(self, name: str, what: str, cells: int) -> None:
        """A sheet that was left out; ``cells`` of it show something."""
        if cells:
            message = f"{what}，没有读取（其中 {cells:,} 个单元格有内容）；如属于报告，请取消隐藏后再审核"
            self._problems.append(ReadProblem(f"工作表“{name}”", message, hides_content=True))

    def sheet_of_another_kind(self, name: str, what: str) -> None:
        """A sheet without cells: a chart, a macro."""
        self._problems.append(ReadProblem(f"工作表“{name}”", f"{what}，没有读取"))

    def hidden_cells(self, sheet: str, rows: int, columns: int, cells: int) -> None:
        """Rows and columns that were left out; ``cells`` of them show something."""
        what = "、".join(f"{count} {unit}" for count, unit in ((rows, "行"), (columns, "列")) if count)
        message = f"有 {what}是隐藏的，其中 {cells:,} 个有内容的单元格没有读取；如属于报告，请取消隐藏后再审核"
        self._problems.append(ReadProblem(f"工作表“{sheet}”", message, hides_content=True))

    def doubted(self, name: str, doubt: str) -> None:
        """A cell of running text that is not all it seems."""
        self._doubted.append((name, doubt))

    def too_large(self, name: str, rows: int, columns: int) -> None:
        """A table beyond the limits, which was left out; ``name`` is that of its first cell."""
        message = f"表格过大（{rows:,} 行 × {columns:,} 列，限度 {CELLS_PER_TABLE:,} 格），没有读取"
        self._problems.append(ReadProblem(f"{name} 格起的表格", message, hides_content=True))

    def overlapping(self, sheet: str, count: int) -> None:
        """Merged areas that overlap others, and count for nothing."""
        if count:
            self.problem(f"工作表“{sheet}”", f"有 {count:,} 处合并区域与别处重叠，没有按合并处理")

    def problem(self, place: str, message: str) -> None:
        """Anything else."""
        self._problems.append(ReadProblem(place, message))

    def problems(self) -> Iterator[ReadProblem]:
        """All of it, in the words of a reviewer."""
        yield from self._problems
        yield from (ReadProblem(f"{name} 格", doubt) for name, doubt in self._doubted[:_DOUBTED])
        if (more := len(self._doubted) - _DOUBTED) > 0:
            yield ReadProblem("文字", f"另有 {more:,} 格文字读入时有存疑")
        if self._formulas:
            yield ReadProblem("公式", f"{self._formulas:,} 个单元格是公式，按保存时的结果读取，没有重新计算")
        if self._formulas and self.recalculates:
            yield ReadProblem(
                "公式",
                "文件要求打开时重新计算，保存的结果可能不是最新的；请用 Excel 或 WPS 打开、重新保存后再审核",
            )
        if self._uncomputed:
            where = _listed(self._uncomputed)
            message = f"{len(self._uncomputed):,} 个公式没有保存结果，读作空白（{where}）；请用 Excel 或 WPS 打开、重新保存后再审核"
            yield ReadProblem("公式", message)
        if self._struck:
            yield ReadProblem("删除线", f"有 {len(self._struck):,} 处带删除线的文字没有读入：{_quoted(self._struck)}")
        if self._comments:
            yield ReadProblem("批注", f"有 {self._comments:,} 处批注没有读取", kind=ProblemKind.COMMENTS)
        if self._boxes:
            message = f"有 {len(self._boxes):,} 个文本框没有读取：{_quoted(self._boxes)}"
            yield ReadProblem("文本框", message, hides_content=True)
        if self._embedded:
            message = f"有 {self._embedded:,} 个嵌入的对象（文档、图片等）没有读取"
            yield ReadProblem("嵌入对象", message, hides_content=True)


def _quoted(texts: Iterable[str]) -> str:
    return "".join(f"“{text[:_QUOTED]}”" for text in list(texts)[:_LISTED])


def _listed(names: list[str]) -> str:
    more = " 等" if len(names) > _LISTED else ""
    return "、".join(names[:_LISTED]) + more
