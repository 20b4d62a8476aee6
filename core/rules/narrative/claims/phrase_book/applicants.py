"""Who applied: N05."""

import re

from core.rules.narrative.claims.counterparts import Counterpart, added, request_cells
from core.rules.narrative.claims.phrase import Accept, Bearings, Phrase, Place, about, phrase
from core.rules.narrative.claims.phrase_book.of_requests import amid_results
from core.rules.narrative.words.topics import Bearing, Topic

_ABOUT_REQUESTS = about(Topic.REQUESTS)
# 结转下一年度的7件中，自然人2件; 从予以公开的79件看，自然人61件
_OF_A_PART = re.compile(
    r"(?:结转|公开|提供|处理|办结|答复|网[上络]|信函|当面)[^，；。]{0,8}[0-9]+[件宗份条][^，；。0-9（]{0,4}(?:(?<!其)中|里|看|内)[，：]?[^。；]*$"
)


def _of_requests(place: Place) -> Bearing:
    """Not where the sentence divides some of the requests only, which no column of this year's tells."""
    bearing = _ABOUT_REQUESTS(place)
    if bearing is not Bearing.STRONG and amid_results(place):
        bearing = Bearing.STRONG
    if _SOME.search(place.spot.passage):
        # 3名自然人共提出申请40件
        return Bearing.WEAK if bearing is Bearing.STRONG else bearing
    part = not place.lines and _OF_A_PART.search(place.spot.passage)
    return Bearing.WEAK if part and bearing is Bearing.STRONG else bearing


_SOME = re.compile(r"[0-9一二三四五六七八九十]+[名位个家]$")
_ORGANISATIONS = ("commercial", "research", "public_interest", "legal_service", "other")
_NEVER = (
    r"建议|提案|先进|优秀|复议|诉讼|许可|处罚|办理|服务(?!机构|组织)|帮扶|培训|走访|检查|市场主体|联系|微信|账号|信用"
)
# whoever applied, not one kind: 公民、法人和其他组织
_PERSONS = "公民|自然人|个人|群众|公众|各界"
_BODIES = "法人|企业|单位|其[他它]组织"
_EVERYBODY = rf"(?:{_PERSONS})(?:[、，和及与或]|以及|还是)+(?:{_BODIES})|(?:{_BODIES})(?:[、，和及与或]|以及|还是)+(?:{_PERSONS})"


def _applicants(name: str, *columns: str) -> Accept:
    def counterparts(place: Place) -> tuple[Counterpart, ...]:
        if place.lines:
            return (added(name, *(request_cells(place.report, name, line, columns) for line in place.lines)),)
        received, carried_in, answered = (
            request_cells(place.report, name, line, columns) for line in ("received", "carried_in", "total")
        )
        both = added(f"{name}（含上年结转）", received, carried_in)
        if _CARRIED.search(place.spot.own):
            carried_out = request_cells(place.report, name, "carried_out", columns)
            return carried_in, carried_out, received, both
        handled = "答复" in place.spot.passage or "办" in place.spot.passage
        return received, both, *((answered,) if handled else ())

    return counterparts


# 上年结转的自然人申请2件
_CARRIED = re.compile(r"结转|转入")
_KINDS = {
    r"自然人|个人": ("natural",),
    r"企业": ("commercial",),
    r"科研": ("research",),
    r"公益|社会(?:组织|团体)": ("public_interest",),
    r"法律服务|律师事务所|律所": ("legal_service",),
    r"其[他它]组织": ("other",),
}
_KIND = "|".join(_KINDS)


def _named_together(place: Place) -> tuple[Counterpart, ...]:
    """企业及律师事务所申请10件."""
    columns = tuple(column for words, found in _KINDS.items() if re.search(words, place.spot.label) for column in found)
    return _applicants("各类申请人", *columns)(place) if columns else ()


def _left_over(place: Place) -> tuple[Counterpart, ...]:
    """Whoever was not named before: all but enterprises behind 企业, all organisations behind 自然人 alone."""
    heard = place.spot.passage[-_NEARBY:]
    named = {column for words, columns in _KINDS.items() if re.search(words, heard) for column in columns}
    left = tuple(column for column in _ORGANISATIONS if column not in named)
    return _applicants("其他各类组织", *left)(place) if len(left) > 1 else ()


_NEARBY = 160


def _after_another_applicant(place: Place) -> Bearing:
    return _of_requests(place) if place.rule_before == "N05" else Bearing.NONE


def _who(
    words: str, name: str, *columns: str, bearing: Bearings = _of_requests, loose: bool = False, rest: bool = False
) -> Phrase:
    """``rest`` accepts whoever is left too: who names enterprises alone means that by 其他."""
    accept = _without_others(name, columns) if columns == _ORGANISATIONS else _applicants(name, *columns)
    return phrase(
        "N05",
        f"(?:{words})(?:类|方面)?(?:申请人|申请者|申请主体)?(?:的?名义|身份)?(?:仍然?(?:是|为)(?:主要)?(?:申请)?(?:主体|主力))?(?:提出|提交|递交|申请)?(?:的)?(?:政府信息公开|信息公开|依申请公开|公开)?(?:申请)?(?:的)?(?:办件量|件数|数量)?(?:为主|居多|占(?:绝大|大)?多数|占(?:绝大|大)?部分|最多)?",
        (lambda place: (*accept(place), *_left_over(place))) if rest else accept,
        bearing,
        never=f"{_NEVER}|{_EVERYBODY}",
        loose=loose,
    )


def _without_others(name: str, columns: tuple[str, ...]) -> Accept:
    """法人2件，其他1件: where 其他 are named beside them, organisations may be all but these."""
    every, known = _applicants(name, *columns), _applicants(f"{name}（不含其他）", *columns[:-1])

    def counterparts(place: Place) -> tuple[Counterpart, ...]:
        beside = _OTHERS_BESIDE.match(place.spot.ahead) is not None
        return (*every(place), *(known(place) if beside else ()))

    return counterparts


_OTHERS_BESIDE = re.compile(r"[、，；]其[他它][^，；。、]{0,4}$")
_PEOPLE = frozenset(("人", "人次", "名", "家", "家次", "位"))

_TOGETHER = rf"(?:{_KIND})\S{{0,3}}?(?:[、和及与或]|以及)\S{{0,2}}(?:{_KIND})\S{{0,3}}?(?:提出|提交)?(?:的)?(?:政府信息公开|信息公开)?(?:申请)?"

APPLICANT_PHRASES = (
    phrase(
        "N05",
        rf"^{_TOGETHER}(?:合计|共计|总计|合共|[两三四]类共)",
        _named_together,
        _of_requests,
        never=f"{_NEVER}|{_EVERYBODY}",
        following="(?!)",
    ),
    phrase(
        "N05",
        _TOGETHER,
        _named_together,
        _of_requests,
        never=f"{_NEVER}|{_EVERYBODY}",
        loose=True,
        following="(?!)",
    ),
    _who(r"(?<!非)自然人(?:申请人)?|公民个人|(?<!先进)(?<!优秀)个人|公民", "自然人", "natural"),
    _who(
        r"(?<!企业)法人(?:或者|或|和|及|、|与)?(?:其[他它]|非法人)?(?:组织|单位)?(?:机构)?|(?<!其他)组织类|各类组织|单位申请人",
        "法人或其他组织",
        *_ORGANISATIONS,
    ),
    _who(r"商业企业|(?:商业)?企业(?:法人|单位)?|商企|公司(?:企业)?", "商业企业", "commercial"),
    _who(r"科研(?:机构|单位|院所|院校|组织|类)?", "科研机构", "research"),
    _who(r"(?:社会)?公益(?:性)?(?:社会)?(?:组织|机构)|社会(?:组织|团体)|公益类", "社会公益组织", "public_interest"),
    _who(r"法律服务(?:机构|组织|单位|类)?|律师事务所|律所|律师机构", "法律服务机构", "legal_service"),
    _who(
        r"其[他它](?:组织|法人|机构|类型?|类别|主体|单位)?",
        "其他组织",
        "other",
        bearing=_after_another_applicant,
        rest=True,
    ),
    phrase(
        "N05",
        r"自然人|公民|个人",
        _applicants("自然人", "natural"),
        _of_requests,
        loose=True,
        units=_PEOPLE,
        never=_NEVER,
    ),
    phrase(
        "N05", r"企业", _applicants("商业企业", "commercial"), _of_requests, loose=True, units=_PEOPLE, never=_NEVER
    ),
    phrase(
        "N05",
        r"法人(?:或者|或|和|及|、|与)?(?:其[他它]|非法人)?(?:组织|单位)?|单位",
        _applicants("法人或其他组织", *_ORGANISATIONS),
        _of_requests,
        loose=True,
        units=_PEOPLE,
        never=_NEVER,
    ),
    _who(r"单位|组织|法人类", "法人或其他组织", *_ORGANISATIONS, bearing=_after_another_applicant),
    _who(r"其[他它]组织", "其他组织", "other", loose=True),
)
