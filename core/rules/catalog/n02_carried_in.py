"""N02: the number of requests carried in from last year, in words and in table 3."""

from core.report.annual_report import AnnualReport
from core.rules.narrative.claims.counterparts import Counterpart, requests_line
from core.rules.narrative.claims.judging import Statements
from core.rules.narrative.claims.universal import Denials, Together
from core.rules.narrative.words.surroundings import NOTHING
from core.rules.rule import Example, Rule, inferred
from core.rules.verdict import Severity, Verdict

_TABLE = "表三 自然人 总计\n新收 20 21\n上年结转 2 2\n办理总计 19 20\n结转下年 3 3\n"

_PLACE = "正文 上年结转的数量"
_FORMULA = "正文上年结转数 = 表三上年结转政府信息公开申请数量"
_NONE = rf"{NOTHING}(?:(?:上一?年|去年|往年)度?(?:结转|遗留|留存|未办结)(?:待办)?|结转自?(?:上一?年|去年)度?)(?:的)?(?:政府信息公开|信息公开|依申请公开)?(?:申请|事项|情况|件|案件)*(?=[，,。；;、）).]|$|[和及与或]|以及)|(?:上一?年|去年)度?(?:无|没有)结转(?:的)?(?:政府信息公开)?(?:申请|事项|情况|件)*(?=[，,。；;、）).]|$)"


def _carried_in(report: AnnualReport) -> tuple[Counterpart, ...]:
    return (requests_line(report, "carried_in"),)


CARRIED_IN_IN_WORDS = Rule(
    id="N02",
    title="上年结转数与表三",
    severity=Severity.ERROR,
    check=Together(Statements(_PLACE, _FORMULA), Denials(_NONE, _carried_in, _PLACE, _FORMULA)),
    explanation="正文说上年结转的申请数，应等于表三第二项的总计。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照申请台账和上年年报，核对上年结转的件数",
    examples=(
        Example(f"{_TABLE}一：收到政府信息公开申请21件，上年结转2件，共办理23件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：共受理政府信息公开申请23件（含2022年结转2件）。", Verdict.HOLDS),
        Example(f"{_TABLE}一：共受理政府信息公开申请23件，其中2件为上年度结转。", Verdict.HOLDS),
        Example(f"{_TABLE}一：收到政府信息公开申请21件，上年结转5件，共办理26件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：共受理政府信息公开申请26件，其中2022年结转5件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：收到政府信息公开申请21件，无上年结转申请。", Verdict.BROKEN),
        Example(f"{_TABLE}一：新收政府信息公开申请21件，上年度无结转。", Verdict.BROKEN),
        Example("表三 总计\n新收 21\n上年结转 缺\n一：收到政府信息公开申请21件，上年结转2件。", Verdict.UNDETERMINED),
    ),
)
