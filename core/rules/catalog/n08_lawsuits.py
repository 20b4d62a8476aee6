"""N08: the lawsuits and how they ended, in words and in table 4."""

from core.rules.narrative.claims.denials import DenialsOfCells
from core.rules.narrative.claims.judging import Statements
from core.rules.narrative.claims.universal import Together
from core.rules.rule import Example, Rule, inferred
from core.rules.verdict import Severity, Verdict

_TABLE = "表四 结果维持 结果纠正 其他结果 尚未审结 总计\n行政复议 2 1 0 0 3\n直接起诉 1 0 0 0 1\n复议后起诉 1 0 0 1 2\n"

_PLACE = "正文 行政诉讼的数量"

LAWSUITS_IN_WORDS = Rule(
    id="N08",
    title="诉讼数与表四",
    severity=Severity.DOUBT,
    check=Together(
        Statements(_PLACE, "正文行政诉讼数及各结果 = 表四未经复议直接起诉与复议后起诉之和"),
        DenialsOfCells(_PLACE, "正文说没有的，表四该组总计应为 0", Severity.DOUBT),
    ),
    explanation="正文说因政府信息公开被提起行政诉讼的件数及各结果，应等于表四两类诉讼之和；写明直接起诉或复议后起诉的，只核对该类。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照应诉台账，核对诉讼件数和结果",
    examples=(
        Example(f"{_TABLE}一：因政府信息公开引发行政复议3件、行政诉讼3件。", Verdict.HOLDS),
        Example(
            f"{_TABLE}一：因信息公开被提起行政诉讼3件，其中直接起诉1件、复议后起诉2件；维持2件，尚未审结1件。",
            Verdict.HOLDS,
        ),
        Example(f"{_TABLE}一：因信息公开引发行政复议、行政诉讼案件共6件。", None),
        Example(f"{_TABLE}五：行政复议、行政诉讼时有发生。针对被纠正的1件案件，约谈责任人。", Verdict.HOLDS),
        Example(f"{_TABLE}一：因政府信息公开被提起行政诉讼5件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：因政府信息公开被提起行政诉讼3件，败诉1件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：被提起行政诉讼3件，均为维持，无未经复议直接起诉的案件。", Verdict.BROKEN),
        Example("表四 总计\n直接起诉 缺\n复议后起诉 0\n一：因政府信息公开被提起行政诉讼2件。", Verdict.UNDETERMINED),
    ),
)
