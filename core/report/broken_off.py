"""Reports that end too early: a print that was cut off behind a table."""

from collections.abc import Iterator

from core.forms.address import Table
from core.forms.headings import HEADINGS
from core.report.annual_report import AnnualReport
from core.source.document import ReadProblem

_TABLE_OF = {2: Table.DISCLOSURE, 3: Table.REQUESTS, 4: Table.DISPUTES}


def broken_off(report: AnnualReport) -> Iterator[ReadProblem]:
    """That the pages of ``report`` end with a table and the sections behind it are not on them; nothing of any other report.

    Whoever leaves a section out goes on with other words. Pages that end with a table have more likely lost what followed,
    when the report was printed or converted, and then it is the file that lacks the sections, not the report.
    """
    last = max((section for section in report.sections if section.number), key=lambda one: one.number, default=None)
    if last is None or last.number not in _TABLE_OF or any(map(str, last.paragraphs)):
        return
    if _TABLE_OF[last.number] in report.tables_found:
        missing = "、".join(f"“{heading}”" for number, heading in HEADINGS.items() if number > last.number)
        said = f"到{_TABLE_OF[last.number].chinese}就结束了，没有{missing}，可能漏了页，请核对原件；原件也没有的，请报送单位补齐"
        yield ReadProblem("文件结尾", said, hides_content=True)
