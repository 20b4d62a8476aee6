"""Audits of many files among which each report is held against last year's of the same organ.

Every file is read first, which tells the years and organs apart; then what was read is checked, without reading it again.
What is kept in between are packed readings, up to a limit; of files beyond it only the figures and the text are kept, and
they are read once more.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, structs

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.batch.many import Outcome, audit_all
from core.batch.pairs import Entry, last_years
from core.batch.workers import Workers
from core.report.organ_name import organ_key
from core.rules.file_traits import FileTraits
from core.sandbox.client import Sandbox, SandboxClient
from core.sandbox.protocol import ReadDone
from core.source import limits
from core.source.document import ReadProblem
from core.source.unreadable import Unreadable

Told = Callable[[str], None]


class _File(Struct, frozen=True):
    """A file to be checked: what was read of it and the report to take for last year's."""

    path: Path
    read: ReadDone | Unreadable
    last: tuple[ReadDone, ...] = ()
    problem: str = ""
    former_names: tuple[str, ...] = ()


class GivenLastYear(Struct, frozen=True):
    """The file that the user names as last year's report, as it was read."""

    path: Path
    audited: AuditedReport

    def was_used(self, outcome: Outcome) -> bool:
        """Whether the outcome's report was held against it."""
        last = outcome.last_year if isinstance(outcome, AuditedReport) else None
        return last is not None and last.name == self.path.name

    @property
    def unused(self) -> str:
        """What is said where no report was."""
        report = self.audited.report
        whose = f"{report.organ or '机关不明'}，{report.year or '年度不明'}"
        return f"上年报告“{self.path.name}”（{whose}）与要审核的文件都对不上机关和年度，没有用上。"


def audit_linked(
    paths: Sequence[Path], jobs: int, options: AuditOptions, last: GivenLastYear | None, tell: Told
) -> Iterator[tuple[Path, Outcome]]:
    """The outcome of one file, held against ``last`` whatever it is; or of several, as :func:`audit_years` pairs them."""
    if len(paths) > 1:
        return audit_years(paths, jobs, options, [last.path] if last is not None else [], tell, _former(options))
    if last is not None:
        document = last.audited.document
        traits = FileTraits(document.name, document.recognised)
        options = structs.replace(options, last_year=last.audited.report, last_file=traits)
    return audit_all(paths, jobs, options)


def _former(options: AuditOptions) -> Mapping[str, Sequence[str]]:
    units = options.units.units if options.units is not None else ()
    return {unit.name: unit.facts.former_names for unit in units if unit.facts.former_names}


def audit_years(
    paths: Sequence[Path],
    jobs: int = 1,
    options: AuditOptions = DEFAULT_OPTIONS,
    given: Sequence[Path] = (),
    tell: Told = lambda _: None,
    former: Mapping[str, Sequence[str]] | None = None,
    sandbox: Callable[[], Sandbox] = SandboxClient,
) -> Iterator[tuple[Path, Outcome]]:
    """The outcome of each file in the order of ``paths``, ``jobs`` worker processes at once.

    ``given`` are further files that may only be last year's, and go before those of the batch. ``tell`` hears which file
    is being read; ``former`` gives the former names of organs. Where ``options`` names a report of last year, that one is taken for all.
    """
    if not paths:
        return
    every = [*paths, *given]
    with Workers(min(jobs, len(every)), sandbox) as workers:
        files = _paired(every, len(paths), list(_read(workers, every, options, tell)), former or {})
        judged = workers.each(lambda client, file: _judged(client, file, options), files)
        yield from zip(paths, judged, strict=True)


def _read(
    workers: Workers, paths: Sequence[Path], options: AuditOptions, tell: Told
) -> Iterator[ReadDone | Unreadable]:
    kept = 0
    tell(paths[0].name)
    for number, read in enumerate(workers.each(lambda client, path: client.read(path, options), paths), 1):
        if number < len(paths):
            tell(paths[number].name)
        if isinstance(read, ReadDone):
            kept += len(read.reading)
            yield read if kept <= limits.KEPT_BYTES else structs.replace(read, reading=b"")
        else:
            yield read


def _paired(
    paths: Sequence[Path], count: int, read: Sequence[ReadDone | Unreadable], former: Mapping[str, Sequence[str]]
) -> list[_File]:
    """The first ``count`` files, which are those to be checked, with their reports of last year."""
    entries = [
        Entry(path.name, one.organ, one.year, one.sha256, place >= count) if isinstance(one, ReadDone) else None
        for place, (path, one) in enumerate(zip(paths, read, strict=True))
    ]
    names = {organ_key(organ): tuple(olds) for organ, olds in former.items()}
    files = []
    for path, one, pair in zip(paths[:count], read, last_years(entries, former), strict=False):
        reports = tuple(last for last in (read[place] for place in pair.places) if isinstance(last, ReadDone))
        olds = names.get(organ_key(one.organ), ()) if isinstance(one, ReadDone) else ()
        files.append(_File(path, one, reports, pair.problem, olds))
    return files


def _judged(client: Sandbox, file: _File, options: AuditOptions) -> Outcome:
    read = file.read
    if isinstance(read, Unreadable):
        return read
    last = file.last if options.last_year is None else ()
    if last:
        options = structs.replace(options, last_file=_together(last))
    if file.former_names:
        options = structs.replace(options, facts=structs.replace(options.facts, former_names=file.former_names))
    if not read.reading:
        again = client.read(file.path, options)
        if isinstance(again, Unreadable):
            return again
        read = again
    outcome = client.judge(file.path, read.reading, tuple(one.report for one in last), options)
    if isinstance(outcome, Unreadable) or not file.problem:
        return outcome
    return structs.replace(outcome, problems=(*outcome.problems, ReadProblem("上年报告", file.problem)))


def _together(last: Sequence[ReadDone]) -> FileTraits:
    return FileTraits("、".join(one.file.name for one in last), any(one.file.recognised for one in last))
