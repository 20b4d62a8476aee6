"""Sources in the words a reviewer uses."""

from collections.abc import Iterable

from core.source.provenance import PageRegion, SourceRef

_NAMED = 3
"""So many places are named before the rest is only counted."""


def source_words(sources: Iterable[SourceRef]) -> str:
    """Where something was read: ``第 3 页、第 4 页``, in a text ``第 12 行``, in a workbook ``表3!C7 格``; each named once."""
    named = tuple(dict.fromkeys(_words(source) for source in sources))
    more = f" 等 {len(named)} 处" if len(named) > _NAMED else ""
    return "、".join(named[:_NAMED]) + more


def _words(source: SourceRef) -> str:
    if isinstance(source, PageRegion):
        return f"第 {source.page} 页"
    return f"{source.cell} 格" if source.cell else f"第 {source.line} 行"
