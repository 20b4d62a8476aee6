"""Writes resources/self_test.json, what the bundled samples must give: ``.venv/bin/python -m build_scripts.make_self_test``.

Run by hand after a change of the samples. The figures come from the samples' definition; how many equations they break
and which rules they violate was decided when the errors were planted, and is written here.
"""

import sys
from pathlib import Path

import msgspec

from build_scripts.make_samples import printed_figures
from build_scripts.sample_reports import PLANTED, SOUND, SampleReport
from core.self_test import ExpectedSample

TARGET = Path(__file__).resolve().parents[1] / "resources" / "self_test.json"


def expected(report: SampleReport, broken: int, rules: tuple[str, ...]) -> ExpectedSample:
    """What a sample must give; the form of 2021 has 42 equations."""
    cells = {str(at): text for at, text in printed_figures(report).items()}
    return ExpectedSample(report.title, cells, 42 - broken, broken, rules)


def content() -> bytes:
    """The file's content."""
    samples = (expected(SOUND, 0, ()), expected(PLANTED, 3, ("C02", "N01", "T302", "T303", "T308", "T401", "W04")))
    return msgspec.json.format(msgspec.json.encode(samples), indent=1) + b"\n"


def main() -> int:
    """Write the file."""
    TARGET.write_bytes(content())
    return 0


if __name__ == "__main__":
    sys.exit(main())
