"""Page pictures as arrays."""

import cv2
import numpy as np

from core.readers.page_image import PageImage
from core.scans.cleaning import Colour


def colour_of(image: PageImage) -> Colour:
    """The picture's rows × columns × (blue, green, red)."""
    rows = np.frombuffer(image.pixels, dtype=np.uint8).reshape(image.height, image.stride // 4, 4)
    return np.asarray(cv2.cvtColor(rows[:, : image.width], cv2.COLOR_BGRA2BGR), dtype=np.uint8)
