"""Clean pages become scans."""

from collections.abc import Sequence
from random import Random

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PIL import Image

from tests.support.scans import effects
from tests.support.scans.fonts import Typeface
from tests.support.scans.look import ScanLook, Shade
from tests.support.scans.seal import press, seal_cover

THRESHOLD = 168
"""The grey from which a black and white scanner takes paper for white."""


class SealPlace(Struct, frozen=True):
    """Where a seal is pressed: the page (from 0), and its middle in pixels of the clean page."""

    page: int
    x: float
    y: float


class Stamp(Struct, frozen=True):
    """Whose seal it is, in what letters, and everywhere it is pressed."""

    name: str
    typeface: Typeface
    places: tuple[SealPlace, ...]


def scanned(
    pages: Sequence[Image.Image], look: ScanLook, seed: int, stamp: Stamp | None = None
) -> tuple[Image.Image, ...]:
    """The pages (drawn at the look's dpi) as scanned; the same for the same ``seed``."""
    rng = Random(seed)
    sheets = [np.array(page.convert("RGB")) for page in pages]
    if look.seal is not None and stamp is not None:
        for place in stamp.places:
            cover = seal_cover(stamp.name, look.seal, look.dpi, stamp.typeface, rng)
            press(sheets[place.page], cover, place.x, place.y, look.seal)
    return tuple(_picture(_scan(sheet, look, rng), look) for sheet in sheets)


def _scan(sheet: NDArray[np.uint8], look: ScanLook, rng: Random) -> NDArray[np.uint8]:
    grain = np.random.default_rng(rng.getrandbits(32))
    if look.skew:
        sheet = effects.skewed(sheet, look.skew * rng.choice((-1, 1)))
    if look.photographed:
        sheet = effects.photographed(sheet, grain)
    if look.shadow:
        sheet = effects.shadowed(sheet, look.shadow, grain)
    if look.specks:
        sheet = effects.specked(sheet, look.specks, grain)
    return np.rot90(effects.noisy(sheet, look.noise, grain), look.turn)


def _picture(sheet: NDArray[np.uint8], look: ScanLook) -> Image.Image:
    image = Image.fromarray(np.ascontiguousarray(sheet))
    if look.shade is Shade.COLOUR:
        return image
    grey = image.convert("L")
    if look.shade is Shade.GREY:
        return grey
    return grey.point([0] * THRESHOLD + [255] * (256 - THRESHOLD)).convert("1", dither=Image.Dither.NONE)
