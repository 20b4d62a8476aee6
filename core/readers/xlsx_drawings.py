"""What lies over the cells of a sheet (.xlsx): comments, text boxes, pictures. It is said, not read."""

from collections.abc import Iterator

from lxml import etree

from core.readers.package import Package
from core.readers.sheet_notes import SheetNotes
from core.readers.xlsx_strings import local
from core.source.unreadable import Reason, UnreadableError

_SMALL_PICTURE_EMU = 1_900_000
"""About five centimetres: a seal, a logo; a picture of a table is larger."""


def note_overlays(package: Package, sheet: str, drawings: list[str], notes: SheetNotes) -> None:
    """Everything over the sheet in part ``sheet``; ``drawings`` are the ids of its drawings."""
    relations = package.relations(sheet)
    parts = [(relation.kind, relation.part) for relation in relations.values() if relation.kind == "comments"]
    parts += [("drawing", relations[one].part) for one in dict.fromkeys(drawings) if one in relations]
    for kind, part in parts:
        root = _root(package, part, notes)
        if root is None:
            continue
        if kind == "comments":
            notes.comments(sum(1 for _ in root.iter("{*}comment")))
        else:
            _note_drawing(root, notes)


def _root(package: Package, part: str, notes: SheetNotes) -> etree._Element | None:
    """The part, or ``None`` where it is damaged: that costs what lies over the cells, not the cells."""
    try:
        return package.xml(part) if part in package else None
    except UnreadableError as error:
        if error.reason is not Reason.DAMAGED:
            raise
        notes.problem("批注和图形", f"{part} 无法读取")
        return None


def _note_drawing(root: etree._Element, notes: SheetNotes) -> None:
    for text in dict.fromkeys(_texts(root)):
        notes.text_box(text)
    notes.pictures += sum(_is_large(picture) for picture in root.iter("{*}pic"))


def _texts(root: etree._Element) -> Iterator[str]:
    for shape in root.iter("{*}sp"):
        yield "".join(piece.text or "" for piece in shape.iter("{*}t") if local(piece.tag) == "t").strip()


def _is_large(picture: etree._Element) -> bool:
    """Whether a table may be on it; one without a size of its own may be."""
    extent = picture.find(".//{*}xfrm/{*}ext")
    if extent is None:
        return True
    sides = [extent.get("cx", ""), extent.get("cy", "")]
    return all(not side.isdecimal() or len(side) > 15 or int(side) > _SMALL_PICTURE_EMU for side in sides)
