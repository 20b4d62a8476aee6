"""How lines, columns and cells are called in a sentence: 「表三 本年新收·自然人」."""

from core.forms.address import Address, column_of, line_of, table_of
from core.forms.form import Form, FormLine

_SPOKEN_LINES = {
    "received": "本年新收",
    "carried_in": "上年结转",
    "partly_granted": "（二）部分公开",
    "total": "办理结果总计",
    "carried_out": "结转下年度",
    "other_handling_1": "（六）其他处理1.逾期不补正",
    "other_handling_2": "（六）其他处理2.逾期不缴费",
}
_SPOKEN_GROUPS = {
    "reconsideration": "行政复议",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after": "复议后起诉",
}


def spoken_line(line: FormLine) -> str:
    """A line of the form in the short words of a reviewer."""
    return _SPOKEN_LINES.get(line.key, line.name)


def spoken_cell(form: Form, at: Address) -> str:
    """A cell with its table: 「表四 行政复议·结果维持」."""
    table = table_of(at)
    line = form.table(table).line(line_of(at))
    label = next(column.label for column in line.columns if column.key == column_of(at))
    return f"{table.chinese} {_SPOKEN_GROUPS.get(line.key) or spoken_line(line)}·{label}"
