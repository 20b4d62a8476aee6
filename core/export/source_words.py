"""Sources in the words a reviewer uses."""

from collections.abc import Iterable

from core.source.provenance import PageRegion, SourceRef


def source_words(sources: Iterable[SourceRef]) -> str:
    """Where something was read: ``第 3 页、第 4 页``, or ``第 12 行`` for a text without pages; each named once."""
    return "、".join(dict.fromkeys(_words(source) for source in sources))


def _words(source: SourceRef) -> str:
    return f"第 {source.page} 页" if isinstance(source, PageRegion) else f"第 {source.line} 行"
