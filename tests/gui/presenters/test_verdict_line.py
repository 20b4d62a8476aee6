from core.forms.form import Edition
from gui.presenters.list_rows import Level
from gui.presenters.verdict_line import verdict_line
from tests.support.audited import audited_report, broken_report


def test_a_broken_report_is_told_in_numbers() -> None:
    line = verdict_line(broken_report())
    assert line.level is Level.ERROR
    assert line.sentence.startswith("5 处错误、1 处存疑；42 项勾稽已核对 38 项，4 项无法核对")


def test_a_sound_report_passes() -> None:
    line = verdict_line(audited_report())
    assert (line.level, line.sign) == (Level.GOOD, "✓")


def test_the_facts_name_year_edition_and_file() -> None:
    assert verdict_line(audited_report()).facts == "2023年 · 2021年版格式 · 示例区2023.txt"
    assert "2019年版格式" in verdict_line(audited_report(edition=Edition.Y2019)).facts
