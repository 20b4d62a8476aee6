"""A round seal with a ring, a star and the organ's name along the ring, inked unevenly."""

import math
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.support.scans.fonts import Typeface
from tests.support.scans.look import SealLook

Pixels = NDArray[np.uint8]
Cover = NDArray[np.float32]

MM_PER_INCH = 25.4
SUPERSAMPLING = 2


def seal_cover(name: str, look: SealLook, dpi: int, typeface: Typeface, rng: Random) -> Cover:
    """How much ink lies on each pixel, from 0 to 1; a square as wide as the seal."""
    unit = dpi / MM_PER_INCH * SUPERSAMPLING
    stamp = _stamp(name, look.diameter, unit, typeface, rng)
    turned = stamp.rotate(rng.uniform(-18, 18), Image.Resampling.BICUBIC)
    small = np.asarray(turned.reduce(SUPERSAMPLING), np.float32) / 255
    return np.asarray(small * _ink(small.shape[0], dpi, rng) * look.strength, np.float32)


def _stamp(name: str, diameter: float, unit: float, typeface: Typeface, rng: Random) -> Image.Image:
    """The clean seal, black and white; ``unit`` pixels are a millimetre."""
    side = round(diameter * unit)
    middle = side / 2
    image = Image.new("L", (side, side))
    pen = ImageDraw.Draw(image)
    pen.ellipse((1, 1, side - 2, side - 2), outline=255, width=round(unit * rng.uniform(1.0, 1.5)))
    if rng.random() < 0.5:
        inset = 2.4 * unit
        pen.ellipse((inset, inset, side - inset, side - inset), outline=255, width=max(1, round(unit / 4)))
    radii = (7 * unit, 2.7 * unit)
    points = [(radii[index % 2], index * math.pi / 5) for index in range(10)]
    pen.polygon([(middle + r * math.sin(angle), middle - r * math.cos(angle)) for r, angle in points], fill=255)
    spread = min(250, 24 * len(name))
    for index, character in enumerate(name):
        _stamp_character(image, character, -spread / 2 + spread * index / max(len(name) - 1, 1), unit, typeface)
    return image


def _stamp_character(image: Image.Image, character: str, angle: float, unit: float, typeface: Typeface) -> None:
    """One character with its head to the ring; ``angle`` in degrees clockwise from the top."""
    side = round(8 * unit)
    tile = Image.new("L", (side, side))
    ImageDraw.Draw(tile).text((side / 2, side / 2), character, 255, typeface.at(5.2 * unit), anchor="mm")
    tile = tile.resize((side * 3 // 4, side)).rotate(-angle, Image.Resampling.BICUBIC, expand=True)
    radius = image.width / 2 - 5.6 * unit
    x = image.width / 2 + radius * math.sin(math.radians(angle))
    y = image.width / 2 - radius * math.cos(math.radians(angle))
    image.paste(255, (round(x - tile.width / 2), round(y - tile.height / 2)), tile)


def _ink(side: int, dpi: int, rng: Random) -> Cover:
    """Thick here and thin there, with pinholes."""
    grain = np.random.default_rng(rng.getrandbits(32))
    clouds = cv2.GaussianBlur(grain.normal(0, 1, (side, side)).astype(np.float32), (0, 0), dpi / 40)
    holes = np.where(grain.random((side, side)) < 0.04, 0.4, 1.0)
    return np.asarray(np.clip(0.88 + 0.14 * clouds / np.std(clouds), 0.45, 1) * holes, np.float32)


def press(page: Pixels, cover: Cover, x: float, y: float, look: SealLook) -> None:
    """Put the seal on the page with its middle at (``x``, ``y``); what lies beyond the edge of the page is lost."""
    side = cover.shape[0]
    left, top = round(x - side / 2), round(y - side / 2)
    rows = slice(max(top, 0), max(min(top + side, page.shape[0]), 0))
    columns = slice(max(left, 0), max(min(left + side, page.shape[1]), 0))
    under = page[rows, columns].astype(np.float32)
    share = cover[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left, np.newaxis]
    colour = np.array(look.colour, np.float32)
    inked = colour if look.opaque else under * colour / 255
    page[rows, columns] = under * (1 - share) + inked * share
