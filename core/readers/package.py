"""Zip packages (OOXML) read with care: nothing is unpacked to disk, and no header is believed.

Parts are read to memory one at a time, their real size counted; XML is parsed without entities, network or DTD, and a part
that declares a DTD is refused.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from typing import Protocol

from lxml import etree
from msgspec import Struct

from core.source.limits import HTML_NODES, INFLATED_BYTES, INFLATION_RATIO, INFLATION_RATIO_FROM, ZIP_ENTRIES
from core.source.unreadable import Reason, UnreadableError

_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER_BYTES = 30
_ENCRYPTED = 0x1
_CHUNK = 2**20
_TAGS = 8 * HTML_NODES


class Relation(Struct, frozen=True):
    """What a part points to: the last word of the relationship's type, and the part; an external one has none."""

    kind: str
    part: str


class XmlTarget(Protocol):
    """What takes in an XML document while it is read; ``tag`` is in Clark notation."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text, perhaps in pieces."""


class Package:
    """The parts of a zip package by name; names compare without regard to case, as the format demands."""

    def __init__(self, data: bytes) -> None:
        """Check the directory of the archive; raises :class:`UnreadableError`."""
        if (count := data.count(_ENTRY)) > 2 * ZIP_ENTRIES:
            raise UnreadableError(Reason.TOO_COMPLEX, f"压缩包有 {count:,} 个条目，限度 {ZIP_ENTRIES:,}")
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OSError) as error:
            raise UnreadableError(Reason.DAMAGED, "压缩包目录缺失或损坏") from error
        entries = self._archive.infolist()
        _check_entries(entries)
        self._parts = {entry.filename.casefold(): entry for entry in entries}
        self._inflated = 0
        self._relations_of: dict[str, dict[str, Relation]] = {}

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._parts

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(entry.filename for entry in self._parts.values())

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises :class:`UnreadableError` where it is absent, damaged or a bomb."""
        entry = self._parts.get(name.casefold())
        if entry is None:
            raise UnreadableError(Reason.DAMAGED, f"缺少 {name}")
        limit = min(
            INFLATED_BYTES - self._inflated, max(INFLATION_RATIO_FROM, INFLATION_RATIO * max(entry.compress_size, 1))
        )
        chunks: list[bytes] = []
        size = 0
        try:
            with self._archive.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > limit:
                        raise UnreadableError(Reason.UNSAFE, _inflates(name, entry, limit))
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError) as error:
            raise UnreadableError(Reason.DAMAGED, f"{name} 无法解压") from error
        self._inflated += size
        return b"".join(chunks)

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part; raises :class:`UnreadableError`."""
        return parse_xml(self.read(name), name)

    def related(self, name: str, kind: str) -> str | None:
        """The part that ``name`` ("" for the package itself) points to by a relationship whose type ends in ``kind``."""
        found = (relation.part for relation in self.relations(name).values() if relation.kind == kind)
        return next(filter(None, found), None)

    def relations(self, name: str) -> Mapping[str, Relation]:
        """What ``name`` ("" for the package itself) points to, by the ids of its relationships."""
        if name not in self._relations_of:
            folder, base = posixpath.split(name)
            listed = posixpath.join(folder, "_rels", f"{base}.rels")
            self._relations_of[name] = {
                relation.get("Id", f"#{place}"): _relation(relation, folder)
                for place, relation in enumerate(self.xml(listed) if listed in self else ())
            }
        return self._relations_of[name]


def _relation(element: etree._Element, folder: str) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    if element.get("TargetMode") == "External":
        return Relation(kind, "")
    # a target that begins with a slash counts from the root of the package
    return Relation(kind, posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/"))


def _inflates(name: str, entry: zipfile.ZipInfo, limit: int) -> str:
    """What a part that inflates too far says; it is given up at the limit, so its size is what its header claims."""
    packed, claimed = max(entry.compress_size, 1), max(entry.file_size, limit)
    return f"{name} 从 {packed / 2**10:,.0f} KB 解压到 {claimed / 2**20:,.1f} MB，限度 {limit / 2**20:,.1f} MB"


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ZIP_ENTRIES:
        raise UnreadableError(Reason.TOO_COMPLEX, f"压缩包有 {len(entries):,} 个条目，限度 {ZIP_ENTRIES:,}")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise UnreadableError(Reason.PASSWORD)
    names = [entry.filename for entry in entries]
    if len({name.casefold() for name in names}) < len(names):
        raise UnreadableError(Reason.UNSAFE, "压缩包里有重名的条目")
    if any(_escapes(name) for name in names):
        raise UnreadableError(Reason.UNSAFE, "压缩包里有指向包外的条目名")
    if (total := sum(entry.file_size for entry in entries)) > INFLATED_BYTES:
        raise UnreadableError(Reason.UNSAFE, f"解压后有 {total / 2**20:,.0f} MB，限度 {INFLATED_BYTES / 2**20:,.0f} MB")
    placed = sorted(entries, key=lambda entry: entry.header_offset)
    for entry, following in pairwise(placed):
        if entry.header_offset + _LOCAL_HEADER_BYTES + entry.compress_size > following.header_offset:
            raise UnreadableError(Reason.UNSAFE, "压缩包里的条目互相重叠")


def _escapes(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root of an XML document without DTD; ``name`` is for the message of the :class:`UnreadableError`."""
    _refuse_unsafe(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _not_whole(name, error) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(Reason.UNSAFE, f"{name} 含有 DTD 声明")
    return root


class _Guarded:
    """A target in whose document a DTD is refused."""

    def __init__(self, target: XmlTarget, name: str) -> None:
        self.start, self.end, self.data = target.start, target.end, target.data
        self._name = name

    def doctype(self, *_declared: object) -> None:
        raise UnreadableError(Reason.UNSAFE, f"{self._name} 含有 DTD 声明")

    def close(self) -> None:
        """Lxml asks for a result at the end."""


def stream_xml(data: bytes, name: str, target: XmlTarget) -> None:
    """Tell ``target`` an XML document without DTD, so that a large one needs no tree; raises as :func:`parse_xml`."""
    _refuse_unsafe(data, name)
    parser = etree.XMLParser(
        target=_Guarded(target, name),  # type: ignore[arg-type]  # the stub fears bytes, which lxml never gives
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _not_whole(name, error) from error


def _refuse_unsafe(data: bytes, name: str) -> None:
    if data.count(b"<") > _TAGS:
        raise UnreadableError(Reason.TOO_COMPLEX, f"{name} 的标签超过 {_TAGS:,} 个")
    if b"<!DOCTYPE" in data or "<!DOCTYPE".encode("utf-16-le") in data or "<!DOCTYPE".encode("utf-16-be") in data:
        raise UnreadableError(Reason.UNSAFE, f"{name} 含有 DTD 声明")


def _not_whole(name: str, error: etree.XMLSyntaxError) -> UnreadableError:
    deep = "depth" in str(error) or "huge" in str(error).lower()
    return UnreadableError(Reason.TOO_COMPLEX if deep else Reason.DAMAGED, f"{name} 不是完整的 XML")
