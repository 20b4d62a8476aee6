"""Which file of a batch is last year's report of which."""

from core.batch.pairs import Entry, LastYearAt, last_years


def entry(name: str, year: int | None, organ: str = "青禾市教育局", *, sha256: str = "", given: bool = False) -> Entry:
    return Entry(name, organ, year, sha256 or name, given)


def places(*entries: Entry | None) -> list[int | None]:
    return [next(iter(found.places), None) for found in last_years(entries)]


def test_each_year_finds_the_year_before_of_the_same_organ() -> None:
    assert places(entry("a", 2024), entry("b", 2022), entry("c", 2023)) == [2, None, 1]


def test_two_organs_are_not_mixed_up() -> None:
    assert places(entry("a", 2023), entry("b", 2022, "青禾市民政局")) == [None, None]


def test_a_year_is_not_skipped() -> None:
    assert places(entry("a", 2024), entry("b", 2022)) == [None, None]


def test_a_file_that_names_no_organ_or_year_has_no_partner() -> None:
    assert places(entry("a", 2024, ""), entry("b", 2023, ""), entry("c", None), None) == [None] * 4


def test_of_two_reports_of_one_year_none_is_taken_and_both_are_named() -> None:
    found = last_years([entry("a.pdf", 2024), entry("b.pdf", 2023), entry("c.docx", 2023)])
    assert not found[0].places
    assert "b.pdf、c.docx" in found[0].problem
    assert found[1:] == (LastYearAt(), LastYearAt())


def test_two_copies_of_one_file_are_one_report() -> None:
    assert places(entry("a", 2024), entry("b", 2023, sha256="x"), entry("c", 2023, sha256="x")) == [1, None, None]


def test_the_report_that_was_named_goes_before_those_of_the_folder() -> None:
    found = last_years([entry("a", 2024), entry("b", 2023), entry("c", 2023, given=True)])
    assert found[0] == LastYearAt((2,))


FORMER = {"青禾市数据局": ("青禾市大数据中心", "青禾市电子政务办")}


def test_the_reports_of_all_organs_that_were_merged_are_taken_together() -> None:
    entries = [
        entry("a", 2024, "青禾市数据局"),
        entry("b", 2023, "青禾市大数据中心"),
        entry("c", 2023, "青禾市电子政务办"),
    ]
    assert last_years(entries, FORMER)[0] == LastYearAt((1, 2))


def test_where_the_report_of_one_merged_organ_is_wanting_none_is_taken_and_it_is_named() -> None:
    found = last_years([entry("a", 2024, "青禾市数据局"), entry("b", 2023, "青禾市大数据中心")], FORMER)[0]
    assert not found.places
    assert "青禾市电子政务办" in found.problem


def test_a_report_under_the_present_name_goes_before_former_names() -> None:
    entries = [entry("a", 2024, "青禾市数据局"), entry("b", 2023, "青禾市大数据中心"), entry("c", 2023, "青禾市数据局")]
    assert last_years(entries, FORMER)[0] == LastYearAt((2,))
