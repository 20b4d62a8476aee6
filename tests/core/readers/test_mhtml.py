import base64

import pytest

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.forms.form import Edition, form_of
from core.readers import mhtml
from core.source.document import DocumentFormat
from core.source.unreadable import Reason
from tests.support.flow_reading import drawn, grids, opened, paragraphs, problems, refused
from tests.support.paper import SOUND_2021, all_figures
from tests.support.saved_page import Part, saved_page
from tests.support.web_report import web_report

PICTURE = Part(b"\x89PNG", "image/png", "", "http://a.gov.cn/logo.png", coding="base64")
CODINGS = ("quoted-printable", "base64", "8bit")
OUTER = "<p>首页</p><iframe src='{}' width=900 height=600></iframe>"
INNER = "<table><tr><td>甲<td>12</table>"


@pytest.mark.parametrize(
    ("charset", "coding"),
    [
        *((charset, coding) for charset in ("utf-8", "gb2312", "gb18030") for coding in CODINGS),
        ("utf-16", "base64"),
    ],
)
def test_a_saved_page_is_read_like_the_page_itself(
    charset: str, coding: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = web_report(SOUND_2021).replace('charset="utf-8"', f'charset="{charset}"')
    path = tmp_path_factory.mktemp("saved") / "report.mht"
    path.write_bytes(saved_page(Part(page, charset=charset, coding=coding), PICTURE))
    audited = audit_file(path)
    assert isinstance(audited, AuditedReport)
    assert audited.document.format is DocumentFormat.MHTML
    expected = all_figures(form_of(Edition.Y2021), SOUND_2021)
    assert {at: figure.printed for at, figure in audited.report.figures.items()} == expected
    assert audited.problems == ()


@pytest.mark.parametrize(
    "head",
    [
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.gov.cn/\r\nSubject: =?utf-8?Q?=E5=B9=B4?=",
        "From: =?gb2312?B?08kgTWljcm9zb2Z0IEludGVybmV0IEV4cGxvcmVyIDUgsaO05g==?=\r\nSubject: a",
        "X-Document-Type: Workbook",
        "Subject: a\r\nDate: Mon, 5 Feb 2024 10:00:00 +0800",
    ],
)
def test_a_message_is_known_by_its_headers_whoever_wrote_it(head: str) -> None:
    assert paragraphs(opened(saved_page(Part("<p>甲"), head=head))) == ["甲"]


def test_a_text_that_begins_like_a_header_stays_a_text() -> None:
    assert opened("Subject: 政府信息公开\n\n一、总体情况\n甲").format is DocumentFormat.TEXT


def test_the_page_that_the_message_names_is_read_and_not_the_first() -> None:
    data = saved_page(Part("<p>页眉", id="head"), Part("<p>正文", id="main"), start="main")
    assert paragraphs(opened(data)) == ["正文"]


def test_parts_of_word_beside_its_page_are_not_read() -> None:
    place = "file:///C:/4A1B/report"
    page = Part("<p>正文<![if !supportMisalignedColumns]><b>一</b><![endif]>", charset="gb2312", address=f"{place}.htm")
    header = Part("<p>页眉", charset="gb2312", address=f"{place}.files/header.htm")
    listing = Part("<xml/>", "text/xml", address=f"{place}.files/filelist.xml")
    assert paragraphs(opened(saved_page(page, header, listing))) == ["正文一"]


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("cid:f1@mhtml.blink", Part(INNER, id="f1@mhtml.blink")),
        ("cid:f1@mhtml.blink", Part(INNER, address="cid:f1@mhtml.blink")),
        ("https://a.gov.cn/zwgk/nb.html", Part(INNER, address="https://a.gov.cn/zwgk/nb.html")),
        ("nb/%E5%B9%B4%E6%8A%A5.html#top", Part(INNER, address="https://a.gov.cn/zwgk/nb/年报.html", charset="gbk")),
    ],
)
def test_a_frame_shows_the_part_that_its_address_names(source: str, part: Part) -> None:
    main = Part(OUTER.format(source) + "<p>页脚", address="https://a.gov.cn/zwgk/index.html")
    document = opened(saved_page(main, part))
    assert paragraphs(document) == ["首页", "页脚"]
    assert drawn(grids(document)[0]) == "甲|12"
    assert problems(document) == ""


def test_frames_that_hold_each_other_end() -> None:
    one = Part("<p>一" + OUTER.format("cid:b"), id="a")
    other = Part("<p>二" + OUTER.format("cid:a"), id="b")
    assert paragraphs(opened(saved_page(one, other))) == ["一", "首页", "二", "首页"]


def test_a_frame_whose_page_was_not_saved_is_told() -> None:
    document = opened(saved_page(Part(OUTER.format("http://elsewhere/a.html"))))
    assert [(problem.place, problem.hides_content) for problem in document.problems] == [("网页框架", True)]


def test_a_page_written_into_its_frame_is_read_also_in_a_plain_page() -> None:
    document = opened("<html><body><p>甲<iframe srcdoc='&lt;p&gt;乙&lt;/p&gt;'></iframe>")
    assert paragraphs(document) == ["甲", "乙"]


def test_a_frame_of_a_counter_is_no_problem() -> None:
    assert problems(opened("<html><body><p>甲<iframe src='count.html' width=0 height=0></iframe>")) == ""


def test_a_file_cut_inside_the_page_may_hide_something() -> None:
    cut = opened(saved_page(PICTURE, Part("<p>甲"), closed=False))
    assert [problem.hides_content for problem in cut.problems] == [True]
    after = opened(saved_page(Part("<p>甲"), PICTURE, closed=False))
    assert [problem.hides_content for problem in after.problems] == [False]


def test_damaged_coding_of_the_page_is_told() -> None:
    coded = base64.encodebytes("<p>政府信息公开".encode())
    broken = Part("", coding="base64").lines.rstrip() + b"\r\n\r\n" + coded[:9] + b"!!" + coded[9:]
    data = saved_page(PICTURE).replace(b"----=_edge--", b"----=_edge\r\n" + broken + b"\r\n----=_edge--")
    assert "损坏" in problems(opened(data))


def test_a_mail_with_a_report_attached_names_the_attachment() -> None:
    attached = Part(b"PK", "application/msword", "", coding="base64", file_name="nianbao.docx")
    outcome = refused(saved_page(Part("请查收", "text/plain"), attached))
    assert outcome.reason is Reason.UNSUPPORTED
    assert "nianbao.docx" in outcome.detail
    assert "nianbao.docx" in problems(opened(saved_page(Part("<p>请查收"), attached)))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (saved_page(), Reason.DAMAGED),
        (saved_page(PICTURE), Reason.NO_TEXT),
        (saved_page(Part("")), Reason.NO_TEXT),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<table>", Reason.DAMAGED),
    ],
)
def test_a_message_without_a_page_says_so(data: bytes, reason: Reason) -> None:
    assert refused(data).reason is reason


HEAD = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'


@pytest.mark.parametrize(
    "data",
    [
        HEAD + b"--b\r\n\r\nx\r\n" * 2_001 + b"--b--",
        HEAD + b"--b\r\n\r\nx\r\n" * 25_000 + b"--b--",
        b"MIME-Version: 1.0\r\n" + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" * 2_000,
        HEAD + b"--b\r\nContent-Location: " + b"=?x?q?a?= " * 3_000 + b"\r\n\r\n<p>x\r\n--b--",
    ],
)
def test_a_message_beyond_the_limits_is_refused_with_the_value_met(data: bytes) -> None:
    outcome = refused(data)
    assert outcome.reason is Reason.TOO_COMPLEX
    assert "限度" in outcome.detail


def test_a_header_that_the_library_cannot_take_apart_costs_one_file() -> None:
    header = b"Content-Disposition: attachment; filename=" + b"(" * 15_000
    assert refused(HEAD + b"--b\r\n" + header + b"\r\n\r\n<p>x\r\n--b--").reason is Reason.DAMAGED


def test_a_message_too_large_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mhtml, "MIME_BYTES", 100)
    assert refused(saved_page(Part("<p>甲"))).reason is Reason.TOO_LARGE
