"""What stands around the figures: the corner note, the unit of money, the section of a table, page ends."""

import re
from pathlib import Path

import pytest

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.forms.official import CORNER_NOTE
from core.report.annual_report import FormNote, NoteKind
from tests.support.web_report import web_report

PAGE = web_report({})
SIGNS = {NoteKind.CORNER, NoteKind.UNIT, NoteKind.SECTION, NoteKind.PAGE_CUT}


def signs(page: str, folder: Path, name: str = "report.html") -> list[FormNote]:
    path = folder / name
    path.write_text(page, encoding="utf-8")
    audited = audit_file(path)
    assert isinstance(audited, AuditedReport)
    return [note for note in audited.report.notes if note.kind in SIGNS]


def test_the_form_as_printed_lacks_no_sign(tmp_path: Path) -> None:
    assert signs(PAGE, tmp_path) == []


def test_a_corner_without_its_note_is_noticed(tmp_path: Path) -> None:
    (note,) = signs(PAGE.replace(CORNER_NOTE, "项目"), tmp_path)
    assert (note.kind, note.printed) == (NoteKind.CORNER, "")


def test_a_corner_with_half_of_its_note_is_noticed_with_its_words(tmp_path: Path) -> None:
    (note,) = signs(PAGE.replace("，等于第三项加第四项之和", ""), tmp_path)
    assert note.kind is NoteKind.CORNER
    assert note.printed == "（本列数据的勾稽关系为：第一项加第二项之和）"
    assert note.sources


def test_a_note_above_the_table_is_as_good_as_in_its_corner(tmp_path: Path) -> None:
    heading = "三、收到和处理政府信息公开申请情况</h2>"
    page = PAGE.replace(CORNER_NOTE, "项目").replace(heading, f"{heading}<p>{CORNER_NOTE}</p>")
    assert signs(page, tmp_path) == []


def test_flattened_text_that_lost_the_corner_is_not_accused(tmp_path: Path) -> None:
    text = re.sub(r"</t[dh]>", "\t", PAGE.replace(CORNER_NOTE, ""))
    text = re.sub(r"<[^>]+>", "", re.sub(r"</(?:tr|h\d|p)>", "\n", text))
    assert signs(text, tmp_path, "report.txt") == []


@pytest.mark.parametrize("unit", ["", "（单位：元）"])
def test_money_without_the_unit_of_the_form_is_noticed(unit: str, tmp_path: Path) -> None:
    (note,) = signs(PAGE.replace("（单位：万元）", unit), tmp_path)
    assert (note.kind, note.printed) == (NoteKind.UNIT, f"本年收费金额{unit}")


def test_a_unit_said_beside_the_table_is_enough(tmp_path: Path) -> None:
    heading = "二、主动公开政府信息情况</h2>"
    page = PAGE.replace("（单位：万元）", "").replace(heading, f"{heading}<p>金额单位：万元</p>")
    assert signs(page, tmp_path) == []


def test_a_table_below_the_heading_of_another_section_is_noticed(tmp_path: Path) -> None:
    heading = "<h2>五、存在的主要问题及改进情况</h2>"
    table = PAGE[PAGE.rindex("<table>") : PAGE.rindex("</table>") + len("</table>")]
    page = PAGE.replace(table, "").replace(heading, f"{heading}{table}")
    (note,) = signs(page, tmp_path)
    assert (note.kind, note.table.chinese, note.printed) == (NoteKind.SECTION, "表四", "五、存在的主要问题及改进情况")


def test_a_table_whose_own_heading_is_absent_stands_where_it_can(tmp_path: Path) -> None:
    assert signs(PAGE.replace("<h2>四、政府信息公开行政复议、行政诉讼情况</h2>", ""), tmp_path) == []
