"""What a rule says of an example as a whole."""

from collections.abc import Iterable

from core.rules.across.collection_rule import CollectionResult
from core.rules.verdict import CheckResult, Verdict


def verdict_of(results: Iterable[CheckResult | CollectionResult]) -> Verdict | None:
    """Broken where anything is, else holding where anything does, else undetermined; ``None`` where nothing was said."""
    verdicts = {result.verdict for result in results}
    return next((one for one in (Verdict.BROKEN, Verdict.HOLDS, Verdict.UNDETERMINED) if one in verdicts), None)
