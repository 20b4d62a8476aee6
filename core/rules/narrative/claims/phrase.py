"""What a line of the phrase book is: words beside a number, and the cells that the number must then equal.

To teach the program another way of saying something, add its words to a line of :mod:`core.rules.narrative.claims.phrase_book`.
"""

import re
from collections.abc import Callable

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.report.sentence import MentionKind
from core.rules.narrative.claims.counterparts import Counterpart
from core.rules.narrative.words.spots import Spot
from core.rules.narrative.words.surroundings import REQUEST_UNITS
from core.rules.narrative.words.topics import Bearing, Topic, bearing_of


class Place(Struct, frozen=True):
    """Where a phrase stands: the report, the number among its words, the rule of the number before it, and the passage.

    ``lines`` and ``columns`` of table 3 are what the total above a list counts, where it is not all requests: 予以公开44件
    （自然人40件）, 自然人120件，其中予以公开40件.
    """

    report: AnnualReport
    spot: Spot
    rule_before: str = ""
    around: str = ""
    lines: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


Accept = Callable[[Place], tuple[Counterpart, ...]]
Bearings = Callable[[Place], Bearing]


def about(topic: Topic) -> Bearings:
    """How a place bears on a topic."""
    return lambda place: bearing_of(topic, place.spot.head + place.spot.tail, place.spot.before)


def nothing(_: Place) -> tuple[Counterpart, ...]:
    """No counterparts."""
    return ()


class Phrase(Struct, frozen=True):
    """Words that end the label of a number, or follow it, and what the number may then equal.

    ``rule`` judges it; a ``loose`` phrase may say that a number agrees, and never that it differs. ``near`` are other
    values that the writer may have meant: a number that equals one of them is a hint only. ``never`` are words that make
    the label mean something else. ``across`` lets the words that follow run over a comma: 3件因未到期，结转下年度.
    """

    rule: str
    words: re.Pattern[str]
    following: re.Pattern[str]
    anywhere: re.Pattern[str]
    accept: Accept
    bearing: Bearings
    near: Accept = nothing
    never: re.Pattern[str] | None = None
    loose: bool = False
    units: frozenset[str] = REQUEST_UNITS
    kind: MentionKind = MentionKind.COUNT
    across: bool = False

    def fits(self, spot: Spot, *, wider: bool = False) -> bool:
        """Whether the number's own words are these, or those of the clause before."""
        if wider:
            # 个人为主，136件中有120件: the first number is what the words divide
            # 未作出不予公开答复，1件经补正仍不明确: what the clause before denies names no number
            # 已全部办结，其中1件涉及……: a part is not what the words before call all
            named = not _A_WHOLE.match(spot.ahead) and not _DENIED.search(spot.wider) and not self._is_of_a_part(spot)
            # 均已办结，5件可以公开: what follows the number says what it counts
            named = named and not (spot.tail and not spot.label)
            said = named and self.words.search(spot.wider) is not None
        else:
            said = self.words.search(spot.label) is not None or self._follows(spot)
        return said and self._counts(spot)

    def _is_of_a_part(self, spot: Spot) -> bool:
        return self.rule in _OF_ALL and spot.label.startswith("其中")

    def _follows(self, spot: Spot) -> bool:
        if spot.tail and self.following.fullmatch(spot.tail):
            return True
        ended = _STATEMENT.match(spot.ahead) if self.across else None
        return ended is not None and self.following.fullmatch(_plain(ended.group())) is not None

    def named_in(self, words: str, spot: Spot) -> bool:
        """Whether the phrase stands anywhere in ``words``: enough to see that a number agrees, never that it differs."""
        return self.anywhere.search(words) is not None and self._counts(spot)

    def _counts(self, spot: Spot) -> bool:
        if spot.mention.kind is not self.kind or spot.mention.unit not in self.units or spot.counts_sorts:
            return False
        # 7件并同步解读 goes on with something else
        return self.never is None or self.never.search(spot.own + _FURTHER.split(spot.tail)[0][:_NEAR]) is None


_NEAR = 12
_OF_ALL = frozenset(("N01", "N03"))
_FURTHER = re.compile("并|且|同步|及时")
_DENIED = re.compile(r"未(?:曾)?(?:作出|发生|收到|出现|接到|产生|有)|没有|不存在|^无(?!法)")
_A_WHOLE = re.compile("(?:申请)?(?:当|之)?[中里](?!止)")
_STATEMENT = re.compile("[^。；]+(?=[。；])")


def _plain(words: str) -> str:
    return re.sub("[，、：]", "", words)


_FILL = r"(?:全年|本年度?|当年|的|了|量|约|近|仅|只有|只|大约|将近|超过?|逾|范围|申请件|申请|案件|案|决定|答复|事项|情形|情况|类|数量|件数|总数|总量|共计?|总计|合计|累计|总共|分别|为|是|有|还有|尚有|尚余|收到|立案|发生|计|达到?|数|：|其中|提出|提交|—)*+$"
_LEAD = r"(?:按申请(?:事项|内容)|(?:[我本该](?:行政机关|机关|单位|部门|局|委|办|镇|乡|街道)|机关)(?=内部|过程|执法|行政执法|行政查询)|全部|获得|得到|告知|于|在|的|申请人?|案件|为|是|系|属于?|被|均|已|予以|决定|作出|按|给予|依法|结果|依据|因|由|来自|以)*"
_TRAIL = r"(?:的|了|申请人?|案件|决定|答复|事项|情形|情况|类|提出|提交|处理|办理|结果|等|之?中|当中|里|外|以外|之外)*"


def words_before(words: str) -> re.Pattern[str]:
    """Words at the end of a label, with what usually stands between them and the number."""
    return re.compile(f"(?:{words}){_FILL}")


def words_after(words: str) -> re.Pattern[str]:
    """The same words where they follow the number: 6件予以公开."""
    return re.compile(f"{_LEAD}(?:{words}){_TRAIL}")


def phrase(  # noqa: PLR0913 (a line of a table names what it needs)
    rule: str,
    words: str,
    accept: Accept,
    bearing: Bearings,
    *,
    near: Accept = nothing,
    never: str = "",
    loose: bool = False,
    kind: MentionKind = MentionKind.COUNT,
    units: frozenset[str] = REQUEST_UNITS,
    following: str = "",
    across: bool = False,
) -> Phrase:
    """A line of the phrase book. ``following`` are the words after the number, where they are not the same ones."""
    return Phrase(
        rule,
        words_before(words),
        words_after(following or words),
        re.compile(words.lstrip("^")),
        accept,
        bearing,
        near,
        re.compile(never) if never else None,
        loose,
        units,
        kind,
        across,
    )
