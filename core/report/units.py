"""Measure words, words of time, and words that make a number approximate."""

import re
from decimal import Decimal

UNIT = (
    "人次|件次|项次|条次|篇次|场次|期次|批次|户次|家次|份次|余次|班次|课时|条目|单位|部门|科室|栏目|频道|环节|方面|"
    "乡镇|街道|社区|小组|字符|万字|平方米|平方公里|公里|公顷|"
    "部(?!分)|[件条份宗次期篇个項项人家场埸起例封则幅册张套批名位户处所类种页字款台块辆届轮遍版集讲本卷县镇村亩吨米门支组班间只座栋帧枚粉分]"
)
"""Measure words after Arabic digits, longest first."""

CHINESE_UNIT = "人次|场次|批次|件次|[件条份宗次期篇个项人家场起例封则名户批类种]"
"""Measure words after Chinese numerals; fewer, since 统一部署 and 十分 are words."""

DURATION = "个?工作日|个?小时|分钟|秒钟?|个月|周年|年|周|天|日|月|岁|时|点|号线?|度"
"""Words of time, age and address: the number before them counts nothing that a table could hold."""

AFTER_ABOUT = "余|多|几|来"
_BEFORE_ABOUT = re.compile("(?:(?<![最附])近|(?<![预合公契违签])约|超过?|逾|不到|不足|至少|不少于|不低于|突破)$")


def says_about(before: str) -> bool:
    """Whether the words right before a number make it approximate: 近12件, though not 最近12件, 预约12件."""
    return _BEFORE_ABOUT.search(before) is not None


SCALES = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "万亿": Decimal(1_000_000_000_000),
}
"""What a word after digits multiplies them by."""
