"""Makes the sample reports in resources/samples: DOCX, and from it PDF where LibreOffice is installed.

Run by hand from the project's root after a change of the texts: ``.venv/bin/python -m build_scripts.make_samples``. The
files are kept in the repository, so that nobody needs LibreOffice to run the program or its tests.
"""

import datetime as dt
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentFile
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as DocumentTable
from docx.table import _Cell

from build_scripts.sample_reports import PLANTED, SOUND, SampleReport
from core.forms.address import Address, Table
from core.forms.form import APPLICANTS, Edition, form_of
from core.forms.official import OfficialTable, official_tables

SAMPLES = Path(__file__).resolve().parents[1] / "resources" / "samples"
WRITTEN = dt.datetime(2024, 1, 22, 9, 0, 0)  # noqa: DTZ001 (the format stores no zone)


@dataclass(frozen=True)
class Fonts:
    """The fonts of title and figures, of headings, and of running text."""

    title: str
    heading: str
    text: str


OFFICE_FONTS = Fonts("宋体", "黑体", "仿宋")
FREE_FONTS = Fonts("Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Serif CJK SC")
"""For the PDF: fonts whose licence lets a document carry them."""

HEADINGS = {
    1: "一、总体情况",
    2: "二、主动公开政府信息情况",
    3: "三、收到和处理政府信息公开申请情况",
    4: "四、政府信息公开行政复议、行政诉讼情况",
    5: "五、存在的主要问题及改进情况",
    6: "六、其他需要报告的事项",
}


def printed_figures(report: SampleReport) -> dict[Address, str]:
    """What stands in every cell of the form."""
    rows = {Table.DISCLOSURE: report.disclosure, Table.REQUESTS: report.requests, Table.DISPUTES: report.disputes}
    figures: dict[Address, str] = {}
    for table in form_of(Edition.Y2021).tables:
        for line in table.lines:
            values = rows[table.table].get(line.key, (0,) * (len(APPLICANTS) - 1))
            if table.table is Table.REQUESTS:
                values = (*values, sum(int(value) for value in values))
            for column, value in zip(line.columns, values, strict=True):
                at = Address(f"{table.table}.{line.key}.{column.key}")
                figures[at] = report.misprints.get(at, str(value))
    return figures


def write_docx(report: SampleReport, target: Path, fonts: Fonts) -> None:
    """The report as a unit would hand it in."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.6)
    page.top_margin = page.bottom_margin = Cm(2.8)
    _add_paragraph(document, report.title, fonts.title, 20, WD_ALIGN_PARAGRAPH.CENTER)
    figures = printed_figures(report)
    tables = dict(enumerate(official_tables(form_of(Edition.Y2021)), 2))
    for number, heading in HEADINGS.items():
        _add_paragraph(document, heading, fonts.heading, 13, keep=number in tables)
        if number in tables:
            _add_table(document, tables[number], figures, fonts.title)
        for text in report.sections.get(number, ()):
            _add_paragraph(document, text, fonts.text, 12, indent=True)
    _set_properties(document, report.title)
    document.save(str(target))
    _fix_times(target)


def _add_paragraph(
    document: DocumentFile,
    text: str,
    font: str,
    size: float,
    alignment: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    *,
    indent: bool = False,
    keep: bool = False,
) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = alignment
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.paragraph_format.line_spacing = 1.3
    paragraph.paragraph_format.keep_with_next = keep
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = font
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001 (no public way)


def _add_table(document: DocumentFile, official: OfficialTable, figures: dict[Address, str], font: str) -> None:
    table = document.add_table(official.row_count, official.column_count, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    unit = Cm(16.2) / sum(official.column_weights)
    for column, weight in enumerate(official.column_weights):
        table.columns[column].width = int(unit * weight)
        for cell in table.columns[column].cells:
            cell.width = int(unit * weight)
    for row in table.rows:
        row.height, row.height_rule = Cm(0.75), WD_ROW_HEIGHT_RULE.AT_LEAST
    figure_rows = {place.row for place in official.cells if place.at is not None}
    for place in official.cells:
        first = table.cell(place.row, place.column)
        last = table.cell(place.row + place.row_span - 1, place.column + place.column_span - 1)
        text = place.text if place.at is None else figures[place.at]
        _fill(first.merge(last), text, font, centred=place.at is not None or place.row not in figure_rows)
    if official.table is not Table.REQUESTS:
        _keep_together(table)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _keep_together(table: DocumentTable) -> None:
    for row in table.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _fill(cell: _Cell, text: str, font: str, *, centred: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.font.size = Pt(9)
    run.font.name = font
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001 (no public way)


def _set_properties(document: DocumentFile, title: str) -> None:
    properties = document.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = "样本"
    properties.comments = "虚构的样本报告"
    properties.created = properties.modified = WRITTEN
    properties.revision = 1


def _fix_times(package: Path) -> None:
    """The same bytes on every run: the members of the package carry no time of writing."""
    with zipfile.ZipFile(package) as source:
        members = [(name, source.read(name)) for name in source.namelist()]
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members:
            member = zipfile.ZipInfo(name, (2024, 1, 22, 9, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, data)


def pdf_of(report: SampleReport, program: str) -> bytes:
    """The report as PDF, with the used characters of its fonts embedded."""
    with tempfile.TemporaryDirectory() as folder:
        docx = Path(folder) / f"{report.title}.docx"
        write_docx(report, docx, FREE_FONTS)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        convert = ["--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, str(docx)]
        subprocess.run(
            [program, "--headless", "--norestore", profile, *convert], check=True, capture_output=True, timeout=180
        )
        return _without_time(docx.with_suffix(".pdf").read_bytes())


def _without_time(pdf: bytes) -> bytes:
    """The same bytes on every run: time and identifiers of the conversion are overwritten in place."""
    pdf = re.sub(rb"(?<=/CreationDate\(D:)\d{14}", WRITTEN.strftime("%Y%m%d%H%M%S").encode(), pdf)
    return re.sub(rb"(?<=[</])[0-9A-F]{32}(?=\s|>)", b"0" * 32, pdf)


def main() -> int:
    """Write all samples; 1 when the PDFs could not be made."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    program = shutil.which("soffice")
    for report in (SOUND, PLANTED):
        docx = SAMPLES / f"{report.title}.docx"
        write_docx(report, docx, OFFICE_FONTS)
        if program:
            docx.with_suffix(".pdf").write_bytes(pdf_of(report, program))
    if not program:
        print("LibreOffice (soffice) is not installed: the PDFs were left as they are")
    return 0 if program else 1


if __name__ == "__main__":
    sys.exit(main())
