"""P07, S11, S12, S19: page ends inside a table, the corner note, the unit of money, and the place of the tables."""

from collections.abc import Iterator

from core.forms.address import Table, address
from core.report.annual_report import FormNote, NoteKind
from core.rules.noted import Noted
from core.rules.rule import NOTICE_2021, Example, LegalBasis, Logic, Rule, Subject, inferred
from core.rules.telling import holding
from core.rules.verdict import CheckResult, Severity, Verdict

_PROCUREMENT = address(Table.DISCLOSURE, "procurement", "amount")
_FORM = LegalBasis(NOTICE_2021, "附件 年度报告格式")


def _corner(note: FormNote) -> str:
    return f"印的是“{note.printed}”" if note.printed else "没有找到勾稽说明"


def _units(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    """A column of money without a unit; an amount of procurement that is 0 needs none."""
    bought = subject.report.figures.get(_PROCUREMENT)
    notes = [note for note in subject.report.notes if note.kind is NoteKind.UNIT]
    if bought is not None and bought.amount == 0:
        notes = []
    for note in notes:
        yield CheckResult(
            rule.id,
            f"表二 {note.name}",
            Verdict.BROKEN,
            rule.title,
            statement=f"列名印的是“{note.printed}”，表内表外都没有“万元”",
            expectation="金额应注明（单位：万元）",
            sources=note.sources,
        )
    if not notes and Table.DISCLOSURE in subject.report.tables_found:
        yield holding(rule, Table.DISCLOSURE.chinese)


PAGE_CUT = Rule(
    id="P07",
    title="跨页表格断裂",
    severity=Severity.HINT,
    about_reading=True,
    usual=False,
    check=Noted(lambda note: note.detail, "同一行或同一行名应在一页之内", NoteKind.PAGE_CUT),
    explanation="表格的一行或一个行名被换页切开。程序已把两半接在一起读，并在表中标明。",
    basis=inferred("换页由排版决定，不影响数据"),
    next_step="对照原件确认接得对；排版时可设“行不跨页断开”",
    examples=(
        Example("表三 自然人\n新收 0", Verdict.HOLDS),
        Example("表三 自然人\n新收 0\n形式：page_cut 表三 换页处 － 第3页末的一行被换页切开", Verdict.BROKEN),
    ),
)

CORNER_NOTE = Rule(
    id="S11",
    title="缺勾稽说明",
    severity=Severity.HINT,
    usual=False,
    check=Noted(
        _corner,
        "表三左上角应印“（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）”",
        NoteKind.CORNER,
        tables=frozenset({"T3"}),
    ),
    explanation="表三左上角的勾稽说明缺少或有改动。",
    basis=_FORM,
    next_step="请报送单位按规定的表式补全表头",
    examples=(
        Example("表三 自然人\n新收 0", Verdict.HOLDS),
        Example("表三 自然人\n新收 0\n形式：corner 表三 表头的勾稽说明", Verdict.BROKEN),
        Example("表三 自然人\n新收 0\n形式：corner 表三 表头的勾稽说明 勾稽关系见说明", Verdict.BROKEN),
    ),
)

UNIT_OF_MONEY = Rule(
    id="S12",
    title="计量单位缺失或改动",
    severity=Severity.DOUBT,
    usual=False,
    check=Logic(_units),
    explanation="表二的金额没有注明单位，或单位不是万元。",
    basis=_FORM,
    next_step="请报送单位补注单位，并确认所填的数是以万元计的",
    examples=(
        Example("表二 本年收费金额\n行政事业性收费 0", Verdict.HOLDS),
        Example("版次：2019\n表二 采购总金额\n政府集中采购 0\n形式：unit 表二 采购总金额 采购总金额", Verdict.HOLDS),
        Example("版次：2019\n表二 采购总金额\n政府集中采购 9\n形式：unit 表二 采购总金额 采购总金额", Verdict.BROKEN),
        Example("表二 本年收费金额\n行政事业性收费 0\n形式：unit 表二 收费金额 本年收费金额", Verdict.BROKEN),
    ),
)

TABLE_ELSEWHERE = Rule(
    id="S19",
    title="表文位置错乱",
    severity=Severity.HINT,
    usual=False,
    check=Noted(lambda note: f"排在“{note.printed}”之下", "表格应排在自己所属的部分之下", NoteKind.SECTION),
    explanation="统计表没有排在自己所属的部分（二、三、四）之下。",
    basis=_FORM,
    next_step="核对各部分标题与表格的先后，看标题或表格是否放错了位置",
    examples=(
        Example("表三 自然人\n新收 0", Verdict.HOLDS),
        Example("表四 总计\n行政复议 0\n形式：section 表四 位置 五、存在的主要问题及改进情况", Verdict.BROKEN),
    ),
)
