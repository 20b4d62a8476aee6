"""What a document that is no annual report seems to be instead: a list of reports, a letter, a link to the file."""

import re

from core.layout.grid import Flow, Grid
from core.report.page_words import names_report
from core.report.title import titles_in
from core.source.characters import folded

_FEWEST = 2
_LETTER = re.compile(
    r"关于(?:报送|上报|呈报|报备|提交|公布).{0,60}年度报告|现将.{0,80}(?:年度报告|年报).{0,12}(?:报送|上报|呈报|报上|送上|随文)"
)
_FILE = re.compile(r"[^\s:：]{2,80}\.(?:docx?|wps|pdf|ofd|xlsx?)\b", re.IGNORECASE)


def impression(flow: Flow) -> str:
    """A Chinese clause that says what was seen, or "" where nothing tells."""
    lines = [text for text in _lines(flow) if text]
    letter = next((line for line in lines if _LETTER.search(line)), None)
    if letter is not None:
        return f"像是报送函，不是报告正文：“{letter[:40]}”"
    file = next((match[0] for line in lines if (match := _FILE.search(line))), None)
    titles = sum(names_report(line) for line in lines)
    if titles >= _FEWEST and file is None:
        return f"像是栏目列表页，列有 {titles} 份年报的标题，请打开其中一份再保存"
    if file is not None:
        return f"页面上只有文件“{file[:60]}”的链接，请下载该文件后打开"
    texts = [None if isinstance(block, Grid) else block.text for block in flow]
    return "只找到标题，没有正文和表格" if titles_in(texts) else ""


def _lines(flow: Flow) -> list[str]:
    paragraphs = [block.text.characters for block in flow if not isinstance(block, Grid)]
    cells = [cell.text.characters for block in flow if isinstance(block, Grid) for cell in block.cells]
    return [folded(text) for text in (*paragraphs, *cells)]
