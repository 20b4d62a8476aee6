"""The problems that section 五 states, one by one."""

import re
from collections.abc import Iterator, Sequence

from core.report.sentence import Sentence
from core.source.text import SourceText

_POINT = re.compile(r"[^。；;！!]++")
_LEAD = re.compile(
    r"^\s*+(?:[（(][一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十\d]{1,2}[、.．]|第?[一二三四五六七八九十]{1,2}(?:是|，|,|、))"
)
_WANTING = re.compile(
    r"不够|不足|不高|不强|不全|不及时|不到位|不平衡|不均衡|不丰富|不规范|不完善|不深|不细|不严|不统一|不熟|不畅|不多|不广|不紧"
    r"|欠缺|薄弱|有待|差距|滞后|单一|偏少|较少|偏低|偏弱|缺乏|缺少|短板|仍需|需要?进一步|还需|未能|没有完全|参差"
)
_MENDED = re.compile(
    r"改进措施|整改措施|改进情况|整改情况|下一步|今后|针对|为此|已经?(?:完成|整改|解决|改进|建立|落实)|得到(?:改善|解决)|上一?年度?(?:报告)?(?:存在|指出|提出)"
)
_GENERAL = re.compile(
    r"取得.{0,14}(?:成效|进展|成绩|效果)|存在的?(?:一些|一定|以下|如下|许多|不少|诸多)|对照.{0,10}要求|以上问题|上述问题"
)
"""Words with which the section begins or ends every year, whatever the problems are."""
_LONGEST = 160


def stated_problems(sentences: Sequence[Sentence]) -> tuple[SourceText, ...]:
    """The points of section 五 that say what is wanting; what has been or will be done about it is left out."""
    return tuple(point for sentence in sentences if sentence.section == 5 for point in _points(sentence))


def _points(sentence: Sentence) -> Iterator[SourceText]:
    text = sentence.text.characters
    for match in _POINT.finditer(text):
        words = match.group()
        if len(words) > _LONGEST or not _WANTING.search(words) or _MENDED.search(words) or _GENERAL.search(words):
            continue
        if _is_point(words, text):
            yield sentence.text.slice(match.start(), match.end()).strip()


def _is_point(words: str, sentence: str) -> bool:
    """Whether the words are a numbered point or a sentence of their own."""
    return _LEAD.match(words) is not None or len(words) >= len(sentence) - 2
