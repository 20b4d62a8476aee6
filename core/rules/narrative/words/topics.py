"""What a passage speaks of: requests for information, disputes about them, documents, decisions, or something else."""

import re
from enum import StrEnum
from functools import lru_cache


class Topic(StrEnum):
    """What the numbers of a passage count."""

    REQUESTS = "requests"
    DISPUTES = "disputes"
    DOCUMENTS = "documents"
    DECISIONS = "decisions"
    OTHER = "other"


class Bearing(StrEnum):
    """How sure it is that a passage speaks of a topic."""

    STRONG = "strong"
    WEAK = "weak"
    NONE = "none"


_REACH = 300
"""Characters before a number within which its topic is looked for."""
# applications that are made to offices for other things: 仲裁申请26件, 查档申请3,004件
_OTHER_APPLICATIONS = re.split(
    " ",
    "咨询 许可 登记 补贴 救助 低保 认定 备案 项目 仲裁 裁决 复查 复核 查档 档案 补偿 赔偿 执行 公证 援助 鉴定 入学 减免 退税 变更 注册 换证 听证 更正"
    " 复议 保险 医保 转移 落户 创业 贷款 住房 年检 专利 商标 报销 保障 开办 公租房 补助 资助 奖励 认证 评审 复审 用地 规划 施工 验收 环评 排污 报装"
    " 签证 户口 迁移 过户 抵押 检验 检测 经营 卫生 办学 职称 就业 失业 参保 退休 养老 残疾 捐赠 婚姻 收养 立案 调解 回避 信用修复 报关 迁入 入党 领养",
)
_ANY_APPLICATION = (
    "".join(f"(?<!{kind})" for kind in _OTHER_APPLICATIONS)
    + r"申请(?:\S{0,4}(?:件|宗|条)|[中里]$|(?:主体|内容|渠道|方式|类型|对象|形式|来源|人类型|人身份|人性质|人构成|人结构|人)(?:来|分|上|看|方面|为|：))"
)
# 新收的305件申请中
_COUNTED_APPLICATIONS = r"(?:收到|接到|受理|新收|接收|收办|登记|办理|办结|答复)(?:了|的)?[0-9]{1,7}[件条宗份](?:政府信息公开|信息公开|公开)?申请"
_WORDS = {
    Topic.REQUESTS: rf"依申请|信息公开案件|公开(?:政府)?信息的?申请|信息公开\S{{0,3}}申请|公开(?:的)?申请|申请公开|申请人|{_ANY_APPLICATION}|(?:收到|接到|受理|新收|接收|收办|办理)(?:各类|有效|的)?申请|(?:公民|自然人|法人|组织|企业)\S{{0,6}}申请|申请(?:总)?(?:量|数)|(?:本年|全年|当年)?新收(?:数|量|申请|[0-9])|类申请|申请占比|{_COUNTED_APPLICATIONS}|申请(?:的)?(?:办理|受理|收办|答复|处理)(?:情况|结果)|通过[^，。；]{{1,10}}(?:提出|提交|递交)(?:的)?申请",
    Topic.DISPUTES: r"复议|诉讼|起诉|应诉|败诉",
    Topic.DOCUMENTS: r"规范性文件|规章(?!制度)",
    Topic.DECISIONS: r"行政许可|行政处罚|行政强制|行政审批|事业性收费",
    Topic.OTHER: (
        rf"(?:{'|'.join(_OTHER_APPLICATIONS)})\S{{0,2}}申请(?!公开)|"
        r"建议|提案|议案|[长导民]信箱|12345|热线|工单|留言|来信|信访件|信访事项|意见征集|主动公开(?<!已主动公开)(?<!属于主动公开)|发布|推送|解读|(?<!城市)(?<!有机)更新|转载|阅读量|培训"
        r"|仲裁|纠纷|信访复查|复查复核|查档|平台建设|信息管理|监督保障|回应关切|诉求|公租房|低保|救助|补贴|补助|登记证|招聘|报名|专利|商标|贷款|项目申请|新闻|督查|检查|巡查|整改|栏目"
    ),
}
_ALONE = {topic: re.compile(words) for topic, words in _WORDS.items()}
_TOPIC = re.compile("|".join(f"(?P<{topic.value}>{words})" for topic, words in _WORDS.items()))


def bearing_of(topic: Topic, passage: str, before: str) -> Bearing:
    """How a place bears on a topic: the last topic named before it decides; ``before`` is what the sentences before it say."""
    named = _last_named((before + passage)[-_REACH:])
    if not named:
        # where nothing is spoken of yet, a number may agree with what it seems to say
        return Bearing.WEAK
    if named == topic.value:
        return Bearing.STRONG
    return Bearing.WEAK if _ALONE[topic].search(passage) else Bearing.NONE


@lru_cache(maxsize=1024)
def _last_named(words: str) -> str:
    """The topic that is named last; a dozen lines of the phrase book ask for the same words."""
    for reach in (_NEARBY, _REACH):
        near = words[-reach:]
        found = [match for match in _TOPIC.finditer(near) if len(near) == len(words) or match.start() >= _CUT]
        if found:
            return found[-1].lastgroup or ""
    return ""


_NEARBY = 90
_CUT = 12
"""Characters at the beginning of a part in which a word may have lost what stands before it."""


_ABOUT_DISCLOSURE = re.compile(r"信息公开|依申请|公开申请|政务公开")
_GENERAL = re.compile(r"法治|依法行政|执法|化解|调解|复议机关|司法|普法|复议委员会|案卷评查|负责人出庭")
_ACTING = re.compile(
    r"(?:(?<![在未])审[理结]|代理|化解|承办|指导|受理|办理)[^，；。]{0,14}(?:(?:复议|诉讼)(?!答复|应诉)|应诉案)|复议机[构关](?!维持|纠正|撤销)"
)


# 因投诉举报处理引发的行政复议, though not 因对答复不服引发的
_OTHER_CAUSE = re.compile(
    r"因(?!\S{0,16}(?:信息|公开|答复|申请))[^，；。]{2,20}?(?:引发|引起|产生|提起)(?:的)?(?:行政)?(?:复议|诉讼)"
    r"|(?:执法|处罚|许可|征收|拆迁|强制|投诉|举报|监管|信访|登记|审批)\S{0,6}(?:引发|引起|产生)(?:的)?(?:行政)?(?:复议|诉讼)"
    r"|(?:不属于?|非|不涉及)政府信息公开|信息公开\S{0,4}(?:除外|以外|之外)"
)
_NEAR = 60


def bearing_on_disputes(passage: str, before: str, label: str) -> Bearing:
    """Disputes about information, not those that an office decides, or has about other matters."""
    own = passage + label
    if _ACTING.search(own):
        return Bearing.WEAK if _ABOUT_DISCLOSURE.search(own) else Bearing.NONE
    if _OTHER_CAUSE.search(passage[-_NEAR:] + label):
        return Bearing.NONE
    if _ABOUT_DISCLOSURE.search(own):
        return Bearing.STRONG
    named = [match.lastgroup for match in _TOPIC.finditer(before) if match.lastgroup]
    known = bool(named) and named[-1] in (Topic.REQUESTS.value, Topic.DISPUTES.value)
    return Bearing.STRONG if known or not _GENERAL.search(own) else Bearing.WEAK
