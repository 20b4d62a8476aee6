"""Damaged OFD: whatever was changed, cut or turned round, the answer is a document or a reason, and soon."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from random import Random

import pytest

from core.forms.form import Edition
from core.layout.flow import flow_of
from core.readers.ofd import page_picture, read_ofd
from core.readers.source_file import source_file
from core.source.document import SourceDocument
from core.source.unreadable import UnreadableError
from tests.support.effort import calls
from tests.support.ofd_package import (
    area,
    code,
    composite,
    ofd,
    page,
    path,
    picture,
    picture_resource,
    rule,
    table,
    text,
    use_of,
)
from tests.support.ofd_report import DIALECTS, Dialect, printed_report

MOST_CALLS = 10_000_000
"""For any package here; :mod:`tests.support.effort` says of what."""
NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
STRANGE = (
    b"", b"-1", b"0", b"1e308", b"-1e-308", b"nan", b"inf", b"99999999999999999999", b"g 9 9", b"g", b"1 2 3 4 5 6", b"&#x30;",
    b"0x10", b"1_0", "１２".encode(), b"-0.0001", b"1000000", b"../..", b"\xff",
)  # fmt: skip


def answer(data: bytes) -> SourceDocument | None:
    """What reading gives; anything but a document or :class:`UnreadableError` fails the test, and so does too much work."""
    file = source_file(data, "a.ofd")

    def read() -> SourceDocument | None:
        try:
            document = read_ofd(file)
            flow_of(document)
            page_picture(file, 1)
        except UnreadableError:
            return None
        return document

    document, effort = calls(read)
    assert effort < MOST_CALLS
    return document


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """The package with other content of one part."""
    store = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return store.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def one_of_everything() -> bytes:
    """A page with a table, a template, a composite unit, drawing parameters, matrices, runs of steps and a picture."""
    across, upright = code("共收到申请１２件", 0, 4, 'DeltaX="g 7 4"'), code("办理结果", 0, 4, 'DeltaY="g 3 4"')
    run = f'<TextObject Boundary="20 90 99 9" Size="4" CTM="1 0 0 1 2 3">{across}</TextObject>'
    down = f'<TextObject Boundary="20 99 9 99" Size="4" ReadDirection="90">{upright}</TextObject>'
    curve = path(
        "M 10 10 Q 20 10 20 20 B 20 30 30 30 30 40 A 5 5 0 0 1 40 40 C", attributes='DrawParam="1" Fill="true"'
    )
    return ofd(
        page(
            area(20, 40, 60, 8, colour="200 210 220"),
            table([["自然人", "总计"], ["64", "1,206"]]),
            run + down + curve + use_of("50", attributes='CTM="0.5 0 0 0.5 9 9"') + picture(9, 200, 40, 40),
            head='<Template TemplateID="7" ZOrder="Background"/><Area><PhysicalBox>0 0 210 297</PhysicalBox></Area>',
        ),
        common='<TemplatePage ID="7" BaseLoc="Tpls/T.xml"/>',
        resources=composite("50", text("十二", 9, 9), rule(9, 9, 90, 9))
        + picture_resource("p.bmp")
        + '<DrawParams><DrawParam ID="1" LineWidth="0.2"><StrokeColor Value="0 0 0"/></DrawParam></DrawParams>',
        parts={"Doc_0/Tpls/T.xml": page(text("页眉", 9, 9)), "Doc_0/Res/p.bmp": b"BM"},
    )


def with_strange_numbers(xml: bytes, random: Random) -> bytes:
    """A few of the numbers in attributes and data replaced."""
    places = list(NUMBER.finditer(xml))
    for match in sorted(random.sample(places, min(4, len(places))), key=lambda found: -found.start()):
        xml = xml[: match.start()] + random.choice(STRANGE) + xml[match.end() :]
    return xml


def with_elements_moved(xml: bytes, random: Random) -> bytes:
    """A stretch cut out, doubled, or put elsewhere."""
    start = random.randrange(len(xml))
    stop = min(len(xml), start + random.randrange(1, 400))
    piece, at = xml[start:stop], random.randrange(len(xml))
    return random.choice(
        [xml[:start] + xml[stop:], xml[:at] + piece + xml[at:], xml[:start] + piece[::-1] + xml[stop:]]
    )


def mutants(data: bytes, seed: int, count: int) -> Iterator[bytes]:
    random = Random(seed)
    contents = parts(data)
    for _ in range(count):
        name = random.choice(sorted(contents))
        change = random.choice([with_strange_numbers, with_strange_numbers, with_elements_moved])
        yield repacked(data, name, change(contents[name], random))


@pytest.mark.parametrize("seed", range(4))
def test_changed_xml_ends_as_a_document_or_a_reason(seed: int) -> None:
    outcomes = [answer(mutant) for mutant in mutants(one_of_everything(), seed, 60)]
    assert any(outcome is not None and not outcome.problems for outcome in outcomes)
    assert any(outcome is not None and outcome.problems for outcome in outcomes)
    assert None in outcomes


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.__name__)
def test_changed_reports_end_as_a_document_or_a_reason(dialect: Dialect) -> None:
    data = dialect(printed_report({}, Edition.Y2021, 0.5)[:1], 0.5)
    for mutant in mutants(data, len(dialect.__name__), 8):
        answer(mutant)


def test_cut_and_bitten_packages_end_as_a_document_or_a_reason() -> None:
    data = one_of_everything()
    random = Random(7)
    cut = [data[: random.randrange(len(data))] for _ in range(40)]
    assert [answer(one) for one in cut] == [None] * 40
    for _ in range(100):
        bitten = bytearray(data)
        for _ in range(3):
            bitten[random.randrange(len(bitten))] ^= random.randrange(1, 256)
        answer(bytes(bitten))


@pytest.mark.parametrize("strange", STRANGE)
def test_no_single_number_of_a_page_breaks_the_reader(strange: bytes) -> None:
    data = one_of_everything()
    name = "Doc_0/Pages/Page_0/Content.xml"
    content = parts(data)[name]
    for match in list(NUMBER.finditer(content))[::5]:
        answer(repacked(data, name, content[: match.start()] + strange + content[match.end() :]))
