"""The rules of wording, all switched on, on whole reports: the seeds, a published one, and the generator's sound ones."""

import importlib.util
import random
from pathlib import Path

import pytest

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.audit.options import AuditOptions
from core.rules.pack import ON, RulePack
from core.rules.registry import RULES
from core.rules.verdict import Verdict

SHARED = Path(__file__).parents[4] / "shared"
REPORTS = SHARED / "reports"
WORDING = frozenset(rule.id for rule in RULES if rule.id.startswith("W") or rule.id == "N25")
EVERYTHING = AuditOptions(pack=RulePack(switches=dict.fromkeys(WORDING, ON)))

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"没有样本目录 {REPORTS}")


def broken(path: Path) -> set[str]:
    audited = audit_file(path, options=EVERYTHING)
    assert isinstance(audited, AuditedReport)
    return {one.rule for one in audited.results if one.rule in WORDING and one.verdict is Verdict.BROKEN}


@pytest.mark.parametrize(
    ("seed", "rules"),
    [
        ("000", {"W04", "W13"}),
        ("001", {"W07", "W14"}),
        ("002", {"W08", "W11", "W13", "W14"}),
        ("003", {"W13"}),
        ("004", {"W13", "W16", "W20"}),
    ],
)
def test_a_seed_breaks_these_rules_of_wording_and_no_other(seed: str, rules: set[str]) -> None:
    (path,) = (REPORTS / "seeds").glob(f"{seed}_*.txt")
    assert broken(path) == rules


def test_a_published_report_of_a_district_breaks_none() -> None:
    assert broken(REPORTS / "real" / "hongze-2023.pdf") == set()


def test_no_sound_report_of_the_generator_breaks_any(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_reports", SHARED / "tools" / "make_reports.py")
    assert spec is not None
    assert spec.loader is not None
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    for number in range(20):
        rng = random.Random(number)
        truth = make.sound_report(rng, rng.choice(["2019", "2021"]), "云岭区人民政府办公室")
        path = tmp_path / f"{number}.txt"
        path.write_text(make.as_text(truth, make.narrative(truth, rng)), encoding="utf-8")
        assert broken(path) == set(), path.name
