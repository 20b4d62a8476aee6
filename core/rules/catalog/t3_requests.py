"""T301–T306: the identities of table 3, and totals left blank."""

from core.forms.address import Table
from core.forms.form import APPLICANTS, Form
from core.rules.blank_total import BlankTotal
from core.rules.comparison import at_least, equal
from core.rules.expression import SumOf, column, line
from core.rules.rule import NOTICE_2021, Example, LegalBasis, Rule, inferred
from core.rules.scope import EachColumn, EachLine
from core.rules.verdict import Severity, Verdict

_T3 = Table.REQUESTS


def _results(form: Form) -> tuple[str, ...]:
    return form.result_lines


def _applicants(form: Form) -> tuple[str, ...]:  # noqa: ARG001 (the same for every edition)
    return tuple(applicant.key for applicant in APPLICANTS[:-1])


REQUESTS_BALANCE = Rule(
    id="T301",
    title="收办平衡",
    severity=Severity.ERROR,
    identity=True,
    check=equal(
        EachColumn(_T3), line("received") + line("carried_in"), line("total") + line("carried_out"), blank_total="T305"
    ),
    explanation="本年新收与上年结转之和，应等于办理结果总计与结转下年度之和。",
    basis=LegalBasis(NOTICE_2021, "表三 表头注"),
    next_step="对照台账核对本列的新收、上年结转、办理结果总计、结转下年度四个数",
    examples=(
        Example("表三 自然人\n新收 9\n上年结转 1\n办理总计 8\n结转下年 2", Verdict.HOLDS),
        Example("表三 自然人\n新收 9\n上年结转 空\n办理总计 8\n结转下年 1", Verdict.HOLDS),
        Example("表三 自然人\n新收 9\n上年结转 1\n办理总计 9\n结转下年 2", Verdict.BROKEN),
        Example("表三 自然人\n新收 缺\n上年结转 1\n办理总计 9\n结转下年 2", Verdict.UNDETERMINED),
        Example("表三 自然人\n新收 9\n上年结转 1\n办理总计 空\n结转下年 2", Verdict.UNDETERMINED),
    ),
)

RESULTS_TOTAL = Rule(
    id="T302",
    title="办理结果合计",
    severity=Severity.ERROR,
    identity=True,
    check=equal(EachColumn(_T3), SumOf("（一）至（六）各项之和", _results), line("total"), blank_total="T305"),
    explanation="本列（一）至（六）各项办理结果之和，应等于（七）总计。",
    basis=inferred("总计为各项办理结果之和"),
    next_step="逐项核对本列各办理结果与（七）总计",
    examples=(
        Example("表三 自然人\n予以公开 5\n重复申请 3\n办理总计 8\n其余 0", Verdict.HOLDS),
        Example("表三 自然人\n予以公开 5\n重复申请 3\n办理总计 9\n其余 0", Verdict.BROKEN),
        Example("表三 自然人\n予以公开 5\n重复申请 三件\n办理总计 8\n其余 0", Verdict.UNDETERMINED),
    ),
)

APPLICANTS_TOTAL = Rule(
    id="T303",
    title="申请人合计",
    severity=Severity.ERROR,
    identity=True,
    check=equal(
        EachLine(_T3), SumOf("自然人与法人或其他组织各列之和", _applicants), column("total"), blank_total="T304"
    ),
    explanation="本行自然人与法人或其他组织五类之和，应等于总计列。",
    basis=inferred("总计列为各类申请人之和"),
    next_step="逐格核对本行各类申请人的数量与总计",
    examples=(
        Example("表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n新收 4 1 0 0 0 0 5", Verdict.HOLDS),
        Example(
            "表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n新收 4 1 0 0 0 0 6", Verdict.BROKEN
        ),
        Example(
            "表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n新收 4 1 0 0 0 0 空",
            Verdict.UNDETERMINED,
        ),
    ),
)


LINE_TOTAL_BLANK = Rule(
    id="T304",
    title="总计列未填",
    severity=Severity.DOUBT,
    check=BlankTotal(EachLine(_T3), SumOf("各类申请人之和", _applicants), column("total")),
    explanation="本行已填各类申请人的数量，总计列却是空白。",
    basis=inferred("表格应填写完整，没有的填 0"),
    next_step="请报送单位补填总计",
    examples=(
        Example("表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n新收 4 1 0 0 0 0 5", Verdict.HOLDS),
        Example(
            "表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n新收 0 0 0 0 0 0 空", Verdict.HOLDS
        ),
        Example(
            "表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n新收 4 1 0 0 0 0 空", Verdict.BROKEN
        ),
    ),
)

COLUMN_TOTAL_BLANK = Rule(
    id="T305",
    title="总计行未填",
    severity=Severity.DOUBT,
    check=BlankTotal(EachColumn(_T3), SumOf("各项办理结果之和", _results), line("total")),
    explanation="本列已填各项办理结果，（七）总计却是空白。",
    basis=inferred("表格应填写完整，没有的填 0"),
    next_step="请报送单位补填（七）总计",
    examples=(
        Example("表三 自然人\n予以公开 5\n办理总计 5\n其余 0", Verdict.HOLDS),
        Example("表三 自然人\n予以公开 5\n办理总计 空\n其余 0", Verdict.BROKEN),
    ),
)

CARRIED_OUT_WITHIN_RECEIVED = Rule(
    id="T306",
    title="结转大于新收",
    severity=Severity.DOUBT,
    check=at_least(EachColumn(_T3), line("received"), line("carried_out")),
    explanation="答复期限最长为 40 个工作日，上年结转的申请应在本年办结，结转下年度的只能是本年新收的申请。",
    basis=inferred("由《条例》第三十三条答复期限推得"),
    next_step="核对是否有上年结转的申请仍未办结，或两数填错",
    examples=(
        Example("表三 自然人\n新收 9\n结转下年 2", Verdict.HOLDS),
        Example("表三 自然人\n新收 1\n结转下年 2", Verdict.BROKEN),
    ),
)
