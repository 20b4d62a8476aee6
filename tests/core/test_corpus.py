"""Real and made reports with known truth: every cell right or marked, every planted fault found, nobody accused wrongly.

The files lie beside the project and are read in place.
"""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import Struct

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.report.annual_report import AnnualReport
from core.scans.available import available
from core.source.numerals import FigureState

SHARED = Path(__file__).resolve().parents[3] / "shared"
FOLDERS = ("reports/seeds", "reports/real", "corpus", "corpus/page_breaks")
READABLE = (".txt", ".html", ".docx", ".doc", ".wps", ".rtf", ".xls", ".xlsx", ".pdf", ".ofd")
# these two files end after table 4: sections 五 and 六, and the sentences in them, are not printed at all
# a workbook of the corpus holds the three tables and nothing else: no title with a year, no sentence to check
TABLES_ONLY = (".xls", ".xlsx")
ENDING_EARLY = {"000.word.pdf", "002.word.pdf"}


class Truth(Struct):
    """What stands in a report, and what an audit of it must and must not find."""

    edition: str
    year: int | None
    cells: Mapping[str, str]
    must_find: tuple[str, ...]
    must_not: tuple[str, ...]


class Case(Struct):
    """A file with its truth."""

    path: Path
    truth: Path


MARKED = {FigureState.DOUBTFUL, FigureState.TEXT, FigureState.MISSING}
MOST_WRONG_OF_A_SCAN = 3


def cases(*, scans: bool = False) -> Iterator[Case]:
    """Every file with a truth beside it whose format can be read: the scans, or all others."""
    for folder in FOLDERS:
        for truth in sorted((SHARED / folder).glob("*.truth.json")):
            for path in sorted(truth.parent.glob(truth.name.removesuffix("truth.json") + "*")):
                if path != truth and path.suffix in READABLE and (".scan" in path.name) is scans:
                    yield Case(path, truth)


CASES = [pytest.param(case, id=case.path.name) for case in cases()]
needs_corpus = pytest.mark.skipif(not CASES, reason="旁边没有 shared 文件夹（语料库）")


def truth_of(case: Case) -> Truth:
    data = json.loads(case.truth.read_text(encoding="utf-8"))
    lists = {key: tuple(data.get(key, ())) for key in ("must_find", "must_not")}
    return Truth(data["edition"], data["year"], data["cells"], **lists)


def value(printed: str) -> Decimal | None:
    return Decimal(printed.replace(",", "")) if printed else None


def wrong_cells(report: AnnualReport, truth: Truth) -> dict[str, str]:
    figures = {str(at): figure for at, figure in report.figures.items()}
    return {
        at: figures[at].printed if at in figures else "（没有）"
        for at, printed in truth.cells.items()
        if at not in figures
        or figures[at].value != value(printed)
        or (not printed and figures[at].state is FigureState.ZERO)
    }


@needs_corpus
@pytest.mark.parametrize("case", CASES)
def test_every_cell_is_read_right_and_nothing_is_found_that_is_not_there(case: Case) -> None:
    truth = truth_of(case)
    audited = audit_file(case.path)
    assert isinstance(audited, AuditedReport)
    assert wrong_cells(audited.report, truth) == {}
    assert audited.report.edition == truth.edition
    assert audited.report.year == (None if case.path.suffix in TABLES_ONLY else truth.year)
    found = {finding.rule for finding in audited.findings}
    if case.path.name in ENDING_EARLY:
        assert any(problem.place == "文件结尾" for problem in audited.problems)
        assert found & set(truth.must_not) == set()
        return
    must = {rule for rule in truth.must_find if case.path.suffix not in TABLES_ONLY or not rule.startswith(("N", "W"))}
    assert must <= found
    assert found & set(truth.must_not) == set()


SCANS = [pytest.param(case, id=case.path.name) for case in cases(scans=True)]


@needs_corpus
@pytest.mark.skipif(not available(), reason="没有安装文字识别组件")
@pytest.mark.parametrize("case", SCANS)
def test_a_scan_is_read_right_but_for_a_few_cells_all_of_them_marked(case: Case) -> None:
    truth = truth_of(case)
    audited = audit_file(case.path)
    assert isinstance(audited, AuditedReport)
    figures = {str(at): figure for at, figure in audited.report.figures.items()}
    wrong = wrong_cells(audited.report, truth)
    assert len(wrong) <= MOST_WRONG_OF_A_SCAN
    assert [at for at in wrong if figures[at].state not in MARKED and not figures[at].repair] == []
    assert (audited.report.edition, audited.report.year) == (truth.edition, truth.year)
    found = {finding.rule for finding in audited.findings}
    assert set(truth.must_find) <= found
    assert found & set(truth.must_not) == set()


@needs_corpus
def test_the_two_broken_totals_of_the_published_report_are_found_and_confirmed_by_a_second_reader() -> None:
    audited = audit_file(SHARED / "reports" / "real" / "hongze-2023.pdf")
    assert isinstance(audited, AuditedReport)
    told = {finding.rule: finding for finding in audited.findings if finding.rule.startswith("T4")}
    assert sorted(told) == ["T401", "T403"]
    assert (told["T401"].left, told["T401"].right) == (Decimal(11), Decimal(0))
    assert (told["T403"].left, told["T403"].right) == (Decimal(5), Decimal(0))
    assert {finding.witness for finding in told.values()} == {"两种读法一致"}
