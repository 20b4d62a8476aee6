"""Which report of a file that holds several is meant."""

from msgspec import Struct

from core.layout.grid import Flow
from core.report.several import Parts
from core.source.document import ReadProblem
from core.source.unreadable import Reason, Unreadable


class Chosen(Struct, frozen=True):
    """The blocks of the report to audit, and what the reviewer has to know about the rest of the file."""

    flow: Flow
    problems: tuple[ReadProblem, ...] = ()


def chosen_part(name: str, parts: Parts, number: int) -> Chosen | Unreadable:
    """Report ``number`` (from 1; 0 where nobody has chosen) of the file called ``name``, or the question which one."""
    count = len(parts.reports)
    if number > count or number < 0 or (number == 0 and count > 1):
        detail = f"共 {count} 份，没有第 {number} 份" if number else f"共 {count} 份"
        return Unreadable(name, Reason.SEVERAL_REPORTS, detail, tuple(part.name for part in parts.reports))
    part = parts.reports[max(number, 1) - 1]
    problems = []
    if count > 1:
        problems.append(ReadProblem("文件", f"文件里有 {count} 份年度报告，这里审核的是第 {number} 份：{part.name}"))
    if parts.copies:
        problems.append(ReadProblem("文件", f"同样的报告在文件里重复了 {parts.copies} 次，只审核第一次出现的一份"))
    return Chosen(part.flow, tuple(problems))
