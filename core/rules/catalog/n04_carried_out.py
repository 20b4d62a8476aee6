"""N04: the number of requests carried out to next year, in words and in table 3."""

from core.rules.narrative.claims.judging import Statements
from core.rules.rule import Example, Rule, inferred
from core.rules.verdict import Severity, Verdict

_TABLE = "表三 总计\n新收 21\n上年结转 2\n办理总计 20\n结转下年 3\n"

CARRIED_OUT_IN_WORDS = Rule(
    id="N04",
    title="结转下年数与表三",
    severity=Severity.ERROR,
    check=Statements("正文 结转下年度的数量", "正文结转下年度数 = 表三结转下年度继续办理", "正文与表三应一致"),
    explanation="正文说结转下年度继续办理的申请数，应等于表三第四项的总计。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照申请台账，核对年末尚未办结的件数",
    examples=(
        Example(f"{_TABLE}一：办结20件，结转下年度3件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：办结20件，其余3件结转下一年度继续办理。", Verdict.HOLDS),
        Example(f"{_TABLE}一：办结20件，结转2024年1件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：受理土地仲裁申请26件，裁决15件，另有9件结转到下一年。", None),
        Example(f"{_TABLE}一：对46条意见逐条办理，办结44条，2条转入2024年继续整改。", None),
        Example(f"{_TABLE}一：林权纠纷受理19起，调处17起，2起转入2024年。", None),
        Example(f"{_TABLE}一：办理政府信息公开申请20件，未结转下年。", None),
        Example("表三 总计\n结转下年 缺\n一：结转下年度继续办理3件。", Verdict.UNDETERMINED),
    ),
)
