"""PDFs that cost far more to draw than to store."""

from collections.abc import Iterable

_FORM = b"<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /XObject << /F %d 0 R >> >> /Length %d >>"


def page_of(content: bytes, *, width: float = 595, height: float = 842) -> bytes:
    """A document of one page that draws ``content``."""
    return _document((), content, width, height)


def multiplying_forms(levels: int = 14, factor: int = 4) -> bytes:
    """Forms within forms, each drawn ``factor`` times: ``factor ** levels`` rectangles."""
    calls = b"/F Do " * factor
    forms = [_stream(_FORM % (6 + level, len(calls)), calls) for level in range(levels)]
    leaf = b"0 0 1 1 re f"
    forms.append(_stream(b"<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Length %d >>" % len(leaf), leaf))
    return _document(forms, b"/F Do", 200, 200)


def form_that_draws_itself() -> bytes:
    """A form that calls itself three times."""
    calls = b"/F Do " * 3
    return _document([_stream(_FORM % (5, len(calls)), calls)], b"/F Do", 200, 200)


def _stream(dictionary: bytes, content: bytes) -> bytes:
    return dictionary + b"\nstream\n" + content + b"\nendstream"


def _document(forms: Iterable[bytes], content: bytes, width: float, height: float) -> bytes:
    resources = b"<< /XObject << /F 5 0 R >> >>" if forms else b"<< >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents 4 0 R /Resources %b >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page % (width, height, resources),
        _stream(b"<< /Length %d >>" % len(content), content),
        *forms,
    ]
    written = b"%PDF-1.7\n"
    offsets = []
    for number, value in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(written))
    return written + head + table + tail
