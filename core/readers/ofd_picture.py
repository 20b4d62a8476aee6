"""Pictures in an OFD package: what their files are, told by their first bytes."""

from core.readers.ofd_resources import Resources
from core.readers.package import Package
from core.source.unreadable import UnreadableError

_PNG = b"\x89PNG\r\n\x1a\n"
_HANDED_ON = (_PNG, b"\xff\xd8\xff", b"BM")
_WITHOUT_HOLES = (b"\xff\xd8\xff", b"BM", b"II*\0", b"MM\0*", b"\x97JB2")
_BILEVEL = (".jb2", ".jbig2", ".jbig")
_COLOUR_TYPE = slice(25, 26)
_WITH_ALPHA = (b"\x04", b"\x06")
_HEAD = 4096


def picture_bytes(package: Package, resources: Resources, identifier: str) -> bytes | None:
    """The file of a picture, if it is a PNG, JPEG or BMP; ``None`` for other kinds (JBIG2) and what is not there."""
    data = _read(package, resources.picture(identifier))
    return data if data.startswith(_HANDED_ON) else None


def is_opaque(package: Package, resources: Resources, identifier: str) -> bool:
    """Whether a picture lets nothing of what lies below through; of kinds that are not known this is not said."""
    part = resources.picture(identifier)
    data = _read(package, part)
    if data.startswith(_PNG):
        return data[_COLOUR_TYPE] not in _WITH_ALPHA and b"tRNS" not in data[:_HEAD]
    # a bilevel picture may be stored without any signature
    return data.startswith(_WITHOUT_HOLES) or (bool(data) and part is not None and part.casefold().endswith(_BILEVEL))


def _read(package: Package, part: str | None) -> bytes:
    if part is None:
        return b""
    try:
        return package.read(part)
    except UnreadableError:
        return b""
