"""Pictures in an OFD package: what their files are, told by their first bytes."""

from core.readers.ofd_resources import Resources
from core.readers.package import Package
from core.source.unreadable import UnreadableError

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_BITMAP = b"BM"
_COLOUR_TYPE_AT = 25
_HEAD = 4096


def picture_bytes(package: Package, resources: Resources, identifier: str) -> bytes | None:
    """The file of a picture, if it is a PNG, JPEG or BMP; ``None`` for other kinds (JBIG2) and what is not there."""
    part = resources.picture(identifier)
    if part is None:
        return None
    try:
        data = package.read(part)
    except UnreadableError:
        return None
    return data if data.startswith((_PNG, _JPEG, _BITMAP)) else None


def is_opaque(data: bytes | None) -> bool:
    """Whether a picture lets nothing of what lies below through; of kinds that are not known this is not said."""
    if data is None:
        return False
    if data.startswith(_PNG):
        return data[_COLOUR_TYPE_AT : _COLOUR_TYPE_AT + 1] not in {b"\x04", b"\x06"} and b"tRNS" not in data[:_HEAD]
    return True
