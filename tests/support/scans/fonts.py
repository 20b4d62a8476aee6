"""The fonts of the system that have Chinese characters and can be drawn with."""

from functools import cache
from pathlib import Path

from msgspec import Struct
from PIL import ImageFont


class Typeface(Struct, frozen=True):
    """A font file, and which of the fonts in it."""

    path: str
    index: int = 0

    def at(self, pixels: float) -> ImageFont.FreeTypeFont:
        """The font at a height of ``pixels``."""
        return _loaded(self.path, self.index, round(pixels))


@cache
def _loaded(path: str, index: int, pixels: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, pixels, index, layout_engine=ImageFont.Layout.BASIC)


_KNOWN = (
    Typeface("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2),  # 2 is the simplified one
    Typeface("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    Typeface("/usr/share/fonts/truetype/arphic/uming.ttc"),
    Typeface("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
    Typeface("C:/Windows/Fonts/simsun.ttc"),
    Typeface("C:/Windows/Fonts/simhei.ttf"),
)


def typefaces() -> tuple[Typeface, ...]:
    """Those that are installed, possibly none."""
    return tuple(each for each in _KNOWN if Path(each.path).is_file())
