"""The walk over a page of OFD: templates and layers in the order in which they are laid on one another (7.7, 7.8)."""

from pathlib import PurePosixPath

from lxml import etree
from msgspec import Struct

from core.readers.affine import Matrix
from core.readers.ofd_book import Book
from core.readers.ofd_canvas import Canvas
from core.readers.ofd_ink import Surroundings, alpha_of
from core.readers.ofd_resources import DrawParam, Resources, draw_param_of, located
from core.readers.ofd_xml import MILLIMETRE, DamagedObjectError, child, children, code_text, is_blank, local, own_matrix
from core.readers.page_remarks import TooManyObjectsError
from core.source.unreadable import UnreadableError

_DEEPEST = 16
_LAYERS = {"Background": 0, "Foreground": 2}
_BODY = 1
_TO_POINTS = Matrix(MILLIMETRE, 0.0, 0.0, MILLIMETRE)


class Sheet(Struct):
    """One page as walked over. ``coded`` counts the characters that its files print, found without regard to layout.

    ``damaged`` counts objects that could not be placed, ``lost`` templates and composite units that are not there.
    """

    root: etree._Element
    canvas: Canvas
    template_areas: list[etree._Element]
    coded: int = 0
    damaged: int = 0
    lost: int = 0


def walked(book: Book, part: str) -> Sheet:
    """Everything that page ``part`` draws; raises :class:`UnreadableError` and :class:`TooManyObjectsError`."""
    root = book.package.xml(part)
    sheet = Sheet(root, Canvas(), [])
    below, above = _templates(book, root, sheet)
    for drawn, name in (*below, (root, part), *above):
        resources = _page_resources(book, drawn, name)
        for layer in _layers(drawn):
            around = Surroundings(resources, resources.draw_param(layer.get("DrawParam")))
            _draw(sheet, layer, _TO_POINTS, around, 1)
        sheet.coded += _coded(drawn, resources, {}, 1)
    return sheet


def _layers(root: etree._Element) -> list[etree._Element]:
    """The layers from the lowest to the highest; content without layers is one."""
    content = child(root, "Content")
    layers = list(children(content, "Layer"))
    if content is not None and not layers:
        return [content]
    return sorted(layers, key=lambda layer: _rank(layer.get("Type")))


def _rank(kind: str | None) -> int:
    return _LAYERS.get(kind or "", _BODY)


def _templates(
    book: Book, root: etree._Element, sheet: Sheet
) -> tuple[list[tuple[etree._Element, str]], list[tuple[etree._Element, str]]]:
    """The templates that the page uses, those below its own content and those above."""
    below: list[tuple[etree._Element, str]] = []
    above: list[tuple[etree._Element, str]] = []
    for use in children(root, "Template"):
        template = book.templates.get(use.get("TemplateID", "").strip())
        if template is None or template.part is None:
            sheet.lost += 1
            continue
        try:
            template_root = book.package.xml(template.part)
        except UnreadableError:
            sheet.lost += 1
            continue
        sheet.template_areas += children(template_root, "Area")
        front = _rank(use.get("ZOrder", template.z_order)) > _BODY
        (above if front else below).append((template_root, template.part))
    return below, above


def _page_resources(book: Book, root: etree._Element, part: str) -> Resources:
    folder = str(PurePosixPath(part).parent)
    locations = ("".join(map(str, one.itertext())) for one in children(root, "PageRes"))
    files = [name for location in locations if (name := located(book.package, location, folder)) is not None]
    return Resources(book.package, files, book.resources) if files else book.resources


def _draw(sheet: Sheet, group: etree._Element, to_page: Matrix, around: Surroundings, depth: int) -> None:
    """Draw the units of a layer, a block or a composite; one that is damaged is counted and left out."""
    if depth > _DEEPEST:
        raise TooManyObjectsError(f"图形嵌套 {depth} 层")
    for unit in group:
        sheet.canvas.meet()
        try:
            _draw_unit(sheet, unit, to_page, around, depth)
        except DamagedObjectError:
            sheet.damaged += 1


def _draw_unit(sheet: Sheet, unit: etree._Element, to_page: Matrix, around: Surroundings, depth: int) -> None:
    kind = local(unit)
    if kind == "TextObject":
        sheet.canvas.add_text(unit, to_page, around)
    elif kind == "PathObject":
        sheet.canvas.add_path(unit, to_page, around)
    elif kind == "ImageObject":
        sheet.canvas.add_picture(unit, to_page, around)
    elif kind == "CompositeObject":
        _draw_composite(sheet, unit, to_page, around, depth)
    elif kind == "PageBlock":
        _draw(sheet, unit, to_page, around, depth + 1)


def _draw_composite(sheet: Sheet, unit: etree._Element, to_page: Matrix, around: Surroundings, depth: int) -> None:
    content = around.resources.composite(unit.get("ResourceID"))
    if content is None:
        sheet.lost += 1
        return
    inside = Surroundings(around.resources, _inherited(unit, around), alpha_of(unit, around.alpha))
    _draw(sheet, content, own_matrix(unit).within(to_page), inside, depth + 1)


def _inherited(unit: etree._Element, around: Surroundings) -> DrawParam:
    referred = around.resources.draw_param(unit.get("DrawParam"))
    return draw_param_of(unit).over(referred).over(around.params)


def _coded(group: etree._Element, resources: Resources, known: dict[etree._Element, int], depth: int) -> int:
    """How many characters the TextCodes below an element print, wherever they stand; those of composites each time."""
    if depth > _DEEPEST:
        raise TooManyObjectsError(f"图形嵌套 {depth} 层")
    count = 0
    for one in group.iter():
        name = local(one)
        if name == "TextCode" and not any(local(above) == "Clips" for above in one.iterancestors()):
            count += sum(not is_blank(character) for character in code_text(one))
        elif name == "CompositeObject" and (content := resources.composite(one.get("ResourceID"))) is not None:
            if content not in known:
                known[content] = _coded(content, resources, known, depth + 1)
            count += known[content]
    return count
