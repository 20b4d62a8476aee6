"""What sections five and six must say, and rows of numbered points."""

import pytest

from core.rules.catalog.n25_enumerations import ENUMERATIONS
from core.rules.catalog.w06_problems import MEASURES_FOR_PROBLEMS, PROBLEMS_AND_MEASURES
from core.rules.catalog.w08_fee_statement import FEE_CONSISTENT, FEE_STATED
from core.rules.example import subject_of
from core.rules.rule import Rule
from core.rules.verdict import CheckResult, Severity, Verdict


def broken(rule: Rule, given: str) -> list[CheckResult]:
    return [one for one in rule.apply(subject_of(given)) if one.verdict is Verdict.BROKEN]


@pytest.mark.parametrize(
    "text",
    [
        "五：问题：更新不及时。\n五：措施：安排专人每周巡查栏目，每月通报一次，确保按时更新。",
        "五：对照上级要求，政策解读质量有待进一步提高，今年以来已邀请专家授课，逐步改变。",
        "五：存在问题\n五：1.公开时效性需要加强。\n五：2.队伍建设需要加强。\n五：改进情况\n五：1.缩短审签流程。\n五：2.办了三期培训班。",
        "五：一年来，虽做了一些工作，但离群众期盼还有差距，信息数量偏少。我们已增加发布频次，并增设专栏。",
        "五：（一）主要问题：公开形式较单一、互动较少。（二）改进情况：试行“云上公开日”，开通微信留言。",
        "五：我局在公开工作中，仍有人手紧张、业务生疏的困难。已调整两名同志专职负责此项工作。",
        "五：主要问题是平台老旧，检索不便。2023年已完成改版并上线智能检索功能，方便群众查询。",
        "五：目前信息公开工作还存在着薄弱环节，我镇将以此次年报为契机，认真查摆，逐项整改。",
    ],
)
def test_a_section_with_problems_and_measures_is_whole(text: str) -> None:
    assert broken(PROBLEMS_AND_MEASURES, text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("五：无。", None),
        ("五：暂无", None),
        ("五：（一）存在的主要问题：暂无\n五：（二）改进情况：无", None),
        ("五：不存在问题。", None),
        ("五：存在问题：宣传不够。", Severity.DOUBT),
        (
            "五：我局信息公开工作在公开的深度、广度上还不够，解读形式单一，公开的时效性有待进一步加强，人员有待充实。",
            Severity.DOUBT,
        ),
        (
            "五：下一步，我局将加大宣传力度，提高服务水平，优化公开流程，推动政府信息公开工作再上新台阶。",
            Severity.DOUBT,
        ),
    ],
)
def test_a_section_that_is_empty_or_half_is_found(text: str, severity: Severity | None) -> None:
    (result,) = broken(PROBLEMS_AND_MEASURES, text)
    assert result.severity is severity


def test_a_section_five_that_is_missing_is_not_this_rules_matter() -> None:
    assert list(PROBLEMS_AND_MEASURES.apply(subject_of("一：认真落实。"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "五：（一）问题\n五：一是A类公开不及时。二是解读单一。\n五：（二）改进措施\n五：一是加强更新，二是丰富解读。",
        "五：存在问题有更新不及时、解读单一。改进措施：一是加强更新；二是丰富解读；三是加强培训。",
        "五：一是更新不及时，今后加强更新；二是解读单一，今后丰富解读；三是人员少，今后充实。",
    ],
)
def test_parts_that_match_or_cannot_be_counted_are_not_doubted(text: str) -> None:
    assert broken(MEASURES_FOR_PROBLEMS, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "六：2023年，我局未收取信息处理费。",
        "六：本年度没有发生信息处理费。",
        "六：未向申请人收费。",
        "六：全年发出收费通知0件，收取金额0元。",
        "六：我镇严格执行《政府信息公开信息处理费管理办法》，总金额0元。",
        "六：收取信息处理费情况：无。",
        "六：免费为群众提供查询打印服务，未产生费用。",
        "六：（一）信息处理费\n六：2023年共收取120元。\n六：（二）其他\n六：无",
        "年份：2020\n版次：2019\n六：本年度无其他需要报告的事项。",
        "年份：2020\n版次：2019\n六：2020年机构改革平稳推进。",
        "年份：2019\n版次：2019\n六：无",
    ],
)
def test_any_word_about_the_fee_is_a_statement(text: str) -> None:
    assert broken(FEE_STATED, text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("六：无", None),
        ("六：暂无。", None),
        ("六：无其他需要报告的事项。", None),
        ("六：本年度，三公经费支出下降，办理建议提案6件。", None),
        ("一：2023年未收取信息处理费。\n六：无。", Severity.HINT),
        ("年份：2020\n版次：2019\n六：无。", Severity.HINT),
    ],
)
def test_a_section_six_without_the_fee_is_found_and_weighed(text: str, severity: Severity | None) -> None:
    (result,) = broken(FEE_STATED, text)
    assert result.severity is severity


@pytest.mark.parametrize(
    "text",
    [
        "六：2023年收取信息处理费3件，共计600元。",
        "六：收取信息处理费共600元，其中张某案300元、李某案300元。",
        "六：未收取信息处理费，金额为0。",
        "六：信息处理费按件计收：11至30件每件100元。2023年未收取信息处理费。",
        "六：2021年收取信息处理费500元，2022年收取信息处理费300元，2023年未收取信息处理费。",
        "六：向2名申请人发出收费通知书，核定信息处理费1200元。申请人均未缴纳，全年未收取信息处理费。",
        "六：2023年，除1件依法收取信息处理费200元外，其余申请均未收费。",
        "六：收取信息处理费600元已全部上缴国库。无其他需要报告的事项。",
        "六：本机关未收取检索费。收取信息处理费600元。",
        "六：共收取信息处理费1.2万元。",
        "一：行政事业性收费7730.28万元。\n六：未收取信息处理费。",
        "六：收取信息处理费1笔。",
        "六：市本级未收取信息处理费；临溪县收取信息处理费600元。",
        "六：上半年未收取信息处理费；下半年收取信息处理费300元。",
        "六：除收取信息处理费600元外，未收取其他信息处理费。",
        "六：收取信息处理费600元，未发生信息处理费争议。",
        "六：自2021年以来未收取信息处理费。今年收取信息处理费200元。",
    ],
)
def test_fees_told_once_or_for_other_years_do_not_contradict(text: str) -> None:
    assert broken(FEE_CONSISTENT, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "一：全年没有收取信息处理费。\n六：2023年收取信息处理费400元。",
        "六：本年度未产生信息处理费。\n六：全年共收取政府信息公开信息处理费合计1,200元。",
        "六：2023年收取信息处理费 600 。",
        "六：全市实际收取信息处理费共计400，均已上缴。",
    ],
)
def test_a_fee_charged_and_not_charged_or_without_a_unit_is_an_error(text: str) -> None:
    assert len(broken(FEE_CONSISTENT, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "一：一是抓落实，二是抓公开，三是抓培训。",
        "一：一是抓落实。\n一：二是抓公开。\n一：三是抓培训。",
        "一：一要抓落实，二是抓公开，三要抓培训。",
        "一：首先抓落实，二是抓公开。",
        "一：坚持一是一、二是二，实事求是。",
        "一：统一是前提，规范是保障，三是抓培训。",
        "一：一是抓落实，第二抓公开，三是抓培训。",
        "一：一是建立制度，具体为一是审查制度，二是考核制度。二是加强培训。三是严格督查。",
        "一：（一）主动公开。信息多。（二）依申请公开。申请少。\n一：（三）平台建设。网站好。",
        "一：（一）主动公开。\n一：1.政策公开。\n一：2.解读回应。\n一：（二）依申请公开。\n一：1.收到3件。\n一：2.答复3件。",
        "一：1. 2023年公开信息。\n一：2. 2022年公开信息。",
        "一：从以下三个方面推进：一是抓落实，二是抓公开，三是抓培训。",
        "一：从以下三个方面推进。\n一：（一）抓落实。\n一：（二）抓公开。\n一：（三）抓培训。",
        "五：存在以下2个问题：1、解读单一；2、人员不足。",
        "五：存在以下几个方面的问题：一是单一；二是不足。",
        "五：主要存在以下两个方面的问题：解读单一、人员不足。下一步，一是丰富解读；二是充实人员；三是培训。",
        "一：十一是个好日子，三是数字。",
        "一：一是抓落实；二是抓公开；三是抓培训；四是抓考核；五是抓平台；六是抓队伍；七是抓制度；八是抓宣传；九是抓监督；十是抓整改；十一是抓评估。",
    ],
)
def test_rows_that_are_whole_or_may_be_are_not_doubted(text: str) -> None:
    assert broken(ENUMERATIONS, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "一：一是抓落实，三是抓培训。",
        "一：一是抓落实。\n一：二是抓公开。\n一：四是抓培训。",
        "一：（一）主动公开。\n一：（三）平台建设。",
        "一：1.主动公开。\n一：3.平台建设。",
        "五：存在以下三个方面的问题：一是解读单一；二是人员不足。",
        "五：存在以下两点不足：\n五：1、解读单一。\n五：2、人员不足。\n五：3、培训少。",
    ],
)
def test_a_gap_or_a_wrong_count_is_doubted(text: str) -> None:
    assert broken(ENUMERATIONS, text) != []


def test_numbers_on_a_recognised_page_are_not_counted() -> None:
    assert list(ENUMERATIONS.apply(subject_of("扫描件\n一：一是抓落实，三是抓培训。"))) == []
