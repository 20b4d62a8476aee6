"""Documents, decisions and charges of table 2: N09 and N10."""

import re

from core.report.sentence import MentionKind
from core.rules.narrative.claims.counterparts import (
    Counterpart,
    added,
    disclosure_cell,
    is_edition_of_2019,
)
from core.rules.narrative.claims.phrase import Accept, Bearings, Phrase, Place, about, phrase
from core.rules.narrative.words.topics import Bearing, Topic

_UNITS = frozenset(("件", "份", "个", "项", "部", "条", "宗", "起", "例", "次", "件次", ""))
_NOUN = re.compile(r"(?P<normative>规范性文件)|(?P<regulation>规章(?!制度))")
_NAMES = {"issued": "制发件数", "repealed": "废止件数", "in_force": "现行有效件数", "made": "新制作数量"}
_NAMES |= {"newly_disclosed": "新公开数量", "disclosed_total": "对外公开总数量"}


def _line(place: Place) -> str:
    """Which line of table 2 the words name last: documents, or regulations of a government."""
    spot = place.spot
    named = [match.lastgroup for match in _NOUN.finditer(spot.tail[:_NEAR])][:1]
    # 发布2件规范性文件及22件计划: what is counted stands right behind, whatever comes then
    if _PUBLISHED_LAST.search(spot.label) and (behind := _NOUN_BEHIND.match(spot.ahead)):
        named = ["regulation" if behind.group().endswith("规章") else "normative"]
    named = named or [match.lastgroup for match in _NOUN.finditer(spot.head + spot.label)][-1:]
    named = named or [match.lastgroup for match in _NOUN.finditer(spot.before[-60:])][-1:]
    return {"normative": "normative_documents", "regulation": "regulations"}.get(named[0] or "", "") if named else ""


_NEAR = 12
_SPOKEN = {"normative_documents": "规范性文件", "regulations": "规章"}


def _documents(*columns: str) -> Accept:
    """Any of some columns of the line that is spoken of, by the report's edition."""

    def counterparts(place: Place) -> tuple[Counterpart, ...]:
        line = _line(place)
        if not line:
            return ()
        return tuple(
            one
            for column in columns
            for one in disclosure_cell(place.report, f"{_SPOKEN[line]}{_NAMES[column]}", line, column)
        )

    return counterparts


def _of_documents(place: Place) -> Bearing:
    """Sure where the clause itself names the documents, or the sentence named nothing else since."""
    spot = place.spot
    tail = spot.tail
    if _REPEALED_BEFORE.search(spot.passage[-_NEARBY:]) and "失效" in spot.label and "废止" not in spot.label:
        # 废止3件，宣布失效1件: the form has one cell for both
        return Bearing.WEAK
    said = spot.head[-_NEARBY:]
    reviewed = max((match.end() for match in _REVIEWED.finditer(said)), default=0)
    reviewed = reviewed if _IN_FORCE.search(spot.label) is None else 0
    if reviewed and not _FORMS_COLUMN.search(said + spot.tail, reviewed) and not _FORMS_ROW.search(place.around):
        return Bearing.WEAK
    if _NOUN.search(spot.label + tail):
        return Bearing.STRONG
    if not spot.label and _TELLING.fullmatch(tail):
        return about(Topic.DOCUMENTS)(place)
    if not tail and _TELLING.search(spot.label) and about(Topic.DOCUMENTS)(place) is not Bearing.NONE:
        return Bearing.STRONG
    # 印发5件通知 counts notices, whatever the sentence said of documents before
    found = about(Topic.DOCUMENTS)(place) if not tail or tail.startswith(("，", "。")) else Bearing.NONE
    return Bearing.WEAK if reviewed else found


# what a review of all documents keeps or gives up need not be this year's
_REVIEWED = re.compile(r"清理|拟")
# 制发行政规范性文件2件，废止10件，现行有效件数14件: the columns of the form
_FORMS_COLUMN = re.compile("制发(?:行政)?(?:规范性文件|规章)|制发件数")
_FORMS_ROW = re.compile("制发[0-9]+[件份][、，]废止[0-9]+[件份][、，](?:现行)?有效[0-9]+[件份]")
_REPEALED_BEFORE = re.compile("废止[^，；。0-9]{0,10}[0-9]")
_IN_FORCE = re.compile("现行有效(?:的)?(?:行政)?规范性文件")
_TELLING = re.compile(r"现行有效|废止|制发")
_NOT_COUNTED = r"备案|修订|修改|审查|审核|清理|解读|起草|意见|征求|报送|评估|宣传|培训|规章制度|依据|落实|按照|贯彻|法律法规|属性|统一登记|合法性"
_KIND = r"(?:的)?(?:本级|[省市县区]?(?:人民)?政府|本?部门)?(?:行政)?(?:规范性文件|规章)?"


def _document(
    words: str,
    accept: Accept,
    *,
    loose: bool = False,
    never: str = _NOT_COUNTED,
    bearing: Bearings = _of_documents,
    following: str = "(?!)",
) -> Phrase:
    return phrase(
        "N09",
        words,
        accept,
        bearing,
        never=never,
        loose=loose,
        units=_UNITS,
        following=following,
    )


_NOUN_ONLY = r"(?:行政)?规范性文件"
_PUBLISHED_LAST = re.compile(r"(?:发布|公布|新公开)(?:的)?$")
_NOUN_BEHIND = re.compile(r"(?:行政|部门)?(?:规范性文件|规章(?!制度))")


def _decisions(name: str, line: str) -> Accept:
    return lambda place: disclosure_cell(place.report, f"{name}处理决定数量", line, "decisions")


def _decided_last(place: Place) -> tuple[Counterpart, ...]:
    """2022年处罚93件，2023年处理决定15件: of the kind that the passage named last."""
    named = [_KINDS[match.group()] for match in re.finditer("|".join(_KINDS), place.spot.passage)]
    return _decisions(*named[-1])(place) if named else ()


_KINDS = {
    "许可": ("行政许可", "licensing"),
    "处罚": ("行政处罚", "penalties"),
    "强制": ("行政强制", "compulsory_measures"),
}
_FORMS_OWN = re.compile("处理决定(?:数量|总?数)")
"""The words of the form itself: 行政处罚本年处理决定数量811条."""
_BOTH_KINDS = re.compile(r"(?:许可|处罚|强制)\S{0,4}(?:[、和及与]|以及)(?:行政)?(?:许可|处罚|强制)")
_MADE = re.compile(r"完成|办理|办结|作出|做出|实施|准予|下达")
_PUBLISHED = re.compile(r"(?<!信息)公开|公示|发布|归集|双公示|录入|报送|推送|上传|受理|收到|清单|目录|事项")


def _of_decisions(place: Place) -> Bearing:
    """Decisions that were made; what was published about them is another number."""
    own = place.spot.own + place.spot.tail
    if "强制措施" in own and "强制执行" in place.around:
        return Bearing.WEAK
    if _FORMS_OWN.search(place.spot.passage[-_NEARBY:] + place.spot.label):
        return Bearing.STRONG
    # 6项行政许可 are the kinds of it, 许可和处罚类220条 what was published
    if place.spot.mention.unit in ("项", "条") or _BOTH_KINDS.search(place.spot.label):
        return Bearing.STRONG if _MADE.search(own) and not _BOTH_KINDS.search(place.spot.label) else Bearing.WEAK
    words = place.spot.head[-_NEARBY:] + own
    made, published = (max((found.end() for found in verb.finditer(words)), default=0) for verb in (_MADE, _PUBLISHED))
    # 作出许可决定96件、处罚决定14件: the verb that came last
    return Bearing.STRONG if made >= published else Bearing.WEAK


_NEARBY = 60


def _decided(words: str, name: str, line: str) -> Phrase:
    verdict = (
        r"(?:本年度?|20\d\d年度?)?(?:处理|审批|事项|案件|措施|类|办?件)?(?:的)?(?:处理)?(?:决定|结果)?(?:书|数量|数)?"
    )
    before = rf"(?:{words}){verdict}"
    return phrase(
        "N10",
        before,
        _decisions(name, line),
        _of_decisions,
        never=r"申请(?!人)|复议|诉讼|培训|听证|听取|罚款|规范性文件|事项清单|权力|不予|免予|从轻|减轻",
        units=_UNITS,
    )


def _after_a_decision(place: Place) -> Bearing:
    """Bare 处罚 behind another kind of decision: 办理行政许可550件、处罚119件."""
    return (
        _of_decisions(place)
        if place.rule_before == "N10" or _BESIDE.search(place.spot.tail + place.around)
        else Bearing.NONE
    )


def _beside_decisions(place: Place) -> Bearing:
    """Bare 收费 behind 许可, 处罚 and 强制 is the charge of table 2; by itself it may be any."""
    return Bearing.STRONG if place.rule_before == "N10" else Bearing.WEAK


_BESIDE = re.compile(r"许可类?[0-9]+(?:件次|[件项宗起例次])?[、，；]处罚类?[0-9]")


def _beside(words: str, name: str, line: str) -> Phrase:
    return phrase(
        "N10",
        rf"^(?:其中|全年|本年度?|共|依法|作出|做出|实施|办理|查处)*(?:{words})(?:案件|决定|措施|类)?",
        _decisions(name, line),
        _after_a_decision,
        units=_UNITS,
        following=r"(?!)",
    )


def _charged(place: Place) -> tuple[Counterpart, ...]:
    return disclosure_cell(place.report, "行政事业性收费金额", "charges", "amount")


def _none_charged(place: Place) -> tuple[Counterpart, ...]:
    """行政事业性收费0项: where there is no item, nothing was charged."""
    return _charged(place) if place.spot.mention.value == 0 else ()


def _purchased(place: Place) -> tuple[Counterpart, ...]:
    return disclosure_cell(place.report, "采购总金额", "procurement", "amount")


def _purchases(place: Place) -> tuple[Counterpart, ...]:
    return disclosure_cell(place.report, "采购项目数量", "procurement", "items")


def _strong(_: Place) -> Bearing:
    return Bearing.STRONG


def _projects(line: str) -> Accept:
    """2019: the items of a kind at the year's end, or at its beginning."""

    def counterparts(place: Place) -> tuple[Counterpart, ...]:
        before = disclosure_cell(place.report, "上一年项目数量", line, "previous_year")
        change = disclosure_cell(place.report, "本年增/减", line, "change")
        return (*before, added("上一年项目数量与本年增减之和", *before, *change)) if before and change else ()

    return counterparts


def _published_documents(place: Place) -> tuple[Counterpart, ...]:
    columns = (
        ("newly_disclosed", "made", "disclosed_total") if is_edition_of_2019(place.report) else ("issued", "in_force")
    )
    return _documents(*columns)(place)


_MONEY = frozenset(("元",))

DISCLOSURE_PHRASES = (
    _document(rf"新公开{_KIND}", _documents("newly_disclosed")),
    _document(
        rf"现有(?:行政)?规范性文件|(?:继续|现行|仍然?|目前|年末|年底|保持)有效(?:文件|{_KIND})|有效(?:行政)?规范性文件|继续执行{_KIND}",
        _documents("in_force", "disclosed_total"),
        following=r"(?:现行|继续|仍然?)有效(?:(?:的)?(?:行政)?规范性文件)?",
    ),
    _document(
        rf"(?:列入|纳入|保留)(?:继续|现行)有效(?:文件)?目录|现存有效{_KIND}|保留{_KIND}|现有{_KIND}|(?<=、)有效",
        _documents("in_force", "disclosed_total"),
        loose=True,
        never=r"备案|解读|意见|拟",
    ),
    _document(
        rf"废止(?:和?宣布失效|、?失效)?(?:文件|{_KIND})|(?<!废止)(?<!和)(?<!、)(?<!并)宣布失效{_KIND}",
        _documents("repealed"),
        following="废止",
    ),
    _document(
        rf"(?:清理|集中清理|清理后)(?:并)?(?:宣布)?废止(?:文件|{_KIND})",
        _documents("repealed"),
        loose=True,
        never=r"备案|解读|意见|拟",
    ),
    _document(
        rf"(?<!未)(?:新)?(?:制发|制定|印发|出台|制作|制订|颁布|新增|出台发布|制定印发|制定出台)(?:并(?:主动)?(?:公开|发布|公布))?{_KIND}",
        _documents("issued", "made", "newly_disclosed"),
        following=r"新?(?:制定|制发|出台|印发)(?:(?:的)?(?:行政)?规范性文件)?",
    ),
    _document(r"对外公开总数量?", _documents("disclosed_total")),
    _document(
        rf"对外公开{_KIND}|(?:主动)?公开(?:行政)?(?:规范性文件|规章)|发布(?:行政)?(?:规范性文件|规章)",
        _published_documents,
        loose=True,
        following=_NOUN_ONLY,
    ),
    _document(
        _PUBLISHED_LAST.pattern.rstrip("$"),
        _published_documents,
        loose=True,
        bearing=lambda place: Bearing.WEAK if _NOUN_BEHIND.match(place.spot.ahead) else Bearing.NONE,
    ),
    _document(
        r"(?:行政)?规范性文件|(?:政府|部门)?规章",
        _documents("issued", "made", "newly_disclosed", "in_force", "disclosed_total"),
        loose=True,
        following=_NOUN_ONLY,
    ),
    phrase("N10", r"行政许可(?:事项|项目)", _projects("licensing"), _strong, loose=True, units=_UNITS),
    phrase("N10", r"行政处罚(?:事项|项目)", _projects("penalties"), _strong, loose=True, units=_UNITS),
    phrase("N10", r"行政强制(?:事项|项目)", _projects("compulsory_measures"), _strong, loose=True, units=_UNITS),
    phrase(
        "N10",
        r"政府(?:集中)?采购(?:项目)?",
        _purchases,
        _strong,
        units=_UNITS,
        never=r"公告|公示|信息|意向|合同",
        loose=True,
    ),
    _decided(r"行政许可", "行政许可", "licensing"),
    _decided(r"行政处罚", "行政处罚", "penalties"),
    _decided(r"行政强制", "行政强制", "compulsory_measures"),
    _decided(r"(?<!行政)许可(?=决定)", "行政许可", "licensing"),
    _decided(r"(?<!行政)处罚(?=决定)", "行政处罚", "penalties"),
    _decided(r"(?<!行政)(?<!刑事)强制(?=措施|决定)", "行政强制", "compulsory_measures"),
    _beside("许可", "行政许可", "licensing"),
    _beside("处罚", "行政处罚", "penalties"),
    _beside("强制", "行政强制", "compulsory_measures"),
    phrase("N10", r"处理决定(?:数量|数)?", _decided_last, _of_decisions, loose=True, units=_UNITS, following=r"(?!)"),
    phrase(
        "N10",
        r"行政审批(?:事项)?(?:办结|办件|决定)?",
        _decisions("行政许可", "licensing"),
        _of_decisions,
        loose=True,
        units=_UNITS,
    ),
    phrase(
        "N10",
        r"^收费(?:总?金额|总额)?",
        _charged,
        _beside_decisions,
        kind=MentionKind.MONEY,
        units=_MONEY,
        never=r"信息",
    ),
    _decided(r"其他对外管理服务(?:事项)?", "其他对外管理服务事项", "other_services"),
    phrase(
        "N10",
        r"(?:行政性?)?事业性?收费(?:项目)?(?:总额|总?金额|收入)?|行政事业性费用",
        _charged,
        _strong,
        kind=MentionKind.MONEY,
        units=_MONEY,
        never=r"减免|降低|罚没|免征|退",
    ),
    phrase("N10", r"(?:集中)?采购(?:总)?(?:金额|额)", _purchased, _strong, kind=MentionKind.MONEY, units=_MONEY),
    phrase(
        "N10",
        r"行政性?事业性?收费(?:项目)?",
        lambda place: (*_projects("charges")(place), *_none_charged(place)),
        _strong,
        units=_UNITS,
        loose=True,
    ),
)
