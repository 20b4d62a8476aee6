"""Where a report begins and ends in a document, and what is never cut off."""

import pytest

from core.layout.grid import Grid
from core.report.extent import extent_of
from core.source.document import Paragraph
from core.source.text import located
from tests.support.paper import SOUND_2021, paper

TITLE = "青禾市教育局2023年政府信息公开工作年度报告"


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(located(text, 500 + line)) for line, text in enumerate(texts))


def kept(*, above: tuple[str, ...] = (), below: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    """Of the lines above and below a report, those that are kept as the report's."""
    flow = extent_of((*paragraphs(*above), *paper(SOUND_2021), *paragraphs(*below))).report
    texts = [str(block.text) for block in flow if not isinstance(block, Grid)]
    first, last = texts.index(TITLE), texts.index("六、其他需要报告的事项")
    return texts[:first], texts[last + 1 :]


@pytest.mark.parametrize(
    "line",
    [
        "2023年未收取政府信息公开信息处理费。",
        "青禾市教育局",
        "2024年1月18日",
        "无",
        "/",
        "联系人：张三，电话：0371-12345678。",
        "按规定公示网站标识码、版权所有等信息，落实主办单位职责。",
        "规范ICP备案、网站标识码管理",
        "上一年度未发生行政复议、行政诉讼。",
        "来源于群众的意见建议已逐条办理。",
        "附件1：政府信息公开统计表",
        "首页访问量稳步提高。",
        "打印本年度公报500份。",
    ],
)
def test_what_may_be_the_report_s_own_text_is_kept(line: str) -> None:
    assert kept(below=(line,)) == ([], [line])


@pytest.mark.parametrize(
    "line",
    [
        "上一篇：没有了",
        "下一条：关于印发××的通知",
        "【打印本页】 【关闭窗口】",
        "豫ICP备12345678号-1",
        "主办单位：青禾市教育局",
        "网站标识码：4199000012",
        "版权所有 © 青禾市教育局",
        "青禾市教育局2022年政府信息公开工作年度报告",
        "2022年政府信息公开年报 2023-01-20",
        "[2023-01-20] 青禾市教育局2022年度政府信息公开工作年度报告",
        "扫一扫在手机打开当前页",
        "来源：青禾市教育局 发布时间：2024-01-20",
        "附件：青禾市教育局2023年年报.pdf",
        "字体：大 中 小",
        "分享到：微信 微博 QQ空间",
    ],
)
def test_a_line_of_the_page_below_the_report_is_cut(line: str) -> None:
    assert kept(below=("2023年未收取信息处理费。", line)) == ([], ["2023年未收取信息处理费。"])


def test_from_the_next_article_on_everything_is_the_page_s() -> None:
    assert kept(below=("无", "上一篇：甲", "最新发布", "全年发布信息800条。")) == ([], ["无"])


def test_a_button_amid_the_last_section_costs_only_itself() -> None:
    assert kept(below=("甲。", "打印 关闭", "乙。")) == ([], ["甲。", "乙。"])


def test_a_table_of_contents_is_no_section_and_needs_no_word() -> None:
    names = ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况")
    for lines in (
        names,
        tuple(f"{name}……{n}" for n, name in enumerate(names, 1)),
        tuple(f"{name}\t2" for name in names),
    ):
        extent = extent_of((*paragraphs("目录", *lines), *paper(SOUND_2021)))
        assert len(extent.report) == len(paper(SOUND_2021))
        assert extent.problems == ()


def test_a_table_of_contents_below_the_title_is_left_out_too() -> None:
    title, *rest = paper(SOUND_2021)
    listed = paragraphs("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况")
    extent = extent_of((title, *listed, *rest))
    assert extent.report == paper(SOUND_2021)


def test_sections_left_empty_are_no_table_of_contents() -> None:
    flow = paragraphs(TITLE, "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况")
    assert extent_of(flow).report == flow


def test_the_cover_of_a_report_needs_no_word_but_a_letter_before_it_does() -> None:
    cover = paragraphs("青禾市教育局", "政府信息公开工作年度报告", "（2023年）", "目 录")
    assert extent_of((*cover, *paper(SOUND_2021))).problems == ()
    letter = paragraphs("市政务公开办：", "现将我局年度报告报上，请审阅。")
    assert "之前 2 段" in extent_of((*letter, *paper(SOUND_2021))).problems[0].message


def test_without_a_title_nothing_above_the_first_section_is_cut() -> None:
    flow = (*paragraphs("本报告统计期限自2023年1月1日起至2023年12月31日止。"), *paper(SOUND_2021)[1:])
    assert extent_of(flow).report == flow


def test_a_table_of_the_form_below_the_last_heading_is_never_cut() -> None:
    flow = paper(SOUND_2021)
    tables = tuple(block for block in flow if isinstance(block, Grid))
    headings = tuple(block for block in flow if not isinstance(block, Grid))
    page = paragraphs("上一篇：没有了")
    assert extent_of((*headings, *page, *tables)).report == (*headings, *page, *tables)
