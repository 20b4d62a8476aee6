"""The six section headings, and the longer or older forms that are accepted for them."""

from core.source.characters import folded

HEADINGS = {
    1: "一、总体情况",
    2: "二、主动公开政府信息情况",
    3: "三、收到和处理政府信息公开申请情况",
    4: "四、政府信息公开行政复议、行政诉讼情况",
    5: "五、存在的主要问题及改进情况",
    6: "六、其他需要报告的事项",
}
"""Number and heading of each section."""

SECTION_NUMERALS = "零一二三四五六"
"""The numeral that each section prints, by its number."""


def section_name(number: int, before: str = "正文") -> str:
    """What a section is called in a sentence: 第五部分; ``before`` for what stands in front of the first (number 0)."""
    return f"第{SECTION_NUMERALS[number]}部分" if number else before


_ACCEPTED: dict[int, tuple[str, ...]] = {
    1: ("总体情况",),
    2: ("主动公开政府信息情况", "主动公开情况", "政府信息主动公开情况"),
    3: ("收到和处理政府信息公开申请情况", "依申请公开政府信息情况", "收到和处理政府信息公开申请的情况"),
    4: (
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "行政复议、行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
        "政府信息公开行政复议行政诉讼情况",
    ),
    5: (
        "存在的主要问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "存在的主要问题和改进情况",
        "存在的问题及改进情况",
        "存在的主要问题及改进措施",
        "存在问题及改进情况",
    ),
    6: ("其他需要报告的事项", "其它需要报告的事项", "其他需要报告事项", "需要报告的其他事项", "其他需报告的事项"),
}

_LONG_FORMS = (
    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "政府信息公开工作存在的主要问题及改进情况",
    "其它需要报告的事项",
)
PROPER_HEADINGS = frozenset(folded(text) for text in (*(heading[2:] for heading in HEADINGS.values()), *_LONG_FORMS))
"""Folded heading texts, without numerals, that the notice prints or that are as good."""

SECTION_OF_HEADING = {folded(text): number for number, texts in _ACCEPTED.items() for text in texts}
"""Folded heading text without its numeral → section."""
