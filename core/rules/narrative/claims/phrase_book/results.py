"""What became of the requests: the six groups of results and their lines, N06."""

import re

from core.rules.narrative.claims.counterparts import (
    Counterpart,
    added,
    cells_together,
    request_cells,
    requests_line,
    result_lines,
    results_together,
)
from core.rules.narrative.claims.phrase import Accept, Bearings, Phrase, Place, phrase
from core.rules.narrative.claims.phrase_book.of_requests import COMPLETE, beside_others, of_requests, telling
from core.rules.narrative.words.surroundings import JOINER
from core.rules.narrative.words.topics import Bearing

_NEVER = r"建议|提案|议案|目录|栏目|复议|诉讼|许可|文件|主动公开(?<!已主动公开)|留言|工单|热线|诉求|依申请公开(?:案件|事项|申请|件|量|数量|共|总计|为)*+$"


def _line(*keys: str) -> Accept:
    """Lines of results in all; ``refused`` stands for all lines that begin so."""
    name = _NAMES.get(keys[0], "") if len(keys) == 1 else ""

    def counterparts(place: Place) -> tuple[Counterpart, ...]:
        added_to = ("partly_granted",) if keys == ("granted",) and _WITH_PARTLY.search(place.spot.aside) else ()
        lines = tuple(line for key in (*keys, *added_to) for line in result_lines(place.report, key))
        spoken = name or "、".join(_spoken(place, line) for line in lines)
        if place.columns:
            return (added(spoken, *(request_cells(place.report, spoken, line, place.columns) for line in lines)),)
        return (results_together(place.report, spoken, lines),) if lines else ()

    return counterparts


# 予以公开（含部分公开）57件, 予以公开（部分公开）57件
_WITH_PARTLY = re.compile(r"(?:[含括同]\S{0,4}|[（和及、])部[分份]公开")


def _near(*keys: str) -> Accept:
    """The natural persons alone, and the single lines of a group."""

    def counterparts(place: Place) -> tuple[Counterpart, ...]:
        lines = tuple(line for key in keys for line in result_lines(place.report, key))
        if place.columns:
            return ()
        natural = tuple(request_cells(place.report, "", line, ("natural",)).cells[0] for line in lines)
        alone = tuple(results_together(place.report, _spoken(place, line), (line,)) for line in lines if len(lines) > 1)
        return (cells_together(place.report, "自然人一列", natural), *alone)

    return counterparts


def _spoken(place: Place, key: str) -> str:
    line = next(line for form in place.report.form.tables for line in form.lines if line.key == key)
    return line.label.partition(".")[2] or line.label


_NAMES = {
    "granted": "予以公开",
    "partly_granted": "部分公开",
    "refused": "不予公开",
    "unable": "无法提供",
    "not_processed": "不予处理",
    "other_handling": "其他处理",
}


def _after_another_result(place: Place) -> Bearing:
    if place.rule_before != "N06":
        return Bearing.NONE
    # 信访投诉举报6件、重复申请4件、其他0件 ends a list of whatever was named last
    nothing = place.spot.mention.value == 0
    return of_requests(place) if telling(place) >= COMPLETE and not nothing else Bearing.WEAK


def _rest(place: Place) -> tuple[Counterpart, ...]:
    """其他处理, or all that the passage has not named: 予以公开41件、不予公开4件、其他情况16件.

    Within its own list (其他处理5件，其中逾期不补正3件、其他2件) the last line of it, within another's nothing.
    """
    if place.lines:
        within = all(line.startswith("other_handling") for line in place.lines)
        return _line("other_handling_3")(place) if within else ()
    unnamed = (key for key, words in _NAMED_BY.items() if not words.search(place.spot.passage))
    lines = tuple(line for key in unnamed for line in result_lines(place.report, key))
    rest = () if place.columns or not lines else (results_together(place.report, "其余各项结果", lines),)
    return (*_line("other_handling")(place), *rest)


def _other_handling(place: Place) -> tuple[Counterpart, ...]:
    """其他处理, or its last line beside the others: 逾期未补正3件、其他方式处理2件."""
    last = _line("other_handling_3")(place) if _LATE.search(place.spot.passage) else ()
    return (*_line("other_handling")(place), *last)


_LATE = re.compile("逾期[^，；。]{0,6}(?:补正|缴|交)")


def _result(
    words: str, *keys: str, bearing: Bearings = of_requests, loose: bool = False, never: str = _NEVER
) -> Phrase:
    return phrase(
        "N06", words, _line(*keys), _unless_for_a_reason(bearing), near=_near(*keys), never=never, loose=loose
    )


# 因工作秘密不予公开2件: a reason that the book does not know may be any line of the group, or a part of one
_REASON = re.compile(r"(?:因|由于|属于?|系|涉及|以)(?!法|本年|年内)[^，；。、]{2,}(?:不予公开|无法提供|不予处理)")


# 不予公开，无法提供5件: a group without a number of its own, right before
_ANOTHER_GROUP_BEFORE = re.compile(
    r"(?:^|[，；。：、])[^，；。：、0-9]{0,6}(?:公开|无法提供|不予处理)(?:的|类|申请)*[，、]$"
)


def _unless_for_a_reason(bearing: Bearings) -> Bearings:
    def sureness(place: Place) -> Bearing:
        found = bearing(place)
        doubtful = _REASON.search(place.spot.label) or _ANOTHER_GROUP_BEFORE.search(place.spot.passage)
        return Bearing.WEAK if found is Bearing.STRONG and doubtful else found

    return sureness


def _beside_those_open_already(place: Place) -> Bearing:
    """同意公开的1件，已公开的3件: both are granted, each number is a part."""
    found = of_requests(place)
    return Bearing.WEAK if found is Bearing.STRONG and _OPEN_ALREADY.search(place.around) else found


_OPEN_ALREADY = re.compile("已(?:主动)?公开(?:的)?[0-9]")
_LINK = r"(?:类|性)?(?:的)?(?:信息|申请|情形|事项)?(?:为由|等原因|原因|而|的|予以|告知|答复|决定|依法|，)*"


def _of_group(words: str, group: str, *keys: str) -> Phrase:
    """A line named together with its group, which it must not be taken for: 重复申请不予处理3件.

    Where the line stands for others too (因不掌握等原因无法提供846件), the group may be meant.
    """
    line = _line(*keys)

    def counterparts(place: Place) -> tuple[Counterpart, ...]:
        others = _line(_GROUP_KEYS[group])(place) if _AND_OTHERS.search(place.spot.label + place.spot.tail) else ()
        return (*others, *line(place))

    return phrase(
        "N06",
        f"(?<![、和及或与])(?:{words}){_LINK}(?:{group})",
        counterparts,
        of_requests,
        near=_near(*keys),
        never=_NEVER,
    )


_AND_OTHERS = re.compile("等(?!待|级|额|于|同|次|候)")


_REASONS = {
    r"国家秘密|涉密": "refused_1",
    r"法规(?:规定)?禁止": "refused_2",
    r"三安全一稳定": "refused_3",
    r"第三方|商业秘密|个人隐私": "refused_4",
    r"内部": "refused_5",
    r"过程性": "refused_6",
    r"案卷": "refused_7",
    r"查询": "refused_8",
    r"不掌握|不存在": "unable_1",
    r"现成|另行制作|加工": "unable_2",
    r"不明确": "unable_3",
    r"信访|投诉|举报": "not_processed_1",
    r"重复": "not_processed_2",
    r"出版物": "not_processed_3",
    r"反复": "not_processed_4",
    r"重新出具": "not_processed_5",
}


def _for_reasons(place: Place) -> tuple[Counterpart, ...]:
    """因信访、重复申请而不予处理10件: the group, or those of its lines that are named."""
    words = place.spot.label or place.spot.tail
    group = next((key for name, key in _OF_REASONS.items() if name in words), "")
    lines = tuple(key for name, key in _REASONS.items() if re.search(name, words) and key.startswith(group))
    return (*_line(group)(place), *_line(*lines)(place)) if group and len(lines) > 1 else ()


_GROUP_KEYS = {
    "不予公开": "refused",
    "不能公开": "refused",
    "无法提供": "unable",
    "不予处理": "not_processed",
    "其他处理": "other_handling",
    "其它处理": "other_handling",
    "予以公开": "granted",
    "部分公开": "partly_granted",
}
_GROUP = "|".join(_GROUP_KEYS)


def _groups_together(place: Place) -> tuple[Counterpart, ...]:
    """不予公开或无法提供类632件: the groups that are named, taken together."""
    # 其余72件不予公开或无法提供等 names them among others
    behind = "" if place.spot.label or "等" in place.spot.tail else place.spot.tail
    said = (place.spot.label, place.spot.wider, behind)
    words = next((found for one in said if (found := _GROUPS_JOINED.search(one))), None)
    named = re.findall(_GROUP, words.group()) if words else ()
    return _line(*dict.fromkeys(_GROUP_KEYS[name] for name in named))(place) if len(named) > 1 else ()


_NAMED_BY = {
    "granted": re.compile("予以公开|全部公开|同意公开|(?<![主动不分])公开[0-9]"),
    "partly_granted": re.compile("部分公开"),
    **{
        key: re.compile("|".join((reason, *(name for name, group in _GROUP_KEYS.items() if key.startswith(group)))))
        for reason, key in _REASONS.items()
    },
    "other_handling": re.compile("其[他它]处理"),
}
"""What names a line of the results in the words before a number: its reason, or its group."""
_OF_REASONS = {name: key for name, key in _GROUP_KEYS.items() if key in ("refused", "unable", "not_processed")}
"""The groups whose lines are reasons."""
_GROUPS_JOINED = re.compile(rf"(?:{_GROUP})(?:{JOINER}(?:{_GROUP}))+")

RESULT_PHRASES = (
    phrase(
        "N06",
        rf"(?:{_GROUP})(?:等|[、和或及])*其[他它](?:情况|情形|方式|结果|类型)",
        _rest,
        of_requests,
        never=_NEVER,
        following="(?!)",
    ),
    phrase(
        "N06",
        rf"{_GROUPS_JOINED.pattern}(?:两[类项者])?",
        _groups_together,
        of_requests,
        never=_NEVER,
        following=_GROUPS_JOINED.pattern,
    ),
    phrase(
        "N06",
        r"[、和及或与][^，；。]{0,24}?(?:不予公开|无法提供|不予处理)",
        _for_reasons,
        of_requests,
        never=_NEVER,
        following=r"[^，；。]{2,40}[、和及或与][^，；。]{2,24}?(?:不予公开|无法提供|不予处理)",
    ),
    _of_group(r"国家秘密|涉密", "不予公开", "refused_1"),
    _of_group(r"法[规律](?:规定)?禁止公开|法律法规禁止", "不予公开", "refused_2"),
    _of_group(r"三安全一稳定", "不予公开", "refused_3"),
    _of_group(r"第三方(?:不同意(?:公开)?|(?:的)?(?:合法)?(?:权益|利益))", "不予公开", "refused_4"),
    _of_group(r"内部(?:事务|管理)(?:性)?(?:信息|文件)?", "不予公开", "refused_5"),
    _of_group(r"过程性(?:信息)?", "不予公开", "refused_6"),
    _of_group(r"执法案卷(?:信息)?", "不予公开", "refused_7"),
    _of_group(r"查询(?:类)?(?:事项)?", "不予公开", "refused_8"),
    _of_group(
        r"(?:(?:政府)?信息|[本我该](?:行政机关|机关|单位|局|办|委|镇|乡|街道))?不(?:掌握|存在|属于?本\S{1,8}?(?:掌握|公开|职责|制作|保存|信息))(?:范围)?(?:的|相关|该|所申请)*(?:政府)?(?:信息)?",
        "无法提供",
        "unable_1",
    ),
    _of_group(
        r"(?:没有|无)现成(?:的)?(?:政府)?信息(?:，?需要?(?:另行|加工)?制作)?|另行制作|加工制作", "无法提供", "unable_2"
    ),
    _of_group(r"(?:经)?补正后?(?:申请内容)?仍?(?:然)?(?:内容)?不明确", "无法提供", "unable_3"),
    _of_group(r"信访[^、，]{0,9}|投诉(?:、)?举报|举报(?:、)?投诉", "不予处理", "not_processed_1"),
    _of_group(r"重复(?:申请(?!人)|提交)?(?!申请人)", "不予处理", "not_processed_2"),
    _of_group(r"(?:公开)?出版物", "不予处理", "not_processed_3"),
    _of_group(r"反复(?:申请)?", "不予处理", "not_processed_4"),
    _of_group(r"重新出具\S{0,7}", "不予处理", "not_processed_5"),
    _result(
        rf"全部(?:公开)?{JOINER}部[分份]公开|(?:予以|同意|准予|全部)?(?<!不)(?<!主动)公开{JOINER}部[分份]公开(?:政府信息)?",
        "granted",
        "partly_granted",
    ),
    phrase(
        "N06",
        r"^(?:其中)?公开类",
        lambda place: (*_line("granted", "partly_granted")(place), *_line("granted")(place)),
        of_requests,
        never=_NEVER,
    ),
    _result(
        r"(?:同意|予以|可以)?部[分份](?:予以|同意)?公开|公开部分(?:内容|信息)|区分处理(?:后(?:予以)?公开)?",
        "partly_granted",
    ),
    _result(r"[不免]予以?公开(?:政府信息)?|(?<!第三方)不同意公开|(?<![予主])不公开", "refused"),
    _result(
        r"(?<!不)予以公开|(?<![不未分份])同意公开|(?<![未不])[准给]予公开|(?:全部|完全)(?:予以)?公开|(?<!未)获(?:得|准)?公开|(?<!未)得到公开",
        "granted",
        bearing=_beside_those_open_already,
    ),
    # 公开答复274件 are all that were answered, or those granted
    phrase(
        "N06",
        r"(?<!申请)(?<!信息)公开答复",
        lambda place: (*_line("granted")(place), requests_line(place.report, "total")),
        of_requests,
        never=_NEVER,
        loose=True,
    ),
    phrase(
        "N06",
        r"^(?:其中|(?:办理|答复)?结果中?|答复中|[，：])*(?:已|依法|主动|直接)?公开(?!申请)",
        lambda place: (*_line("granted")(place), *_line("granted", "partly_granted")(place)),
        beside_others,
        near=_near("granted"),
        # 受理公开政府信息申请2件
        never=rf"{_NEVER}|公开(?:政府)?信息的?申请",
    ),
    _result(r"已主动公开|主动公开范围", "granted", loose=True, never=r"建议|提案|条例"),
    _result(r"(?:本机关)?(?:无法|不能|未能)(?:予以)?提供(?:(?:政府)?信息)?", "unable"),
    _result(r"不予?处理", "not_processed"),
    phrase(
        "N06",
        r"其[他它](?:方式|类型|情形)?(?:处理|办理|答复)(?:方式|结果)?",
        _other_handling,
        of_requests,
        near=_near("other_handling"),
        never=_NEVER,
    ),
    _result(r"国家秘密|涉密", "refused_1"),
    _result(r"法律禁止公开|(?:其[他它])?法律[、，和及]?(?:行政)?法规(?:规定)?禁止公开|法律法规禁止", "refused_2"),
    _result(r"三安全一稳定[”\"]?", "refused_3"),
    _result(r"第三方(?:的)?(?:合法)?权益|涉及?第三方|第三方类|第三方不同意(?:公开)?", "refused_4"),
    _result(r"商业秘密[、和及或]?(?:个人隐私)?|个人隐私", "refused_4", loose=True),
    _result(
        r"内部(?:事务|管理)(?:性)?(?:信息|文件)?",
        "refused_5",
        never=r"建议|提案|议案|目录|栏目|复议|诉讼|内部(?!事务|管理)",
    ),
    _result(r"过程性(?:信息)?", "refused_6"),
    _result(r"(?:行政)?执法案卷(?:信息)?", "refused_7"),
    _result(
        r"行政查询(?:类)?(?:事项)?|查询(?:类事项|类|事项)|工商(?:登记)?(?:资料|信息)查询|不动产登记(?:资料)?查询",
        "refused_8",
        never=r"建议|提供查询|查询服务|接待|(?<!依)次",
    ),
    _result(r"(?:本机关|本单位|我局|本办|本行政机关)?不掌握(?:相关|该|所申请)?(?:的)?(?:政府)?(?:信息)?", "unable_1"),
    _result(
        r"(?:政府)?信息不存在|不存在(?:的|相关|该|所申请)*(?:政府)?信息|(?:查)?无此(?:政府)?信息|不属于?(?:本(?:行政)?(?:机关|单位|部门|局)|我[局委办镇])\S{0,8}|(?:非|不是)本(?:机关|单位|局)(?:掌握|制作|公开)\S{0,6}",
        "unable_1",
        loose=True,
    ),
    _result(
        r"(?:没有|无)现成(?:的)?(?:政府)?信息(?:，?(?:需要?|需另行)?(?:另行|加工)?(?:制作|分析|加工))?|(?:需要?)?另行制作",
        "unable_2",
    ),
    _result(r"补正后(?:的)?(?:申请)?(?:内容)?仍?(?:然)?不明确", "unable_3"),
    _result(
        r"信访[、，和及]?(?:举报)?[、，和及]?(?:投诉)?(?:举报)?",
        "not_processed_1",
        never=r"建议|接待|来信|信访件|信访事项|办理信访|化解|(?:受理|接待|收到|处理)(?:群众|各类)?信访|网上信访|信访(?:案|工单|总量|量)",
    ),
    _result(r"重复(?:申请(?!人)|提交)?(?!申请人)", "not_processed_2", never=rf"{_NEVER}|同一"),
    _result(r"(?:要求)?(?:提供)?公开出版物", "not_processed_3"),
    _result(r"(?:无正当理由)?大量(?:、)?反复(?:申请)?", "not_processed_4"),
    _result(r"(?:要求)?(?:行政机关)?确认或(?:者)?重新出具(?:已获取)?(?:的)?(?:政府)?(?:信息)?", "not_processed_5"),
    _result(
        r"(?:无正当理由)?逾期(?:未|不)补正(?:[^，；、及和与]|、(?:行政机关)?不再处理|、行政机关){0,12}",
        "other_handling_1",
    ),
    _result(
        r"未按收费通知(?:要求)?(?:缴费|缴纳)\S{0,12}|逾期未?(?:按\S{0,6}?)?(?:不|未)?(?:要求)?(?:缴纳?费用?|缴费|交费)\S{0,12}",
        "other_handling_2",
    ),
    _result(r"不再处理", "not_processed", "other_handling", loose=True),
    phrase(
        "N06",
        r"(?:申请人)?(?:主动|自行|自愿|自己)*(?:撤[回销件]|放弃)(?:了|其)?(?:申请)?",
        lambda place: (*_line("other_handling_3")(place), *_line("other_handling")(place)),
        of_requests,
        never=_NEVER,
        loose=True,
    ),
    phrase("N06", r"其[他它]", _rest, _after_another_result, near=_near("other_handling"), never=_NEVER),
)
