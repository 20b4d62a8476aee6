"""How sure it is that a number counts requests: by the topic, or by the form's own words for what became of them."""

import re

from core.rules.narrative.claims.phrase import Place, about
from core.rules.narrative.words.topics import Bearing, Topic

_TELLING = re.compile(
    r"部分公开|不予公开|无法提供|不予处理|予以公开|其他处理|本机关不掌握|没有现成信息|补正后\S{0,6}不明确|法规禁止公开|三安全一稳定|第三方合法权益|过程性信息|执法案卷|行政查询|公开出版物|重新出具|信访举报投诉|重复申请"
)
_RESULT = re.compile(
    rf"{_TELLING.pattern}|不公开|不掌握|信息不存在|不补正|国家秘密|商业秘密|个人隐私|内部事务|不再处理|区分处理|重复提交|补正后"
)
_ELSEWHERE = re.compile(r"建议|提案|议案|目录|栏目|文件|留言|热线|复议|诉讼")


# documents by their attribute: 制发公文580件，其中主动公开136件、依申请公开44件、不予公开400件
_BY_ATTRIBUTE = re.compile(
    r"(?:公文|发文|文件|属性|信息)[^。]{0,40}?主动公开(?:类|的|属性|文件|信息)*[0-9]+[件份条][^。]{0,30}依申请公开(?:类|的|属性|文件|信息)*[0-9]+"
)
_OF_A_PART = re.compile(r"(?:自然人|法人|组织|企业|网[上络]|信函|平台|当面|上年结转)[^，；。]{0,8}中[，：]")


def of_requests(place: Place) -> Bearing:
    """Two of the form's own words beside each other speak of requests by themselves."""
    bearing = about(Topic.REQUESTS)(place)
    of_a_part = not place.lines and not place.columns and _OF_A_PART.search(place.spot.passage)
    if _BY_ATTRIBUTE.search(place.around) or of_a_part:
        return Bearing.NONE
    if bearing is Bearing.STRONG or _ELSEWHERE.search(place.around):
        return bearing
    return Bearing.STRONG if telling(place) >= _ENOUGH or _goes_on(place) else bearing


def telling(place: Place) -> int:
    """How many of the form's own words stand around a number."""
    return len(set(_TELLING.findall(place.around)))


def amid_results(place: Place) -> bool:
    """Whether the form's own words stand around, or right before, and nothing else is spoken of: 79.4%为自然人提出."""
    words = place.spot.before[-_NEARBY:] + place.around
    return len(set(_TELLING.findall(words))) >= _ENOUGH and not _ELSEWHERE.search(words)


def _goes_on(place: Place) -> bool:
    """Whether one of the form's own words follows a sentence of them: ……数量居前三位。不予公开134件."""
    own = _RESULT.search(place.spot.label + place.spot.tail)
    return own is not None and len(set(_TELLING.findall(place.spot.before[-_NEARBY:]))) >= _ENOUGH


_NEARBY = 120
_ENOUGH = 2
COMPLETE = 3
"""The form's own words that make a list of results."""


def beside_others(place: Place) -> Bearing:
    """公开50件、部分公开14件、不公开14件: the bare word is a result where the others stand beside it."""
    bare = (
        place.spot.tail == "公开" if not place.spot.label else place.spot.label.endswith("公开") and not place.spot.tail
    )
    sure = bare and _BESIDE.search(place.around)
    return of_requests(place) if sure else min(of_requests(place), Bearing.WEAK, key=_SURENESS.index)


_BESIDE = re.compile(
    r"部分公开[^。]{0,80}(?:不予?公开|无法提供)|(?<!主动)公开[0-9]+[件条宗份]?[、，；]部分公开|[件条宗份]公开[、，；]\S{1,4}[件条宗份]部分公开"
)
_SURENESS = (Bearing.NONE, Bearing.WEAK, Bearing.STRONG)
