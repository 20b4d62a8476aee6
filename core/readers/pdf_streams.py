"""The decoded bytes of a PDF's streams, bounded, and whether they came through unharmed.

PDFium takes what can still be inflated of a damaged stream and says nothing. Deflated data end with a checksum (RFC 1950)
that finds nearly every changed byte, so here it is looked at.
"""

import zlib

import pikepdf

from core.source.limits import CONTENT_BYTES


class TooMuchContentError(Exception):
    """A stream inflates to more than a page of a report ever needs; its words say in Chinese how large it is at least."""

    def __init__(self, size: int) -> None:
        super().__init__(f"内容至少 {size:,} 字节")


def decoded(stream: pikepdf.Stream) -> tuple[bytes, bool]:
    """The stream's bytes as far as they can be had, and whether nothing speaks against them.

    Raises :class:`TooMuchContentError`.
    """
    times = _times_deflated(stream)
    try:
        content = bytes(stream.read_raw_bytes() if times else stream.read_bytes())
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return b"", False
    sound = True
    for _ in range(times):
        content, whole = _inflated(content)
        sound &= whole
    if len(content) >= CONTENT_BYTES:
        raise TooMuchContentError(len(content))
    return content, sound


def _times_deflated(stream: pikepdf.Stream) -> int:
    """How often the stream is deflated, where it is nothing else; 0 where qpdf has to decode it."""
    filters = stream.get("/Filter")
    names = filters.as_list() if isinstance(filters, pikepdf.Array) else [filters]
    plain = stream.get("/DecodeParms") is None and all(name in ("/FlateDecode", "/Fl") for name in names)
    return len(names) if plain else 0


def _inflated(raw: bytes) -> tuple[bytes, bool]:
    inflater = zlib.decompressobj()
    content = b""
    try:
        content = inflater.decompress(raw, CONTENT_BYTES)
    except zlib.error:
        return _salvaged(raw), False
    if len(content) >= CONTENT_BYTES:
        raise TooMuchContentError(len(content))
    return content, inflater.eof


def _salvaged(raw: bytes) -> bytes:
    """What can be inflated before the damage."""
    inflater = zlib.decompressobj()
    pieces: list[bytes] = []
    size = 0
    try:
        for at in range(0, len(raw), 256):
            pieces.append(inflater.decompress(raw[at : at + 256], CONTENT_BYTES - size))
            size += len(pieces[-1])
            if size >= CONTENT_BYTES:
                raise TooMuchContentError(size)
    except zlib.error:
        return b"".join(pieces)
    return b"".join(pieces)
