"""The narrative rules on whole reports: the seeds, the generator's sound reports, and reports with one slip."""

import importlib.util
import random
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.rules.verdict import Verdict
from tests.support.narrative import NARRATIVE_RULES

SHARED = Path(__file__).parents[4] / "shared"
SEEDS = SHARED / "reports" / "seeds"
NARRATIVE = frozenset(rule.id for rule in NARRATIVE_RULES)

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"没有样本目录 {SEEDS}")


def broken(audited: AuditedReport) -> list[str]:
    found = [one.rule for one in audited.results if one.rule in NARRATIVE and one.verdict is Verdict.BROKEN]
    return sorted(set(found))


def audited(path: Path) -> AuditedReport:
    report = audit_file(path)
    assert isinstance(report, AuditedReport)
    return report


@pytest.mark.parametrize(
    ("seed", "rules"),
    [("000", ["N13", "W04", "W13"]), ("001", []), ("002", ["W13"]), ("003", ["W13"]), ("004", ["N22", "W13"])],
)
def test_a_seed_breaks_these_narrative_rules_and_no_other(seed: str, rules: list[str]) -> None:
    (path,) = SEEDS.glob(f"{seed}_*.txt")
    assert broken(audited(path)) == rules


def test_a_number_for_the_whole_district_may_agree() -> None:
    report = audited(SHARED / "reports" / "real" / "hongze-2023.pdf")
    (claim,) = [one for one in report.claims if "受理政府信息公开申请" in one.text and one.value == 21]
    assert (claim.status.value, claim.cells) == ("agrees", ("T3.received.total",))
    assert broken(report) == []


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_reports", SHARED / "tools" / "make_reports.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def made(folder: Path, count: int) -> Iterator[tuple[str, Path]]:
    """Sound reports as text, each with the path it was written to."""
    make = maker()
    for number in range(count):
        rng = random.Random(number)
        truth = make.sound_report(rng, rng.choice(["2019", "2021"]), "青禾市教育局")
        text = make.as_text(truth, make.narrative(truth, rng))
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        yield text, path


def test_no_sound_report_is_accused(tmp_path: Path) -> None:
    assert [path.name for _, path in made(tmp_path, 60) if broken(audited(path))] == []


@pytest.mark.parametrize(
    ("words", "rule"),
    [(r"(?<=政府信息公开申请)\d+(?=件)", "N01"), (r"(?<=结转下年度)\d+(?=件)|\d+(?=件结转下年度)", "N04")],
)
def test_one_wrong_number_in_a_sound_report_is_found(words: str, rule: str, tmp_path: Path) -> None:
    tried = 0
    for text, path in made(tmp_path, 30):
        changed = re.sub(words, lambda match: str(int(match.group()) + 7), text, count=1)
        if changed != text:
            tried += 1
            path.write_text(changed, encoding="utf-8")
            assert rule in broken(audited(path)), path.name
    assert tried > 15
