"""单位总览, 跨报告问题 and 未报送: the sheets of a batch's overview."""

from core.collection.finding import CollectionAudit, CollectionFinding, UnitStanding
from core.export.amounts import spreadsheet_number
from core.export.sheets import looks
from core.export.sheets.book import Book, Sheet
from core.export.sheets.looks import CENTRED, COLUMN_HEADING, FIGURE, SUBTITLE, TEXT
from core.rules.verdict import Verdict
from core.source.numerals import plain

STANDINGS, ACROSS, MISSING = "单位总览", "跨报告问题", "未报送"
_VERDICTS = {"errors": "有错误", "doubts": "有存疑", "pass": "通过"}
_STATE_COLOURS = {
    "未报送": looks.RED,
    "未读成": looks.AMBER,
    "年度不符": looks.AMBER,
    "名单外": looks.AMBER,
    "已报送": looks.GREEN,
}
_VERDICT_COLOURS = {"有错误": looks.RED, "有存疑": looks.AMBER, "通过": looks.GREEN}
_SEVERITY_COLOURS = {"错误": looks.RED, "存疑": looks.AMBER, "提示": looks.BLUE}

STANDING_HEADINGS = (
    "序号", "单位", "上级单位", "报送", "结论", "错误", "存疑", "提示", "跨报告错误", "跨报告存疑", "跨报告提示", "文件",
)  # fmt: skip
ACROSS_HEADINGS = (
    "序号", "级别", "规则", "位置", "问题", "应当", "左边", "右边", "差额", "单位", "文件", "下一步", "处理意见",
)  # fmt: skip
MISSING_HEADINGS = ("序号", "单位", "上级单位", "情况", "文件", "催报记录")


def write_standings(book: Book, audit: CollectionAudit) -> None:
    """A line a unit."""
    sheet = book.sheet(STANDINGS)
    sheet.landscape()
    sheet.widths(6, 28, 24, 9, 9, 7, 7, 7, 11, 11, 11, 34)
    sheet.headings(0, STANDING_HEADINGS, COLUMN_HEADING)
    for row, standing in enumerate(audit.standings, 1):
        _standing(sheet, row, standing)
    last = max(len(audit.standings), 1)
    sheet.colour_words((1, 3), (last, 3), _STATE_COLOURS)
    sheet.colour_words((1, 4), (last, 4), _VERDICT_COLOURS)
    _finish(sheet, len(audit.standings), STANDING_HEADINGS, "没有读到报告")


def _standing(sheet: Sheet, row: int, standing: UnitStanding) -> None:
    sheet.number(row, 0, row, CENTRED)
    sheet.text(row, 1, standing.name, TEXT)
    sheet.text(row, 2, standing.parent, TEXT)
    sheet.text(row, 3, standing.state, CENTRED)
    sheet.text(row, 4, _VERDICTS.get(standing.verdict, ""), CENTRED)
    for column, count in enumerate((*standing.own, *standing.across), 5):
        # a unit without a report has no findings of its own, which is not the same as none
        if column >= 8 or standing.verdict:
            sheet.number(row, column, count, FIGURE)
        else:
            sheet.text(row, column, "", FIGURE)
    sheet.text(row, 11, "\n".join(standing.files), TEXT)


def write_across(book: Book, audit: CollectionAudit) -> None:
    """A line a finding across reports, and below what could not be checked."""
    sheet = book.sheet(ACROSS)
    sheet.landscape()
    sheet.widths(6, 7, 12, 22, 40, 22, 9, 9, 9, 24, 24, 22, 12)
    sheet.headings(0, ACROSS_HEADINGS, COLUMN_HEADING)
    for row, finding in enumerate(audit.findings, 1):
        _finding(sheet, row, finding)
    sheet.colour_words((1, 1), (max(len(audit.findings), 1), 1), _SEVERITY_COLOURS)
    _finish(sheet, len(audit.findings), ACROSS_HEADINGS, "没有跨报告的问题")


def _finding(sheet: Sheet, row: int, finding: CollectionFinding) -> None:
    sheet.number(row, 0, row, CENTRED)
    sheet.text(row, 1, finding.severity.chinese if finding.verdict is Verdict.BROKEN else "无法核对", CENTRED)
    sheet.text(row, 2, f"{finding.rule}\n{finding.title}", CENTRED)
    for column, text in ((3, finding.place), (4, finding.statement), (5, finding.expectation)):
        sheet.text(row, column, text, TEXT)
    for column, amount in ((6, finding.left), (7, finding.right), (8, finding.difference)):
        number = spreadsheet_number(amount) if amount is not None else None
        if number is not None:
            sheet.number(row, column, number, FIGURE)
        else:
            sheet.text(row, column, plain(amount) if amount is not None else "", FIGURE)
    sheet.text(row, 9, _some(finding.units), TEXT)
    sheet.text(row, 10, _some(finding.files), TEXT)
    sheet.text(row, 11, finding.next_step, TEXT)
    sheet.text(row, 12, "", TEXT)


def _some(names: tuple[str, ...]) -> str:
    more = (f"等 {len(names)} 个",) if len(names) > _NAMED else ()
    return "\n".join((*names[:_NAMED], *more))


_NAMED = 8


def write_missing(book: Book, audit: CollectionAudit) -> None:
    """A line a unit that has not handed in, or whose file could not be read."""
    sheet = book.sheet(MISSING)
    sheet.widths(6, 30, 28, 10, 34, 20)
    sheet.headings(0, MISSING_HEADINGS, COLUMN_HEADING)
    names = frozenset(audit.missing)
    absent = [standing for standing in audit.standings if standing.name in names]
    for row, standing in enumerate(absent, 1):
        sheet.number(row, 0, row, CENTRED)
        for column, text in enumerate(
            (standing.name, standing.parent, standing.state, "\n".join(standing.files), ""), 1
        ):
            sheet.text(row, column, text, TEXT)
    _finish(
        sheet,
        len(absent),
        MISSING_HEADINGS,
        "名单上的单位都已报送" if audit.has_units else "没有单位名单，不知道还缺谁",
    )


def _finish(sheet: Sheet, rows: int, headings: tuple[str, ...], nothing: str) -> None:
    if not rows:
        sheet.merge(1, 0, 1, len(headings), SUBTITLE)
        sheet.text(1, 0, nothing, SUBTITLE)
    sheet.filter(0, rows, len(headings))
