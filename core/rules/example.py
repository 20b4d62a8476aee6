"""Examples in a reviewer's notation, so that the same text is test, help page and explanation.

A line ``表三 自然人 商业企业 总计`` opens a table and names columns; each line below names a line of the form and its figures
(``空`` blank, ``缺`` unread, ``6？`` recognised without being sure; ``其余 0`` fills every line not named). 表二 and 表四 name their columns the same way.
``上年表三`` and ``上年五：文字`` are the same of last year's report, ``上年版次：2019``, ``上年年份：2020`` and ``上年机关：…`` its
particulars where they are not to be expected; ``存档表三`` opens a table of the copy of it that the office kept, ``曾用名：…`` is
a name that the organ had. ``一：文字``, ``五：文字``, ``六：文字`` are paragraphs of a section (``二（三）：文字`` of one numbered wrongly),
``有未读部分`` says that a page was not read. ``年份：2020``, ``版次：2019``, ``标题：…``, ``机关：…`` what they say, ``文件：名称`` the file's
name, ``扫描件`` that the file was recognised from pictures, ``应报年度：2023`` and ``期限：2024-01-31`` what the batch knows,
``要求：名称 五 词、词`` a content that a rule pack asks for in section 五 (零: anywhere),
``名单：单位类别 部门；收到日期 2024-01-20`` what the batch's table says (:mod:`core.rules.across.unit_columns`), and
``形式：line_missing 表三 2.重复申请`` is something noticed about the form (kind, table, name, then what is printed).
``题：六、其它需要报告的事项`` is the heading that a section prints. ``事实：类型 乡镇街道`` is a fact of the batch (类型, 执法, 收费 with
是 or 否, 上级 with an address and a number); ``识别页：2、3`` are pages recognised from pictures, and ``读取：comments 批注 有 3 处批注`` is a problem of reading (kind, place, message).
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct, structs

from core.forms.address import Address, Table, address
from core.forms.form import Edition, FormLine, TableForm, form_of
from core.forms.names import spoken_line
from core.report.annual_report import AnnualReport, EditionMark, Figure, FormNote, NoteKind, Section
from core.report.sentences import sentences_of
from core.rules.across.unit_columns import column_called
from core.rules.across.unit_rows import unit_of
from core.rules.across.units import Unit
from core.rules.facts import Facts, OrganKind
from core.rules.file_traits import FileTraits
from core.rules.required import RequiredContent
from core.rules.rule import Subject
from core.source.characters import folded
from core.source.document import ProblemKind, ReadProblem
from core.source.doubts import recognition_doubt
from core.source.numerals import FigureState, read_cell
from core.source.text import SourceText, located

_TABLES = {"表二": Table.DISCLOSURE, "表三": Table.REQUESTS, "表四": Table.DISPUTES}
_SECTIONS = {"零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_SECTION = re.compile(r"([零一二三四五六])(?:（(.)）)?")
_SHORT = {
    "新收": "received",
    "上年结转": "carried_in",
    "办理总计": "total",
    "结转下年": "carried_out",
    "行政复议": "reconsideration",
    "直接起诉": "litigation_direct",
    "复议后起诉": "litigation_after",
}


class _Draft(Struct):
    """What has been read of an example so far."""

    edition: Edition = Edition.Y2021
    year: int | None = 2023
    title: str = ""
    table: TableForm | None = None
    columns: tuple[str, ...] = ()
    figures: dict[Address, Figure] = {}
    paragraphs: list[tuple[int, str, str]] = []
    headings: dict[int, str] = {}
    notes: list[FormNote] = []
    tables: list[Table] = []
    marks: list[EditionMark] = []
    last_year: dict[Address, Figure] = {}
    last_paragraphs: list[tuple[int, str, str]] = []
    organ: str = ""
    file: FileTraits = FileTraits()
    required: list[RequiredContent] = []
    facts: Facts = Facts()
    filled: dict[Address, Figure] = {}
    last_edition: Edition | None = None
    last_said: dict[str, str] = {}
    archived: dict[Address, Figure] = {}
    unread_parts: bool = False


def subject_of(given: str) -> Subject:
    """The report that an example describes; raises ``ValueError`` for a word that the form does not know."""
    draft = _Draft()
    for raw in given.strip().splitlines():
        text = raw.strip()
        if text:
            _read(draft, text)
    report = _report(draft)
    last_year = _last_year(draft, report)
    return Subject(
        report,
        sentences_of(report),
        last_year,
        draft.unread_parts,
        sentences_of(last_year) if last_year is not None else (),
        draft.file,
        draft.facts,
        required=tuple(draft.required),
        archived_last_year=structs.replace(last_year, figures=draft.archived) if last_year and draft.archived else None,
    )


def _read(draft: _Draft, text: str) -> None:
    key, colon, value = text.partition("：")
    if text == "有未读部分":
        draft.unread_parts = True
    elif text == "扫描件":
        draft.file = structs.replace(draft.file, recognised=True)
    elif colon and key in _SAID:
        _SAID[key](draft, value)
    elif colon and (section := _SECTION.fullmatch(key.removeprefix("上年"))):
        paragraphs = draft.last_paragraphs if key.startswith("上年") else draft.paragraphs
        paragraphs.append((_SECTIONS[section[1]], section[2] or "", value))
    else:
        _read_table_line(draft, text.split())


def _edition(draft: _Draft, value: str) -> None:
    draft.edition = Edition(value)


def _year(draft: _Draft, value: str) -> None:
    draft.year = int(value) if value.isdigit() else None


def _title(draft: _Draft, value: str) -> None:
    draft.title = value


def _organ(draft: _Draft, value: str) -> None:
    draft.organ = value


def _file(draft: _Draft, value: str) -> None:
    draft.file = structs.replace(draft.file, name=value)


def _asked_year(draft: _Draft, value: str) -> None:
    draft.facts = structs.replace(draft.facts, year=int(value))


def _due(draft: _Draft, value: str) -> None:
    draft.facts = structs.replace(draft.facts, due=date.fromisoformat(value))


def _recognised(draft: _Draft, value: str) -> None:
    pages = tuple(int(page) for page in value.split("、"))
    draft.file = structs.replace(draft.file, recognised=True, recognised_pages=pages)


def _problem(draft: _Draft, value: str) -> None:
    kind, place, message = value.split(maxsplit=2)
    problem = ReadProblem(place, message, kind=ProblemKind(kind))
    draft.file = structs.replace(draft.file, problems=(*draft.file.problems, problem))


def _fact(draft: _Draft, value: str) -> None:
    name, *said = value.split()
    if name == "类型":
        draft.facts = structs.replace(draft.facts, kind=OrganKind(said[0]))
    elif name == "上级":
        figures = {**draft.facts.parent_figures, Address(said[0]): Decimal(said[1])}
        draft.facts = structs.replace(draft.facts, parent_figures=figures)
    else:
        draft.facts = structs.replace(draft.facts, **{_YES_OR_NO[name]: said[0] == "是"})


_YES_OR_NO = {"执法": "enforces", "收费": "charges"}


def _heading(draft: _Draft, value: str) -> None:
    draft.headings[_SECTIONS[value[0]]] = value


def _facts(draft: _Draft, value: str) -> None:
    said = dict(part.split() for part in value.split("；"))
    cells = [(column, text) for heading, text in said.items() if (column := column_called(heading)) is not None]
    unit = unit_of(1, cells)
    if not isinstance(unit, Unit) or len(cells) < len(said):
        msg = f"示例中的名单读不出：{value}"
        raise ValueError(msg)
    draft.facts = structs.replace(unit.facts, organ=unit.name or "某单位")


def _mark(draft: _Draft, value: str) -> None:
    sign, edition = value.split()
    draft.marks.append(EditionMark(sign, Edition(edition)))


def _requirement(draft: _Draft, value: str) -> None:
    title, section, words = value.split()
    draft.required.append(RequiredContent(title, tuple(words.split("、")), _SECTIONS[section]))


def _form_note(draft: _Draft, value: str) -> None:
    draft.notes.append(_note(value))


def _former_name(draft: _Draft, value: str) -> None:
    draft.facts = structs.replace(draft.facts, former_names=(*draft.facts.former_names, value))


def _last_edition(draft: _Draft, value: str) -> None:
    draft.last_edition = Edition(value)


def _last_year_said(draft: _Draft, value: str) -> None:
    draft.last_said["year"] = value


def _last_organ(draft: _Draft, value: str) -> None:
    draft.last_said["organ"] = value


_SAID: Mapping[str, Callable[[_Draft, str], None]] = {
    "版次": _edition,
    "年份": _year,
    "标题": _title,
    "机关": _organ,
    "文件": _file,
    "名单": _facts,
    "应报年度": _asked_year,
    "期限": _due,
    "题": _heading,
    "识别页": _recognised,
    "读取": _problem,
    "事实": _fact,
    "版式": _mark,
    "形式": _form_note,
    "要求": _requirement,
    "曾用名": _former_name,
    "上年版次": _last_edition,
    "上年年份": _last_year_said,
    "上年机关": _last_organ,
}
"""What a line ``词：…`` says beside tables and paragraphs."""


def _note(value: str) -> FormNote:
    kind, table, name, *rest = value.split()
    return FormNote(NoteKind(kind), _TABLES[table], name, rest[0] if rest else "", " ".join(rest[1:]))


def _read_table_line(draft: _Draft, words: list[str]) -> None:
    name = words[0].removeprefix("上年").removeprefix("存档")
    if name in _TABLES:
        draft.filled = _filled(draft, words[0].removesuffix(name))
        edition = draft.last_edition if draft.filled is not draft.figures else None
        draft.table = form_of(edition or draft.edition).table(_TABLES[name])
        if draft.filled is draft.figures:
            draft.tables.append(_TABLES[name])
        draft.columns = tuple(words[1:])
    elif draft.table is None:
        msg = f"示例中表格之前的内容：{' '.join(words)}"
        raise ValueError(msg)
    elif words[0] == "其余":
        for line in draft.table.lines:
            _put(draft, line, tuple(words[1] for _ in draft.columns), keep=True)
    else:
        _put(draft, _line_called(draft.table, words[0]), tuple(words[1:]), keep=False)


def _filled(draft: _Draft, whose: str) -> dict[Address, Figure]:
    return {"上年": draft.last_year, "存档": draft.archived}.get(whose, draft.figures)


def _line_called(table: TableForm, name: str) -> FormLine:
    for line in table.lines:
        if name in (line.key, line.label, spoken_line(line)) or _SHORT.get(name) == line.key:
            return line
    for line in table.lines:
        if folded(name) in folded(line.name):
            return line
    msg = f"示例中的行不在表中：{name}"
    raise ValueError(msg)


def _put(draft: _Draft, line: FormLine, values: tuple[str, ...], *, keep: bool) -> None:
    assert draft.table is not None  # noqa: S101 (only called below a table's heading)
    for name, printed in zip(draft.columns, values, strict=True):
        key = next((column.key for column in line.columns if column.label.startswith(name) or column.key == name), None)
        if key is None:
            continue
        at = address(draft.table.table, line.key, key)
        if not (keep and at in draft.filled):
            draft.filled[at] = _figure(at, printed)


def _figure(at: Address, printed: str) -> Figure:
    if printed == "缺":
        return Figure(at, "", None, FigureState.MISSING)
    if printed == "空":
        printed = ""
    if printed.endswith("？"):
        read = printed.removesuffix("？")
        return Figure(at, read, read_cell(read).value, FigureState.DOUBTFUL, doubts=(recognition_doubt(read, ()),))
    reading = read_cell(printed)
    return Figure(at, printed, reading.value, reading.state)


def _last_year(draft: _Draft, report: AnnualReport) -> AnnualReport | None:
    if not (draft.last_year or draft.last_paragraphs) or report.year is None:
        return None
    edition = draft.last_edition or draft.edition
    return structs.replace(
        report,
        year=int(draft.last_said.get("year", report.year - 1)),
        organ=draft.last_said.get("organ", report.organ),
        edition=edition,
        single_other_handling=edition is Edition.Y2019,
        figures=draft.last_year,
        sections=_sections(draft.last_paragraphs, {}),
    )


def _sections(paragraphs: list[tuple[int, str, str]], headings: Mapping[int, str]) -> tuple[Section, ...]:
    headed = sorted({(number, printed) for number, printed, _ in paragraphs})
    return tuple(
        Section(
            number,
            printed,
            located(headings[number], _HEADINGS_FROM + number) if number in headings else SourceText(),
            _located([text for *head, text in paragraphs if head == [number, printed]], number),
        )
        for number, printed in headed
    )


def _located(texts: list[str], number: int) -> tuple[SourceText, ...]:
    """The paragraphs of section ``number``, each in a place of its own."""
    return tuple(located(text, number + PLACES * at) for at, text in enumerate(texts))


PLACES = 1000
"""So far apart are the places of one section's paragraphs: no other section's and no heading's lies between."""


_HEADINGS_FROM = 10
"""The first line on which an example's headings stand, behind those of its paragraphs."""


def _report(draft: _Draft) -> AnnualReport:
    sections = _sections(draft.paragraphs, draft.headings)
    return AnnualReport(
        located(draft.title, 0),
        draft.organ,
        draft.year,
        draft.edition,
        tuple(draft.marks),
        draft.edition is Edition.Y2019,
        sections,
        tuple(draft.tables),
        draft.figures,
        tuple(draft.notes),
    )
