"""The JSON that other programs rely on."""

import json
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from core.export.json_report import report_json, reports_json
from core.findings.finding import MatchedPassage
from core.forms.address import Address
from core.forms.form import Edition
from core.report.annual_report import Figure
from core.source.geometry import Rect
from core.source.numerals import FigureState
from core.source.provenance import PageRegion
from core.source.unreadable import Reason, Unreadable
from tests.support.audited import audited_report, broken_report

UNREADABLE = Unreadable("扫描.pdf", Reason.SCANNED)
KEYS = {"schema", "source", "verdict", "unreadable", "report", "cells", "claims", "checks", "findings", "problems"}


def decoded(data: bytes) -> Any:
    return json.loads(data.decode("utf-8"))


def test_the_contract_holds_for_a_report_with_errors() -> None:
    output = decoded(report_json(broken_report()))
    assert set(output) >= KEYS
    assert output["schema"] == 1
    assert output["verdict"] == "errors"
    assert output["unreadable"] is None
    assert set(output["source"]) >= {"name", "sha256", "format", "pages", "engine"}
    assert output["report"]["edition"] == "2021"
    assert output["report"]["sections"] == [{"number": 1, "heading": "一、总体情况"}]
    assert output["checks"] == {"holds": 33, "broken": 5, "undetermined": 4}
    assert output["problems"] == [{"place": "第 3 页", "message": "页面中有一张图片，图中的文字没有读取"}]


def test_a_finding_has_its_sides_and_suggestions_as_decimal_strings() -> None:
    first = decoded(report_json(broken_report()))["findings"][0]
    assert first["cells"][:2] == ["T3.received.natural", "T3.carried_in.natural"]
    assert [first[key] for key in ("rule", "severity", "verdict", "origin", "left", "right", "difference")] == [
        "T301", "error", "broken", "report", "8", "10", "-2",
    ]  # fmt: skip
    assert (first["suggestions"][0]["cell"], first["suggestions"][0]["value"]) == ("T3.total.natural", "5")


@pytest.mark.parametrize(("edition", "count"), [(Edition.Y2019, 22 + 161 + 15), (Edition.Y2021, 10 + 175 + 15)])
def test_every_cell_of_the_form_is_listed_in_its_order(edition: Edition, count: int) -> None:
    audited = audited_report(edition=edition)
    cells = decoded(report_json(audited))["cells"]
    assert [cell["at"] for cell in cells] == list(audited.report.form.addresses())
    assert len(cells) == count


def test_a_cell_that_was_never_read_is_listed_as_missing() -> None:
    audited = audited_report()
    report = replace(audited.report, figures={})
    cells = decoded(report_json(replace(audited, report=report)))["cells"]
    assert len(cells) == 200
    assert {(cell["state"], cell["value"], cell["printed"]) for cell in cells} == {("missing", None, "")}


@pytest.mark.parametrize(
    ("value", "text"),
    [("37814.777", "37814.777"), ("-3", "-3"), ("0", "0"), ("-0", "0"), ("1E+3", "1000"), ("1.50", "1.5"), ("100", "100"),
     ("1E-7", "0.0000001"), ("12345678901234567890", "12345678901234567890")],
)  # fmt: skip
def test_values_are_plain_decimal_strings(value: str, text: str) -> None:
    figure = Figure(Address("T3.received.natural"), value, Decimal(value), FigureState.NUMBER)
    cells = decoded(report_json(audited_report(figures=(figure,))))["cells"]
    assert next(cell for cell in cells if cell["at"] == "T3.received.natural")["value"] == text


def test_sources_are_regions_of_pages_or_stretches_of_lines() -> None:
    figure = Figure(
        Address("T3.received.natural"), "7", Decimal(7), FigureState.NUMBER,
        (PageRegion(3, Rect(1.234, 2.0, 3.006, 4.999)),), "修复", ("存疑",),
    )  # fmt: skip
    cells = {cell["at"]: cell for cell in decoded(report_json(audited_report(figures=(figure,))))["cells"]}
    assert cells["T3.received.natural"]["sources"] == [{"page": 3, "rect": [1.23, 2.0, 3.01, 5.0]}]
    assert cells["T3.received.natural"]["repaired"] is True
    span = cells["T2.regulations.issued"]["sources"][0]
    assert span == {"block": 3, "start": 3, "stop": 4, "line": 4}
    assert cells["T2.regulations.issued"]["repaired"] is False


def test_a_file_that_could_not_be_read_has_the_same_keys() -> None:
    output, readable = decoded(report_json(UNREADABLE)), decoded(report_json(audited_report()))
    assert set(output) == set(readable)
    for key in ("source", "report", "checks"):
        assert set(output[key]) == set(readable[key])
    assert output["verdict"] == "unreadable"
    assert output["unreadable"]["reason"] == "scanned"
    assert output["unreadable"]["next_step"]
    assert (output["cells"], output["findings"], output["checks"]["holds"]) == ([], [], 0)


def test_several_files_come_in_one_object() -> None:
    output = decoded(reports_json((audited_report(), UNREADABLE)))
    assert [report["verdict"] for report in output["reports"]] == ["pass", "unreadable"]
    assert output["schema"] == 1


def test_half_a_character_in_a_file_name_does_not_stop_the_output() -> None:
    assert decoded(report_json(Unreadable("a\udcff.pdf", Reason.DAMAGED)))["source"]["name"] == "a\ufffd.pdf"


def test_chinese_is_written_as_itself() -> None:
    assert "示例区数据局".encode() in report_json(audited_report())


def test_passages_that_stand_in_another_report_are_given_with_their_places_and_its_words() -> None:
    audited = broken_report()
    passage = MatchedPassage("逐项梳理", "逐条梳理", Decimal("0.9"), audited.findings[0].sources)
    finding = replace(audited.findings[0], passages=(passage,))
    (entry,) = decoded(report_json(replace(audited, findings=(finding,))))["findings"]
    (told,) = entry["passages"]
    assert (told["text"], told["other"], told["share"]) == ("逐项梳理", "逐条梳理", "0.9")
    assert told["sources"] == entry["sources"]


def test_a_report_held_against_no_other_has_no_last_year() -> None:
    assert decoded(report_json(broken_report()))["last_year"] is None
