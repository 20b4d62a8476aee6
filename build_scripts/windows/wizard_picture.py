"""Draws ``wizard.bmp``, the picture beside the wizard's first and last page; run by hand when the icon changes.

NSIS takes nothing but bitmaps; this one has a palette, which makes it a third of the size.
"""

from pathlib import Path

from PIL import Image

from build_scripts.set_up_environment import ROOT

ICON = ROOT / "resources" / "icons" / "gouji-256.png"
TARGET = Path(__file__).with_name("wizard.bmp")
SIZE = (328, 628)
"""Twice what the wizard shows on an ordinary screen, for dense ones."""

_TOP, _BOTTOM = (238, 244, 251), (178, 204, 232)
_ICON_WIDTH = 176


def draw() -> Image.Image:
    """The icon on a pale ground that grows a little darker downwards."""
    width, height = SIZE
    ground = Image.linear_gradient("L").resize(SIZE)
    picture = Image.composite(Image.new("RGB", SIZE, _BOTTOM), Image.new("RGB", SIZE, _TOP), ground)
    with Image.open(ICON) as file:
        icon = file.convert("RGBA").resize((_ICON_WIDTH, _ICON_WIDTH), Image.Resampling.LANCZOS)
    picture.paste(icon, ((width - _ICON_WIDTH) // 2, height // 5), icon)
    return picture.quantize(256)


if __name__ == "__main__":
    draw().save(TARGET)
