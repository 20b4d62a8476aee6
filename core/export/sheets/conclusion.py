"""审核结论: the first page, which an office prints and signs."""

from collections.abc import Iterator

from msgspec.structs import replace

from core.audit.audited_report import AuditedReport, Conclusion
from core.export.repairs import repairs_of
from core.export.sheets import looks
from core.export.sheets.book import Book, Sheet
from core.export.sheets.claims import STATUS_WORDS
from core.export.sheets.looks import HEADING, LABEL, REMARK, TEXT, TITLE, TITLE_FONT, Look
from core.export.verdict_sentence import verdict_sentence
from core.forms.form import Edition
from core.rules.verdict import Severity, Verdict

NAME = "审核结论"
_CONCLUSION_COLOURS = {Conclusion.ERRORS: looks.RED, Conclusion.DOUBTS: looks.AMBER, Conclusion.PASS: looks.GREEN}
_CONCLUSION_WORDS = {Conclusion.ERRORS: "有错误", Conclusion.DOUBTS: "有存疑", Conclusion.PASS: "通过"}
_EDITIONS = {
    Edition.Y2019: "2019 版（国办公开办函〔2019〕60号）",
    Edition.Y2021: "2021 版（国办公开办函〔2021〕30号）",
}
_LEGEND = (
    ("左（蓝底）", "等式左边的数据"),
    ("右（橙底）", "等式右边的数据"),
    ("左右（紫底）", "同时在不同等式的左边和右边"),
    ("疑（黄底红框）", "按全部等式推算最可能有误的数据，建议值见问题清单"),
    ("浅绿底", "其他问题涉及的数据"),
    ("虚线框、斜体", "经修复识读或识读存疑，批注中有原文"),
    ("斜纹", "没有读到，不等于空白或 0"),
    ("空白", "原文即为空白；合计时按 0 计，表中不代填"),
)

Row = tuple[str, str]


def write_conclusion(book: Book, audited: AuditedReport) -> None:
    """Labels on the left, what they say on the right, one block after another."""
    sheet = book.sheet(NAME)
    sheet.widths(20, 76)
    sheet.merge(0, 0, 1, 2, TITLE)
    sheet.text(0, 0, "政府信息公开工作年度报告审核结论", TITLE)
    sheet.height(0, 36)
    row = _write_verdict(sheet, 1, audited)
    for heading, rows in _blocks(audited):
        row = _write_block(sheet, row, heading, list(rows))
    sheet.text(
        row + 1, 1, "审核人：　　　　　　　　　　复核人：　　　　　　　　　　日期：　　　　年　　月　　日", Look()
    )
    sheet.text(row + 2, 1, "核对结果由“勾稽”离线生成；等式只表明两边不相等，何处有误由审核人判定。", REMARK)


def _write_verdict(sheet: Sheet, row: int, audited: AuditedReport) -> int:
    colour = _CONCLUSION_COLOURS[audited.conclusion]
    look = Look(TITLE_FONT, 12, bold=True, colour=colour, rim=looks.MEDIUM, rim_colour=colour)
    sheet.text(row, 0, _CONCLUSION_WORDS[audited.conclusion], replace(look, across="center"))
    sheet.text(row, 1, verdict_sentence(audited), look)
    sheet.height(row, 42)
    return row + 1


def _blocks(audited: AuditedReport) -> Iterator[tuple[str, Iterator[Row]]]:
    yield "报告", _report(audited)
    yield "核对情况", _counts(audited)
    yield "未能核对的事项", _unchecked(audited)
    yield "读取中的问题", ((problem.place, problem.message) for problem in audited.problems)
    yield "经修复识读的数据", ((repair.place, repair.text) for repair in repairs_of(audited.report))
    yield "图例（表二、表三、表四）", iter(_LEGEND)


def _write_block(sheet: Sheet, row: int, heading: str, rows: list[Row]) -> int:
    sheet.text(row, 0, heading, HEADING)
    sheet.height(row, 26)
    for offset, (label, text) in enumerate(rows or [("无", "")], 1):
        sheet.text(row + offset, 0, label, LABEL)
        sheet.text(row + offset, 1, text, TEXT)
    return row + 1 + max(len(rows), 1)


def _report(audited: AuditedReport) -> Iterator[Row]:
    report, document = audited.report, audited.document
    yield "报告名称", str(report.title) or "未读到"
    yield "行政机关", report.organ or "未读到"
    yield "报告年度", f"{report.year} 年" if report.year else "未读到"
    yield "表式版次", _EDITIONS[report.edition] if report.edition else "未能判定，按 2021 版核对"
    if audited.last_year is not None:
        yield "上年报告", audited.last_year.spoken
    yield "文件名", document.name
    yield "SHA-256", document.sha256
    pages = f"，{document.page_count} 页" if document.page_count else ""
    yield "读取方式", f"{document.format.value.upper()}{pages}（{document.engine}）"


def _counts(audited: AuditedReport) -> Iterator[Row]:
    findings = [(severity, sum(found.severity is severity for found in audited.findings)) for severity in Severity]
    yield "问题", "　".join(f"{severity.chinese} {count} 处" for severity, count in findings)
    tally = audited.tally
    yield "勾稽", f"相符 {tally.holds} 项　不符 {tally.broken} 项　无法核对 {tally.undetermined} 项"
    claims = [(word, sum(claim.status is status for claim in audited.claims)) for status, word in STATUS_WORDS.items()]
    yield "正文数字", "　".join(f"{word} {count} 个" for word, count in claims)


def _unchecked(audited: AuditedReport) -> Iterator[Row]:
    for result in audited.results:
        if result.verdict is Verdict.UNDETERMINED:
            reason = result.remark or result.statement
            told = "：".join(part for part in (result.formula, reason) if part)
            yield f"{result.rule} {result.place}", told
    for rule in audited.switched_off:
        yield rule, "规则包已关闭，没有核对"
