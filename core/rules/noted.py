"""The check for rules that speak of what was noticed while a table was matched with the form."""

from collections.abc import Callable, Iterator, Sequence

from core.forms.address import Table
from core.report.annual_report import FormNote, NoteKind
from core.rules.rule import Rule, Subject
from core.rules.verdict import CheckResult, Verdict


class Noted:
    """Every note of the given kinds is a finding; each table without one holds.

    More than a few of them in one table become one finding that lists them, so that nobody confirms the same thing twenty
    times.
    """

    __slots__ = ("expectation", "kinds", "say", "tables")

    def __init__(
        self, say: Callable[[FormNote], str], expectation: str, *kinds: NoteKind, tables: frozenset[str] = frozenset()
    ) -> None:
        self.say = say
        self.expectation = expectation
        self.kinds = frozenset(kinds)
        self.tables = tables

    def results(self, rule: Rule, subject: Subject) -> Iterator[CheckResult]:
        """One result a note, or one that holds for each table without a note."""
        for table in subject.report.tables_found:
            if self.tables and table.value not in self.tables:
                continue
            notes = [note for note in subject.report.notes if note.table is table and note.kind in self.kinds]
            if not notes:
                yield CheckResult(rule.id, table.chinese, Verdict.HOLDS, rule.title)
            elif len(notes) > _LISTED:
                yield self._together(rule, table, notes)
            else:
                for note in notes:
                    place = f"{table.chinese} {note.name}".strip()
                    yield self._result(rule, place, self.say(note), (note,))

    def _together(self, rule: Rule, table: Table, notes: Sequence[FormNote]) -> CheckResult:
        said = "；".join(f"{note.name} {self.say(note)}" for note in notes[:_LISTED])
        return self._result(rule, table.chinese, f"共 {len(notes)} 处：{said}；等等", notes)

    def _result(self, rule: Rule, place: str, statement: str, notes: Sequence[FormNote]) -> CheckResult:
        return CheckResult(
            rule.id,
            place,
            Verdict.BROKEN,
            rule.title,
            statement=statement,
            expectation=self.expectation,
            cells=tuple(at for note in notes for at in note.cells),
            sources=tuple(source for note in notes for source in note.sources),
        )


_LISTED = 3
