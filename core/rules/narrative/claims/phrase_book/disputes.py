"""Reconsiderations and lawsuits: N07 and N08."""

import re

from core.rules.narrative.claims.counterparts import Counterpart, added, dispute_cells
from core.rules.narrative.claims.phrase import Accept, Bearings, Phrase, Place, phrase
from core.rules.narrative.words.surroundings import JOINER
from core.rules.narrative.words.topics import Bearing, Topic, bearing_of, bearing_on_disputes

_UNITS = frozenset(("件", "起", "宗", "例", "次", "个", "项", "条", "件次", ""))
_GROUP = re.compile(
    r"(?P<after>复议后(?:再|又)?(?:提起)?(?:行政)?(?:起诉|诉讼)|(?<!未)经(?:行政)?复议(?:后|再|又)|不服(?:行政)?复议|对(?:行政)?复议\S{0,4}不服)"
    r"|(?P<direct>未(?:经|申请)?(?:行政)?复议|(?:直接|径行|径直)(?:提起)?(?:行政)?(?:起诉|诉讼))"
    rf"|(?P<both>复议(?:申请|案件)?(?:{JOINER}|[，/])?(?:行政)?(?:诉讼|(?<!复议)应诉))"
    r"|(?P<reconsideration>复议)|(?P<litigation>诉讼|(?<!复议)应诉|起诉|被诉|涉诉)"
)
_GROUPS = {
    "reconsideration": ("行政复议", ("reconsideration",)),
    "litigation": ("行政诉讼", ("litigation_direct", "litigation_after")),
    "direct": ("未经复议直接起诉", ("litigation_direct",)),
    "after": ("复议后起诉", ("litigation_after",)),
    "both": ("行政复议与行政诉讼", ("reconsideration", "litigation_direct", "litigation_after")),
}
_OUTCOME_NAMES = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "",
}


def _cells(place: Place, kind: str, outcome: str) -> Counterpart:
    name, groups = _GROUPS[kind]
    return dispute_cells(place.report, f"{name}{_OUTCOME_NAMES[outcome]}", groups, outcome)


def _all_of(kind: str) -> Accept:
    return lambda place: (_cells(place, kind, "total"),)


def _kinds(place: Place) -> tuple[str, ...]:
    """The groups that an outcome may be of: the one named last, and all lawsuits where its sort was named within them."""
    named = [match.lastgroup or "" for match in _GROUP.finditer(place.spot.tail)] if not place.spot.own else []
    named = named or _named_in(_NONE_OF_IT.sub("", place.spot.head)) or _named_in(place.spot.head)
    if not named and bearing_of(Topic.REQUESTS, place.spot.passage, "") is not Bearing.STRONG:
        named = _named_in(place.spot.before[-60:])
    if not named:
        return ()
    # 行政诉讼（复议后起诉）结果维持1件
    named = [*named, *(sort for sort in _named_in(place.spot.aside) if sort in {"direct", "after"})]
    within = {"direct", "after"} & set(named[-1:]) and "litigation" in named
    of_both = _OF_BOTH.search(place.spot.head) if named[-1] == "litigation" else None
    return (named[-1], "litigation") if within else (named[-1], "reconsideration", "both") if of_both else (named[-1],)


def _named_in(words: str) -> list[str]:
    return [match.lastgroup or "" for match in _GROUP.finditer(words)]


# 行政复议10件，行政诉讼0件，结果维持2件: nothing became of what there was none of
_NONE_OF_IT = re.compile(r"(?:行政)?(?:诉讼|应诉|复议)(?:案件|申请)*(?:为|共)?(?:0[件起宗]|零[件起宗]?)(?![.0-9])")


# 行政复议3件、行政诉讼1件，其中2件维持，1件……: outcomes of either, or of both
_OF_BOTH = re.compile(
    r"复议(?:案件|申请)?[0-9]+[件宗起例][、，和及与](?:被?提起)?(?:行政)?诉讼(?:案件)?[0-9]+[件宗起例]"
    r"(?:(?!复议|诉讼)[^。；])*+$"
)


def _outcome(*outcomes: str) -> Accept:
    """The sum of some outcomes in the group that is spoken of."""

    def counterparts(place: Place) -> tuple[Counterpart, ...]:
        found = []
        for kind in _kinds(place):
            cells = [_cells(place, kind, outcome) for outcome in outcomes]
            found.append(added("、".join(one.name for one in cells), *cells))
        return tuple(found)

    return counterparts


def _wrong(place: Place) -> tuple[Counterpart, ...]:
    """Those corrected or lost: 被纠错的4件案件 may be reconsiderations and lawsuits together."""
    own, spot = _outcome("corrected")(place), place.spot
    named = set(_KIND.findall(spot.head))
    named = named or set(_KIND.findall(spot.before))
    plain = len(named) < len(_BOTH) or _KIND.search(spot.own + spot.tail)
    return own if plain else (*own, _cells(place, "both", "corrected"))


_BOTH = ("复议", "诉讼")
_KIND = re.compile("复议|诉讼")


def _either(*outcomes: str) -> Accept:
    return lambda place: tuple(one for outcome in outcomes for one in _outcome(outcome)(place))


def _disputes(place: Place) -> Bearing:
    bearing = bearing_on_disputes(place.spot.passage, place.spot.before, place.spot.own + place.spot.tail)
    return Bearing.WEAK if bearing is Bearing.STRONG and _may_be_others(place) else bearing


def _may_be_others(place: Place) -> bool:
    """Whether the words may count other cases than this year's about disclosure, or parts of them."""
    own, ahead, around = place.spot.own, place.spot.ahead, place.around
    return (
        # 一审判决驳回3件，二审维持原判1件: one case may have several stages
        (_STAGE.search(own) is not None and len(set(_STAGE.findall(around))) > 1)
        # 行政应诉案件25件，其中信息公开类5件 counts those about other matters too
        or _SOME_OF_DISCLOSURE.search(ahead) is not None
        or _OTHER_MATTER_BEHIND.match(ahead) is not None
        # 2022年度结转的行政诉讼2件 are no new ones, 新增复议8件，上年结转2件 are all together
        or _CARRIED.search(own) is not None
        or (_NEW.search(own) is not None and _CARRIED.search(around) is not None)
        or _NARROWER_CAUSE.search(own) is not None
        # 行政复议，行政诉讼4件: the one named before has no number of its own
        or _ANOTHER_BEFORE.search(place.spot.passage) is not None
        # 行政复议2条 may be what was published of them
        or place.spot.mention.unit == "条"
    )


_SOME_OF_DISCLOSURE = re.compile("其中[^，；。]{0,6}(?:信息公开|依申请公开)")
# 因不予公开引发复议4件
_NARROWER_CAUSE = re.compile(
    r"因[^，；。]{0,6}(?:不予公开|部分公开|予以公开|无法提供|不予处理|逾期|超期|未|拒绝|不存在|不掌握)[^，；。]*(?:引发|引起|产生|导致|提起)"
)
# 行政复议1件，系因工伤认定引发; 行政诉讼2件，均与信息公开无关
_OTHER_MATTER_BEHIND = re.compile(
    r"[，（]?(?:均|全部|都|其中)*(?:(?:系|为|是|属|因|由)+(?:(?!公开|答复|申请)[^，；。0-9]){2,16}(?:引发|引起|产生|导致|类)"
    r"|与[^，；。]{0,4}信息公开[^，；。]{0,4}无关|(?:不涉及|不属于|非)[^，；。]{0,4}信息公开)"
)
_NEW = re.compile("新增|新收|新发生|新受理")
_CARRIED = re.compile("结转|遗留|转入|存量")
_ANOTHER_BEFORE = re.compile(r"(?:^|[，；。：、])[^，；。：、0-9]*(?:复议|诉讼|应诉)(?:案件|申请)?[，、]$")
_STAGE = re.compile("[一二再终]审(?!结)")


def _other(place: Place) -> tuple[Counterpart, ...]:
    """其他结果, or all that was not named before it: 维持6件，纠正1件，其他3件."""
    unnamed = tuple(key for key, words in _NAMED_BY.items() if not words.search(place.spot.passage))
    together = _outcome("other", *unnamed)(place) if unnamed else ()
    return (*_outcome("other")(place), *together)


_NAMED_BY = {
    "upheld": re.compile("维持|胜诉|驳回"),
    "corrected": re.compile("纠正|纠错|败诉|撤销|确认违法"),
    "pending": re.compile("未审结|未办结|在审|审理中|未结|待结|在办"),
}


def _of_reconsideration(place: Place) -> Bearing:
    return _disputes(place) if _kinds(place)[:1] == ("reconsideration",) else Bearing.NONE


def _of_litigation(place: Place) -> Bearing:
    kinds = _kinds(place)
    return _disputes(place) if kinds and kinds[0] != "reconsideration" else Bearing.NONE


def _after_outcome(rule: str) -> Bearings:
    """Bare 其他 is an outcome only beside another one."""

    def bearing(place: Place) -> Bearing:
        known = place.rule_before == rule and _OUTCOME.search(place.spot.passage) is not None
        return (_of_reconsideration if rule == "N07" else _of_litigation)(place) if known else Bearing.NONE

    return bearing


_OUTCOME = re.compile(r"维持|纠正|纠错|胜诉|败诉|审结")
_NEVER = r"出庭|建议|提案|培训|学习|规范性文件|旁听|调解室|工作人员|律师|维持秩序"


# 撤销复议1件 are no new ones
_WITHDRAWN = r"撤[销回](?:行政)?(?:复议|诉讼|起诉)|办理\S{0,2}复议答复"


def _said(rule: str, words: str, accept: Accept, *, following: str = "") -> Phrase:
    never = rf"{_NEVER}|{_WITHDRAWN}"
    return phrase(rule, words, accept, _disputes, never=never, units=_UNITS, following=following)


# 发生1起有关政府信息公开的行政复议
_ABOUT_DISCLOSURE = r"(?:(?:有关|关于|涉及?|针对|因|由|与)?(?:依申请|政府|政务)?(?:信息)?公开(?:工作|申请|答复|引起|引发|产生|导致|方面|有关|相关|行为|类)*的?)?"


# 尚未审结的行政复议2件
_OF_THEM = rf"(?:的{_ABOUT_DISCLOSURE}(?:行政)?(?:复议|诉讼|应诉))?"


def _ended(outcome: str, accept: Accept, *, loose: bool = False) -> tuple[Phrase, Phrase]:
    """An outcome, of whichever group was named before it, or right behind it."""
    words = f"(?:{outcome}){_OF_THEM}"
    return (
        phrase("N07", words, accept, _of_reconsideration, never=_NEVER, loose=loose, units=_UNITS),
        phrase("N08", words, accept, _of_litigation, never=_NEVER, loose=loose, units=_UNITS),
    )


_SUED = r"(?:提起)?(?:行政)?(?:起诉|诉讼)"

DISPUTE_PHRASES = (
    *_ended(
        r"(?:结果)?(?:被|获|予以|均|得到|驳回复议申请、)?维持(?:原?(?:具体)?(?:行政行为|答复|决定|判决|判))?|维持(?:率)?(?=的)|维持结果|胜诉",
        _outcome("upheld"),
    ),
    *_ended(r"(?:结果)?(?:被|予以)?(?:纠正|纠错)|败诉", _wrong),
    *_ended(
        r"(?:尚|仍)?未审结|尚未办结|(?:尚|仍|正)在(?:[一二]审|审理|复议|办理|诉讼)(?:审理)?(?:过程|之|阶段)?中?|(?:尚|仍|正)?在审理?|审理中|待审(?:理|结)?|待[结决]|未结案?|未审理完毕",
        _outcome("pending"),
    ),
    *_ended(r"其[他它](?:结果|处理结果|情形|方式(?:结案|处理)?)", _outcome("other")),
    *_ended(
        r"已?审结|已?结案|已?办结|[作做](?:出|了)了?(?:行政)?(?:复议决定|复议决定书|裁决|判决)",
        _outcome("upheld", "corrected", "other"),
        loose=True,
    ),
    *_ended(
        r"驳回(?:原告)?(?:诉讼请求|复议申请|起诉|复议请求|申请人(?:的)?(?:复议)?(?:请求|申请))?",
        _either("upheld", "other"),
        loose=True,
    ),
    *_ended(
        r"撤诉|撤回(?:复议申请|起诉|申请)?|终止(?:审理|复议)?|调解(?:结案)?|不予受理|和解", _either("other"), loose=True
    ),
    *_ended(r"撤销|变更|确认违法|责令(?:履行|重新(?:作出)?)?(?:答复)?", _either("corrected"), loose=True),
    _said(
        "N08",
        rf"(?:经|因|对)?(?:行政)?复议后(?:再|又)?{_SUED}(?:的行政诉讼)?|经(?:行政)?复议(?:再|又|而)?{_SUED}|不服(?:行政)?复议(?:决定|结果)?(?:而)?{_SUED}|对(?:行政)?复议(?:决定|结果)?不服(?:而|再|又)*{_SUED}",
        _all_of("after"),
    ),
    _said(
        "N08",
        rf"(?:未经(?:行政)?复议)?(?:而)?(?:直接|径行|径直){_SUED}|未经(?:行政)?复议(?:即|就)?{_SUED}|未(?:申请)?(?:行政)?复议(?:即|就|而|直接)*{_SUED}",
        _all_of("direct"),
    ),
    _said(
        "N07",
        rf"(?:行政)?复议(?:申请|案件)?(?:{JOINER}|[，/])(?:行政)?(?:诉讼|应诉)|(?:行政)?复议诉讼",
        _all_of("both"),
    ),
    phrase(
        "N07",
        r"(?:行政)?复议应诉",
        lambda place: (*_all_of("reconsideration")(place), *_all_of("both")(place)),
        _disputes,
        never=_NEVER,
        loose=True,
        units=_UNITS,
    ),
    phrase(
        "N07",
        r"(?:行政)?争议",
        _all_of("both"),
        _disputes,
        never=rf"{_NEVER}|化解|调解|沟通|调处|纠纷|隐患|实质",
        units=_UNITS,
    ),
    _said(
        "N07",
        r"(?<!经)(?:行政)?复议",
        _all_of("reconsideration"),
        following=rf"{_ABOUT_DISCLOSURE}(?:行政)?复议",
    ),
    phrase(
        "N08",
        rf"(?:行政)?(?:诉讼|应诉)|被?{_SUED}|被诉|涉诉",
        _all_of("litigation"),
        _disputes,
        # 复议应诉10件 are reconsiderations; whatever else is said of 复议 before 起诉 tells the two sorts of lawsuits apart
        never=rf"{_NEVER}|复议应诉|复议[^、，和与及或]{{0,10}}(?:起诉|诉讼)",
        units=_UNITS,
        following=rf"{_ABOUT_DISCLOSURE}(?:(?:行政)?(?:诉讼|应诉)|被?{_SUED}|被诉|涉诉)",
    ),
    phrase("N07", r"其[他它]", _other, _after_outcome("N07"), never=_NEVER, units=_UNITS),
    phrase("N08", r"其[他它]", _other, _after_outcome("N08"), never=_NEVER, units=_UNITS),
)
