"""No library that takes files apart is ever loaded by the program itself: only the worker process reads and draws."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
# lxml is not among them: openpyxl, which checks a workbook that was just written, brings it along
PARSERS = (
    "pypdfium2",
    "pikepdf",
    "pdfplumber",
    "pdfminer",
    "olefile",
    "xlrd",
    "msoffcrypto",
    "cv2",
    "onnxruntime",
)

_AFTER = f"""
import sys
print("LOADED", sorted(name for name in sys.modules if name in {PARSERS!r} or name.startswith("core.readers.")))
"""

_COMMANDS = {
    "audit of a folder with last year": """
from core.asset_paths import resource
from core.cli import run
report = next(resource("samples").glob("*水利局*.pdf"))
assert run(["audit", str(report.parent), "--last-year", str(report), "--jobs", "2"]) in (0, 1)
""",
    "audit of a folder with a list of units": """
from pathlib import Path
from tempfile import TemporaryDirectory
from core.asset_paths import resource
from core.cli import run
with TemporaryDirectory() as place:
    units = Path(place, "units.csv")
    units.write_text("单位名称\\n青禾市水利局\\n", encoding="utf-8")
    assert run(["audit", str(resource("samples")), "--units", str(units), "--overview", place + "/o.xlsx"]) in (0, 1)
""",
    "self-test": """
from core.cli import run
assert run(["self-test"]) == 0
""",
    "batch and page pictures": """
from core.asset_paths import resource
from core.batch.many import audit_all
from core.sandbox.client import SandboxClient
from core.sandbox.protocol import Rendered
reports = sorted(resource("samples").glob("*.pdf"))
assert len(list(audit_all(reports, 2))) == len(reports)
with SandboxClient() as client:
    assert isinstance(client.render(reports[0], 1, 1.0), Rendered)
""",
    "the window's modules": """
try:
    import PySide6
except ImportError:
    pass
else:
    import gui.app, gui.main_window, gui.workers.audit_client
""",
}


@pytest.mark.parametrize("name", _COMMANDS)
def test_the_program_itself_loads_no_parser(name: str) -> None:
    code = _COMMANDS[name] + _AFTER
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines()[-1] == "LOADED []"
