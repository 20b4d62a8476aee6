from collections import Counter

import pytest

from core.audit.audited_report import AuditedReport
from core.forms.form import Edition
from core.forms.official import official_tables
from gui.presenters.table_cells import TableCell, table_cells
from gui.presenters.troubles import troubles_of
from tests.support.audited import audited_report, broken_report


def cells(audited: AuditedReport) -> dict[str, TableCell]:
    troubles = troubles_of(audited.findings)
    return {
        cell.place.at: cell
        for table in official_tables(audited.report.form)
        for cell in table_cells(table, audited, troubles)
        if cell.place.at
    }


@pytest.mark.parametrize("edition", list(Edition))
def test_every_cell_of_the_form_is_shown_once(edition: Edition) -> None:
    audited = audited_report(edition=edition)
    shown = Counter(
        cell.place.at
        for table in official_tables(audited.report.form)
        for cell in table_cells(table, audited, {})
        if cell.place.at
    )
    assert shown == Counter(audited.report.form.addresses())


def test_a_figure_is_shown_as_it_is_printed() -> None:
    assert cells(audited_report())["T2.licensing.decisions"].text == "1,236"


def test_a_blank_is_not_shown_as_zero() -> None:
    blank = cells(broken_report())["T3.refused_8.research"]
    assert (blank.text, blank.sign, blank.hollow) == ("", "空", True)


def test_a_placeholder_keeps_its_print_and_bears_a_sign() -> None:
    placeholder = cells(broken_report())["T3.refused_8.other"]
    assert (placeholder.text, placeholder.sign) == ("/", "占")


def test_a_missing_cell_is_told_apart_from_a_blank_one() -> None:
    shown = cells(broken_report())
    assert shown["T2.compulsory_measures.decisions"].sign == "缺"
    assert "没有读到" in shown["T2.compulsory_measures.decisions"].tooltip


def test_a_repaired_cell_says_what_was_mended_and_what_stood_there() -> None:
    repaired = cells(broken_report())["T3.refused_2.natural"]
    assert repaired.sign == "修"
    assert "原文：0" in repaired.tooltip
    assert "去掉了总计前多出的一个 0" in repaired.tooltip


def test_a_doubtful_cell_says_why() -> None:
    doubtful = cells(broken_report())["T3.not_processed_2.commercial"]
    assert doubtful.sign == "疑"
    assert "数字之间有空格" in doubtful.tooltip


def test_a_broken_cell_names_its_findings() -> None:
    assert "错误：表三 自然人列 收办平衡" in cells(broken_report())["T3.received.natural"].tooltip


def test_a_sound_cell_bears_no_mark() -> None:
    sound = cells(audited_report())["T3.received.natural"]
    assert (sound.sign, sound.trouble) == ("", None)
