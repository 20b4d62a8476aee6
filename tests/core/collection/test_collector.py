"""From audited files to findings across them."""

import pytest
from msgspec import structs

from core.audit.audited_report import AuditedReport
from core.collection.collector import Collector, audit_collection, collected_report
from core.collection.finding import CollectionAudit
from core.findings.finding import Origin
from core.forms.address import Address
from core.rules.across.collection_rule import CollectionRule
from core.rules.across.units import Unit, UnitTree, tree_of
from core.rules.collection_example import collection_of
from core.rules.collection_registry import COLLECTION_RULES
from core.rules.pack import OFF, ON, RulePack
from core.rules.verdict import Severity, Verdict
from core.source.provenance import TextSpan
from core.source.unreadable import Reason, Unreadable
from tests.support.audited import NARRATIVE, audited_report, broken_report

ALL_OFF = RulePack(switches={"R08": OFF, "R09": OFF})


def named(organ: str, file: str, audited: AuditedReport | None = None) -> AuditedReport:
    report = audited or audited_report()
    return structs.replace(
        report,
        report=structs.replace(report.report, organ=organ),
        document=structs.replace(report.document, name=file, sha256=file),
    )


def tree(*units: Unit) -> UnitTree:
    made = tree_of(units)
    assert isinstance(made, UnitTree)
    return made


COUNTY = tree(
    Unit("甲县人民政府", expected=False), Unit("甲县教育局", "甲县人民政府"), Unit("甲县水利局", "甲县人民政府")
)


def found(collector: Collector, pack: RulePack = ALL_OFF) -> CollectionAudit:
    return collector.audit(pack)


def test_reports_pass_by_unchanged_and_are_counted_in_their_order() -> None:
    collector = Collector(COUNTY)
    outcomes: list[AuditedReport | Unreadable] = [
        named("甲县教育局", "a.txt"),
        Unreadable("甲县水利局.pdf", Reason.DAMAGED),
        named("甲县林业局", "c.txt"),
    ]
    assert list(collector.watching(outcomes)) == outcomes
    audit = found(collector)
    states = {one.name: (one.state, one.files) for one in audit.standings}
    assert states == {
        "甲县人民政府": ("不需报送", ()),
        "甲县教育局": ("已报送", ("a.txt",)),
        "甲县水利局": ("未读成", ("甲县水利局.pdf",)),
        "甲县林业局": ("名单外", ("c.txt",)),
    }
    assert audit.missing == ("甲县水利局",)
    assert audit.strangers == ("c.txt",)
    assert {finding.reports for finding in audit.findings if finding.files} == {(2,)}


def test_a_unit_without_a_report_is_an_error_and_the_batch_has_errors() -> None:
    collector = Collector(COUNTY)
    collector.add(named("甲县教育局", "a.txt"))
    audit = found(collector)
    (finding,) = audit.findings
    assert (finding.rule, finding.severity, finding.units) == ("R07", Severity.ERROR, ("甲县水利局",))
    assert audit.has_errors
    assert finding.message.startswith("甲县水利局（上级：甲县人民政府）：这一批文件里没有这个单位2023年的报告。")


def test_a_report_of_another_year_is_shown_as_that_and_not_as_nothing() -> None:
    given = "单位：甲局\n单位：乙局\n报告：甲局\n年份：2023\n报告：乙局\n年份：2022"
    audit = audit_collection(collection_of(given.replace("单位：甲局", "单位：甲局 年度=2023")), RulePack())
    assert [(one.state, one.files) for one in audit.standings] == [
        ("已报送", ("甲局.docx",)),
        ("年度不符", ("乙局.docx",)),
    ]
    (finding,) = [one for one in audit.findings if one.rule == "R07"]
    assert finding.severity is Severity.DOUBT
    assert "只有这个单位2022年的报告" in finding.statement


def test_an_empty_folder_is_no_file_that_the_report_may_be_in() -> None:
    collector = Collector(COUNTY)
    collector.add(Unreadable("文件夹", Reason.EMPTY_FOLDER))
    assert {finding.severity for finding in found(collector).findings} == {Severity.ERROR}


def test_the_findings_of_a_report_itself_are_counted_beside_its_unit() -> None:
    collector = Collector(COUNTY)
    collector.add(named("甲县教育局", "a.txt", broken_report()))
    standing = found(collector).standings[1]
    assert (standing.verdict, standing.own) == ("errors", (5, 1, 0))


def test_what_is_kept_of_a_report_points_at_its_print() -> None:
    report = collected_report(3, named("甲县教育局", "a.txt", broken_report()))
    assert report.index == 3
    assert [(passage.section, passage.sources) for passage in report.passages] == [
        (1, (TextSpan(2, 0, len(NARRATIVE)),))
    ]
    assert report.places[Address("T3.received.total")]
    assert "T3.refused_2.natural" in report.unsure
    assert {one.rule for one in report.errors} >= {"T301"}


def test_a_pack_switches_off_and_weighs_otherwise() -> None:
    collection = collection_of("单位：甲局\n单位：乙局\n报告：甲局")
    assert audit_collection(collection, RulePack(switches={"R07": OFF})).findings == ()
    (finding,) = audit_collection(collection, RulePack(switches={"R07": "hint"})).findings
    assert (finding.verdict, finding.severity) == (Verdict.BROKEN, Severity.HINT)
    assert "R05 汇总口径未写明" in audit_collection(collection, RulePack()).switched_off
    assert "R05 汇总口径未写明" not in audit_collection(collection, RulePack(switches={"R05": ON})).switched_off


def test_undetermined_results_are_hints_that_say_why() -> None:
    audit = audit_collection(collection_of("单位：甲局 汇总\n单位：乙局 < 甲局\n报告：甲局"), RulePack())
    (finding,) = [one for one in audit.findings if one.rule == "R02"]
    assert (finding.severity, finding.verdict, finding.origin) == (Severity.HINT, Verdict.UNDETERMINED, Origin.READING)
    assert "缺 1 个下级单位的报告" in finding.statement


def test_a_decision_is_found_again_as_long_as_units_and_amounts_stay() -> None:
    given = "单位：甲县人民政府 汇总\n单位：甲县本级 < 甲县人民政府\n报告：甲县人民政府\n表三 总计\n新收 {}\n报告：甲县本级\n表三 总计\n新收 5"

    def key(amount: int) -> str:
        (one,) = [
            f for f in audit_collection(collection_of(given.format(amount)), RulePack()).findings if f.rule == "R02"
        ]
        return one.key

    assert key(6) == key(6)
    assert key(6) != key(7)


def test_a_rule_that_fails_costs_nobody_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_rule: CollectionRule, *_: object) -> tuple[()]:
        raise KeyError("x")

    rules = tuple(structs.replace(rule, check=fails) if rule.id == "R07" else rule for rule in COLLECTION_RULES)
    monkeypatch.setattr("core.collection.collector.COLLECTION_RULES", rules)
    audit = audit_collection(collection_of("单位：甲局\n报告：甲局\n报告：甲局"), RulePack())
    assert audit.problems == ("规则 R07 未报送名单：核对时发生内部错误，本项没有核对，请人工核对",)
    assert {finding.rule for finding in audit.findings} == {"R08"}
