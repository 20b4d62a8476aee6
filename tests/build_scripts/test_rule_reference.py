"""The rule reference says what the rules declare, no more and no less."""

from build_scripts.make_rule_reference import written
from core.rules.collection_registry import EVERY_RULE


def test_the_stored_reference_is_the_one_that_the_rules_make() -> None:
    stale = [path.name for path, content in written().items() if path.read_bytes() != content]
    assert not stale, "运行 .venv/bin/python build_scripts/make_rule_reference.py"


def test_every_rule_stands_in_the_reference_with_an_example_that_breaks_it() -> None:
    page = next(content.decode() for path, content in written().items() if path.suffix == ".md")
    for rule in EVERY_RULE.values():
        section = page.split(f"\n### {rule.id} ")[1].split("\n### ")[0]
        assert rule.explanation in section
        assert "不通过的例子" in section
