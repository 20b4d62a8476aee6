"""What the digits tell of how a figure may have gone wrong."""

import pytest

from core.findings.cause import ChangeKind
from core.localise.plausibility import COSTS, MISTAKE, digits_kind


@pytest.mark.parametrize(
    ("meant", "printed", "kind"),
    [
        ("67", "76", ChangeKind.SWAPPED_DIGITS),
        ("1506", "1056", ChangeKind.SWAPPED_DIGITS),
        ("67", "61", ChangeKind.ONE_DIGIT),
        ("3", "8", ChangeKind.ONE_DIGIT),
        ("671", "61", ChangeKind.DIGIT_DROPPED),
        ("67", "667", ChangeKind.DIGIT_DOUBLED),
        ("67", "677", ChangeKind.DIGIT_DOUBLED),
        ("67", "617", ChangeKind.DIGIT_ADDED),
        ("0", "5", ChangeKind.NOT_EMPTY),
        ("0", "512", ChangeKind.NOT_EMPTY),
        ("67", "12", ChangeKind.OTHER),
        ("671", "176", ChangeKind.OTHER),
        ("67", "7613", ChangeKind.OTHER),
    ],
)
def test_the_kind_of_a_change_is_told_by_its_digits(meant: str, printed: str, kind: ChangeKind) -> None:
    assert digits_kind(printed, meant) is kind


def test_four_likely_mistakes_never_outbid_three_unlikely_ones() -> None:
    assert 4 * (MISTAKE + min(COSTS.values())) > 3 * (MISTAKE + max(COSTS.values()))
