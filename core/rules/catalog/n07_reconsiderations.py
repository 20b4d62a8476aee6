"""N07: the reconsiderations and how they ended, in words and in table 4."""

from core.rules.narrative.claims.judging import Statements
from core.rules.rule import Example, Rule, inferred
from core.rules.verdict import Severity, Verdict

_TABLE = "表四 结果维持 结果纠正 其他结果 尚未审结 总计\n行政复议 2 1 0 0 3\n直接起诉 0 0 0 0 0\n复议后起诉 1 0 0 1 2\n"

RECONSIDERATIONS_IN_WORDS = Rule(
    id="N07",
    title="复议数与表四",
    severity=Severity.DOUBT,
    check=Statements("正文 行政复议的数量", "正文行政复议数及各结果 = 表四行政复议各栏"),
    explanation="正文说因政府信息公开被申请行政复议的件数及维持、纠正等结果，应等于表四行政复议各栏。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照复议台账核对；本机关作为复议机关审理的案件不应计入表四",
    examples=(
        Example(f"{_TABLE}一：因政府信息公开被申请行政复议3件，其中维持2件、纠正1件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：因信息公开被申请行政复议3件（2件维持，1件被纠正），行政诉讼2件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：提升依法行政水平，全年审理行政复议案件120件。", None),
        Example(f"{_TABLE}一：因投诉举报处理引发的行政复议213件，其中维持88件。", None),
        Example(f"{_TABLE}六：公安执法引发的行政复议612件（政府信息公开类除外）。", None),
        Example(f"{_TABLE}一：因政府信息公开被申请行政复议5件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：因政府信息公开被申请行政复议3件，维持3件。", Verdict.BROKEN),
        Example("表四 总计\n行政复议 缺\n一：因政府信息公开被申请行政复议3件。", Verdict.UNDETERMINED),
    ),
)
