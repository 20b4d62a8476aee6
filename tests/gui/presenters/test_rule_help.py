from msgspec import structs

from core.forms.address import Address
from core.rules.rule_entry import RuleEntry
from gui.presenters.list_rows import Level
from gui.presenters.rule_help import rule_detail, rule_of, rule_rows
from gui.presenters.window_state import CellChoice
from tests.support.audited import broken_report


def entry(rule: str, title: str, chapter: str, **more: object) -> RuleEntry:
    made = RuleEntry(
        rule, title, chapter, "错误", True, "两个版次都核对", "说明", "", "依据", "再看台账", (), "", "", ""
    )
    return structs.replace(made, **more)


BALANCE = entry("T301", "收办平衡", "表三 依申请公开", formula="新收 + 结转 = 总计 + 结转下年度", holds="新收 9")
TOTAL = entry("T302", "办理结果合计", "表三 依申请公开")
STALE = entry(
    "W05", "时政表述过时", "正文措辞", severity="存疑", usual=False, settings=("years：容许的年数，平时为 1年",)
)
ALL = (BALANCE, TOTAL, STALE)


def test_rules_stand_below_their_chapters_with_their_number() -> None:
    assert [row.text for row in rule_rows(ALL)] == [
        "表三 依申请公开（2 条）",
        "T301　收办平衡",
        "T302　办理结果合计",
        "正文措辞（1 条）",
        "W05　时政表述过时（平时不核对）",
    ]


def test_every_word_sought_has_to_be_somewhere_in_the_rule() -> None:
    assert [row.entry for row in rule_rows(ALL, "t30 平衡") if row.entry] == [BALANCE]
    assert [row.entry for row in rule_rows(ALL, "容许的年数") if row.entry] == [STALE]
    assert rule_rows(ALL, "平衡 过时") == ()


def test_the_entry_says_what_there_is_to_say_and_nothing_empty() -> None:
    detail = rule_detail(BALANCE)
    assert (detail.level, detail.heading) == (Level.ERROR, "T301 收办平衡")
    assert [part.caption for part in detail.parts] == [
        "说明", "公式", "级别", "平时", "适用", "依据", "不符时", "通过的例子"
    ]  # fmt: skip


def test_a_rule_that_waits_to_be_switched_on_says_how() -> None:
    parts = {part.caption: part.text for part in rule_detail(STALE).parts}
    assert parts["平时"] == '不核对；在规则包里写 W05 = "on" 才核对'


def test_the_rule_of_a_finding_of_a_check_and_of_a_number_is_known() -> None:
    audited = broken_report()
    assert rule_of(audited.findings[0]) == audited.findings[0].rule
    assert rule_of(audited.results[0]) == "T301"
    claim = structs.replace(audited.claims[1], reason="N01：正文收到申请数 = 表三本年新收")
    assert rule_of(claim) == "N01"
    assert rule_of(audited.claims[0]) == ""
    assert rule_of(CellChoice(Address("T3.received.total"))) == ""
    assert rule_of(None) == ""
