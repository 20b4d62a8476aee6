"""What a graphic unit of OFD leaves on the paper: nothing, white, or something to be seen."""

from collections.abc import Sequence
from enum import Enum

from lxml import etree
from msgspec import Struct

from core.readers.ofd_resources import DrawParam, Resources
from core.readers.ofd_xml import DamagedObjectError, holds, number, tokens
from core.readers.unseen import NEARLY_WHITE

DEFAULT_LINE_WIDTH = 0.353
"""Millimetres (8.5)."""

_OPAQUE = 255.0
_FAINT = 8.0
_CMYK = 4


class Ink(Enum):
    """What is printed."""

    NONE = 0
    WHITE = 1
    SEEN = 2


class Paint(Struct, frozen=True):
    """How a graphic unit is drawn. ``line_width`` is in its own units; ``opaque``: its filling lets nothing through."""

    fill: Ink
    stroke: Ink
    line_width: float
    opaque: bool


class Surroundings(Struct, frozen=True):
    """What a unit inherits: the drawing parameters of its layer or composite, and how opaque that is (0 to 255)."""

    resources: Resources
    params: DrawParam = DrawParam()
    alpha: float = _OPAQUE


def alpha_of(element: etree._Element, outer: float) -> float:
    """How opaque a graphic unit, or a colour, is in surroundings of ``outer``; 0 where it is not shown."""
    if not holds(element, "Visible", default=True):
        return 0.0
    try:
        own = number(element.get("Alpha", "255"))
    except DamagedObjectError:
        own = _OPAQUE
    return outer * min(max(own, 0.0), _OPAQUE) / _OPAQUE


def text_paint(element: etree._Element, params: DrawParam, around: Surroundings) -> Paint:
    """Text is filled in black where nothing else is said, and not outlined (11.2)."""
    fills, strokes = holds(element, "Fill", default=True), holds(element, "Stroke", default=False)
    return _paint(element, params, around, fill=Ink.SEEN if fills else None, stroke=Ink.NONE if strokes else None)


def path_paint(element: etree._Element, params: DrawParam, around: Surroundings) -> Paint:
    """A path is outlined in black where nothing else is said, and not filled (9.1)."""
    fills, strokes = holds(element, "Fill", default=False), holds(element, "Stroke", default=True)
    return _paint(element, params, around, fill=Ink.NONE if fills else None, stroke=Ink.SEEN if strokes else None)


def _paint(
    element: etree._Element, params: DrawParam, around: Surroundings, *, fill: Ink | None, stroke: Ink | None
) -> Paint:
    """``fill`` and ``stroke`` are what prints without a colour given, ``None`` where that is not drawn at all."""
    alpha = alpha_of(element, around.alpha)
    filled = _ink(params.fill, fill, alpha, around.resources)
    return Paint(
        filled,
        _ink(params.stroke, stroke, alpha, around.resources),
        DEFAULT_LINE_WIDTH if params.line_width is None else params.line_width,
        filled is not Ink.NONE and _is_opaque(params.fill, alpha),
    )


def _ink(colour: etree._Element | None, default: Ink | None, alpha: float, resources: Resources) -> Ink:
    if default is None or alpha < _FAINT:
        return Ink.NONE
    if colour is None:
        return default
    if alpha_of(colour, alpha) < _FAINT:
        return Ink.NONE
    return Ink.WHITE if _is_white(_channels(colour, resources)) else Ink.SEEN


def _is_opaque(colour: etree._Element | None, alpha: float) -> bool:
    """Whether a filling hides what lies below; patterns and shadings may have holes."""
    if colour is None:
        return alpha >= _OPAQUE
    return len(colour) == 0 and alpha_of(colour, alpha) >= _OPAQUE


def _channels(colour: etree._Element, resources: Resources) -> Sequence[float]:
    """The values of a plain colour (8.3.1); none for a pattern, a shading, or what cannot be told."""
    if len(colour):
        return ()
    text = colour.get("Value")
    if text is None and (index := colour.get("Index")) is not None:
        text = resources.palette_colour(colour.get("ColorSpace"), index)
    try:
        return [_channel(token) for token in tokens(text or "")]
    except DamagedObjectError:
        return ()


def _channel(token: str) -> float:
    if not token.startswith("#"):
        return number(token)
    try:
        return float(int(token[1:3], 16))
    except ValueError as error:
        raise DamagedObjectError from error


def _is_white(channels: Sequence[float]) -> bool:
    """Grey and RGB count light, CMYK counts ink; 8 bits a channel."""
    if not channels or max(channels) > _OPAQUE:
        return False
    if len(channels) == _CMYK:
        return max(channels) <= _OPAQUE - NEARLY_WHITE
    return min(channels) >= NEARLY_WHITE
