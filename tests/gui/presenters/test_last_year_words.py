from msgspec import structs

from core.audit.audited_report import AuditedReport
from core.source.text import located
from core.source.unreadable import Reason, Unreadable
from gui.presenters.last_year_words import doubts_about, refused_words
from tests.support.audited import audited_report

THIS = audited_report()


def other(*, year: int | None = 2022, organ: str = "示例区数据局") -> AuditedReport:
    document = structs.replace(THIS.document, name="去年.pdf", sha256="1" * 64)
    return structs.replace(THIS, document=document, report=structs.replace(THIS.report, year=year, organ=organ))


def test_the_report_of_the_year_before_is_taken_without_a_question() -> None:
    assert doubts_about(THIS, other()) == doubts_about(THIS, other(year=None))
    assert not doubts_about(THIS, other()).question
    assert not doubts_about(THIS, other()).refusal


def test_the_same_file_is_refused() -> None:
    assert "选的就是正在审核的这一份" in doubts_about(THIS, THIS).refusal
    assert "没有改变" in doubts_about(THIS, THIS).refusal


def test_another_report_of_the_same_file_is_not_refused() -> None:
    report = structs.replace(THIS.report, title=located("示例区数据局2022年政府信息公开工作年度报告", 0), year=2022)
    assert not doubts_about(THIS, structs.replace(THIS, report=report)).refusal


def test_a_report_of_another_year_is_asked_about() -> None:
    question = doubts_about(THIS, other(year=2021)).question
    assert "应是 2022 年的，这个文件写明是 2021 年的" in question
    assert "去年.pdf" in question


def test_a_report_of_another_organ_is_asked_about_and_a_short_name_is_not() -> None:
    assert "这个文件是“青禾市水利局”的" in doubts_about(THIS, other(organ="青禾市水利局")).question
    assert not doubts_about(THIS, other(organ="示例市示例区 数据局")).question
    assert not doubts_about(THIS, other(organ="")).question


def test_an_unreadable_file_is_told_with_its_next_step_and_that_nothing_was_lost() -> None:
    why = Unreadable("坏.pdf", Reason.DAMAGED)
    words = refused_words("坏.pdf", why)
    assert words.startswith(f"上年报告“坏.pdf”：{why.sentence}。{why.next_step}。")
    assert words.endswith("正在审核的报告没有改变。")
