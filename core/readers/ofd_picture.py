"""Pictures in an OFD package: what their files are, told by their first bytes."""

from core.readers.package import Package
from core.source.unreadable import UnreadableError

_PNG = b"\x89PNG\r\n\x1a\n"
_HANDED_ON = (_PNG, b"\xff\xd8\xff", b"BM")
_WITHOUT_HOLES = (b"\xff\xd8\xff", b"BM", b"II*\0", b"MM\0*", b"\x97JB2")
_BILEVEL = (".jb2", ".jbig2", ".jbig")
_COLOUR_TYPE = slice(25, 26)
_WITH_ALPHA = (b"\x04", b"\x06")
_HEAD = 4096


class PictureFiles:
    """The files of a package's pictures; each is looked at once, however many pages show it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._opaque: dict[str, bool] = {}

    def handed_on(self, part: str) -> bytes | None:
        """The file, if it is a PNG, JPEG or BMP; ``None`` for other kinds (JBIG2) and for what is not there."""
        data = self._read(part)
        return data if data.startswith(_HANDED_ON) else None

    def is_opaque(self, part: str) -> bool:
        """Whether a picture lets nothing of what lies below through; of kinds that are not known this is not said."""
        if part not in self._opaque:
            self._opaque[part] = _is_opaque(self._read(part), part)
        return self._opaque[part]

    def _read(self, part: str) -> bytes:
        try:
            return self._package.read(part)
        except UnreadableError:
            return b""


def _is_opaque(data: bytes, part: str) -> bool:
    if data.startswith(_PNG):
        return data[_COLOUR_TYPE] not in _WITH_ALPHA and b"tRNS" not in data[:_HEAD]
    # a bilevel picture may be stored without any signature
    return data.startswith(_WITHOUT_HOLES) or (bool(data) and part.casefold().endswith(_BILEVEL))
