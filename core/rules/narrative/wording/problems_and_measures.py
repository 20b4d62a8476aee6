"""Section 五 in its two parts: what is wrong, and what is done about it."""

import re

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.rules.narrative.wording.passages import Passage, passages

PROBLEM = re.compile(
    r"问题|不足|短板|薄弱|差距|距离|有待|仍待|亟待|不够|欠缺|滞后|不高|不强|不多|不少|不及时|不到位|不完善|不规范|不平衡|不均|不全|不深|不广|不细|不丰富|不熟|不严|不快"
    r"|不充分|不足够|不健全|不统一|不明显|不畅|不理想|不适应|不一|不能满足|较少|偏少|偏低|较低|较弱|较慢|较单一|单一|单调|缺乏|缺少|困难|难点|弱项|漏洞|瓶颈|局限|制约|尚未|尚需|尚有|还需|还要|仍需|仍有|需要?进一步|需要?加强|需要?提高"
    r"|需要?提升|需要?完善|未能|没有形成|没能|未形成|未及时|没有及时|淡薄|模糊|粗放|随意|疏漏|缺失|缺位|欠佳|改善空间|提升空间|进步空间|改进空间|待加强|待提高|待提升|待完善"
)
_WISHED = re.compile(
    r"(?:(?:有|仍|亟|尚|还)待|(?:仍|还|尚|也)?需要?|还要|还应|有必要|应当?|不能|不够|未能|尚未|没有|未)[^，,。；;：:]{0,24}"
)
MEASURE = re.compile(
    r"将|下一?步|今后|接下来|下年|明年|来年|20[0-9]{2}年|改进(?!情况)|措施|整改|加强|进一步|完善|提升|提高|强化|健全|优化|推进|推动|加大|开展|建立|落实|创新|拓宽|拓展|丰富|深化|细化|组织|举办|培训|规范|严格|及时|做好|抓好"
    r"|增加|扩大|改善|调整|明确|制定|印发|修订|督促|督导|检查|通报|考核|安排|配备|充实|开设|增设|升级|改版|梳理|采取|通过|狠抓|压实|畅通|努力|力争|确保|坚持|持续|不断|注重|结合|学习|针对"
)
_PROBLEMS_HEAD = re.compile(r"(?:存在的?|面临的?)(?:主要|突出)?(?:问题|不足|困难)")
_MEASURES_HEAD = re.compile(
    r"改进(?:情况|措施|方向|举措|计划|工作)|整改(?:情况|措施)|下一?步(?:工作|打算|措施|改进|计划|举措|，|我|将)?|改进的?(?:主要)?(?:措施|办法)|针对(?:以上|上述|存在的?|这些)|今后|接下来"
)
_NOTHING = re.compile(
    r"(?:(?:暂|均|目前|本年度?|20[0-9]{2}年度?|存在的?|主要|突出|明显|问题|不足|及|和|与|、|改进|情况|措施|[:：。；;，,.]|[(（][一二12][)）]|[一二12][、.．])*"
    r"(?:无|没有|不存在|未发现))+(?:存在|主要|突出|明显|其他|问题|不足|及|和|改进|情况|措施|[。；;，,、.])*"
)
_LONGEST_NOTHING = 60
_CLAUSE = re.compile(r"[^，,。；;：:]+")
_LEAST_SAID = 12


class TwoParts(Struct, frozen=True):
    """The paragraphs before and from the words that lead to the measures; either may be empty."""

    problems: tuple[Passage, ...]
    measures: tuple[Passage, ...]


def section_five(report: AnnualReport) -> tuple[Passage, ...]:
    """The paragraphs of section 五, of all of them where the heading stands twice."""
    return passages(report, (5,))


def says_nothing(own: tuple[Passage, ...]) -> bool:
    """Whether the section is empty, or says no more than 无."""
    text = "".join(passage.characters for passage in own)
    return not text or (len(text) <= _LONGEST_NOTHING and _NOTHING.fullmatch(text) is not None)


def names_problems(own: tuple[Passage, ...]) -> bool:
    """Whether any words say that something is wanting."""
    return any(PROBLEM.search(passage.characters) for passage in own)


def names_measures(own: tuple[Passage, ...]) -> bool:
    """Whether any words may say what is or will be done.

    What is only wished for (有待进一步加强) is a problem; a clause that names no problem may say anything.
    """
    if any(MEASURE.search(_WISHED.sub("", passage.characters)) for passage in own):
        return True
    clauses = (clause for passage in own for clause in _CLAUSE.findall(passage.characters))
    return sum(len(clause) for clause in clauses if not PROBLEM.search(clause)) > _LEAST_SAID


def two_parts(own: tuple[Passage, ...]) -> TwoParts | None:
    """The two parts where each has its own words in front, one after the other; ``None`` where that is not plain."""
    heads = [
        (at, match.start())
        for at, passage in enumerate(own)
        if (match := _MEASURES_HEAD.search(passage.characters)) is not None
        and not _PROBLEMS_HEAD.search(passage.characters, match.start())
    ]
    if not heads or not any(_PROBLEMS_HEAD.search(passage.characters) for passage in own[: heads[0][0] + 1]):
        return None
    at, start = heads[0]
    split = own[at]
    before = Passage(split.section, split.text.slice(0, start))
    after = Passage(split.section, split.text.slice(start, len(split.text)))
    return TwoParts(
        (*own[:at], *((before,) if before.text else ())),
        (after, *own[at + 1 :]),
    )
