"""One scanned report for all tests of this folder: recognising takes seconds."""

from pathlib import Path

import pytest
from msgspec import Struct

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.forms.form import Edition, form_of
from core.scans.available import available


class Scan(Struct, frozen=True):
    """A scanned report as audited, and the figures that were printed."""

    path: Path
    audited: AuditedReport
    printed: dict[str, str]


def made(folder: Path, kind: str, seed: int) -> tuple[Path, dict[str, str]]:
    """A report of our own, printed and scanned: its file, and the figures by address."""
    pytest.importorskip("cv2", reason="没有安装文字识别组件")
    from tests.support.scans.figures import sound_figures  # noqa: PLC0415 - needs what was just asked for
    from tests.support.scans.files import file_of  # noqa: PLC0415
    from tests.support.scans.fonts import typefaces  # noqa: PLC0415
    from tests.support.scans.look import KINDS  # noqa: PLC0415
    from tests.support.scans.report import clean_pages  # noqa: PLC0415
    from tests.support.scans.scanned import scanned  # noqa: PLC0415
    from tests.support.scans.sheet import TableLook  # noqa: PLC0415

    faces = typefaces()
    if not faces:
        pytest.skip("没有中文字体")
    look = KINDS[kind]
    figures = sound_figures(form_of(Edition.Y2021), seed)
    pages = clean_pages(Edition.Y2021, figures, TableLook(faces[0]), look.dpi)
    path = folder / f"scan.{look.container.value}"
    path.write_bytes(file_of(scanned([page.image for page in pages], look, seed), look))
    return path, {str(at): figure for at, figure in figures.items()}


@pytest.fixture(scope="session")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Scan:
    """A sound report lying sideways in its file, with no seal on it."""
    if not available():
        pytest.skip("没有安装文字识别组件")
    path, printed = made(tmp_path_factory.mktemp("scan"), "彩色 200 dpi，转了 90 度", 3)
    audited = audit_file(path)
    assert isinstance(audited, AuditedReport)
    return Scan(path, audited, printed)
