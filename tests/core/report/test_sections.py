"""Section headings as offices write them."""

import pytest

from core.report.sections import outline
from core.source.document import Paragraph
from core.source.text import located


def sections(*paragraphs: str) -> list[tuple[int, str]]:
    flow = tuple(Paragraph(located(text, line)) for line, text in enumerate(paragraphs))
    return [(section.number, section.printed_number) for section in outline(flow).sections[1:]]


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("一、总体情况", 1),
        ("一、 总 体 情 况", 1),
        ("总体情况", 1),
        ("二、主动公开政府信息情况", 2),
        ("三、收到和处理政府信息公开申请情况：", 3),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", 4),
        ("四、政府信息公开行政复议、行政诉讼情况", 4),
        ("五、政府信息公开工作存在的主要问题及改进情况", 5),
        ("五、存在的问题及改进措施", 5),
        ("六、其它需要报告的事项", 6),
    ],
)
def test_a_heading_is_known_in_its_usual_forms(heading: str, number: int) -> None:
    assert [section for section, _ in sections(heading)] == [number]


def test_a_wrong_numeral_keeps_the_section_and_is_remembered() -> None:
    assert sections("四、存在的主要问题及改进情况") == [(5, "四")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("五、存在的主要问题及改进情况", "一、存在的主要问题", "解读少。", "二、改进情况", "已增加。"),
        ("一、总体情况", "一、主动公开情况", "公开9条。", "二、主动公开政府信息情况"),
        ("一、总体情况", "二、主动公开情况", "公开9条。", "二、主动公开政府信息情况"),
        ("总体情况", "主动公开情况", "公开9条。", "主动公开政府信息情况"),
    ],
)
def test_a_subheading_that_names_the_same_matter_opens_no_section(paragraphs: tuple[str, ...]) -> None:
    found = [number for number, _ in sections(*paragraphs)]
    assert sorted(set(found)) == found


def test_two_headings_of_equal_right_both_stand() -> None:
    assert sections("五、存在的主要问题及改进情况", "五、存在的主要问题及改进情况") == [(5, "五"), (5, "五")]


def test_a_heading_with_its_text_in_one_paragraph_is_cut() -> None:
    flow = (Paragraph(located("六、其他需要报告的事项 2023年未收取信息处理费。", 3)),)
    section = outline(flow).sections[1]
    assert str(section.heading) == "六、其他需要报告的事项"
    assert [str(text) for text in section.paragraphs] == ["2023年未收取信息处理费。"]


@pytest.mark.parametrize(
    "text",
    [
        "报告全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况六部分组成。",
        "一是强化组织领导。",
        "二、三级单位均已公开。",
        "（一）主动公开情况。",
        "六、七月份开展了培训。",
    ],
)
def test_running_text_is_no_heading(text: str) -> None:
    assert sections(text) == []
