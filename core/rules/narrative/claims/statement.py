"""What a number of the narrative says, and a passage with all that its numbers say."""

from msgspec import Struct

from core.report.sentence import Mention, Sentence
from core.rules.narrative.claims.counterparts import Counterpart
from core.rules.narrative.claims.obstacles import same_scope
from core.rules.narrative.claims.phrase import Phrase, Place
from core.rules.narrative.words.spots import Spot
from core.source.text import SourceText

LARGE = 10
"""A number below this may equal a cell by chance."""


class Statement(Struct, frozen=True):
    """A number that says what a table says.

    ``accepted`` are the values it may have, ``near`` those that only a loose wording excuses; ``obstacle`` is why it must
    not be called wrong, empty where it may be. ``whose`` is 全县 where a county's own report says it of the whole county, and
    nothing tells whether its tables count that much: a difference is a hint only.
    """

    sentence: Sentence
    mention: Mention
    rule: str
    accepted: tuple[Counterpart, ...]
    near: tuple[Counterpart, ...]
    obstacle: str
    place: Place
    phrase: Phrase
    whose: str = ""

    @property
    def words(self) -> SourceText:
        """The number with its measure word, as printed."""
        return self.sentence.text.slice(self.mention.start, self.mention.stop)

    @property
    def surely_agrees(self) -> bool:
        """Whether the number is that of the table, and no small one that may be so by chance."""
        value = self.mention.value
        return value >= LARGE and any(one.amount == value for one in self.accepted)


class Reading(Struct, frozen=True):
    """A passage with its counting numbers, and beside each what the phrase book makes of it."""

    passage: Sentence
    spots: tuple[Spot, ...]
    statements: tuple[Statement | None, ...]

    def of_the_tables(self, mention: Mention) -> bool:
        """Whether another number, with nobody else named between, is that of the tables, so that this one is meant of them too."""
        return any(
            one is not None
            and one.mention is not mention
            and one.surely_agrees
            and same_scope(self.passage, one.mention, mention)
            for one in self.statements
        )
