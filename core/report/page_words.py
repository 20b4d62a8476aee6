"""Words of the page around a report: what sites print above and below it, and the cover of a document."""

import re

from core.forms.labels import core_of
from core.layout.grid import Grid
from core.source.characters import folded

_LONGEST = 200
"""A line of navigation is short; a longer one is somebody's text."""

_END = re.compile(
    r"^(?:上一?[篇条]|下一?[篇条]|前一[篇条]|后一[篇条])(?:[:>]|$|没有|无|.{0,60}(?:报告|年报))"
    r"|^(?:相关(?:链接|信息|文章|文档|新闻|阅读|附件|报道|稿件|内容|推荐)|友情链接|网站链接|往年年报|历年年报|网站地图|推荐阅读)[:>]?"
    r"(?:$|更多)"
    r"|ICP备\d|公网安备\d|网站标识码[:\d(]|版权所有|copyright|©|您访问的链接即将离开|政府网站找错|无障碍浏览"
    r"|^(?:主办(?:单位)?|承办(?:单位)?|主管(?:单位)?|技术支持|运行维护|网站管理)[:|].{2,40}"
    r"|^(?:建议|推荐)(?:您)?使用.{0,40}(?:浏览器|分辨率)",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"^(?:信息来源|文章来源|稿件来源|来源|发布(?:时间|日期|机构|单位|人)|公开(?:时间|日期)|成文日期|更新(?:时间|日期)|生成日期|归档时间|索引号|浏览次数"
    r"|点击(?:数|率|次数)?|阅读(?:次数|量)?|访问(?:次数|量)?|责任编辑|编辑|作者|审核|字[体号]|视力保护色?|分享(?:到)?|当前位置|您(?:现在)?的位置"
    r"|您(?:现在)?所在的?位置|所在位置|位置|首页|微信扫一扫|扫一扫|手机扫码|打开微信|用微信)(?:[:>»/|\[(]|$|在手机|.{0,12}二维码|打开当前页|分享)"
    r"|^[\[(【]?(?:字[体号]|大中小)"
    r"|^附件\d{0,2}[:.、]?.{0,80}\.(?:docx?|wps|pdf|ofd|xlsx?|zip|rar)\]?(?:下载|[(\[].{0,16})?$"
    r"|\.(?:docx?|wps|pdf|ofd|xlsx?|zip|rar)(?:[(\[].{0,16}[)\]])?$"
    r"|^https?://\S+$"
    r"|^(?:地址|联系地址|邮编|邮政编码|传真).{0,60}$",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"打印(?:本页|本文|此页|正文)?|关闭(?:窗口|本页|页面)?|返回(?:顶部|首页|上页|列表)?|收藏(?:本页)?|分享(?:到)?|微信|微博|新浪|腾讯|QQ空间|QQ|朋友圈"
    r"|字体|字号|大|中|小|默认|首页|下载|纠错|导出|复制链接|回到顶部|顶部|繁体|繁體|简体|English|无障碍|长者模式|适老版|登录|注册|搜索|更多|目录"
    r"|(?:政务|政府)(?:公开|服务|数据)|互动交流|新闻中心|走进\S{2,4}|要闻动态|网站声明|关于我们|联系我们|网站地图|RSS订阅|RSS|设为首页|加入收藏|放弃|继续访问|取消|确定|是否继续"
    r"|[\[\](){}【】<>|·:/,+\-»▲▼△▽←→↑↓•…?A]|\d{1,2}(?=[\])])",
    re.IGNORECASE,
)
_TITLE_LINE = re.compile(
    r"^[·•▪■◆*>\-\d.、]{0,4}[(\[]?(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)?[)\]]?.{0,50}20\d{2}年?度?.{0,12}"
    r"政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报).{0,4}[(\[]?(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}-\d{1,2})?[)\]]?$"
)
_COVER = re.compile(
    r"附件\d{0,2}[:.]?|目录|contents|[-—]*\d{1,3}[-—]*|\(?(?:20\d{2}|二[〇零○]..)年?度?\)?|.{0,30}[局府委会办院厅署站心处队所校司室团馆行区县市镇乡]"
    r"|20\d{2}年\d{1,2}月(?:\d{1,2}日)?|二[〇零○]..年.{1,3}月(?:.{1,4}日)?|.{1,12}[\[〔(]20\d{2}[\]〕)]\d{1,4}号|公开(?:方式|属性|类型).{0,8}"
    r"|(?:政府信息公开)?(?:工作)?年度(?:工作)?报告|政府信息公开工作?",
    re.IGNORECASE,
)
_PAGE_GRID = frozenset(
    {
        "索引号",
        "发布机构",
        "发布日期",
        "发文日期",
        "主题分类",
        "公开日期",
        "生成日期",
        "信息名称",
        "发文机关",
        "信息索引",
        "成文日期",
        "首页",
    }
)


def ends_report(text: str) -> bool:
    """Whether a line stands only below what a page is about: the next article, the site's imprint."""
    clean = folded(text)
    return 0 < len(clean) <= _LONGEST and "。" not in clean and _END.search(clean) is not None


def is_page_line(text: str) -> bool:
    """Whether a line belongs to the page and not to the report: its source line, buttons, a file to download."""
    clean = folded(text)
    if not 0 < len(clean) <= _LONGEST or "。" in clean:
        return False
    return _LINE.search(clean) is not None or (any(map(str.isalpha, clean)) and not _WORDS.sub("", clean))


def names_report(text: str) -> bool:
    """Whether a line is nothing but the title of some report, perhaps with the day it was published; no sentence about one."""
    return (
        len(text) <= _LONGEST
        and not text.rstrip().endswith(("。", "；"))
        and _TITLE_LINE.match(folded(text)) is not None
    )


def is_cover(text: str) -> bool:
    """Whether a line may stand on the cover of the report itself: its organ, its year, a document number."""
    return len(text) <= _LONGEST and _COVER.fullmatch(folded(text)) is not None


def is_page_grid(grid: Grid) -> bool:
    """Whether a table is the page's own record of the article, or a menu."""
    texts = [cell.text.characters.strip() for cell in grid.cells if cell.text.characters.strip()]
    if any(core_of(text) in _PAGE_GRID for text in texts):
        return True
    return bool(texts) and all(is_page_line(text) or ends_report(text) for text in texts)
