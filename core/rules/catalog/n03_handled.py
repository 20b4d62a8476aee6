"""N03: the number of requests answered, in words and in table 3."""

from core.rules.narrative.claims.judging import Statements
from core.rules.rule import Example, Rule, inferred
from core.rules.verdict import Severity, Verdict

_TABLE = "表三 总计\n新收 21\n上年结转 2\n办理总计 20\n结转下年 3\n"

HANDLED_IN_WORDS = Rule(
    id="N03",
    title="办结答复数与表三",
    severity=Severity.DOUBT,
    check=Statements("正文 办结答复的数量", "正文办结、答复数 = 表三本年度办理结果总计"),
    explanation="正文说办结、答复的申请数，应等于表三办理结果的总计；只说当年新收中办结的，也可以是本年新收减结转下年度。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照申请台账，核对办结件数；口径不同的（如只计当年新收），建议写明",
    examples=(
        Example(f"{_TABLE}一：收到政府信息公开申请21件，已答复20件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：收到政府信息公开申请21件，其中当年办结18件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：收到政府信息公开申请21件，20件已按时办结，3件结转下年。", Verdict.HOLDS),
        Example(f"{_TABLE}一：收到政府信息公开申请21件，办结14件，结转下年3件。", Verdict.BROKEN),
        Example("表三 总计\n新收 21\n办理总计 缺\n一：收到政府信息公开申请21件，答复20件。", Verdict.UNDETERMINED),
    ),
)
