"""How cells look: values, so that a sheet says what it means and equal looks share one format of the file.

Fonts are those that both WPS and Excel bring along. Colour is never the only sign: marked figures carry a character too.
"""

from msgspec import Struct
from msgspec.structs import replace

BODY_FONT = "宋体"
TITLE_FONT = "微软雅黑"

INK = "#1F1F1F"
LINE = "#7F7F7F"
HEADING_FILL = "#E9EDF2"
LEFT_FILL = "#DCE9F7"
RIGHT_FILL = "#FCE3CF"
BOTH_FILL = "#E8DFF0"
SUSPECT_FILL = "#FFF0B8"
NAMED_FILL = "#F3F3E4"
RED = "#B3261E"
AMBER = "#8A5A00"
GREEN = "#1E6B34"
BLUE = "#1F4E99"
GREY = "#6B6B6B"

DIAGONAL_HATCH = 14
THIN, MEDIUM, DASHED = 1, 2, 3


class Look(Struct, frozen=True):
    """The look of a cell. ``sign`` is printed before a figure without changing it; ``rim`` is the border's line style."""

    font: str = BODY_FONT
    size: float = 10
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = INK
    fill: str = ""
    hatched: bool = False
    rim: int = 0
    rim_colour: str = LINE
    across: str = "left"
    down: str = "vcenter"
    wrap: bool = True
    sign: str = ""
    literal: bool = False

    def properties(self) -> dict[str, object]:
        """The same in the words of the writing library."""
        given: dict[str, object] = {
            "font_name": self.font,
            "font_size": self.size,
            "font_color": self.colour,
            "bold": self.bold,
            "italic": self.italic,
            "underline": int(self.underline),
            "align": self.across,
            "valign": self.down,
            "text_wrap": self.wrap,
            "quote_prefix": self.literal,
        }
        if self.rim:
            given |= {"border": self.rim, "border_color": self.rim_colour}
        if self.fill:
            given |= {"pattern": 1, "bg_color": self.fill}
        if self.hatched:
            given |= {"pattern": DIAGONAL_HATCH, "fg_color": LINE}
        if self.sign:
            given["num_format"] = ";".join(f'"{self.sign} "{kind}' for kind in ("General", "-General", "General", "@"))
        return given


TITLE = Look(TITLE_FONT, 16, bold=True, across="center")
SUBTITLE = Look(colour=GREY, across="center")
HEADING = Look(TITLE_FONT, 11, bold=True, colour=BLUE)
COLUMN_HEADING = Look(TITLE_FONT, 9.5, bold=True, fill=HEADING_FILL, rim=THIN, across="center")
TEXT = Look(rim=THIN)
LABEL = replace(TEXT, fill=HEADING_FILL)
CENTRED = replace(TEXT, across="center")
NUMBER = replace(TEXT, across="right", wrap=False)
FIGURE = replace(TEXT, across="center", wrap=False)
LINK = replace(TEXT, colour=BLUE, underline=True)
REMARK = Look(size=9, colour=GREY)
