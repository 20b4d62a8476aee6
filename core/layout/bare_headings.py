"""Headings of the sections whose numerals are lost, as a list that numbers itself loses them when it is copied."""

import re

_BARE = re.compile(
    r"(?:总体情况"
    r"|(?:政府信息)?主动公开(?:政府信息)?情况"
    r"|收到和处理政府信息公开申请(?:的)?情况"
    r"|[^。；！？]{0,20}行政复议[、和]?(?:提起)?行政诉讼情况"
    r"|(?:政府信息公开工作)?存在的?(?:主要)?问题[及和]改进(?:情况|措施)"
    r"|其[他它]需要?报告的?事项)[:：]?"
)
_LONGEST = 40


def is_bare_heading(text: str) -> bool:
    """Whether a line is, blanks aside, nothing but the heading of a section without its numeral."""
    return len(text) <= _LONGEST and _BARE.fullmatch("".join(text.split())) is not None
