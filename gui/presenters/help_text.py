"""What the help and about dialogs say."""

from core import __version__

HELP = """打开报告：Ctrl+O，或拖进窗口；读取中按 Esc 取消。
加密的文件先问密码，密码不保存。
文件里有几份年报时先选一份，「文件」菜单可换。
扫描件和照片：选中存疑的数字，右下方显示图片。

看问题：下方列出全部问题，F8 下一条，Shift+F8 上一条。
选中一条问题后，表格和原文中会同时标出它涉及的数字：
    ◀ 蓝色　等式左边
    ▶ 橙色　等式右边
    ★ 紫色　建议改成的数
    × 红色　不符的数字；小三角表示这一格参与了不符的等式
    ? 黄色　存疑
格子右侧的字：空＝空白，缺＝没有读到，疑＝读数存疑，修＝识读时修补过，文＝不是数字，占＝占位符号。

反过来查：点表格里的数字，原文跳到它的位置，右下方列出相关问题；
点原文里的数字，表格跳到对应的格子。

「全部检查」列出做过的每一项检查，「正文数字」列出正文里的每个数字及核对结果，
「读取情况」列出没有读到或经过修补的内容。

导出审核底稿：Ctrl+E。　缩放原文：Ctrl+加号／减号，Ctrl+0 适合宽度。
查找：Ctrl+F。　复制问题文字：Ctrl+Shift+C。　取消选中：Esc。"""

ABOUT = f"""勾稽 {__version__}

审核政府信息公开工作年度报告：核对三张表的勾稽关系、正文与表格是否一致。
全部在本机完成，不联网，不上传任何文件。

以 Apache-2.0 许可发布。使用了 Qt（PySide6，LGPL）等开放源代码软件。"""


def about(status: str, *, recogniser: bool) -> str:
    """The about dialog: ``status`` of the program's check of itself, and whether scans can be read."""
    scans = "已安装" if recogniser else "没有安装，扫描件和图片读不出；重新运行安装程序可以补装"
    return f"{ABOUT}\n\n{status}\n扫描件文字识别：{scans}。"
