"""Missing sections: a report that lacks one is told from a file that broke off."""

import pytest

from core.rules.example import subject_of
from core.rules.registry import BY_ID
from core.rules.verdict import Severity, Verdict

WHOLE = "一：有\n二：有\n三：有\n四：有\n五：有\n六：有"


def severities(given: str) -> list[Severity]:
    rule = BY_ID["S01"]
    results = [one for one in rule.apply(subject_of(given)) if one.verdict is Verdict.BROKEN]
    return [one.severity or rule.severity for one in results]


@pytest.mark.parametrize("left_out", ["一", "三", "六"])
def test_a_section_that_was_left_out_is_an_error(left_out: str) -> None:
    assert severities(WHOLE.replace(f"{left_out}：有", "")) == [Severity.ERROR]


def test_a_file_that_ends_with_a_table_may_have_been_cut_and_is_in_doubt() -> None:
    assert severities("一：有\n四：\n表四 总计\n行政复议 0") == [
        Severity.ERROR,
        Severity.ERROR,
        Severity.DOUBT,
        Severity.DOUBT,
    ]


def test_words_after_the_last_table_show_that_the_file_goes_on() -> None:
    given = WHOLE.replace("五：有\n六：有", "表四 总计\n行政复议 0")
    assert severities(given) == [Severity.ERROR, Severity.ERROR]
