"""What scanner and camera do to a page; pictures are arrays of height, width and three colours."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


def skewed(page: Pixels, degrees: float) -> Pixels:
    """Turned a little about its middle, anticlockwise; the size stays and paper fills the corners."""
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    turned = cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(250, 250, 248))
    return np.asarray(turned, np.uint8)


def noisy(page: Pixels, spread: float, grain: np.random.Generator) -> Pixels:
    """Every pixel off by a normal deviate of ``spread`` grey levels."""
    return _clipped(page + grain.normal(0, spread, page.shape).astype(np.float32))


def shadowed(page: Pixels, depth: float, grain: np.random.Generator) -> Pixels:
    """Unevenly lit: up to ``depth`` of the light is lost, changing slowly over the page."""
    height, width = page.shape[:2]
    coarse = grain.random((4, 3)).astype(np.float32)
    lost = np.clip(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), 0, 1)
    return _clipped(page * (1 - depth * lost)[..., np.newaxis])


def specked(page: Pixels, count: int, grain: np.random.Generator) -> Pixels:
    """Dust: dark round spots of up to five pixels, and a hair."""
    dusty = page.copy()
    height, width = page.shape[:2]
    for _ in range(count):
        x, y, radius, grey = (int(grain.integers(limit)) for limit in (width, height, 3, 150))
        cv2.circle(dusty, (x, y), radius, (grey, grey, grey), -1)
    hair = np.cumsum(grain.normal(0, 6, (12, 2)), axis=0) + grain.random(2) * (width, height)
    cv2.polylines(dusty, [hair.astype(np.int32).reshape(-1, 1, 2)], False, (90, 90, 90), 1, cv2.LINE_AA)
    return dusty


def photographed(page: Pixels, grain: np.random.Generator) -> Pixels:
    """On a brown table, its corners moved by up to a fiftieth of its width, one side in the shade of a hand."""
    height, width = page.shape[:2]
    margin = round(0.06 * width)
    size = (width + 2 * margin, height + 2 * margin)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = (corners + margin + grain.uniform(-0.02, 0.02, (4, 2)) * width).astype(np.float32)
    view = cv2.getPerspectiveTransform(corners, moved)
    sheet = cv2.warpPerspective(page, view, size, flags=cv2.INTER_CUBIC).astype(np.float32)
    cover = cv2.warpPerspective(np.ones((height, width), np.float32), view, size)[..., np.newaxis]
    table = np.array((118, 96, 78), np.float32)
    lit = (sheet * cover + table * (1 - cover)) * _shade(size[1], size[0], grain)[..., np.newaxis]
    return _clipped(cv2.GaussianBlur(lit, (0, 0), 0.7))


def _shade(height: int, width: int, grain: np.random.Generator) -> NDArray[np.float32]:
    """1 on the lit side of a soft edge, 0.62 on the other."""
    angle = grain.uniform(0, 2 * math.pi)
    across = np.arange(width, dtype=np.float32)[np.newaxis, :] - width * grain.uniform(0.2, 0.8)
    down = np.arange(height, dtype=np.float32)[:, np.newaxis] - height * grain.uniform(0.2, 0.8)
    beyond = across * math.cos(angle) + down * math.sin(angle)
    return np.asarray(1 - 0.38 / (1 + np.exp(-beyond / (0.03 * width))), np.float32)


def _clipped(page: NDArray[np.floating] | cv2.typing.MatLike) -> Pixels:
    return np.asarray(np.clip(page, 0, 255), np.uint8)
