"""The documents against the project they speak of."""

import re
from pathlib import Path

import pytest

from core.rules.collection_registry import EVERY_RULE

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
RULE_ID = re.compile(r"\b([A-Z])(\d{2,3})(?:–\1(\d{2,3}))?\b")


def rule_ids(text: str) -> set[str]:
    """The ids named in ``text``; S06–S10 names five."""
    return {
        f"{letter}{number:0{len(first)}d}"
        for letter, first, last in RULE_ID.findall(text)
        for number in range(int(first), int(last or first) + 1)
    }


def test_a_range_of_ids_names_every_rule_in_it() -> None:
    assert rule_ids("S06–S08 与 T301") == {"S06", "S07", "S08", "T301"}


def test_the_readme_promises_as_many_rules_as_there_are() -> None:
    said = re.search(r"共 (\d+) 条规则", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert said is not None
    assert int(said[1]) == len(EVERY_RULE)


def test_the_rule_reference_names_no_rule_that_is_not_there() -> None:
    named = rule_ids((ROOT / "docs" / "rules.md").read_text(encoding="utf-8"))
    assert len(named) > 100
    assert {rule for rule in named if rule[0] in "PSCTXNWYRD"} - set(EVERY_RULE) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_names_is_there(document: Path) -> None:
    named = re.findall(r"`((?:core|gui|tests|build_scripts|docs)/[\w./-]*)`", document.read_text(encoding="utf-8"))
    placeholders = {"core/readers/格式名.py"}
    assert [path for path in named if path not in placeholders and not (ROOT / path).exists()] == []


@pytest.mark.parametrize("recipe", sorted((ROOT / "docs/recipes").glob("*.md")), ids=lambda path: path.name)
def test_a_recipe_has_fewer_than_ten_steps(recipe: Path) -> None:
    steps = re.findall(r"^\d+\. ", recipe.read_text(encoding="utf-8"), re.MULTILINE)
    assert 1 < len(steps) < 10
