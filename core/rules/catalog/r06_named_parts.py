"""R06: the requests that a parent's text says a unit received are those of the unit's own report."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from core.forms.address import Table, address
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.across.collection import CollectedReport, Collection
from core.rules.across.collection_rule import CollectionResult, CollectionRule, FileSource, Results
from core.rules.across.sums import single_version
from core.rules.across.units import Unit
from core.rules.narrative.words.surroundings import REQUEST_UNITS
from core.rules.rule import Example, inferred
from core.rules.verdict import Severity, Verdict
from core.source.numerals import plain
from core.source.provenance import mark_place

_ABOUT_REQUESTS = re.compile(r"(?:信息公开|公开)申请|依申请")
_RECEIVED = re.compile(r"收到|受理|接到|收办|新收")
_OTHER = re.compile(
    r"复议|诉讼|同比|环比|较|占|增|减|升|降|办结|答复|主动公开|予以公开|部分公开|不予|无法提供|网站|信函|邮|当面|现场|网[上络]|线[上下]|平台|渠道"
    r"|涉及|有关|关于|类|上半年|下半年|季度|月|截至|累计|以来|历年|上年|去年|转办|结转|自然人|法人|企业"
)
"""Words with which numbers are parts of the requests, or something else altogether."""
_SEPARATOR = re.compile(r"[，,、；;：:（(。\s]")
_TAIL = re.compile(r"(?:新收|收到|受理|接到|共|为|有)*+$")
_ENDINGS = ("人民政府办公室", "人民政府", "办事处", "管理委员会", "管委会")
_FEWEST = 2


def _results(rule: CollectionRule, collection: Collection, _settings: Mapping[str, Decimal]) -> Results:
    for parent in collection.tree.parents() if collection.tree else ():
        report = single_version(collection, parent)
        units = collection.tree.below(parent.name) if collection.tree else ()
        if report is None or not units:
            continue
        names = _short_names(parent, units)
        for sentence in report.sentences():
            found = list(_named(sentence, names, report.year))
            # one name beside a number may be anything; a row of them is a list of units
            if len({unit.name for unit, _ in found}) >= _FEWEST:
                for unit, mention in found:
                    yield from _judge(rule, collection, parent, report, (sentence, mention, unit))


def _short_names(parent: Unit, units: tuple[Unit, ...]) -> Mapping[str, Unit]:
    """What a text calls the units: without the parent's place, without 人民政府, without 区."""
    place = _without_ending(parent.name)
    names: dict[str, list[Unit]] = {}
    for unit in units:
        short = unit.name.removeprefix(place)
        bare = _without_ending(short)
        variants = {unit.name, short, bare, f"{place[-1:]}{short}", *unit.facts.former_names}
        if len(bare) > 2 and bare[-1] in "市县区镇乡":
            variants.add(bare[:-1])
        for name in variants:
            if len(name) > 1:
                names.setdefault(name, []).append(unit)
    return {name: found[0] for name, found in names.items() if len(found) == 1}


def _without_ending(name: str) -> str:
    return next((name[: -len(end)] for end in _ENDINGS if name.endswith(end) and len(name) > len(end)), name)


def _named(sentence: Sentence, names: Mapping[str, Unit], year: int | None) -> Iterator[tuple[Unit, Mention]]:
    text = sentence.text.characters
    if not _ABOUT_REQUESTS.search(text) or not _RECEIVED.search(text) or _OTHER.search(text):
        return
    if any(mention.kind is MentionKind.YEAR and mention.value != year for mention in sentence.mentions):
        return
    for mention in sentence.mentions:
        if mention.kind is MentionKind.COUNT and mention.unit in REQUEST_UNITS and not mention.approximate:
            words = _TAIL.sub("", _SEPARATOR.split(text[max(mention.start - 30, 0) : mention.start])[-1])
            unit = names.get(words.removeprefix("其中"))
            if unit is not None:
                yield unit, mention


def _judge(
    rule: CollectionRule,
    collection: Collection,
    parent: Unit,
    report: CollectedReport,
    said: tuple[Sentence, Mention, Unit],
) -> Iterator[CollectionResult]:
    sentence, mention, unit = said
    child = single_version(collection, unit)
    if child is None or Table.REQUESTS not in child.tables:
        return
    cells = tuple(address(Table.REQUESTS, line, "total") for line in ("received", "carried_in", "total"))
    received, carried_in, handled = (child.amount(at) for at in cells)
    accepted = {received, handled, None if received is None or carried_in is None else received + carried_in}
    words = sentence.text.characters[max(mention.start - 12, 0) : mention.stop]
    verdict = (
        Verdict.HOLDS if mention.value in accepted else Verdict.UNDETERMINED if None in accepted else Verdict.BROKEN
    )
    paragraph = report.passages[mark_place(sentence.text.marks[0])]
    given = "（读不出）" if received is None else plain(received)
    yield CollectionResult(
        rule.id,
        f"{parent.name} 正文 {unit.name}",
        verdict,
        (parent.name, unit.name),
        (report, child),
        f"上级正文写“…{words}”，{unit.name}的报告表三新收总计为 {given}",
        "上级正文分列的数应与该单位自己的报告一致（新收、含上年结转或办理总计之一）",
        "该单位的表三有读不出的数" if verdict is Verdict.UNDETERMINED else "",
        cells=cells[:1],
        sources=tuple(FileSource(report.index, report.file, place) for place in paragraph.sources)
        + tuple(FileSource(child.index, child.file, place) for place in child.places.get(cells[0], ())),
    )


_CASE = """
单位：青禾市人民政府
单位：青禾市临溪县人民政府 < 青禾市人民政府 县级政府
单位：青禾市河口区人民政府 < 青禾市人民政府 县级政府
报告：青禾市人民政府
一：全市共收到政府信息公开申请60件，其中临溪县{}件、河口{}件。
报告：青禾市临溪县人民政府
表三 总计
新收 35
上年结转 2
办理总计 36
报告：青禾市河口区人民政府
表三 总计
新收 25
上年结转 0
办理总计 25
"""

NAMED_PARTS = CollectionRule(
    id="R06",
    title="正文分列与下级报告",
    severity=Severity.DOUBT,
    check=_results,
    explanation="上级报告正文按单位分列的申请数，应等于该单位自己报告的表三本年新收、新收加上年结转或办理总计。",
    basis=inferred("两份报告说的是同一批申请"),
    next_step="对照下级单位的报告与汇总台账，看是谁的数后来改过",
    examples=(
        Example(_CASE.format(35, 25), Verdict.HOLDS),
        Example(_CASE.format(37, 25), Verdict.HOLDS),
        Example(_CASE.format(53, 25), Verdict.BROKEN),
        Example(_CASE.replace("新收 35", "新收 缺").format(53, 25), Verdict.HOLDS),
        Example(_CASE.replace("政府信息公开申请", "行政复议申请").format(53, 25), None),
    ),
    usual=False,
)
