"""N06: what became of the requests, in words and in table 3."""

from core.report.annual_report import AnnualReport
from core.rules.narrative.claims.counterparts import Counterpart, result_lines, results_together
from core.rules.narrative.claims.denials import DenialsOfCells
from core.rules.narrative.claims.judging import Statements
from core.rules.narrative.claims.universal import Denials, Together
from core.rules.rule import Example, Rule, inferred
from core.rules.verdict import Severity, Verdict

_TABLE = """表三 自然人 总计
新收 20 21
上年结转 2 2
予以公开 5 6
部分公开 4 4
refused_7 2 2
refused_8 1 1
unable_1 4 4
unable_3 1 1
not_processed_2 2 2
办理总计 19 20
结转下年 3 3
其余 0 0
"""
_SAID = "一：收到政府信息公开申请21件，办结20件，"

_PLACE = "正文 办理结果分类的数量"
# right behind the number of all requests: 对符合规定的均予以公开 speaks of some
_ALL_GRANTED = (
    r"(?<=[件条份宗][，,])(?:已|经审查|依法|依规|按要求|按规定)*(?:均|全部|都)(?:已经?|依法|依规|按时|按期|及时|按要求|按规定|在(?:法定|规定)(?:的)?(?:期限|时限|时间)内|答复并|办结并)*"
    r"(?:予以|同意|获得)(?:了)?(?:邮寄|当面|网上|主动|全部|答复)?公开(?=[，,。；;）)]|$)"
)


def _not_granted(report: AnnualReport) -> tuple[Counterpart, ...]:
    keys = ("partly_granted", "refused", "unable", "not_processed", "other_handling")
    lines = tuple(line for key in keys for line in result_lines(report, key))
    return (results_together(report, "予以公开以外的各项结果", lines),)


RESULTS_IN_WORDS = Rule(
    id="N06",
    title="办理结果分类与表三",
    severity=Severity.ERROR,
    check=Together(
        Statements(_PLACE, "正文各类办理结果数 = 表三相应各项的总计"),
        DenialsOfCells(_PLACE, "正文说没有的办理结果，表三该项应为 0", Severity.DOUBT),
        Denials(
            _ALL_GRANTED,
            _not_granted,
            _PLACE,
            "正文说申请均予以公开的，表三其他各项结果应为 0",
            of_requests=True,
            severity=Severity.DOUBT,
        ),
    ),
    explanation="正文按予以公开、部分公开、不予公开、无法提供、不予处理、其他处理分列的件数，应等于表三各类的总计。只等于自然人一列或某一细项的，多为口径写窄，列为提示。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照申请台账，核对各类办理结果的件数",
    examples=(
        Example(f"{_TABLE}{_SAID}其中予以公开6件、部分公开4件、不予公开3件、无法提供5件、不予处理2件。", Verdict.HOLDS),
        Example(f"{_TABLE}{_SAID}6件予以公开，4件部分公开，3件不予公开。", Verdict.HOLDS),
        Example(f"{_TABLE}{_SAID}无法提供5件（本机关不掌握4件，补正后仍不明确1件），重复申请2件。", Verdict.HOLDS),
        Example(f"{_TABLE}{_SAID}公开和部分公开10件。", Verdict.HOLDS),
        Example(f"{_TABLE}{_SAID}执法案卷类信息不予公开2件，重复申请不予处理2件。", Verdict.HOLDS),
        Example(f"{_TABLE}{_SAID}其中引导申请人自行查询的9件；公众号新增“资金查询”两个功能。", None),
        Example(
            "表三 总计\n新收 3\n予以公开 2\nother_handling_1 1\n办理总计 3\n其余 0\n"
            "一：收到政府信息公开申请3件，予以公开2件，申请人逾期不补正的1件不再处理。",
            Verdict.HOLDS,
        ),
        Example(f"{_TABLE}一：本局发文118件，确定主动公开47件、依申请公开13件、不公开58件。", None),
        Example(f"{_TABLE}{_SAID}经保密审查不予公开文件2份。", None),
        Example(f"{_TABLE}{_SAID}予以公开6件，部分公开4件，不予公开7件。", Verdict.BROKEN),
        Example(f"{_TABLE}{_SAID}予以公开5件。", Verdict.BROKEN),
        Example(f"{_TABLE}{_SAID}没有不予公开的理由不充分的情形。", None),
        Example(f"{_TABLE}{_SAID}无不予公开情形。", Verdict.BROKEN),
        Example(f"{_TABLE}一：收到政府信息公开申请21件，均予以公开。", Verdict.BROKEN),
        Example(f"{_TABLE}一：收到政府信息公开申请21件，符合公开条件的均予以公开。", None),
        Example("表三 总计\n新收 21\n予以公开 缺\n一：收到政府信息公开申请21件，予以公开6件。", Verdict.UNDETERMINED),
    ),
)
