"""What the pages of an OFD document share (GB/T 33190-2016, 7.9): drawing parameters, palettes, pictures, composite units."""

import posixpath
from collections.abc import Iterable

from lxml import etree
from msgspec import Struct

from core.readers.ofd_xml import DamagedObjectError, child, children, local, number, words
from core.readers.package import Package
from core.source.unreadable import UnreadableError

_KINDS = frozenset({"DrawParam", "ColorSpace", "MultiMedia", "CompositeGraphicUnit"})
_MOST_RELATIVES = 16


class DrawParam(Struct, frozen=True):
    """Drawing parameters (8.2) as far as they decide what is seen; ``None`` where they leave it open."""

    line_width: float | None = None
    fill: etree._Element | None = None
    stroke: etree._Element | None = None

    def over(self, other: "DrawParam") -> "DrawParam":
        """These parameters, with what they leave open taken from ``other``."""
        return DrawParam(
            other.line_width if self.line_width is None else self.line_width,
            other.fill if self.fill is None else self.fill,
            other.stroke if self.stroke is None else self.stroke,
        )


def draw_param_of(element: etree._Element) -> DrawParam:
    """What an element itself says: a DrawParam, or a graphic unit."""
    width = element.get("LineWidth")
    return DrawParam(
        None if width is None else abs(number(width)), child(element, "FillColor"), child(element, "StrokeColor")
    )


class _Entry(Struct, frozen=True):
    element: etree._Element
    folder: str


class Resources:
    """The resources by their identifiers, which are unique in a document; those of a page come before the document's."""

    def __init__(self, package: Package, files: Iterable[str], outer: "Resources | None" = None) -> None:
        """Read the resource ``files``; what cannot be read is named in :attr:`damaged`."""
        self._package = package
        self._entries: dict[tuple[str, str], _Entry] = {}
        self._outer = outer
        self.damaged: list[str] = []
        for name in files:
            try:
                self._take_in(package.xml(name), name)
            except UnreadableError:
                self.damaged.append(name)

    def _take_in(self, root: etree._Element, name: str) -> None:
        folder = posixpath.join(posixpath.dirname(name), root.get("BaseLoc", "").strip())
        for group in root:
            for one in group:
                if local(one) in _KINDS and (identifier := one.get("ID")) is not None:
                    self._entries[local(one), identifier.strip()] = _Entry(one, folder)

    def _find(self, kind: str, identifier: str | None) -> _Entry | None:
        if identifier is None:
            return None
        found = self._entries.get((kind, identifier.strip()))
        return self._outer._find(kind, identifier) if found is None and self._outer is not None else found  # noqa: SLF001

    def draw_param(self, identifier: str | None) -> DrawParam:
        """The drawing parameters of this identifier, those they are relative to included."""
        found = DrawParam()
        for _ in range(_MOST_RELATIVES):
            entry = self._find("DrawParam", identifier)
            if entry is None:
                break
            try:
                found = found.over(draw_param_of(entry.element))
            except DamagedObjectError:
                break
            identifier = entry.element.get("Relative")
        return found

    def composite(self, identifier: str | None) -> etree._Element | None:
        """The content of a composite unit (13)."""
        entry = self._find("CompositeGraphicUnit", identifier)
        return child(entry.element, "Content") if entry is not None else None

    def palette_colour(self, space: str | None, index: str) -> str | None:
        """The channels of a colour that is named by its place in a palette (8.3.1)."""
        entry = self._find("ColorSpace", space)
        colours = list(children(child(entry.element, "Palette"), "CV")) if entry is not None else []
        try:
            return "".join(map(str, colours[int(index)].itertext()))
        except (ValueError, IndexError):
            return None

    def picture(self, identifier: str | None) -> str | None:
        """The part that holds a picture."""
        entry = self._find("MultiMedia", identifier)
        return located(self._package, words(entry.element, "MediaFile"), entry.folder) if entry is not None else None


def located(package: Package, location: str, folder: str) -> str | None:
    """The part that an ST_Loc (7.3) written in a file of ``folder`` points to; never anything outside the package.

    Writers that forget the slash of an absolute path, or write one too many, are understood.
    """
    path = location.strip().replace("\\", "/")
    if not path:
        return None
    beside, from_root = _inside(posixpath.join(folder, path.lstrip("/"))), _inside(path)
    order = (from_root, beside) if path.startswith("/") else (beside, from_root)
    return next((name for name in order if name in package), None)


def _inside(path: str) -> str:
    return posixpath.normpath(posixpath.join("/", path)).lstrip("/")
