"""Whom the text speaks of, what must not be in it, and words left over."""

import pytest

from core.rules.catalog.w15_other_organ import OTHER_ORGAN
from core.rules.catalog.w16_general_language import GENERAL_LANGUAGE
from core.rules.catalog.w17_personal import PERSONAL_INFORMATION
from core.rules.catalog.w18_secret_words import SECRET_WORDS
from core.rules.catalog.w19_dead_links import DEAD_LINKS
from core.rules.catalog.w20_standard_phrases import STANDARD_PHRASES
from core.rules.example import subject_of
from core.rules.rule import Rule
from core.rules.verdict import CheckResult, Severity, Verdict


def broken(rule: Rule, given: str) -> list[CheckResult]:
    return [one for one in rule.apply(subject_of(given)) if one.verdict is Verdict.BROKEN]


@pytest.mark.parametrize(
    ("organ", "text"),
    [
        ("青禾市市场监督管理局", "2023年，市市场监管局严格按照要求公开信息。"),
        ("青禾市卫生健康委员会", "2023年，市卫健委高度重视政务公开工作。"),
        ("青禾市城市管理综合行政执法局", "青禾市城管局认真贯彻落实条例。"),
        ("临溪县农业农村局", "县农业农村局坚持以公开促规范。"),
        ("青禾市生态环境局临溪分局", "临溪分局认真贯彻落实条例。"),
        ("青禾市住房和城乡建设局", "市住建局、市城管局联合公开信息。"),
        ("青禾市教育局", "在市政务公开领导小组指导下，市委市政府高度重视。"),
        ("青禾市教育局", "市政府高度重视政务公开工作。"),
        ("青禾市教育局", "市财政局批复的预算及时公开。"),
        ("青禾市教育局", "我局高度重视。各县区教育局认真贯彻落实。"),
        ("青禾市高新区税务局", "国家税务总局青禾高新技术产业开发区税务局全年主动公开信息20条。"),
        ("工业和科技创新委员会", "2023年，示范区工科委认真贯彻落实条例。"),
        ("青禾市人民政府", "2023年，市教育局收到申请20件，市公安局收到申请30件。"),
        ("白石镇人民政府", "县教育局高度重视白石镇学校建设。"),
        ("青禾市审计局", "根据审计署和省审计厅要求，审计局认真贯彻落实条例。"),
    ],
)
def test_the_organ_by_any_of_its_names_and_others_in_passing_are_not_doubted(organ: str, text: str) -> None:
    assert broken(OTHER_ORGAN, f"机关：{organ}\n一：{text}") == []


@pytest.mark.parametrize(
    ("organ", "text"),
    [
        ("青禾市教育局", "2023年，市水利局高度重视政务公开工作。"),
        ("青禾市司法局", "青禾市审计局认真贯彻落实条例。"),
        ("临溪县民政局", "全年，云岭县民政局共收到申请3件。"),
    ],
)
def test_another_organ_as_the_one_that_acts_is_doubted(organ: str, text: str) -> None:
    assert len(broken(OTHER_ORGAN, f"机关：{organ}\n一：{text}")) == 1


@pytest.mark.parametrize(
    ("organ", "text"),
    [
        ("青禾市教育局", "部分科室认识不足，个别栏目更新不及时。"),
        ("青禾市教育局", "在部分地区开展试点，效果良好。"),
        ("青禾市人民政府", "部分地区公开意识不足。各单位要高度重视。"),
        ("青禾省教育厅", "部分地区公开意识不足。"),
        ("青禾市教育局", "会议强调，各单位要高度重视，主要负责人要亲自抓。"),
        ("青禾市教育局", "印发通知，要求各部门要按时公开。"),
        ("青禾市教育局", "发布各地要闻32条，各部门要点清单1份。"),
        ("青禾市教育局", "学习《各级政府部门要带头公开》一文。"),
    ],
)
def test_a_units_own_words_and_reported_words_are_not_doubted(organ: str, text: str) -> None:
    assert broken(GENERAL_LANGUAGE, f"机关：{organ}\n五：{text}") == []


ALLOWED = (
    "联系电话：0379-60001234、（0379）6000123，监督电话12345、12388，传真：0379—6000124。",
    "办公地址：青禾市人民路90号行政中心3号楼512室，邮编471000。",
    "电子邮箱：qhjyj@163.com；如有疑问请发送至zhangsan@qinghe.gov.cn。",
    "统一社会信用代码：11410300MB1234567X、114103000054171234。",
    "网站点击13812345678次、收费15912345678元。",
    "视频号ID：13800138000，备案号：41030013800138000。",
    "政府信息索引号：113800138000202301。",
    "共投入13,812,345,678元。",
    "申请人张某、李某某、王××、赵*提出的申请已答复。",
    "申请人方便通过网站查询，申请人高度评价，申请人和本机关沟通顺畅。",
    "申请人陈述要求，申请人周知，申请人王府井路征地信息申请。",
    "申请人应提出、申请人于20日内提出、申请人向本机关提出、申请人以邮寄方式提出。",
    "申请人胡乱要求的，申请人张贴要求书，申请人罗列要求。",
    "申请人梁溪区居民、申请人唐河县居民要求公开。",
    "申请人郑重要求，申请人宋体要求，申请人曹县政府信息申请。",
    "局长王小明任组长，联系人李晓燕。",
    "公民申请时应填写姓名、住址、身份证号码。",
    "住建局公开住房保障信息，幸福小区3号楼改造信息。",
    "家住偏远山村的群众也能查询。",
    "收款账号：6222021234567890128（财政专户）。",
    "青禾市人民政府被诉案件2件，李某诉临溪县人民政府案已结。",
    "第三方王府公司提出不同意公开，彭城公司诉青禾市人民政府一案已结。",
    "身份证号码、银行卡号、手机号等个人信息一律隐去，如138****8000。",
    "编号410103199001011234的档案。",
    "经纬度113.800138000。",
)


@pytest.mark.parametrize("text", ALLOWED)
def test_offices_and_general_words_are_no_personal_information(text: str) -> None:
    assert broken(PERSONAL_INFORMATION, f"一：{text}") == []


LEAKED = (
    ("申请人身份证号：11010519491231002X。", "11010519491231002X", None),
    ("已通知（１１０１０５１９４９１２３１００２ｘ）。", "11010519491231002", None),
    ("电话通知申请人13800138000。", "13800138000", None),
    ("联系电话：13800138000。", "13800138000", Severity.DOUBT),
    ("退款至银行卡6222021234567890128。", "6222021234567890128", None),
    ("申请人邮箱为wangxiaoming@qq.com。", "wangxiaoming", Severity.DOUBT),
    ("申请人王小明提交的申请。", "王小明", Severity.DOUBT),
    ("原告李大山诉临溪县人民政府案。", "李大山", Severity.DOUBT),
    ("申请人家住白石镇柳林村3组12号。", "柳林村", Severity.DOUBT),
)


@pytest.mark.parametrize(("text", "secret", "severity"), LEAKED)
def test_personal_information_is_found_and_never_repeated(text: str, secret: str, severity: Severity | None) -> None:
    results = broken(PERSONAL_INFORMATION, f"一：{text}")
    assert severity in {one.severity for one in results}
    assert all(secret not in one.statement for one in results)


@pytest.mark.parametrize(
    "number", ["110105194912310021", "11010519491331002X", "410302202301150012", "410302202301150055"]
)
def test_a_wrong_check_digit_an_impossible_or_a_recent_day_is_no_identity(number: str) -> None:
    assert broken(PERSONAL_INFORMATION, f"一：受理登记{number}。") == []


@pytest.mark.parametrize(
    "text",
    [
        "一：依法保守国家秘密，对绝密、机密、秘密级文件严格管理。",
        "一：内部文件管理规范，内部资料清理3份。",
        "一：公开属性分为主动公开、依申请公开、不予公开。",
        "一：不予公开的文件均说明理由。",
        "一：不予公开的信息有国家秘密等，依据《条例》办理。",
    ],
)
def test_speaking_of_secrets_is_not_a_mark_of_secrecy(text: str) -> None:
    assert broken(SECRET_WORDS, text) == []


@pytest.mark.parametrize("text", ["零：机密★", "零：内部资料 注意保存", "零：内部文件", "零：公开方式：不予公开"])
def test_a_mark_left_on_the_report_is_doubted(text: str) -> None:
    assert len(broken(SECRET_WORDS, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "一：网址http://www.qinghe.gov.cn/，https://gk.qinghe.gov.cn。",
        "一：提供下载（含表格）、链接（见首页）。",
        "一：见附件。\n六：附件：目录",
        "一：申请表见附件，已在网站公开。",
        "一：附件公开32个，图片解读20张，清理失效链接3条。",
    ],
)
def test_working_links_and_attachments_are_no_hint(text: str) -> None:
    assert broken(DEAD_LINKS, text) == []


@pytest.mark.parametrize(
    "text", ["一：下载（）", "一：见http://", "一：C:\\用户\\年报.doc", "一：【图片】", "一：点击下载"]
)
def test_what_was_once_a_link_is_a_hint(text: str) -> None:
    assert len(broken(DEAD_LINKS, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "保障公民、法人和其他组织依法获取政府信息。",
        "公民、法人或者其他组织、社会组织、群团组织。",
        "坚持公开为常态、不公开为例外原则。",
        "先审查、后公开；谁公开谁审查、谁审查谁负责。",
    ],
)
def test_the_set_phrases_themselves_are_no_hint(text: str) -> None:
    assert broken(STANDARD_PHRASES, f"一：{text}") == []
