from msgspec import structs

from core.report.claim import ClaimStatus
from core.source.provenance import TextSpan
from gui.presenters.list_rows import Level
from gui.presenters.number_marks import Stroke, marks_legend, number_marks
from tests.support.audited import audited_report

AUDITED = audited_report()


def test_every_place_of_every_number_is_marked() -> None:
    marks = number_marks(AUDITED)
    assert [mark.ref for mark in marks] == [ref for claim in AUDITED.claims for ref in claim.sources]


def test_each_status_has_a_line_of_its_own_and_not_only_a_colour() -> None:
    claims = tuple(structs.replace(AUDITED.claims[1], status=status) for status in ClaimStatus)
    marks = number_marks(structs.replace(AUDITED, claims=claims))
    assert len({mark.stroke for mark in marks}) == len(ClaimStatus)
    differing = next(mark for mark, claim in zip(marks, claims, strict=True) if claim.status is ClaimStatus.DIFFERS)
    assert (differing.stroke, differing.level) == (Stroke.WAVE, Level.ERROR)


def test_the_legend_explains_every_line() -> None:
    assert {(item.word, item.stroke) for item in marks_legend()} == {
        ("不符", Stroke.WAVE),
        ("无对应项", Stroke.DASH),
        ("相符", Stroke.SOLID),
        ("不核对", Stroke.DOT),
    }


def test_of_numbers_without_end_those_that_differ_keep_their_marks() -> None:
    usual = structs.replace(AUDITED.claims[0], sources=(TextSpan(0, 0, 1),))
    last = structs.replace(usual, status=ClaimStatus.DIFFERS, sources=(TextSpan(9, 0, 1),))
    marks = number_marks(structs.replace(AUDITED, claims=(usual,) * 20_000 + (last,)))
    assert len(marks) < 5000
    assert TextSpan(9, 0, 1) in {mark.ref for mark in marks}
