"""What can happen to a page between the printer and the file."""

from enum import StrEnum

from msgspec import Struct


class Shade(StrEnum):
    """The colours a scanner keeps."""

    COLOUR = "colour"
    GREY = "grey"
    BLACK_AND_WHITE = "black_and_white"


class Container(StrEnum):
    """The file the pictures go into; its value is the file name's ending."""

    PDF = "pdf"
    TIFF = "tiff"
    PNG = "png"


class SealLook(Struct, frozen=True):
    """A round seal, ``diameter`` in millimetres. ``strength`` is how much of the paper its ink covers (0–1).

    Ink that is not ``opaque`` darkens what is printed under it; opaque ink replaces it.
    """

    colour: tuple[int, int, int] = (212, 32, 42)
    strength: float = 0.75
    opaque: bool = False
    diameter: float = 42.0


class ScanLook(Struct, frozen=True):
    """How a scan comes out.

    ``skew`` is in degrees, to either side by lot; ``turn`` by how many quarters (anticlockwise) each page lies in the file;
    ``noise`` the spread of grey levels; ``shadow`` how much of the light is lost in the darkest place (0–1); ``specks`` dark
    spots a page; ``quality`` that of JPEG. A ``photographed`` page lies on a table, seen at an angle, half in shade.
    """

    dpi: int = 200
    shade: Shade = Shade.COLOUR
    skew: float = 0.0
    turn: int = 0
    noise: float = 1.5
    shadow: float = 0.0
    specks: int = 0
    quality: int = 80
    seal: SealLook | None = None
    photographed: bool = False
    container: Container = Container.PDF


_DARK = (150, 18, 24)

KINDS = {
    "彩色 200 dpi，红章": ScanLook(skew=0.3, seal=SealLook()),
    "彩色 200 dpi，噪点、阴影、JPEG 55，浓红章": ScanLook(
        skew=0.9, noise=7.0, shadow=0.28, specks=60, quality=55, seal=SealLook(strength=0.93, opaque=True)
    ),
    "灰度 150 dpi，歪 1.8 度，深章": ScanLook(
        dpi=150, shade=Shade.GREY, skew=1.8, noise=2.5, quality=70, seal=SealLook(_DARK, 0.9)
    ),
    "灰度 150 dpi，歪 2 度，盖住字的深章": ScanLook(
        dpi=150, shade=Shade.GREY, skew=2.0, noise=4.0, shadow=0.1, quality=60, seal=SealLook(_DARK, 0.97, opaque=True)
    ),
    "彩色 200 dpi，转了 90 度": ScanLook(skew=0.4, turn=1),
    "彩色 200 dpi，上下颠倒": ScanLook(skew=0.4, turn=2),
    "黑白 300 dpi，章成了黑的": ScanLook(
        dpi=300, shade=Shade.BLACK_AND_WHITE, skew=0.5, noise=10.0, specks=12, seal=SealLook()
    ),
    "手机拍照": ScanLook(noise=3.0, shadow=0.15, quality=78, seal=SealLook(), photographed=True),
    "TIFF 图片，灰度 200 dpi": ScanLook(shade=Shade.GREY, skew=0.3, container=Container.TIFF),
}
"""The kinds that are measured, by their Chinese names."""
