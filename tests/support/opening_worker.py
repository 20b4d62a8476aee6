"""A worker that opens and lays out a file and judges nothing: what became of a file that is no report shows too."""

from pathlib import Path

from msgspec import structs

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.layout.flow import flow_of
from core.readers.open import open_document
from core.sandbox.server import serve
from core.source.progress import Progress, silent
from core.source.unreadable import Unreadable
from tests.support.audited import broken_report


def opened(
    path: Path, progress: Progress | None = None, options: AuditOptions = DEFAULT_OPTIONS
) -> AuditedReport | Unreadable:
    """The file's document and problems in the clothes of an audit."""
    document = open_document(path, options.password, progress or silent)
    if isinstance(document, Unreadable):
        return document
    problems = (*document.problems, *flow_of(document)[1])
    return structs.replace(broken_report(), document=document, problems=problems)


if __name__ == "__main__":
    serve(opened)
