"""Small reports of every kind for trying a frozen program, so that no library it needs can be left out unnoticed."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from struct import pack

import pypdfium2
from PIL import Image

from build_scripts.set_up_environment import ROOT
from core.forms.form import Edition, form_of
from core.forms.official import official_tables
from core.readers.ole2_writer import compound_file
from tests.support.locked import locked_package
from tests.support.ofd_report import printed_report, text_lines_and_strokes
from tests.support.rich_text import paragraph, rich_text
from tests.support.rich_text import row as rich_row
from tests.support.saved_page import Part, saved_page
from tests.support.web_report import web_report
from tests.support.word_binary import word_binary
from tests.support.word_paragraphs import para
from tests.support.word_paragraphs import row as word_row
from tests.support.workbooks import Layout, distinct_values, report_book, saved

STANDING_PASSWORD = "VelvetSweatshop"  # noqa: S105 - published in [MS-OFFCRYPTO] 2.4.2.3
"""What Excel locks a workbook with that is protected but opens without a question."""
COLLECTION = ROOT.parent / "shared" / "corpus"
_SUFFIXES = frozenset({".doc", ".docx", ".xls", ".xlsx", ".rtf", ".ofd", ".html", ".wps"})
_TITLE = "青禾市教育局2023年政府信息公开工作年度报告"
_SCANNED = "*教育局*.pdf"
_DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72


def trial_files(folder: Path) -> tuple[Path, ...]:
    """A file of each kind in ``folder``; the locked one opens without a question."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in _MAKERS.items():
        (folder / name).write_bytes(make())
    return tuple(folder / name for name in _MAKERS)


def trial_reports(folder: Path) -> tuple[Path, ...]:
    """Those files, and whole reports of the same kinds where a collection of them lies beside the project."""
    made = trial_files(folder)
    found = sorted(path for path in COLLECTION.glob("*.*") if path.suffix in _SUFFIXES)
    copied = [Path(shutil.copyfile(path, folder / f"whole{number}{path.suffix}")) for number, path in enumerate(found)]
    return (*made, *copied)


def make_scan(folder: Path) -> Path:
    """A bundled sample as a scanner would give it: its pages as pictures, without any text."""
    folder.mkdir(parents=True, exist_ok=True)
    first, *others = _pictures()
    target = folder / "scan.pdf"
    first.save(target, save_all=True, append_images=others, resolution=_DOTS_PER_INCH)
    return target


def make_photograph(folder: Path) -> Path:
    """The last page of the same sample as a WebP file, the format that only a library of its own reads."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "page.webp"
    _pictures()[-1].save(target, quality=90)
    return target


def _pictures() -> list[Image.Image]:
    sample = next((ROOT / "resources" / "samples").glob(_SCANNED))
    with pypdfium2.PdfDocument(sample) as document:
        scale = _DOTS_PER_INCH / _POINTS_PER_INCH
        return [page.render(scale=scale).to_pil().convert("L") for page in document]


def _rows() -> Iterator[tuple[str, ...]]:
    """The first table of the form, a text to each slot; a merged cell has its text in each of its slots."""
    table = official_tables(form_of(Edition.Y2021))[0]
    slots = {
        (cell.row + down, cell.column + right): cell.text if cell.at is None else "7"
        for cell in table.cells
        for down in range(cell.row_span)
        for right in range(cell.column_span)
    }
    columns = 1 + max(column for _, column in slots)
    for row in range(table.row_count):
        yield tuple(slots.get((row, column), "") for column in range(columns))


def _old_word() -> bytes:
    return word_binary(para(_TITLE), *(word_row(*cells) for cells in _rows()))


def _rich_text() -> bytes:
    return rich_text(paragraph(_TITLE) + "".join(rich_row(*cells) for cells in _rows()))


def _web() -> bytes:
    return web_report({}).encode()


def _saved_page() -> bytes:
    return saved_page(Part(web_report({})))


def _open_fixed() -> bytes:
    return text_lines_and_strokes(printed_report({}, Edition.Y2021, 0.5), 0.5)


def _book() -> bytes:
    return saved(report_book(distinct_values(), Layout()))


def _locked_book() -> bytes:
    return locked_package(_book(), STANDING_PASSWORD)


def _old_book() -> bytes:
    """A workbook of 1997 with one sheet of plain texts ([MS-XLS] 2.4: BOF, BoundSheet8, Label, EOF)."""
    cells = [(0, 0, _TITLE), *((r + 1, c, text) for r, texts in enumerate(_rows()) for c, text in enumerate(texts))]
    labels = b"".join(_record(0x0204, pack("<3H", row, column, 0) + _string(text)) for row, column, text in cells)
    name = "报告".encode("utf-16-le")
    head = _record(0x0809, pack("<4H2I", 0x0600, 0x0005, 0, 1997, 0, 6)) + _record(0x0042, pack("<H", 1200))
    end = _record(0x000A, b"")
    start = len(head) + 4 + 8 + len(name) + len(end)
    sheet = _record(0x0085, pack("<I2B2B", start, 0, 0, len(name) // 2, 1) + name)
    body = _record(0x0809, pack("<4H2I", 0x0600, 0x0010, 0, 1997, 0, 6)) + labels + end
    return compound_file({"Workbook": head + sheet + end + body})


def _record(kind: int, content: bytes) -> bytes:
    return pack("<2H", kind, len(content)) + content


def _string(text: str) -> bytes:
    return pack("<HB", len(text), 1) + text.encode("utf-16-le")


_MAKERS: dict[str, Callable[[], bytes]] = {
    "kind.doc": _old_word,
    "kind.rtf": _rich_text,
    "kind.xls": _old_book,
    "kind.xlsx": _book,
    "kind.ofd": _open_fixed,
    "kind.mht": _saved_page,
    "kind.html": _web,
    "locked.xlsx": _locked_book,
}
