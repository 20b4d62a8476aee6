"""The ledger holds every number of sections 一, 五 and 六, with how it stands to the tables."""

from decimal import Decimal
from itertools import chain

import pytest

from core.report.claim import ClaimStatus
from core.rules.example import subject_of
from core.rules.narrative.ledger import LedgerEntry, ledger_of
from core.rules.rule import Subject
from tests.support.narrative import NARRATIVE_RULES, TABLES, subject_with


def ledger(subject: Subject) -> tuple[LedgerEntry, ...]:
    return ledger_of(subject, chain.from_iterable(rule.apply(subject) for rule in NARRATIVE_RULES))


def standing(sentence: str, section: str = "一") -> dict[str, str]:
    subject = subject_with(sentence, section=section)
    return {str(entry.words): entry.status.value for entry in ledger(subject)}


def test_a_number_that_a_rule_finds_right_agrees_with_its_cell() -> None:
    (entry,) = ledger(subject_with("共收到政府信息公开申请21件。"))
    assert (entry.status, entry.cells) == (ClaimStatus.AGREES, ("T3.received.total",))
    assert entry.value == Decimal(21)
    assert entry.reason.startswith("N01")


@pytest.mark.parametrize("sentence", ["共收到政府信息公开申请31件。", "予以公开9件。", "行政复议5件。"])
def test_a_number_that_its_cell_contradicts_differs(sentence: str) -> None:
    assert set(standing(sentence).values()) == {"differs"}


def test_words_that_are_not_sure_to_mean_a_cell_never_differ() -> None:
    assert standing("撤回复议申请5件。")["5件"] == "not_checked"
    assert standing("信息不存在9件。")["9件"] == "not_checked"


def test_a_number_stands_as_the_tables_say_though_its_rule_is_switched_off() -> None:
    subject = subject_with("制发行政规范性文件5件。", tables=f"{TABLES}\n表二 本年制发件数\n行政规范性文件 4")
    (entry,) = ledger_of(subject, ())
    assert (entry.status, entry.cells) == (ClaimStatus.DIFFERS, ("T2.normative_documents.issued",))


@pytest.mark.parametrize(
    ("sentence", "words", "cell"),
    [
        ("其中自然人20件，", "20件", "T3.received.natural"),
        ("予以公开6件。", "6件", "T3.granted.total"),
        ("已办结20件。", "20件", "T3.total.total"),
        ("上年结转2件。", "2件", "T3.carried_in.total"),
        ("被申请行政复议1件。", "1件", "T4.reconsideration.total"),
    ],
)
def test_a_known_phrase_with_the_figure_of_its_cell_agrees(sentence: str, words: str, cell: str) -> None:
    entry = next(one for one in ledger(subject_with(sentence)) if str(one.words) == words)
    assert entry.status is ClaimStatus.AGREES
    assert entry.cells[0] == cell


def test_the_charges_are_compared_in_units_of_ten_thousand_yuan() -> None:
    tables = f"{TABLES}\n表二 本年收费金额\n行政事业性收费 7730.28"
    (entry,) = ledger(subject_with("全年行政事业性收费7730.28万元。", tables=tables))
    assert (entry.status, entry.cells) == (ClaimStatus.AGREES, ("T2.charges.amount",))


def test_what_the_form_has_no_cell_for_has_no_counterpart() -> None:
    assert standing("公开政府信息1136条，开展培训4次。") == {"1136条": "no_counterpart", "4次": "no_counterpart"}


def test_dates_document_numbers_and_ordinals_are_listed_as_not_checked() -> None:
    found = standing("（一）2023年11月17日，印发国办发〔2020〕17号，落实第二十条，办理时限20个工作日，占5%。")
    assert set(found.values()) == {"not_checked"}
    assert len(found) == 7


def test_approximate_numbers_and_those_of_others_are_not_checked() -> None:
    subject = subject_with("共收到政府信息公开申请30余件。全市收到政府信息公开申请358件。")
    assert [(entry.status.value, entry.reason.partition("，表中")[0]) for entry in ledger(subject)] == [
        ("not_checked", "约数，不逐一核对"),
        ("not_checked", "口径与本机关的表格可能不同"),
    ]


def test_an_approximate_number_agrees_with_what_it_may_stand_for() -> None:
    assert standing("共收到政府信息公开申请20余件。") == {"20余件": "agrees"}


def test_parts_that_add_up_agree_without_a_cell() -> None:
    (total, *parts) = ledger(subject_with("公开信息422条，其中概况361条，动态18条，目录43条。"))
    assert {entry.status for entry in (total, *parts)} == {ClaimStatus.AGREES}
    assert total.cells == ()


@pytest.mark.parametrize(("section", "listed"), [("一", 1), ("五", 1), ("六", 1), ("二", 0), ("三", 0), ("四", 0)])
def test_the_ledger_is_of_sections_one_five_and_six(section: str, listed: int) -> None:
    assert len(standing("增设公开栏目4个。", section)) == listed


def test_every_entry_has_a_reason() -> None:
    entries = ledger(subject_with("2023年，共收到政府信息公开申请21件，办结19件，公开信息50条，约3次，增长5%。"))
    assert len(entries) == 6
    assert all(entry.reason for entry in entries)


def test_a_claim_without_a_number_has_its_line() -> None:
    subject = subject_with("行政复议均获维持，未收到政府信息公开申请。")
    found = {str(entry.words): (entry.status.value, entry.value) for entry in ledger(subject)}
    assert found == {"均获维持": ("agrees", None), "未收到政府信息公开申请": ("differs", Decimal(0))}


def test_a_number_of_last_year_is_held_against_last_years_tables() -> None:
    last_year = "上年表三 总计\n新收 30\n上年结转 0"
    subject = subject_of(f"{last_year}\n{TABLES}\n一：收到政府信息公开申请21件，与去年收到的30件相比有所下降。")
    found = {str(entry.words): entry.reason for entry in ledger(subject) if entry.status is ClaimStatus.AGREES}
    assert found["30件"] == "与上年年报的本年新收相符"


def test_a_number_of_another_year_does_not_agree_with_this_years_cell() -> None:
    assert standing("2022年，共收到政府信息公开申请21件。")["21件"] == "not_checked"
