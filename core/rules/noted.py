"""The check for rules that speak of what was noticed while a table was matched with the form."""

from collections.abc import Callable, Iterator

from core.report.annual_report import FormNote, NoteKind
from core.rules.rule import Rule, Subject
from core.rules.verdict import CheckResult, Verdict


class Noted:
    """Every note of the given kinds is a finding; each table without one holds."""

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
            for note in notes:
                yield CheckResult(
                    rule.id,
                    f"{table.chinese} {note.name}".strip(),
                    Verdict.BROKEN,
                    rule.title,
                    statement=self.say(note),
                    expectation=self.expectation,
                    cells=note.cells,
                    sources=note.sources,
                )
