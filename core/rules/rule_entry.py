"""A rule as people read it."""

from msgspec import Struct


class RuleEntry(Struct, frozen=True):
    """One rule for a reader: everything is Chinese. ``holds`` and ``breaks`` are examples in a reviewer's notation."""

    id: str
    title: str
    chapter: str
    severity: str
    usual: bool
    editions: str
    explanation: str
    formula: str
    basis: str
    next_step: str
    settings: tuple[str, ...]
    holds: str
    breaks: str
    measured: str
