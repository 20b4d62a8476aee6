"""Reports on the pages of government sites: the same report amid menus, lists, records and imprints of many kinds."""

from collections.abc import Callable, Mapping
from html import escape

from core.forms.form import Edition, form_of
from core.forms.headings import HEADINGS
from core.forms.official import official_tables
from tests.support.web_report import web_table

ORGAN = "青禾市教育局"
TITLE = "青禾市教育局2023年政府信息公开工作年度报告"
TEXTS: Mapping[int, tuple[str, ...]] = {
    0: ("本报告依据《中华人民共和国政府信息公开条例》编制，统计期限自2023年1月1日起至2023年12月31日止。",),
    1: (
        "（一）主动公开。全年公开政府信息57条，其中政务动态33条，通知公告24条。",
        "（二）依申请公开。全年收到政府信息公开申请19件，上年结转1件，结转下年度2件。",
    ),
    5: ("（一）存在的主要问题。解读形式不够丰富。", "（二）改进情况。增加图解和视频解读。"),
    6: ("2023年未收取政府信息公开信息处理费。", ORGAN, "2024年1月18日"),
}
COUNTED = ("57", "33", "24", "19", "1", "2")
"""The counts of the narrative, in its order; years and dates stand beside them."""

Paragraphs = Callable[[tuple[str, ...]], str]


def in_p(texts: tuple[str, ...]) -> str:
    """Each paragraph as an element of its own."""
    return "".join(f"<p>\u3000\u3000{escape(text)}</p>" for text in texts)


def in_breaks(texts: tuple[str, ...]) -> str:
    """Paragraphs as old editors write them: parted by breaks, indented by blanks."""
    return "".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(text)}<br /><br />" for text in texts)


def article(figures: Mapping[str, str], paragraphs: Paragraphs = in_p, *, title: bool = False) -> str:
    """The report without the page around it; ``title`` repeats the title in the text."""
    tables = dict(zip((2, 3, 4), official_tables(form_of(Edition.Y2021)), strict=True))
    parts = [f"<p align=center>{TITLE}</p>"] if title else []
    parts.append(paragraphs(TEXTS[0]))
    for number, heading in HEADINGS.items():
        parts.append(paragraphs((heading,)))
        if number in tables:
            parts.append(web_table(tables[number], figures))
        parts.append(paragraphs(TEXTS.get(number, ())))
    return "".join(parts)


def _page(body: str) -> str:
    head = f"<meta charset='utf-8'><title>{TITLE}_政府信息公开年报_{ORGAN}</title>"
    script = "<script>var hits = 1234; document.write('浏览次数：' + hits);</script>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{script}{body}</body></html>"


_MENU = "".join(
    f"<li><a href=#>{name}</a></li>" for name in ("首页", "走进青禾", "新闻中心", "政务公开", "政务服务", "互动交流")
)
_YEARS = [f"{ORGAN}{year}年政府信息公开工作年度报告" for year in (2025, 2024, 2023, 2022, 2021, 2020)]
_LIST = "".join(f"<li><a href=#>{title}</a><span>{2024 - n}-01-2{n}</span></li>" for n, title in enumerate(_YEARS))
_IMPRINT = (
    "<div class=footer><p>主办单位：青禾市教育局　承办单位：青禾市教育信息中心</p><p>网站标识码：4199000012　豫ICP备12345678号-1"
    "　豫公网安备 41990002000123号</p><p>地址：青禾市人民路18号 邮编：450000 电话：0371-12345678</p></div>"
)


def with_breadcrumb(figures: Mapping[str, str]) -> str:
    """A plain news page: menu, trail of links, source line, buttons, next article, imprint."""
    return _page(
        f"<ul>{_MENU}</ul><div>当前位置：<a>首页</a> &gt; <a>政府信息公开</a> &gt; <a>政府信息公开年报</a> &gt; 正文</div>"
        f"<h1>{TITLE}</h1><div>来源：{ORGAN}　发布时间：2024-01-20 10:32　浏览次数：1234 次　【字体：<a>大</a> <a>中</a> <a>小</a>】"
        f"</div>{article(figures)}<div>【打印本页】 【关闭窗口】</div><div>分享到：</div>"
        f"<p>上一篇：{_YEARS[1]}</p><p>下一篇：{_YEARS[3]}</p>{_IMPRINT}"
    )


def with_title_in_the_trail(figures: Mapping[str, str]) -> str:
    """The trail of links ends in the title, and no heading repeats it but the text."""
    trail = f"<div>您现在的位置：首页 &gt;&gt; 信息公开年报 &gt;&gt; {TITLE}</div>"
    return _page(f"{trail}{article(figures, in_breaks, title=True)}<p>打印　关闭</p>{_IMPRINT}")


def with_years_on_the_left(figures: Mapping[str, str]) -> str:
    """A column of all years' reports before the text."""
    years = "".join(f"<li>{title}</li>" for title in _YEARS)
    return _page(f"<div><h3>历年年报</h3><ul>{years}</ul></div><div><h2>{TITLE}</h2>{article(figures)}</div>{_IMPRINT}")


def with_years_on_the_right(figures: Mapping[str, str]) -> str:
    """The list of all years' reports follows the text, with the day of each, and nothing parts them."""
    return _page(f"<ul>{_MENU}</ul><h1>{TITLE}</h1>{article(figures)}<ul>{_LIST}</ul>{_IMPRINT}")


def with_record(figures: Mapping[str, str]) -> str:
    """The record of the information as a table above the text, and the text in a table that lays out the page."""
    record = (
        "<table><tr><td>索引号<td>QH001/2024-00012<td>主题分类<td>综合政务<tr><td>发布机构<td>青禾市教育局<td>发文日期<td>2024-01-20"
        f"<tr><td>名称<td colspan=3>{TITLE}</table>"
    )
    menu = (
        "<table><tr>"
        + "".join(f"<td><a>{name}</a>" for name in ("首页", "政务公开", "政务服务", "互动交流"))
        + "</table>"
    )
    inner = f"<table width=100%><tr><td><h3>{TITLE}</h3><tr><td>{article(figures, in_breaks)}<tr><td>打印本页 | 关闭窗口</table>"
    return _page(
        f"<table><tr><td colspan=2>{menu}<tr><td><ul>{_MENU}</ul><td>{record}{inner}<tr><td colspan=2>版权所有：青禾市教育局</table>"
    )


def with_anchors(figures: Mapping[str, str]) -> str:
    """Links to the sections within the page, as lists beside the text."""
    links = "".join(f"<li><a href='#{number}'>{heading}</a></li>" for number, heading in HEADINGS.items())
    bare = "".join(f"<li><a href='#{number}'>{heading[2:]}</a></li>" for number, heading in HEADINGS.items())
    return _page(
        f"<ul>{links}</ul><h1>{TITLE}</h1>{article(figures)}<div class=float><ul>{bare}</ul>返回顶部</div>{_IMPRINT}"
    )


def with_attachments(figures: Mapping[str, str]) -> str:
    """Files to download below the text, and a title in two lines."""
    return _page(
        f"<nav>{_MENU}</nav><h1>{ORGAN}<br>2023年政府信息公开工作年度报告</h1><p>发布日期：2024年1月20日　信息来源：办公室　点击数：1,234</p>"
        f"{article(figures)}<p>附件：{TITLE}.docx</p><p>1. 青禾市教育局2023年年报.pdf（下载次数 88）</p>"
        "<p>扫一扫在手机打开当前页</p><p>责任编辑：张三</p><div>相关信息</div><ul>"
        f"{_LIST}</ul><select><option>友情链接</option><option>青禾市人民政府</option></select>{_IMPRINT}"
    )


def with_dialogue(figures: Mapping[str, str]) -> str:
    """Dialogues and tools of the page that stand in its text, sizes of type as list, menus of the law's subjects."""
    menu = "".join(
        f"<tr><td>{name}</td></tr>" for name in ("行政许可", "行政处罚", "行政强制", "行政事业性收费", "政府集中采购")
    )
    return _page(
        "<div>繁體 | English | 无障碍 | 长者模式</div><div>法定主动公开内容</div>"
        f"<table>{menu}</table><div><h2>政府信息公开年报</h2></div><h1>{TITLE}</h1><ul><li>大</li><li>中</li><li>小</li></ul>"
        f"{article(figures)}<p>【打印】【关闭】【纠错】</p>"
        "<div>您访问的链接即将离开“青禾市教育局”门户网站，是否继续？</div><div>放弃</div><div>继续访问</div>"
        "<p>本网站已有 1234567 人次访问</p><p>Copyright © 2024 青禾市教育局 All Rights Reserved</p>"
    )


def with_text_in_cells(figures: Mapping[str, str]) -> str:
    """Every part of the page in a table of its own, of one cell or two, with no table inside another."""
    parts = [f"<table><tr><td>{in_breaks((*TEXTS[0], HEADINGS[1], *TEXTS[1]))}</td></tr></table>"]
    tables = dict(zip((2, 3, 4), official_tables(form_of(Edition.Y2021)), strict=True))
    for number, table in tables.items():
        parts.append(f"<table><tr><td>{HEADINGS[number]}</td></tr></table>{web_table(table, figures)}")
    end = in_breaks((HEADINGS[5], *TEXTS[5], HEADINGS[6], *TEXTS[6]))
    parts.append(f"<table><tr><td><ul>{_MENU}</ul></td><td>{end}</td></tr></table>")
    return _page(
        f"<table><tr><td>{TITLE}</td></tr></table>{''.join(parts)}<table><tr><td>版权所有：青禾市教育局</td></tr></table>"
    )


def with_years_below_the_title(figures: Mapping[str, str]) -> str:
    """The title stands across the page; the years' column lies between it and the text."""
    years = "".join(f"<li>{title}</li>" for title in _YEARS)
    return _page(
        f"<ul>{_MENU}</ul><h1>{TITLE}</h1><ul>{years}</ul>{article(figures)}<p>上一条：没有了</p><p>下一条：{_YEARS[3]}</p>{_IMPRINT}"
    )


SITES = (
    with_breadcrumb,
    with_title_in_the_trail,
    with_years_on_the_left,
    with_years_on_the_right,
    with_record,
    with_anchors,
    with_attachments,
    with_dialogue,
    with_text_in_cells,
    with_years_below_the_title,
)


def list_page() -> str:
    """A column of the site that lists reports, and shows none."""
    return _page(
        f"<ul>{_MENU}</ul><div>当前位置：首页 &gt; 政府信息公开年报</div><ul>{_LIST}</ul><p>共 6 条 1/1 页</p>{_IMPRINT}"
    )


def letter() -> str:
    """The letter that a report came with."""
    return _page(
        f"<h1>关于报送2023年政府信息公开工作年度报告的函</h1><p>市政务公开办：</p><p>现将《{TITLE}》报送贵办，请审阅。</p>"
        f"<p>附件：{TITLE}</p><p>{ORGAN}</p><p>2024年1月18日</p>"
    )


def page_of_a_file() -> str:
    """A page that only links to the report's file."""
    return _page(f"<h1>{TITLE}</h1><p>发布时间：2024-01-20</p><p>附件：{TITLE}.pdf</p>{_IMPRINT}")


def page_of_script(figures: Mapping[str, str]) -> str:
    """A page whose text stands in a string of its script."""
    text = article(figures).replace("\\", "\\\\").replace('"', '\\"')
    return _page(f'<div id=app>正在加载…</div><script>render({{"title": "{TITLE}", "content": "{text}"}})</script>')
