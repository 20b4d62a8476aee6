"""N10: decisions on licences, penalties and compulsory measures, and charges, in words and in table 2."""

from core.rules.narrative.claims.denials import DenialsOfCells
from core.rules.narrative.claims.judging import Statements
from core.rules.narrative.claims.universal import Together
from core.rules.rule import Example, Rule, inferred
from core.rules.verdict import Severity, Verdict

_TABLE = "表二 本年处理决定数量\n行政许可 550\n行政处罚 119\n行政强制 0\n表二 本年收费金额\n行政事业性收费 7730.28\n"

_PLACE = "正文 许可、处罚、强制、收费的数量"

DECISIONS_IN_WORDS = Rule(
    id="N10",
    title="许可、处罚、强制、收费数与表二",
    severity=Severity.DOUBT,
    check=Together(
        Statements(_PLACE, "正文处理决定数量、收费金额 = 表二相应各格"),
        DenialsOfCells(_PLACE, "正文说没有的，表二该格应为 0", Severity.DOUBT),
    ),
    explanation="正文说作出行政许可、行政处罚、行政强制决定的件数和行政事业性收费金额，应等于表二相应各格。公示、归集的信息条数不在此列。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照许可、处罚台账和收费报表核对，注意金额单位是万元",
    usual=False,
    examples=(
        Example(f"{_TABLE}一：全年作出行政许可决定550件、行政处罚决定119件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：行政事业性收费7730万元。", Verdict.HOLDS),
        Example(f"{_TABLE}一：公示行政许可和行政处罚信息1200条。", None),
        Example(f"{_TABLE}一：6项行政许可、4项行政处罚的清单向社会公布。", None),
        Example(f"{_TABLE}一：公开信息920条，其中行政许可和行政处罚类220条。", None),
        Example(f"{_TABLE}一：无行政强制事项。", Verdict.HOLDS),
        Example(f"{_TABLE}一：本单位没有行政处罚权。", None),
        Example(f"{_TABLE}一：无行政处罚、行政强制事项。", Verdict.BROKEN),
        Example(f"{_TABLE}一：全年作出行政处罚决定191件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：行政事业性收费7703.28万元。", Verdict.BROKEN),
        Example("表二 本年处理决定数量\n行政处罚 缺\n一：作出行政处罚决定119件。", Verdict.UNDETERMINED),
    ),
)
