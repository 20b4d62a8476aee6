"""How documents and the regulation are cited, misprints and marks."""

import pytest

from core.rules.catalog.w10_document_numbers import DOCUMENT_NUMBERS
from core.rules.catalog.w11_regulation import REGULATION
from core.rules.catalog.w12_repealed_terms import REPEALED_TERMS
from core.rules.catalog.w13_misprints import MISPRINTS
from core.rules.catalog.w14_punctuation import PUNCTUATION
from core.rules.example import subject_of
from core.rules.rule import Rule
from core.rules.verdict import CheckResult, Severity, Verdict


def broken(rule: Rule, text: str) -> list[CheckResult]:
    return [one for one in rule.apply(subject_of(f"一：{text}")) if one.verdict is Verdict.BROKEN]


@pytest.mark.parametrize(
    "text",
    [
        "落实《通知》（国办公开办函〔2021〕30号）。",
        "落实（国办发﹝2021﹞30号）要求。",
        "落实《青禾市人民政府关于印发[2023]5号文件的通知》（青政〔2023〕6 号）。",
        "依据《青禾市政府规章制定办法》（青禾市人民政府令第5号）。",
        "依据（青禾市人民政府令〔2023〕第5号）。",
        "公布了青禾市人民政府公告（2023）第1号。",
        "收到判决书（2023）青0302行初12号、（2023）青行终第8号。",
        "商品房预售许可证（青房售许字（2023）第015号）。",
        "发出行政处罚决定书（青市监处罚〔2023〕012号）。",
        "发出告知书（青政依申复〔2023〕第3号、青政公开告〔2023〕03号）。",
        "会议纪要（青政阅〔2023〕3号）。",
        "电话通知（12345号段）、门牌（人民路[2023]5号）。",
        "经营者登记证（青环评批〔2023〕第7号）。",
        "根据教办厅函〔2023〕15号文件要求。",
        "2023年第3期《青禾政报》（总第36期）。",
        "落实《关于（2023）年要点》（青办〔2023〕10号）。",
        "（2023年）第5号简报。",
        "按照（青政办发〔2023〕12号）、（青政办函〔2022〕3号）文件。",
        "（财办〔2023〕1号）",
        "（建规〔2023〕4号）",
    ],
)
def test_a_number_in_the_usual_form_and_numbers_of_other_papers_are_not_doubted(text: str) -> None:
    assert broken(DOCUMENT_NUMBERS, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "落实《通知》（国办发[2021]30号）。",
        "落实《通知》（国办发（2021）30号）。",
        "落实《通知》(国办发(2021)30号)。",
        "落实《通知》（国办发【2021】30号）。",
        "落实《通知》（国办发［２０２１］３０号）。",
        "落实《通知》（国办发〔2021)30号）。",
        "落实《通知》（国办发〔2021〕第30号）。",
        "落实《通知》（国办函〔2021〕030号）。",
        "落实《通知》（国办函〔21〕30号）。",
        "落实《通知》（国办函〔2201〕30号）。",
        "落实《通知》国办发[2021]30号精神。",
    ],
)
def test_a_number_of_an_official_document_in_another_form_is_doubted(text: str) -> None:
    assert len(broken(DOCUMENT_NUMBERS, text)) == 1


def test_brackets_on_a_recognised_page_are_not_judged() -> None:
    given = "扫描件\n一：落实《通知》（国办发[2021]30号），做到“公开。"
    assert list(DOCUMENT_NUMBERS.apply(subject_of(given))) == []
    assert list(PUNCTUATION.apply(subject_of(given))) == []


@pytest.mark.parametrize(
    "text",
    [
        "根据《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）。",
        "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）（国务院令第711号）编制。",
        "贯彻《条例》（国务院第711号令）。",
        "《条例》(2007年国务院令第492号公布,2019年修订)实施以来。",
        "原国务院令第492号公布的条例已修订。",
        "贯彻《机关团体建设楼堂馆所管理条例》（国务院令第688号）。",
        "贯彻《优化营商环境条例》（国务院令第722号）和《政府信息公开条例》。",
        "依据《条例》第三十一条，申请人补正的，自收到补正之日起计算答复时间。",
        "依据《条例》第三十二条征求第三方意见2件，本报告另有说明。",
        "根据《条例》第四十九条、第五十条编制本报告。",
        "根据《青禾市政府信息公开规定》第三十一条编制本报告。",
        "学习《青禾省政务公开条例》《公共企事业单位信息公开规定制定办法》。",
        "组织信息公开条例知识竞赛。",
        "落实环境信息公开条例有关要求。",
        "根据《条例》（国令第711号）。",
    ],
)
def test_right_citations_and_other_laws_are_not_doubted(text: str) -> None:
    assert broken(REGULATION, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "根据《中华人民共和国政府信息公开条例》（国务院第492号令）编制本报告。",
        "根据《中华人民共和国政府信息公开条例》（国务院令第７１７号）编制。",
        "根据《中华人民共和国政府信息公开条例》（国务院令711号）编制。",
        "根据《政府信息公开条例》第31条、第32条编制2023年年度报告。",
        "根据《中华人民共和国信息公开条例》编制本报告。",
        "学习《政府信息公开工作条例》。",
    ],
)
def test_an_old_or_wrong_citation_is_doubted(text: str) -> None:
    assert len(broken(REGULATION, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "行政复议机关不予受理的2件，公开申请均已答复。",
        "对信访诉求不予受理，引导其依法申请。",
        "依申请公开的收费由检索、复制、邮寄成本费改为信息处理费，原成本费已取消。",
        "复制文件3份，邮寄答复书12件，收费0元。",
        "接受监察机关监督，设立投诉举报电话。",
        "免费提供检索、复制服务。",
    ],
)
def test_old_words_about_other_things_are_no_hint(text: str) -> None:
    assert broken(REPEALED_TERMS, text) == []


RIGHT = (
    "共更换公开栏23个，共更正信息3条，共更迭版本2次。",
    "发布署名文章，公布署长信箱。",
    "按排名先后公开，按排放标准公示。",
    "一贯切实履行职责。",
    "逐条列出、逐条列明，按条列举。",
    "政府信息开放平台、政府信息开发利用。",
    "批复盖章后公开，答复盖章文书。",
    "以便民为目的的公开、有的放矢的的确不多。",
    "为了了解情况，除了了解还要走访，不了了之。",
    "绝不能不了了之，直截了当。",
    "公开公开再公开，认真认真再认真。",
    "确保信息公开公开透明，政务服务服务到位。",
    "研究竟争议不下的问题，究竟争取谁。",
    "管道泄漏事故信息、燃气泄漏信息及时公开。",
    "其它方面、其它信息84条。",
    "消防碍事物品清理。",
    "法人或其他组织、公民、法人和其他组织。",
    "工作人员工作作风，办公工作环境，政务公开工作办公室。",
    "在接在手、应接尽接。",
    "通过微信、抖音、B站、QQ群、5G、AI、“一网通办”APP公开。",
    "因地制宜，一如既往，再接再厉。",
    "我区区政府网站、我市市场监管局、我县县长信箱、我镇镇长。",
    "全面面向群众，依法法治宣传。",
    "要求各单位以及以及时公开为目标的部门。".replace("以及以及时", "以及时"),
    "严格格式审查，不断断流。",
)


@pytest.mark.parametrize("text", RIGHT)
def test_words_that_are_right_somewhere_are_not_doubted(text: str) -> None:
    assert broken(MISPRINTS, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "网站共更各类信息165条。",
        "专题研究布署政务公开工作。",
        "我局我局以政务公开为抓手。",
        "将进一步进一步加强公开。",
        "一如继往地做好公开。",
        "公开的的内容不全。",
        "完成了了全年任务。",
        "修订《政府信息公开条列》学习手册的依据是政府信息公开条列。",
        "未发生行政复义。",
        "政务公开复盖率达100%。",
    ],
)
def test_a_word_that_is_never_right_is_doubted(text: str) -> None:
    assert broken(MISPRINTS, text) != []


@pytest.mark.parametrize("text", ["严防泄漏国家秘密。", "列出其它需要报告的事项六部分。", "法人或其它组织申请0件。"])
def test_an_unusual_word_is_a_hint_and_no_more(text: str) -> None:
    assert [one.severity for one in broken(MISPRINTS, text)] == [Severity.HINT]


@pytest.mark.parametrize(
    "text",
    [
        "学习《关于印发〈格式〉的通知》（国办公开办函〔2021〕30号）。",
        "（一）“五公开”：1）决策；2）执行；a）管理。",
        "网址（http://www.qinghe.gov.cn/col/1,2.html）、时间9:00-17:00、占比3:2。",
        "他说：“公开是‘硬任务’。”",
        "“一号通”“一窗办”（含“一网”）……",
        "IPv6,Web2.0;APP",
        "共3,755条，其中（一）1,506条。",
    ],
)
def test_paired_marks_and_marks_among_letters_are_no_hint(text: str) -> None:
    assert broken(PUNCTUATION, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "落实“五公开要求。",
        "根据《条例规定。",
        "（国务院令第711号。",
        "要求）执行。",
        "公开；。",
        "公开。。落实",
        "公开,落实",
    ],
)
def test_a_lone_or_doubled_mark_is_a_hint(text: str) -> None:
    assert broken(PUNCTUATION, text) != []
