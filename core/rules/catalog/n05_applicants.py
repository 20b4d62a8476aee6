"""N05: who applied, in words and in table 3."""

from core.report.annual_report import AnnualReport
from core.rules.narrative.claims.counterparts import Counterpart, request_cells
from core.rules.narrative.claims.denials import DenialsOfCells
from core.rules.narrative.claims.judging import Statements
from core.rules.narrative.claims.universal import Denials, Together
from core.rules.rule import Example, Rule, inferred
from core.rules.verdict import Severity, Verdict

_TABLE = (
    "表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n新收 17 2 0 0 1 1 21\n上年结转 2 0 0 0 0 0 2\n"
)

_PLACE = "正文 申请人分类的数量"
_ALL_PERSONS = r"(?:全部|均|都)(?:为|是|系|由|来自)(?:自然人|公民个人|个人)(?:提出|申请|提交|的)*(?=[，,。；;）)]|$)"


def _organisations(report: AnnualReport) -> tuple[Counterpart, ...]:
    columns = ("commercial", "research", "public_interest", "legal_service", "other")
    return (request_cells(report, "法人或其他组织", "received", columns),)


APPLICANTS_IN_WORDS = Rule(
    id="N05",
    title="申请人分类与表三",
    severity=Severity.DOUBT,
    check=Together(
        Statements(_PLACE, "正文各类申请人的申请数 = 表三本年新收，或本年新收与上年结转之和，相应各列"),
        Denials(
            _ALL_PERSONS,
            _organisations,
            _PLACE,
            "正文说申请人全部为自然人的，表三法人或其他组织各列应为 0",
            of_requests=True,
        ),
        DenialsOfCells(_PLACE, "正文说没有某类申请的，表三本年新收该列应为 0", Severity.DOUBT),
    ),
    explanation="正文按自然人、法人或其他组织分列的申请数，应等于表三相应各列；法人或其他组织为五列之和。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照申请台账，核对申请人的归类",
    examples=(
        Example(f"{_TABLE}一：收到政府信息公开申请21件，其中自然人17件、法人或其他组织4件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：共受理政府信息公开申请23件，自然人、法人申请分别为19件、4件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：收到政府信息公开申请21件，其中商业企业2件、法律服务机构1件、其他1件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：收到政府信息公开申请21件，连同上年结转的自然人申请2件，应当答复23件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：收到政府信息公开申请21件，企业及律师事务所申请5件。", None),
        Example(f"{_TABLE}一：收到公民、法人和其他组织的政府信息公开申请21件。", None),
        Example(f"{_TABLE}一：收到政府信息公开申请21件，予以公开4件，均为自然人。", None),
        Example(f"{_TABLE}一：收到政府信息公开申请21件，均为自然人申请。", Verdict.BROKEN),
        Example(f"{_TABLE}一：收到政府信息公开申请21件，其中自然人15件、法人或其他组织6件。", Verdict.BROKEN),
        Example(
            "表三 自然人 总计\n新收 缺 21\n上年结转 0 0\n一：收到政府信息公开申请21件，其中自然人20件。",
            Verdict.UNDETERMINED,
        ),
    ),
)
