"""The decoded bytes of a PDF's streams, bounded, and whether they came through unharmed.

PDFium takes what can still be inflated of a damaged stream and says nothing. Deflated data end with a checksum (RFC 1950)
that finds nearly every changed byte, so here it is looked at.
"""

import zlib

import pikepdf

from core.source.limits import CONTENT_BYTES


class TooMuchContentError(Exception):
    """A stream inflates to more than a page of a report ever needs; ``args`` holds nothing."""


def decoded(stream: pikepdf.Stream) -> tuple[bytes, bool]:
    """The stream's bytes as far as they can be had, and whether nothing speaks against them.

    Raises :class:`TooMuchContentError`.
    """
    try:
        if not _is_deflated_once(stream):
            content = bytes(stream.read_bytes())
            return content, True
        raw = bytes(stream.read_raw_bytes())
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return b"", False
    return _inflated(raw)


def _is_deflated_once(stream: pikepdf.Stream) -> bool:
    filters, parameters = stream.get("/Filter"), stream.get("/DecodeParms")
    if isinstance(filters, pikepdf.Array) and len(filters) == 1:
        filters = filters[0]
    return filters in ("/FlateDecode", "/Fl") and parameters is None


def _inflated(raw: bytes) -> tuple[bytes, bool]:
    inflater = zlib.decompressobj()
    content = b""
    try:
        content = inflater.decompress(raw, CONTENT_BYTES)
    except zlib.error:
        return _salvaged(raw), False
    if len(content) >= CONTENT_BYTES:
        raise TooMuchContentError
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
                raise TooMuchContentError
    except zlib.error:
        return b"".join(pieces)
    return b"".join(pieces)
