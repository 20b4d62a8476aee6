"""The command line: ``gouji audit FILE|FOLDER…``.

Exit status: 0 no errors, 1 at least one finding of severity error, 2 wrong usage (or the workbook could not be written),
3 some file could not be read.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import structs
from rich.console import Console
from typer.exceptions import TyperException

from core import __version__
from core.audit.audited_report import AuditedReport, Conclusion
from core.audit.options import AuditOptions
from core.batch.files import report_files
from core.batch.many import Outcome, audit_all
from core.batch.years import GivenLastYear, audit_linked
from core.collection.finding import CollectionAudit
from core.export.collection_text import collection_text
from core.export.errors import ExportError
from core.export.json_report import report_json, reports_json
from core.export.plain_text import report_text
from core.rules.across.units import UnitTree
from core.rules.pack import RulePack
from core.sandbox.client import SandboxClient
from core.self_test import run_self_test
from core.source.unreadable import Unreadable

if TYPE_CHECKING:
    from core.batch.across import Across

EXIT_OK, EXIT_ERRORS, EXIT_USAGE, EXIT_UNREADABLE = 0, 1, 2, 3

_app = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help="勾稽：政府信息公开年报审核"
)
_errors = Console(stderr=True, highlight=False, markup=False)


class OutputFormat(StrEnum):
    """How results are written to standard output."""

    TEXT = "text"
    JSON = "json"


@_app.callback()
def _common() -> None:
    """勾稽：政府信息公开工作年度报告审核（离线）。"""


@_app.command()
def version() -> None:
    """显示版本号。"""
    typer.echo(f"gouji {__version__}")


@_app.command("self-test")
def self_test() -> None:
    """用随程序附带的样例核对程序本身：读取、勾稽、画页、导出是否都与预期一致。"""
    with SandboxClient() as sandbox:
        outcome = run_self_test(sandbox)
    lines = [f"{'通过' if check.passed else '未通过'}　{check.title}" for check in outcome.checks]
    _write("\n".join([*lines, outcome.sentence]).encode("utf-8", "replace"))
    raise typer.Exit(EXIT_OK if outcome.passed else EXIT_ERRORS)


@_app.command()
def audit(  # noqa: PLR0913, PLR0917 - every option of the command is one
    places: Annotated[list[Path], typer.Argument(metavar="文件或文件夹…", help="要审核的年度报告，或放报告的文件夹")],
    output: Annotated[OutputFormat, typer.Option("--format", help="输出格式：文字或 JSON")] = OutputFormat.TEXT,
    last_year: Annotated[
        Path | None,
        typer.Option(
            metavar="文件", help="上一年度的报告，用来核对衔接与雷同；几个文件之间按机关和年度自动配对，这一份优先"
        ),
    ] = None,
    archived: Annotated[
        Path | None,
        typer.Option(
            "--archived-last-year",
            metavar="文件",
            help="办公室存档的上年报告，与 --last-year 的一份逐格对照（规则 Y12，只审一份报告时可用）",
        ),
    ] = None,
    pack: Annotated[Path | None, typer.Option(metavar="规则包.toml", help="规则包：关闭规则或调整级别")] = None,
    workbook: Annotated[
        Path | None, typer.Option(metavar="底稿.xlsx", help="另存审核底稿（只审一份报告时可用）")
    ] = None,
    part: Annotated[
        int, typer.Option(min=0, metavar="序号", help="文件里有几份年度报告时，审核第几份（只审一个文件时可用）")
    ] = 0,
    password: Annotated[
        str, typer.Option(metavar="密码", help="加密文件的打开密码（只在内存里用，不保存也不显示）")
    ] = "",
    units: Annotated[
        Path | None,
        typer.Option(metavar="名单.xlsx", help="单位名单：上下级、期限、收到日期等，用来核对汇总、未报送和逾期"),
    ] = None,
    earlier: Annotated[
        Path | None, typer.Option(metavar="上次.json", help="上次审核的 JSON 输出，用来核对退回后是否改正")
    ] = None,
    overview: Annotated[
        Path | None, typer.Option(metavar="总览.xlsx", help="另存一批报告的总览（审核文件夹或几个文件时可用）")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, max=32, metavar="N", help="同时审核几份")] = 1,
) -> None:
    """审核年度报告：核对三张表的勾稽关系与正文数字。"""
    single = len(places) == 1 and not places[0].is_dir()
    _refuse_misplaced(
        (workbook is not None and not single, "--workbook 一次只能为一份报告生成底稿，请只指定一个文件"),
        (part and not single, "--part 是某一个文件里的序号，请只指定一个文件"),
        (overview is not None and single, "--overview 是一批报告的总览，请指定文件夹或几个文件"),
        (earlier is not None and single, "--earlier 用来核对一批报告退回后是否改正，请指定文件夹或几个文件"),
        (
            archived is not None and not (single and last_year is not None),
            "--archived-last-year 要与 --last-year 一起用，请只指定一个要审核的文件",
        ),
    )
    options = AuditOptions(pack=_pack(pack), password=password)
    last, kept = _last_year(last_year, options), _last_year(archived, options)
    archive = kept.audited.report if kept is not None else None
    options = structs.replace(options, part=part, archived_last_year=archive, units=_units(units))
    status = _Status(last)
    ours = [path for path in (units, earlier, overview) if path is not None]
    outcomes = status.watching(_audited(places, jobs, options, last, ours))
    if single:
        _tell_one(next(outcomes), output, workbook)
    else:
        status.add(_tell_all(outcomes, output, _across(options, earlier), overview))
    status.tell_unused()
    raise typer.Exit(status.code)


def _tell_one(outcome: Outcome, output: OutputFormat, workbook: Path | None) -> None:
    _write(report_json(outcome) if output is OutputFormat.JSON else _text(outcome))
    if workbook is not None and isinstance(outcome, AuditedReport):
        _save_workbook(outcome, workbook)


def _tell_all(outcomes: Iterator[Outcome], output: OutputFormat, across: "Across", overview: Path | None) -> int:
    """Every report as it comes, then what was found across them; the exit status that this asks for."""
    if output is OutputFormat.JSON:
        _write(reports_json(across.watching(outcomes), across.found))
    else:
        for outcome in across.watching(outcomes):
            _write(_text(outcome) + b"\n")
        if across.found().standings:
            _write(collection_text(across.found()).encode("utf-8", "replace"))
    if overview is not None:
        _save_overview(across.found(), overview)
    return EXIT_ERRORS if across.found().has_errors else EXIT_OK


@_app.command("units-template")
def units_template(
    target: Annotated[Path, typer.Argument(metavar="名单.xlsx", help="写到哪里")],
) -> None:
    """写一份空的单位名单，填好后用 audit --units 交给程序。"""
    # see _save_workbook
    from core.export.units_template import write_units_template  # noqa: PLC0415

    if target.exists():
        raise typer.BadParameter(f"“{target.name}”已经有了，请换一个文件名，以免盖掉填好的名单")
    write_units_template(target)


def _refuse_misplaced(*cases: tuple[object, str]) -> None:
    """Stop with the first of the sentences whose case holds."""
    for holds, sentence in cases:
        if holds:
            raise typer.BadParameter(sentence)


class _Status:
    """The exit status of what has passed by: 3 wins over 1, 1 over 0. Reports themselves are not kept.

    It also knows whether the report named as last year's was used at all.
    """

    def __init__(self, last: GivenLastYear | None) -> None:
        self.code = EXIT_OK
        self._last = last
        self._used = last is None

    def watching(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            self.code = max(self.code, _status_of(outcome))
            self._used = self._used or (self._last is not None and self._last.was_used(outcome))
            yield outcome

    def add(self, code: int) -> None:
        self.code = max(self.code, code)

    def tell_unused(self) -> None:
        if not self._used and self._last is not None:
            _errors.print(self._last.unused)


def _status_of(outcome: Outcome) -> int:
    if isinstance(outcome, Unreadable):
        return EXIT_UNREADABLE
    return EXIT_ERRORS if outcome.conclusion is Conclusion.ERRORS else EXIT_OK


def _text(outcome: Outcome) -> bytes:
    return report_text(outcome).encode("utf-8", "replace")


def _save_workbook(outcome: AuditedReport, target: Path) -> None:
    # two spreadsheet libraries take a quarter of a second to import: only those who want a workbook wait for them
    from core.export.workbook import write_workbook  # noqa: PLC0415

    write_workbook(outcome, target)


def _save_overview(audit: CollectionAudit, target: Path) -> None:
    # see _save_workbook
    from core.export.overview import write_overview  # noqa: PLC0415

    write_overview(audit, target)


# The rules themselves take half a second to import, and only the worker needs them for a report: what wants them here as well,
# a list, a pack or a batch, imports them when it is asked for.


def _across(options: AuditOptions, earlier: Path | None) -> "Across":
    from core.batch.across import Across  # noqa: PLC0415
    from core.batch.given import GivenError  # noqa: PLC0415

    try:
        return Across(options, earlier)
    except GivenError as error:
        raise typer.BadParameter(str(error)) from error


def _units(path: Path | None) -> UnitTree | None:
    if path is None:
        return None
    from core.batch.given import GivenError, units_in  # noqa: PLC0415

    try:
        units = units_in(path)
    except GivenError as error:
        raise typer.BadParameter(str(error)) from error
    if units.ignored:
        _errors.print(f"名单里没有用到的列：{'、'.join(units.ignored)}")
    return units.tree


def _last_year(path: Path | None, options: AuditOptions) -> GivenLastYear | None:
    if path is None:
        return None
    last = next(outcome for _, outcome in audit_all([path], options=options))
    if isinstance(last, Unreadable):
        _errors.print(f"上年报告“{last.name}”没有读成：{last.message}")
        raise typer.Exit(EXIT_UNREADABLE)
    return GivenLastYear(path, last)


def _pack(path: Path | None) -> RulePack:
    if path is None:
        return RulePack()
    from core.audit.packs import pack_at  # noqa: PLC0415
    from core.rules.pack_file import PackError  # noqa: PLC0415

    try:
        return pack_at(path)
    except PackError as error:
        raise typer.BadParameter(str(error)) from error


def _audited(
    places: Sequence[Path], jobs: int, options: AuditOptions, last: GivenLastYear | None, ours: Sequence[Path]
) -> Iterator[Outcome]:
    # the list of units, or the last overview, may lie beside the reports
    known = {path.absolute() for path in ours}
    found = [one for one in report_files(places) if isinstance(one, Unreadable) or one.absolute() not in known]
    paths = [entry for entry in found if isinstance(entry, Path)]
    with _errors.status("正在审核…") as status:
        outcomes = audit_linked(paths, jobs, options, last, lambda name: status.update(f"正在读取… {name}"))
        for number, entry in enumerate(found, 1):
            if isinstance(entry, Unreadable):
                yield entry
                continue
            if len(paths) == 1 or number > 1:
                status.update(f"正在审核… {number}/{len(found)} {entry.name}")
            yield next(outcome for _, outcome in outcomes)


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; every mistake ends in a sentence and an exit status, never in a traceback."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """The same, with the exit status as a value."""
    try:
        status = _app(args=list(arguments) if arguments is not None else None, standalone_mode=False)
    except TyperException as error:
        _errors.print(f"用法有误：{_in_chinese(error)}。\n用“gouji audit --help”查看用法。", soft_wrap=True)
        return EXIT_USAGE
    except (typer.Abort, KeyboardInterrupt):
        _errors.print("已中止。")
        return EXIT_USAGE
    except ExportError as error:
        _errors.print(f"审核底稿没有写成：{error}")
        return EXIT_USAGE
    except BrokenPipeError:
        return EXIT_OK
    return status if isinstance(status, int) else EXIT_OK


_MISTAKES = {
    "MissingParameter": "没有指定要审核的文件或文件夹",
    "NoSuchOption": "没有这个选项（{}）",
    "NoSuchCommand": "没有这个命令（{}）",
}


def _in_chinese(error: TyperException) -> str:
    """The library's own mistakes are known only by the names of their classes."""
    said = error.format_message().rstrip("。.")
    known = _MISTAKES.get(type(error).__name__)
    if known is not None:
        return known.format(said)
    # what we say ourselves needs no explanation; the library's words stand in brackets
    return (
        said.removeprefix("Invalid value: ")
        if said.startswith("Invalid value: 文") or "请" in said
        else f"选项或参数的值不对（{said}）"
    )


if __name__ == "__main__":
    main()
