"""Whether two machines made the same of a report: workbooks cell by cell, JSON apart from where the file lay."""

import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

_PLACE_DEPENDENT = frozenset({"path"})


def workbook_differences(one: Path, other: Path) -> tuple[tuple[str, ...], int]:
    """What differs, a line to each difference, and how many cells were compared."""
    first, second = openpyxl.load_workbook(one), openpyxl.load_workbook(other)
    if first.sheetnames != second.sheetnames:
        return (f"工作表：{first.sheetnames} / {second.sheetnames}",), 0
    lines: list[str] = []
    count = 0
    for name in first.sheetnames:
        cells, others = _cells(first[name]), _cells(second[name])
        count += len(cells.keys() | others.keys())
        places = sorted(cells.keys() | others.keys())
        lines += [f"{name}!{place}" for place in places if cells.get(place) != others.get(place)]
    return tuple(lines), count


def _cells(sheet: Worksheet) -> dict[str, tuple[str, str, str, str]]:
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {
        cell.coordinate: (repr(cell.value), str(cell.number_format), repr(cell.fill.fgColor.rgb), repr(cell.font.b))
        for cell in cells
    }


def json_differences(one: bytes, other: bytes) -> tuple[str, ...]:
    """The places (like ``checks.holds``) at which two answers of the command differ."""
    return tuple(_differences("", json.loads(one), json.loads(other)))


def _differences(place: str, one: object, other: object) -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            if key not in _PLACE_DEPENDENT:
                yield from _differences(f"{place}.{key}".lstrip("."), one.get(key), other.get(key))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from _differences(f"{place}[{number}]", left, right)
    elif one != other:
        yield place
