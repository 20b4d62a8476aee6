"""Which line or column of the form a printed label means: by its words, never by counting numbers."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec import Struct

from core.forms.address import Table
from core.forms.form import Edition, FormColumn, FormLine, form_of
from core.forms.labels import core_of, likeness

_ALIKE = 0.72
"""Above this a changed label is still taken for the line it resembles, when no other resembles it as much."""


class Match(Struct, frozen=True):
    """A key of the form, and whether the label was printed as the form has it."""

    key: str
    official: bool


@cache
def _line_labels(table: Table) -> Mapping[str, Match]:
    labels: dict[str, Match] = {}
    for edition in Edition:
        for single in (False, True):
            lines = form_of(edition, single_other_handling=single).table(table).lines
            _put(labels, ((line.key, line.label, line.aliases) for line in lines))
    return labels


@cache
def _column_labels(columns: tuple[FormColumn, ...]) -> Mapping[str, Match]:
    labels: dict[str, Match] = {}
    _put(labels, ((column.key, column.label, column.aliases) for column in columns))
    return labels


def _put(labels: dict[str, Match], entries: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
    kept = list(entries)
    for key, label, _ in kept:
        labels[core_of(label)] = Match(key, official=True)
    for key, _, aliases in kept:
        for alias in aliases:
            labels.setdefault(core_of(alias), Match(key, official=False))


def match_line(table: Table, label: str) -> Match | None:
    """The line of ``table`` (of either edition) that a label names exactly or by a known alias."""
    return _line_labels(table).get(core_of(label))


def match_column(columns: tuple[FormColumn, ...], label: str) -> Match | None:
    """The column that a label names exactly or by a known alias."""
    return _column_labels(columns).get(core_of(label))


def resembling_line(lines: Sequence[FormLine], label: str) -> FormLine | None:
    """The one line whose label looks most like ``label``, or ``None`` where none is alike enough."""
    core = core_of(label)
    if len(core) < 2 or not lines:
        return None
    scored = sorted(((likeness(core, core_of(line.label)), index) for index, line in enumerate(lines)), reverse=True)
    best, index = scored[0]
    if best < _ALIKE or (len(scored) > 1 and best - scored[1][0] < 0.05):
        return None
    return lines[index]


@cache
def table_words(table: Table) -> frozenset[str]:
    """Cores of labels that tell a table from the other two."""
    words = {
        Table.DISCLOSURE: {core for core in _line_labels(Table.DISCLOSURE) if len(core) > 1}
        | {
            core_of(column.label)
            for edition in Edition
            for line in form_of(edition).table(table).lines
            for column in line.columns
        }
        | {"信息内容", core_of("第二十条第（一）项")},
        Table.REQUESTS: {core for core in _line_labels(Table.REQUESTS) if core not in _SHARED}
        | {"申请人情况", "自然人", "法人或其他组织", "商业企业", "科研机构", "社会公益组织", "法律服务机构"},
        Table.DISPUTES: {
            "行政复议",
            "行政诉讼",
            "未经复议直接起诉",
            "复议后起诉",
            "结果维持",
            "结果纠正",
            "其他结果",
            "尚未审结",
        },
    }
    return frozenset(words[table])


_SHARED = frozenset({"总计", "合计", "其他", "其它"})
