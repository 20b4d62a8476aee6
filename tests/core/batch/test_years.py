"""A folder of several organs and years: each report is held against last year's, and every file is read once."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from msgspec import structs

from core.audit.audit import audit_file, judge, read_file
from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.audit.reading import Reading
from core.batch.years import audit_years
from core.forms.form import Edition
from core.rules.verdict import Verdict
from core.sandbox.in_process import InProcessSandbox
from core.sandbox.service import Halves
from core.source import limits
from core.source.progress import Progress
from core.source.unreadable import Unreadable
from tests.support.year_pairs import Pair, Year, broken_pair, sound_pair

reads: Counter[str] = Counter()


def counted(
    path: Path, progress: Progress | None = None, options: AuditOptions = DEFAULT_OPTIONS
) -> Reading | Unreadable:
    reads[path.name] += 1
    return read_file(path, progress, options)


def sandbox() -> InProcessSandbox:
    return InProcessSandbox(audit_file, Halves(counted, judge))


@pytest.fixture(autouse=True)
def _no_reads_yet() -> None:
    reads.clear()


def organ_pair(organ: str, year: int = 2023) -> Pair:
    pair = sound_pair(Random(organ), year)
    return Pair(structs.replace(pair.last, organ=organ), structs.replace(pair.this, organ=organ))


def write(folder: Path, name: str, year: Year) -> Path:
    path = folder / name
    path.write_bytes(year.file(path.suffix[1:]))
    return path


def audited(paths: list[Path], given: list[Path] | None = None) -> dict[str, AuditedReport]:
    outcomes = dict(audit_years(paths, 2, given=given or [], sandbox=sandbox))
    assert list(outcomes) == paths
    return {path.name: one for path, one in outcomes.items() if isinstance(one, AuditedReport)}


def used(outcome: AuditedReport) -> str:
    return outcome.last_year.name if outcome.last_year is not None else ""


def test_several_organs_and_years_are_paired_and_each_file_is_read_once(tmp_path: Path) -> None:
    schools, welfare = organ_pair("青禾市教育局"), organ_pair("青禾市民政局")
    paths = [
        write(tmp_path, "a.txt", schools.this),
        write(tmp_path, "b.html", welfare.last),
        write(tmp_path, "c.html", schools.last),
        write(tmp_path, "d.txt", welfare.this),
    ]
    found = audited(paths)
    assert {name: used(one) for name, one in found.items()} == {
        "a.txt": "c.html", "b.html": "", "c.html": "", "d.txt": "b.html",
    }  # fmt: skip
    assert found["a.txt"].tally.total == 49
    assert set(reads.values()) == {1}


def test_last_year_s_figures_stand_beside_this_year_s(tmp_path: Path) -> None:
    pair = organ_pair("青禾市教育局", 2021)
    paths = [write(tmp_path, "2021.txt", pair.this), write(tmp_path, "2020.txt", pair.last)]
    last = audited(paths)["2021.txt"].last_year
    assert last is not None
    assert (last.name, last.organ, last.year, last.edition) == ("2020.txt", "青禾市教育局", 2020, Edition.Y2019)
    figure = next(one for at, one in last.figures.items() if at == "T3.carried_out.total")
    assert figure.printed == str(pair.last.figures["T3.carried_out.total"])
    assert figure.sources == ()


def test_what_was_read_and_could_not_be_kept_is_read_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = organ_pair("青禾市教育局")
    paths = [write(tmp_path, "2022.txt", pair.last), write(tmp_path, "2023.txt", pair.this)]
    whole = audited(paths)
    monkeypatch.setattr(limits, "KEPT_BYTES", 0)
    reads.clear()
    assert audited(paths) == whole
    assert set(reads.values()) == {2}


def test_two_reports_of_one_year_are_a_problem_and_neither_is_used(tmp_path: Path) -> None:
    pair = organ_pair("青禾市教育局")
    paths = [
        write(tmp_path, "2022.txt", pair.last),
        write(tmp_path, "2022旧.html", pair.last),
        write(tmp_path, "2023.txt", pair.this),
    ]
    outcome = audited(paths)["2023.txt"]
    assert outcome.last_year is None
    assert [one.place for one in outcome.problems] == ["上年报告"]
    assert "2022.txt、2022旧.html" in outcome.problems[0].message
    assert outcome.tally.total == 42


def test_a_file_named_as_last_year_s_serves_its_own_organ_alone(tmp_path: Path) -> None:
    schools, welfare = organ_pair("青禾市教育局"), organ_pair("青禾市民政局")
    paths = [write(tmp_path, "a.txt", schools.this), write(tmp_path, "b.txt", welfare.this)]
    found = audited(paths, [write(tmp_path, "last.txt", schools.last)])
    assert {name: used(one) for name, one in found.items()} == {"a.txt": "last.txt", "b.txt": ""}


def test_an_unreadable_file_keeps_its_place_and_spoils_no_pair(tmp_path: Path) -> None:
    pair = organ_pair("青禾市教育局")
    empty = tmp_path / "b.pdf"
    empty.write_bytes(b"")
    paths = [write(tmp_path, "a.txt", pair.this), empty, write(tmp_path, "c.txt", pair.last)]
    assert {name: used(one) for name, one in audited(paths).items()} == {"a.txt": "c.txt", "c.txt": ""}


def test_three_years_running_are_a_chain(tmp_path: Path) -> None:
    pair = organ_pair("青禾市教育局")
    next_year = structs.replace(pair.this, year=2024)
    paths = [write(tmp_path, f"{one.year}.txt", one) for one in (pair.last, pair.this, next_year)]
    found = audited(paths)
    assert [used(found[path.name]) for path in paths] == ["", "2022.txt", "2023.txt"]
    # 2024 repeats 2023 word for word
    assert {"Y08", "Y09"} <= {finding.rule for finding in found["2024.txt"].findings}
    assert not {"Y08", "Y09"} & {finding.rule for finding in found["2023.txt"].findings}


def test_copied_passages_are_shown_with_their_places_and_last_year_s_words(tmp_path: Path) -> None:
    pair = broken_pair(Random(5), "Y08")
    paths = [write(tmp_path, "last.txt", pair.last), write(tmp_path, "this.txt", pair.this)]
    (finding,) = (one for one in audited(paths)["this.txt"].findings if one.rule == "Y08")
    assert finding.passages
    lines = paths[1].read_text(encoding="utf-8").split("\n")
    for passage in finding.passages:
        assert passage.text in "".join(lines)
        assert passage.other in paths[0].read_text(encoding="utf-8")
        assert passage.sources


def test_a_renamed_organ_is_held_against_its_report_under_the_former_name(tmp_path: Path) -> None:
    pair = organ_pair("青禾市教育局")
    this = structs.replace(pair.this, organ="青禾市教育体育局")
    paths = [write(tmp_path, "2022.txt", pair.last), write(tmp_path, "2023.txt", this)]
    former = {"青禾市教育体育局": ("青禾市教育局",)}
    outcome = dict(audit_years(paths, former=former, sandbox=sandbox))[paths[1]]
    assert isinstance(outcome, AuditedReport)
    assert used(outcome) == "2022.txt"
    assert outcome.tally.holds == 49


def test_merged_organs_are_held_against_the_sum_of_their_reports(tmp_path: Path) -> None:
    one, other = organ_pair("青禾市大数据中心"), organ_pair("青禾市电子政务办")
    carried = {at: one.last.figures[at] + value for at, value in other.last.figures.items()}
    this = structs.replace(
        one.this, organ="青禾市数据局", figures={**one.this.figures, **_carrying_in(one.this.figures, carried)}
    )
    paths = [
        write(tmp_path, "甲.txt", one.last), write(tmp_path, "乙.txt", other.last), write(tmp_path, "今.txt", this)
    ]  # fmt: skip
    former = {"青禾市数据局": ("青禾市大数据中心", "青禾市电子政务办")}
    outcome = dict(audit_years(paths, former=former, sandbox=sandbox))[paths[2]]
    assert isinstance(outcome, AuditedReport)
    assert used(outcome) == "甲.txt、乙.txt"
    assert {result.verdict for result in outcome.results if result.rule == "Y01"} == {Verdict.HOLDS}


def _carrying_in(figures: Mapping[str, int], last: Mapping[str, int]) -> dict[str, int]:
    return {at: last[at.replace("carried_in", "carried_out")] for at in figures if at.startswith("T3.carried_in.")}


def test_nothing_is_done_for_no_files() -> None:
    assert list(audit_years([], sandbox=sandbox)) == []
