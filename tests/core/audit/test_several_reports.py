"""A file with several reports: the reviewer is asked which one is meant, and only that one is audited."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.audit.options import AuditOptions
from core.forms.form import Edition, form_of
from core.rules.verdict import Severity
from core.source.provenance import PageRegion
from core.source.unreadable import Reason, Unreadable
from tests.support.paper import SOUND_2019, SOUND_2021, all_figures
from tests.support.report_files import WRITERS, Block, Break, Figures, report, table_3

OTHER: Figures = {"T2.licensing.decisions": "77", "T3.received.other": "5", "T3.received.total": "5"} | {
    f"T3.{line}.{column}": "5" for line in ("granted", "total") for column in ("other", "total")
}
OLDER = "青禾市教育局2020年政府信息公开工作年度报告"
NEWER = "青禾市教育局2023年政府信息公开工作年度报告"
NEIGHBOUR = "青禾市民政局2023年政府信息公开工作年度报告"
SECTIONS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)

TWO_YEARS: list[Block] = [
    *report(OLDER, SOUND_2019, edition=Edition.Y2019, year=2020),
    "青禾市教育局",
    "2021年1月20日",
    Break(),
    *report(NEWER, SOUND_2021),
]
TWO_UNITS: list[Block] = [*report(NEIGHBOUR, OTHER), Break(), *report(NEWER, SOUND_2021)]


def written(folder: Path, blocks: Sequence[Block], kind: str) -> Path:
    path = folder / f"reports.{kind}"
    path.write_bytes(WRITERS[kind](blocks))
    return path


def asked(path: Path, part: int = 0) -> Unreadable:
    outcome = audit_file(path, options=AuditOptions(part=part))
    assert isinstance(outcome, Unreadable), outcome.problems
    assert outcome.reason is Reason.SEVERAL_REPORTS
    return outcome


def audited(path: Path, part: int = 0) -> AuditedReport:
    outcome = audit_file(path, options=AuditOptions(part=part))
    assert isinstance(outcome, AuditedReport), outcome
    return outcome


def printed(one: AuditedReport) -> dict[str, str]:
    return {str(at): figure.printed for at, figure in one.report.figures.items()}


def accusations(one: AuditedReport) -> list[str]:
    return [finding.message for finding in one.findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("kind", WRITERS)
def test_reports_of_two_years_are_offered_and_the_chosen_one_is_audited(kind: str, tmp_path: Path) -> None:
    path = written(tmp_path, TWO_YEARS, kind)
    question = asked(path)
    assert question.detail == "共 2 份"
    first, second = question.choices
    assert first.startswith(f"2020 年：{OLDER}（第 1 ")
    assert second.startswith(f"2023 年：{NEWER}（第 ")
    older, newer = audited(path, 1), audited(path, 2)
    assert printed(older) == all_figures(form_of(Edition.Y2019), SOUND_2019)
    assert printed(newer) == all_figures(form_of(Edition.Y2021), SOUND_2021)
    assert [older.report.year, newer.report.year] == [2020, 2023]
    assert accusations(older) == accusations(newer) == []
    assert any("第 2 份" in problem.message and NEWER in problem.message for problem in newer.problems)
    assert [section.number for section in newer.report.sections] == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("kind", WRITERS)
def test_reports_of_two_units_are_told_apart(kind: str, tmp_path: Path) -> None:
    path = written(tmp_path, TWO_UNITS, kind)
    assert [choice.partition("（")[0] for choice in asked(path).choices] == [
        f"2023 年：{NEIGHBOUR}",
        f"2023 年：{NEWER}",
    ]
    neighbour = audited(path, 1)
    assert neighbour.report.organ == "青禾市民政局"
    assert printed(neighbour) == all_figures(form_of(Edition.Y2021), OTHER)


def test_places_stay_those_of_the_whole_file(tmp_path: Path) -> None:
    second = audited(written(tmp_path, TWO_UNITS, "pdf"), 2)
    places = [place for figure in second.report.figures.values() for place in figure.sources]
    begin = next(
        int(choice.partition("（第 ")[2].partition(" ")[0]) for choice in asked(tmp_path / "reports.pdf").choices[1:]
    )
    assert begin > 1
    assert min(place.page for place in places if isinstance(place, PageRegion)) >= begin


@pytest.mark.parametrize("part", [3, 99])
def test_a_part_that_the_file_does_not_have_is_asked_for_again(part: int, tmp_path: Path) -> None:
    question = asked(written(tmp_path, TWO_UNITS, "txt"), part)
    assert question.detail == f"共 2 份，没有第 {part} 份"
    assert len(question.choices) == 2


def test_a_second_part_of_a_single_report_does_not_exist(tmp_path: Path) -> None:
    path = written(tmp_path, report(NEWER, SOUND_2021), "txt")
    assert asked(path, 2).detail == "共 1 份，没有第 2 份"
    assert audited(path, 1).problems == audited(path).problems == ()


def test_reports_without_titles_are_told_by_their_tables_and_years(tmp_path: Path) -> None:
    blocks = [*report("", SOUND_2021, year=2023), *report("", OTHER, year=2022)]
    assert [choice.partition("（")[0] for choice in asked(written(tmp_path, blocks, "txt")).choices] == [
        "2023 年：没有标题的报告",
        "2022 年：没有标题的报告",
    ]


def test_three_reports_are_three(tmp_path: Path) -> None:
    blocks = [*TWO_UNITS, *report("青禾市财政局2023年政府信息公开工作年度报告", {})]
    path = written(tmp_path, blocks, "html")
    assert len(asked(path).choices) == 3
    assert audited(path, 3).report.organ == "青禾市财政局"


ONE: list[Block] = report(NEWER, SOUND_2021)


def _inserted(before: str, *blocks: Block) -> list[Block]:
    at = ONE.index(before)
    return [*ONE[:at], *blocks, *ONE[at:]]


SINGLE = {
    "contents": ["青禾市教育局", "目 录", *SECTIONS, *ONE],
    "contents with pages": ["目录", *(f"{heading}……{page}" for page, heading in enumerate(SECTIONS, 1)), *ONE],
    "contents below the title": [NEWER, *SECTIONS, *ONE[1:]],
    "last year's table": _inserted("四、政府信息公开行政复议、行政诉讼情况", "附：上年数据", table_3(OTHER)),
    "appendix": [*ONE, "附件：政府信息公开申请情况统计表", table_3(OTHER)],
    "letter": ["关于报送2023年政府信息公开工作年度报告的函", "市政务公开办：", f"现将《{NEWER}》报上。", *ONE],
    "other years' titles": [*ONE, OLDER, "青禾市教育局2022年政府信息公开工作年度报告"],
    "a bare heading again": _inserted("四、政府信息公开行政复议、行政诉讼情况", "总体情况", "与上年相比总体平稳。"),
    "title again": [NEWER, "（2024年1月）", *ONE],
}


@pytest.mark.parametrize("kind", ["txt", "html", "docx"])
@pytest.mark.parametrize("name", SINGLE)
def test_what_only_looks_like_a_second_report_is_none(name: str, kind: str, tmp_path: Path) -> None:
    one = audited(written(tmp_path, SINGLE[name], kind))
    assert printed(one) == all_figures(form_of(Edition.Y2021), SOUND_2021)
    assert one.report.year == 2023
    if name != "a bare heading again":
        assert accusations(one) == []


def test_a_report_that_stands_twice_in_a_file_is_audited_once_and_says_so(tmp_path: Path) -> None:
    one = audited(written(tmp_path, [*ONE, *ONE], "html"))
    assert printed(one) == all_figures(form_of(Edition.Y2021), SOUND_2021)
    assert accusations(one) == []
    assert any("重复了 1 次" in problem.message for problem in one.problems)


def test_no_report_of_the_corpus_is_taken_for_several(shared: Path) -> None:
    files = [*(shared / "reports").rglob("*.*"), *(shared / "corpus").rglob("*.*")]
    read = [path for path in files if path.suffix in {".txt", ".html", ".docx", ".pdf"} and "scan" not in path.name]
    for path in read:
        outcome = audit_file(path)
        assert isinstance(outcome, AuditedReport), (path.name, outcome)
        assert not any(problem.place == "文件" for problem in outcome.problems), path.name
    assert len(read) > 20
