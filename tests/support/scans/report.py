"""A whole report as clean pages."""

from collections.abc import Mapping

from core.forms.address import Address
from core.forms.form import Edition, form_of
from core.forms.headings import HEADINGS
from core.forms.official import official_tables
from tests.support.scans.sheet import CleanPage, Printer, TableLook

ORGAN = "青禾市教育局"
YEARS = {Edition.Y2019: 2020, Edition.Y2021: 2023}


def narrative(figures: Mapping[Address, str], year: int) -> dict[int, tuple[str, ...]]:
    """Paragraphs by section, in agreement with the tables."""
    received, carried_in, handled, carried_out = (
        figures[Address(f"T3.{line}.total")] for line in ("received", "carried_in", "total", "carried_out")
    )
    return {
        1: (
            f"本报告依据《中华人民共和国政府信息公开条例》编制，统计期限自{year}年1月1日起至{year}年12月31日止。",
            "围绕入学、资助和校园安全，及时公开政策文件、办事指南和执行结果，并附解读。",
            f"全年收到政府信息公开申请{received}件，上年结转{carried_in}件，办结{handled}件，结转下年度{carried_out}件。",
        ),
        5: ("存在的主要问题：解读形式单一。改进情况：增加图解和问答，逐科室讲解公开属性的认定。",),
        6: ("没有其他需要报告的事项。",),
    }


def clean_pages(edition: Edition, figures: Mapping[Address, str], look: TableLook, dpi: int) -> tuple[CleanPage, ...]:
    """The report printed, not yet scanned."""
    printer = Printer(look, dpi)
    year = YEARS[edition]
    texts = narrative(figures, year)
    tables = dict(zip((2, 3, 4), official_tables(form_of(edition)), strict=True))
    printer.write(f"{ORGAN}{year}年政府信息公开工作年度报告", 18, centred=True)
    for number, heading in HEADINGS.items():
        printer.write(heading, 14)
        for text in texts.get(number, ()):
            printer.write(f"　　{text}", 12)
        if number in tables:
            printer.table(tables[number], figures)
    return printer.pages()
