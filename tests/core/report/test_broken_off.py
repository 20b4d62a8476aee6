"""A file that ends with a table is told from a report whose author left a section out."""

import pytest

from core.report.broken_off import broken_off
from core.rules.example import subject_of

CUT = "一：有\n四：\n表四 总计\n行政复议 0"


def said(given: str) -> list[str]:
    return [problem.message for problem in broken_off(subject_of(given).report)]


def test_pages_that_end_with_a_table_may_have_lost_what_followed() -> None:
    assert len(said(CUT)) == 1
    assert "“五、存在的主要问题及改进情况”、“六、其他需要报告的事项”" in said(CUT)[0]


@pytest.mark.parametrize(
    "given",
    [
        f"{CUT}\n六：无",
        CUT.replace("四：", "四：表格之后还有话"),
        CUT.replace("表四 总计\n行政复议 0", ""),
        "一：有\n五：有",
        "零：没有标题",
    ],
)
def test_a_report_that_goes_on_otherwise_is_not_cut_off(given: str) -> None:
    assert said(given) == []
