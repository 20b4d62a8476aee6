"""Sentences that every report must contain or may contain in the same words: no sign that anything was copied."""

import re

from core.source.characters import folded

_LONGEST = 180
_LONGEST_NOTHING = 60
_PREAMBLE = re.compile(
    r"(?:根据|依据|按照|遵照|按).{0,120}(?:编制|编写|撰写|制定|制作|形成|公布|发布|向社会).{0,30}(?:报告|年报)"
    r"|(?:报告|年报|全文).{0,12}(?:由|包括|包含|分为).{0,80}(?:部分|组成|构成|编制)"
    r"|统计(?:数据)?的?(?:期限|时限|时间|范围)|(?:本|该|年度)(?:报告|年报)(?:中)?(?:所列|的)?(?:数据|电子版)|所列数据"
    r"|如(?:有|对).{0,24}(?:疑问|问题|意见|建议).{0,24}(?:联系|咨询|反映|致电)|联系电话"
    r"|(?:现将|现就).{0,80}(?:报告|公布|汇报|总结|说明)如下|(?:报告|总结|汇报)如下.?$"
)
_FEE = re.compile(r"信息(?:公开)?处理费|收取.{0,12}(?:费用|收费)|(?:费用|收费)减免|检索、?复制、?邮寄")
_NOTHING = re.compile(
    r"^.{0,24}(?:没有|无|未发生|未收到|未接到|未出现|未产生|未收取|不存在|未涉及|未被).{0,24}"
    r"(?:复议|诉讼|申请|投诉|举报|责任追究|追责|收费|费用|需要报告|需报告|报告事项|结转|规章|规范性文件).{0,12}$"
)
_YET = re.compile("取得.{0,16}(?:成效|进展|成绩|效果).{0,40}(?:存在|不足|差距|问题|短板)")
_OPENING = re.compile(
    r"(?:存在|有).{0,12}(?:不足|问题|差距|短板|薄弱环节)(?:和不足|与不足|和差距)?(?:之处)?.{0,8}(?:[,:]|$)|主要(?:表现在|体现在|有|是).{0,8}$"
    r"|(?:下一?步|今后|接下来).{0,30}(?:以下|几个?方面|如下|重点做好).{0,16}$"
)
_LONGEST_OPENING = 70
_THOUGHT = re.compile("习近平新时代中国特色社会主义思想")


def is_stock(sentence: str) -> bool:
    """Whether a sentence is the preamble, the statement on fees, a plain "nothing of the kind", or the guiding thought.

    The words that lead to a list of problems or plans, up to their colon, are none of an organ's own either.
    """
    words = folded(sentence)
    if len(words) > _LONGEST:
        return False
    if any(stock.search(words) for stock in (_PREAMBLE, _FEE, _THOUGHT)):
        return True
    if len(words) <= _LONGEST_OPENING and (_YET.search(words) or (words.endswith(":") and _OPENING.search(words))):
        return True
    return len(words) <= _LONGEST_NOTHING and _NOTHING.search(words) is not None
