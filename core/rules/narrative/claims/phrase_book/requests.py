"""How many requests came, were carried over, and were dealt with: N02, N03, and the wordings that other rules judge."""

import re

from core.rules.narrative.claims.counterparts import (
    Counterpart,
    added,
    received_requests,
    requests_line,
)
from core.rules.narrative.claims.phrase import Accept, Place, about, phrase
from core.rules.narrative.claims.phrase_book.of_requests import of_requests
from core.rules.narrative.words.surroundings import AN_OFFICE
from core.rules.narrative.words.topics import Bearing, Topic

_LAST = r"(?:20\d\d年|上一?年|去年|往年|以前年度|前一年)度?[末底]?"
_NEXT = r"(?:下一?年|次年|来年|明年|翌年|20\d\d年)度?"
CARRY = r"(?:结转|转结|转接|顺延|转入|转至|转到|滚入|滚动至|延至|延续|转(?=下一?年|次年|20\d\d年))(?:至|到|入)?"
_OTHER = r"建议|提案|议案|复议|诉讼|(?<!信息公开)(?<!申请公开)案件|信访件|许可|工单|留言|热线|资金|项目|预算|咨询"


def _line(key: str) -> Accept:
    return lambda place: (requests_line(place.report, key),)


def _of_answered(place: Place) -> Bearing:
    """Not 按时答复126件 where 延期答复3件 stand beside them."""
    bearing = of_requests(place)
    some = _IN_TIME.search(place.spot.own) and _LATE.search(place.around)
    some = some or _OTHER_COUNTED.search(place.spot.passage) or _REMAINDER.match(place.spot.label)
    return Bearing.WEAK if some and bearing is Bearing.STRONG else bearing


# 除12件结转、3件撤回外，其余126件均已答复
_REMAINDER = re.compile("其余|剩余|余下|另外?")
# 受理投诉举报5件，办结5件
_OTHER_COUNTED = re.compile(
    r"(?:投诉|举报|信访|工单|热线|咨询|留言|来信|来电|建议|提案|诉求)[^，；。0-9]{0,8}[0-9]+[件条个封次]?[，；、]?(?:已|均|全部)?$"
)
_IN_TIME = re.compile("按时|按期|如期|及时|期限内|时限内")
_LATE = re.compile(r"(?:延期|逾期|超期)(?:办结|答复|办理)?(?:的)?(?:申请)?[0-9]")


def _carried_out(place: Place) -> tuple[Counterpart, ...]:
    """Not where the year that it is carried from or to is no later than the report's."""
    return () if _earlier(place) else (requests_line(place.report, "carried_out"),)


def _carried_in(place: Place) -> tuple[Counterpart, ...]:
    named = _YEAR.search(place.spot.label) is not None
    return (requests_line(place.report, "carried_in"),) if not named or _earlier(place) else ()


def _earlier(place: Place) -> bool:
    """Whether the year beside 结转 is one before the report's: 结转2022年度申请, 2022年结转至2023年."""
    years = [int(year) for year in _YEAR.findall(place.spot.label + place.spot.tail)]
    return bool(years) and place.report.year is not None and min(years) < place.report.year


def _of_carried_requests(place: Place) -> Bearing:
    """Not 46条意见逐条办理，两条转入2024年继续整改, nor 受理仲裁申请26件，另有2件结转下年."""
    # 完成推行任务，受理申请800件，转下年度办理39件: what was named since are requests
    said = place.spot.head[-_NEAR:].rpartition("申请")[2]
    if _OTHER_WORK.search(said + place.spot.tail):
        return Bearing.NONE
    bearing = of_requests(place)
    elsewhere = any(about(topic)(place) is Bearing.STRONG for topic in Topic if topic is not Topic.REQUESTS)
    return bearing if elsewhere else Bearing.STRONG


def _after_the_answered(place: Place) -> Bearing:
    """办结129件，结转12件: bare 结转 behind those that were answered; 年末结转12件 by itself."""
    said = place.rule_before == "N03" or _YEARS_END.match(place.spot.label)
    return _of_carried_requests(place) if said else Bearing.NONE


_YEARS_END = re.compile("年[末底]")


def _in_brief(place: Place) -> Bearing:
    """收94件、办92件、转5件: single verbs side by side."""
    return _of_carried_requests(place) if _BRIEF.search(place.around) else Bearing.NONE


_BRIEF = re.compile(r"收[0-9]+[件宗份条][、，；]\S{0,4}办[0-9]+[件宗份条]")


def _newly(place: Place) -> Bearing:
    """本年新收63件 are requests, unless something else was named."""
    return _of_carried_requests(place) if _ONLY_NEWLY.match(place.spot.label) else of_requests(place)


_ONLY_NEWLY = re.compile(r"^(?:20\d\d年度?|全年|本年度?|当年|年内|今年)*新收(?:申请)?$")


def _still_open(place: Place) -> Bearing:
    """办结129件，正在办理12件: by itself the number may be that of another day."""
    bearing = of_requests(place)
    return Bearing.WEAK if bearing is Bearing.STRONG and place.rule_before != "N03" else bearing


_OTHER_WORK = re.compile("整改|问卷|条意见|问题|任务|积案|销号")
_NEAR = 40


def _changing(place: Place) -> Bearing:
    """申请数量由2022年的120件增加到2023年的136件."""
    return of_requests(place) if _AMOUNT_FROM.search(place.spot.passage) else Bearing.NONE


_AMOUNT_FROM = re.compile(r"申请(?:总)?(?:数量|量|数|总数)[，]?[由从]\S{0,20}$")
_YEAR = re.compile(r"(20\d\d)年?")


def _after_results(place: Place) -> Bearing:
    """予以公开10件、……、不予处理1件，总计18件: in all, where most groups of the form were listed before it, and not 三项合计43件."""
    listed = place.rule_before == "N06" and len(set(_GROUPS.findall(place.spot.passage))) >= _MOST
    return of_requests(place) if listed and not _OF_SOME.search(place.spot.passage) else Bearing.NONE


_GROUPS = re.compile(r"予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|(?<=；)其他")
_MOST = 4
_OF_SOME = re.compile(r"(?:[两二三四五六2-6][项者类个]|前述|上述)$")


def _all_together(place: Place) -> Bearing:
    return of_requests(place) if place.rule_before == "N02" else Bearing.NONE


# 依申请公开方面，2023年共收到136件: the verb alone, of nobody and of no channel in particular
_PLAINLY = r"^(?:20\d\d年度?|全年|本年度?|今年|年内|[我本](?:[局委办厅镇乡]|街道|机关|单位)|共计?|总共|合计)*(?:收到|收件|接到|接收|受理|收办|登记)(?:到|了)?"
_CHANNEL = re.compile(r"网|信函|邮|当面|现场|渠道|平台|窗口|系统|来访|传真|其中|转办")


def _in_all(place: Place) -> Bearing:
    # 2022年结转2件，2023年共受理263件
    said = place.rule_before not in {"", "N02"} or _RECEIVED.search(place.spot.before + place.spot.passage)
    # 收到1份区政府办公室意见征询件 counts something else
    else_counted = place.spot.tail and not _REQUESTS_BEHIND.match(place.spot.tail)
    if said or else_counted or _CHANNEL.search(place.spot.passage[-_CLAUSE:]):
        return Bearing.WEAK
    return of_requests(place)


_REQUESTS_BEHIND = re.compile(
    r"(?:的|有效|书面|各类|公民|法人|其[他它]组织|组织|群众|公众|社会|自然人|企业|关于|和|或|及|、|提出|提交)*(?:政府|政务|信息|公开|依申请|申请)"
)
_RECEIVED = re.compile(r"(?:收到|接到|受理|新收|接收|收办)[^，；。]{0,30}[0-9]+[件条份宗]")
_CLAUSE = 24


def _both(place: Place) -> tuple[Counterpart, ...]:
    return received_requests(place.report)[1:]


def _answered(place: Place) -> tuple[Counterpart, ...]:
    """All answered, or those of this year alone: what was received less what is carried on."""
    if _EVERY.search(place.spot.tail):
        return (*received_requests(place.report), requests_line(place.report, "total"))
    answered, carried_in = requests_line(place.report, "total"), requests_line(place.report, "carried_in")
    if answered.amount is None or carried_in.amount is None:
        return (answered,)
    received, carried_out = requests_line(place.report, "received"), requests_line(place.report, "carried_out")
    own = added("", received).amount
    left = carried_out.amount
    rest = None if own is None or left is None else own - left
    return (answered, Counterpart("本年新收减结转下年度", rest, (*received.cells, *carried_out.cells)))


# 136件申请均按时答复 speaks of what came in
_EVERY = re.compile(r"均|全部|都|逐一")


def _handled(place: Place) -> tuple[Counterpart, ...]:
    return (*_answered(place), *received_requests(place.report))


def _carried(place: Place) -> tuple[Counterpart, ...]:
    return requests_line(place.report, "carried_out"), requests_line(place.report, "carried_in")


# only the plain number of those answered: 延期答复, 网上答复 and 当面答复 count a part
_BARE = (
    r"(?:其中|在(?=已?办结|已?答复|办理|作出)|已|共计?|总共|合计|均|全部|全年|本年度?|年内|一年(?:来|内)?|年度|当年|依法|依规|按时|按期|如期|及时|按规定|按规|按要求|按程序|现|目前|并|截至年底|我局|我镇|我办|本机关|规范|实际|累计|经(?:(?!办|答|回复|处理)\S){0,6}|严格|[依按]照\S{0,4}(?:规定|要求)"
    r"|20\d\d年度?|在?(?:法定|规定)(?:的)?(?:期限|时限|时间)内?|于(?:法定|规定)(?:期限|时限)内|[我本][局委办厅镇县市区乡]|[政府信息]{2,4}公开|(?:政府信息)?依申请公开(?:件|申请)?|(?:公开)?申请(?=办结|答复|办理完))*+"
)
# at most one office, so that no name can be cut in many ways
_OFFICE = rf"(?:{AN_OFFICE}(?=共|全年|累计|已|依法|按|办|处|答|回))?"
_PLAIN = rf"^{_BARE}{_OFFICE}{_BARE}"
_REQUEST = r"(?:上述|相关|各类)?(?:公民[、，]?(?:企业[、，]?)?法人(?:和|或|及|或者|以及)其[他它]组织(?:提出|提交)?的?)?(?:政府信息公开|依申请信息公开|信息公开|(?:政府信息)?依申请公开(?:政府信息|信息)?|公开(?!件))?(?:申请|案件|事项)?件?"


def _received(place: Place) -> tuple[Counterpart, ...]:
    return received_requests(place.report)


REQUEST_PHRASES = (
    phrase(
        "N04",
        rf"{CARRY}{_NEXT}(?:继续|接着|接续|再)?(?:办理|处理|答复|办)?(?:的)?(?:政府信息公开|信息公开|依申请公开)?|跨年度?(?:办理|结转)?|尚未办结结转|(?:下一?年|次年|来年)度?(?:继续|接着|接续|续)(?:办理|办|处理)",
        _carried_out,
        _of_carried_requests,
        never=rf"{_OTHER}|自然人|法人|企业|组织|公民|个人",
        # not 收到申请3件，均已按时办结，无结转下年度
        following=rf"(?:(?!无|没有|零|其余|剩余|余下|另有?|其[他它]|未(?!到|办|满|届|完)|不(?!掌握)|已[办答]|(?:均|全部|按时|按期|依法)已?[办答])\S){{0,40}}?{CARRY}{_NEXT}(?:继续|接着|接续|再)?(?:办理|处理|答复|办结|办)?",
        across=True,
    ),
    phrase(
        "N04",
        r"^(?:尚|剩余|其余|另|年末|年底|其他)?(?:有)?结转(?:继续)?(?:办理)?",
        _carried_out,
        _after_the_answered,
        never=_OTHER,
        following=r"(?!)",
    ),
    phrase(
        "N02",
        rf"{_LAST}(?:收到[、，并])?(?:未办结|尚未办结)?(?:的)?(?:政府信息公开|信息公开|依申请公开)?(?:申请)?(?:结转|转结|转接|转入|顺延|转来|转办|遗留)(?:来|的|至本年度?|到本年度?|本年度?|至今年|今年|至20\d\d年度?|20\d\d年度?|继续)*"
        r"(?:作出)?(?:办理|处理|答复)?(?:的)?(?:政府信息公开|信息公开|依申请公开|件)?|年初(?:结转|遗留|未办结|待办)(?:的)?(?:申请)?|(?:从|自)?(?:上一?年|去年|20\d\d年)度?(?:[末底]?(?:带入|未结|未办结|没办[完结]|未办完))(?:到)?(?:本年度?|今年)?(?:的)?(?:申请)?|(?:结转|转结|承接|接转)(?:自|于|的)?(?:上一?年|去年|20\d\d年)度?(?:的)?(?:政府信息公开|信息公开|依申请公开)?|(?:从|自|由)(?:上一?年|去年)度?结转(?:来|而来|过来)(?:的)?",
        _carried_in,
        of_requests,
        never=rf"{_OTHER}|以上年|较上年",
    ),
    phrase(
        "N03",
        r"(?:办理|答复|处理)结果(?:总计|合计|总数|总量)",
        _line("total"),
        of_requests,
        never=_OTHER,
        following=r"(?!)",
    ),
    phrase(
        "N03",
        rf"{_PLAIN}(?:办结|办毕|办复|答复完毕|答复|回复|办理完毕|办理完结|办理答复|答复办理|回复处理|答复完成|办结数量?|办结量|办件量|答复办结|作出答复|予以答复|办理完成|处理完毕){_REQUEST}",
        _answered,
        _of_answered,
        never=rf"{_OTHER}|延期|提前|当场|书面|网上|率|口头|电话|邮|当日|即时|个工作日",
        following=r"(?:全部|均|都|已经?|按时|按期|按规|依规|依法|及时|在(?:法定|规定)(?:期限|时限)内|申请)*(?:按照?[^，；。]{2,12}?了?)?(?:(?:进行|予以|作出?|完成)了?)?(?:书面|当面)?(?:办结|答复|回复|办理完毕|办复)(?:的)?(?:申请|件)?(?:中|里)?",
    ),
    phrase(
        "N03",
        rf"{_PLAIN}(?:办理|处理)(?:回复|答复)?{_REQUEST}(?:答复)?",
        _handled,
        of_requests,
        never=rf"{_OTHER}|延期|提前|收到|接到|受理|不予|其他|继续|正在|尚|未|率",
        following=r"(?!)",
    ),
    phrase(
        "N04",
        r"未办结|正在办理(?:中)?|尚在办理(?:中)?|(?<!实有)在办|待办理|未到(?:答复|办理|办结)?期限?|办理中|仍在办理中?|(?:尚|仍|正)?在\S{0,8}(?:期限|时限|期)(?:之)?内(?:继续)?办理|(?:尚|仍|正)在\S{0,8}(?:期限|时限|期)(?:之)?内|(?:正在?|仍在?)(?:按程序|依程序|依法)办理",
        _line("carried_out"),
        _still_open,
        never=_OTHER,
    ),
    phrase(
        "N01",
        r"(?:共|总共|合计|实际)*(?:(?:待办|应办|在办|需办|收办)(?:总量|总数|件数|量)|实有在办|(?:应|应当|需|需要|须)(?:办理|办|答复|处理))(?:的)?(?:政府信息公开|信息公开|依申请公开)?(?:申请)?",
        lambda place: (_both(place)[0], requests_line(place.report, "total")),
        of_requests,
        never=rf"{_OTHER}|不需|无需|截至",
        following=r"(?!)",
    ),
    phrase(
        "N03", r"^(?:以上)?(?:共计?|总计|合计|总数|累计)", _answered, _after_results, never=_OTHER, following=r"(?!)"
    ),
    phrase(
        "N01",
        r"(?:本年)?(?:新收|新增)(?:申请)?(?:[与和及、]|以及|加)(?:上年)?结转(?:申请)?(?:两项|两者)?(?:相加)?(?:合计|共计|共|总计|总数)",
        _both,
        of_requests,
        never=_OTHER,
        following=r"(?!)",
    ),
    phrase(
        "N01",
        r"^(?:以上|两项|两者|，)*(?:共计?|合计|总计|共需办理|需办理)",
        _both,
        _all_together,
        never=_OTHER,
        following=r"(?!)",
    ),
    phrase("N01", r"^(?:全年|本年度?|当年)?收", _received, _in_brief, never=_OTHER, following=r"(?!)"),
    phrase("N03", r"^(?:全年|本年度?|当年)?办", _handled, _in_brief, never=_OTHER, following=r"(?!)"),
    phrase("N04", r"^(?:年末|年底)?转", _line("carried_out"), _in_brief, never=_OTHER, following=r"(?!)"),
    phrase(
        "N02",
        r"(?:加上|连同|外加|含)(?:上一?年|去年)的",
        _carried_in,
        of_requests,
        never=_OTHER,
        loose=True,
        following=r"(?!)",
    ),
    phrase(
        "N01",
        r"新(?:收|接收|受理)(?:到)?(?:的)?(?:政府信息公开|信息公开|依申请公开)?",
        lambda place: (requests_line(place.report, "received"),),
        _newly,
        never=rf"{_OTHER}|自然人|法人|企业|网|信函",
        following=r"(?:为|系|是|属于?)?(?:本年度?|今年|当年|20\d\d年度?)新(?:收|增)(?:到|的)*(?:政府信息公开|信息公开)?(?:申请)?",
    ),
    phrase(
        "N01",
        r"(?:增加|减少|上升|下降|增长)[到至](?:20\d\d年度?|本年度?|今年)?",
        _received,
        _changing,
        loose=True,
        never=_OTHER,
    ),
    phrase("", r"结转", _carried, of_requests, loose=True, never=_OTHER),
    phrase(
        "",
        r"(?:办结|办理|答复|办复)(?:政府信息公开|信息公开|依申请公开|申请)*",
        _handled,
        of_requests,
        loose=True,
        never=_OTHER,
    ),
    phrase(
        "N03",
        r"^(?:已|均已|全部|都已)*完成(?:答复|办理)?",
        _answered,
        of_requests,
        loose=True,
        never=_OTHER,
        following=r"(?!)",
    ),
    phrase("N01", _PLAINLY, _received, _in_all, never=_OTHER, following=r"(?!)"),
    phrase(
        "N01",
        r"信息公开(?:的)?申请|申请(?:总)?(?:量|数|数量)|(?:收件|受理|收到申请|登记)(?:总)?(?:量|数量|数)|依申请(?:公开)?(?:的)?(?:政府)?(?:信息)?(?:案件|事项|件)?|申请公开(?:政府信息|信息|件)?|(?<!信息)公开申请|(?:收到|接到|受理|新收|收办|接收|登记|收件)(?:的|了|书面|有效|各类|公众|群众|社会公众|公民)*(?:申请)?",
        _received,
        of_requests,
        loose=True,
        never=f"{_OTHER}|未收到|其中",
        following=r"(?:政府信息公开|信息公开|公开|依申请公开)(?:的)?(?:申请)?|申请(?=[中里])?|[之当]?中|里|申请(?:的)?(?:来源|渠道|方式|主体|构成|类型|分布)\S{0,4}|(?:新收|新增)(?:的)?(?:政府信息公开|信息公开|依申请公开)?(?:申请)?",
    ),
)
