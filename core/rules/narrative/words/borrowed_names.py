"""Numbers that take their name from words elsewhere: given in turn, grown from one to the next, or put beside last year's."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from core.report.sentence import Mention, MentionKind
from core.rules.narrative.words.brackets import without_asides
from core.rules.narrative.words.surroundings import CLAUSE_END, LOOSE_SORTS, uniform

_EACH = re.compile(
    r"(?:(?P<names>[^，；。！？（）]{2,80})|按照?(?P<by>[^，；。！？（）]{2,60}?)等?[两三四五六七八][种类个](?:\S{0,4}?(?:形式|渠道|方式|途径|类型|类别|主体|身份))?(?:统计|划分|区分|分类?|来?看)?，)(?:分别|依次)(?:为|是|有|占|占比|发生|出现|新增|审结|处理|答复|办结|达|达到|计|收到|办理|提出|提交|作出|受理|共)?[：:]?$"
)
_BETWEEN = re.compile(r"^(?:[、，和及与]|以及)$")
_NAME_END = re.compile(r"[、，]|以及")
_ANY_NAME_END = re.compile(r"[、，和及与]|以及")
_NOT_NAMED = re.compile(r"^.*(?:其中|包括|：|^(?:全年|本年度?|[我本][局委办厅镇乡])+|(?:申请|公开)(?:中|里)，)")


class BorrowedName(Struct, frozen=True):
    """The name of a number that has none in its own clause; ``earlier`` where the number is that of a year before.

    ``own`` stands for the words of its clause where the name alone would say less.
    """

    name: str
    own: str = ""
    earlier: bool = False


def borrowed_names(text: str, numbers: Sequence[Mention]) -> dict[int, BorrowedName]:
    """By their index, the numbers whose name stands elsewhere in ``text``."""
    named = {index: BorrowedName(name) for index, name in _named_in_turn(text, numbers).items()}
    for index, name in _grown(text, numbers).items():
        named |= {index: BorrowedName(name, f"{name}上年的", earlier=True), index + 1: BorrowedName(name)}
    for index in range(1, len(numbers)):
        for borrow in (_of_a_sum, _behind_a_share, _beside_last_years):
            found = borrow(text, numbers, index, named) if index not in named else None
            if found is not None:
                named[index] = found
    return named


_Named = Mapping[int, BorrowedName]


def _of_a_sum(text: str, numbers: Sequence[Mention], index: int, _: _Named) -> BorrowedName | None:
    """不予公开、无法提供两项合计57件: the names before the number that counts them."""
    sort = numbers[index - 1]
    if (
        sort.unit not in LOOSE_SORTS
        or not 1 < sort.value < _MANY
        or not _SUM.fullmatch(_own_clause(text, numbers, index))
    ):
        return None
    return BorrowedName(f"{_own_clause(text, numbers, index - 1).lstrip('、和及与')}合计")


_MANY = 8
_SUM = re.compile(r"(?:申请|案件|情形)?(?:合计|共计|共|总计|相加|之和)(?:为|有|是)?")


def _behind_a_share(text: str, numbers: Sequence[Mention], index: int, _: _Named) -> BorrowedName | None:
    """79.4%为自然人提出，计1705件: the name between a share and its number."""
    if numbers[index - 1].kind is not MentionKind.PERCENT or numbers[index].kind is not MentionKind.COUNT:
        return None
    found = _THAT_IS.match(uniform(text[numbers[index - 1].stop : numbers[index].start]))
    return BorrowedName(found["name"]) if found else None


_THAT_IS = re.compile(
    r"^(?:的申请)?(?:由|来自于?|是|为|系|属于?|得到|获得|被|作)?(?P<name>[^，；。（）0-9]{2,14}?)(?:所?提出|提交)?，(?:计|共|共计|即|达|合)$"
)


def _beside_last_years(text: str, numbers: Sequence[Mention], index: int, named: _Named) -> BorrowedName | None:
    """行政诉讼9起，与上年11起相比; 新收申请345件（2022年为306件）: what the number before it counts."""
    own = _own_clause(text, numbers, index)
    if not _LAST_YEARS.fullmatch(own) or not _alike(numbers[index - 1], numbers[index]):
        return None
    name = named[index - 1].name if index - 1 in named else _own_clause(text, numbers, index - 1)
    return BorrowedName(name.lstrip("、和及与"), own, earlier=True) if name and not _CHANGED.search(name) else None


_LAST_YEARS = re.compile(r"(?:[与较比同和是为])?(?:上一?年|去年|20\d\d年)度?(?:同期)?(?:的|为|是|有|共|仅|数|：)*")
_CHANGED = re.compile(r"增|减|升|降|多|少|占|率")


def _alike(one: Mention, other: Mention) -> bool:
    return one.kind is other.kind is MentionKind.COUNT and one.unit == other.unit


def _own_clause(text: str, numbers: Sequence[Mention], index: int) -> str:
    last = numbers[index - 1].stop if index else 0
    return CLAUSE_END.split(without_asides(uniform(text[last : numbers[index].start])))[-1]


def _named_in_turn(text: str, numbers: Sequence[Mention]) -> dict[int, str]:
    """Names of numbers given in turn: 自然人、法人申请分别为20件、1件."""
    named: dict[int, str] = {}
    for first, mention in enumerate(numbers):
        # 信函、网络、当面三种方式分别为30件、100件、6件 counts the ways in passing
        earlier = next((one for one in reversed(numbers[:first]) if one.unit not in LOOSE_SORTS), None)
        last = earlier.stop if earlier is not None else 0
        own = without_asides(uniform(text[last : mention.start]))
        each = _EACH.search(own)
        if first and _ONLY_EACH.fullmatch(own):
            listed = _TOTALS.sub("", _own_clause(text, numbers, first - 1))
        elif each is not None:
            listed = _NOT_NAMED.sub("", each["by"] or each["names"])
        else:
            continue
        run = _run(text, numbers, first)
        for pattern in (_NAME_END, _ANY_NAME_END):
            names = [part for part in pattern.split(listed) if part]
            if len(names) == len(run) > 1:
                named.update(zip(run, names, strict=True))
                break
    return named


_ONLY_EACH = re.compile(r"[，（]?(?:其中)?分别(?:为|是|有)")
# 因信访、重复申请而不予处理10件，分别为6件和4件
_TOTALS = re.compile(
    r"^(?:因|由于|其中|属于?|涉及)|(?:等)?(?:原因)?(?:而|等)?(?:不予公开|无法提供|不予处理)$|(?:案件|申请)?(?:共|共计|合计|总计|总数)+(?:为|有)?$"
)


def _grown(text: str, numbers: Sequence[Mention]) -> dict[int, str]:
    """What grew from a number to the next one, by the number it grew from: 自然人申请由上年的811件增至902件."""
    named: dict[int, str] = {}
    for index in range(1, len(numbers)):
        if not _MOVED.match(uniform(text[numbers[index - 1].stop : numbers[index].start])):
            continue
        since = _SINCE.search(_own_clause(text, numbers, index - 1))
        if since is not None and since["name"]:
            named[index - 1] = since["name"].lstrip("、和及与")
    return named


_SINCE = re.compile(r"^(?P<name>.*?)(?:数量?|总量|总数)?(?:则|又|也)?[由从](?:上一?年度?|去年|年初|同期|上年末|的)*+$")
_MOVED = re.compile(
    r"^，?(?:大幅|小幅|进一步|逐步|明显|显著|略|微|猛|陡|骤)?(?:增加|增长|上升|下降|减少|提高|提升|下滑|压减|回落|扩大|攀升|精简|缩减|核减|增|升|降|减|跌|涨|缩|调)(?:到|至|为)了?(?:本年度?|今年)?的?$"
)


def _run(text: str, numbers: Sequence[Mention], first: int) -> list[int]:
    run = [first]
    for index in range(first + 1, len(numbers)):
        if not _BETWEEN.match(uniform(text[numbers[index - 1].stop : numbers[index].start])):
            break
        run.append(index)
    return run
