"""PDFs drawn for a test, one oddity each. Coordinates are points from the top left of the page as displayed."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
FONT = "STSong-Light"

Draw = Callable[["Pen"], None]


class Pen:
    """Draws on the current page of a canvas."""

    def __init__(self, canvas: Canvas, height: float = HEIGHT) -> None:
        self.canvas, self.height = canvas, height

    def write(self, text: str, x: float, y: float, *, size: float = 10.0, mode: int = 0, grey: float = 0.0) -> None:
        """``text`` with its foot at ``y``; ``mode`` 3 draws nothing."""
        self.canvas.setFillGray(grey)
        line = self.canvas.beginText(x, self.height - y)
        line.setFont(FONT, size)
        line.setTextRenderMode(mode)
        line.textOut(text)
        line.setTextRenderMode(0)
        self.canvas.drawText(line)
        self.canvas.setFillGray(0)

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.5) -> None:
        """A stroked line."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def box(self, x: float, y: float, width: float, height: float, *, stroke: int = 1, fill: int = 0) -> None:
        """A rectangle from its top left corner."""
        self.canvas.rect(x, self.height - y - height, width, height, stroke=stroke, fill=fill)

    def table(self, rows: list[list[str]], *, x: float = 60.0, y: float = 100.0, column: float = 80.0) -> None:
        """Ruled rows of 20 points."""
        for row, line in enumerate(rows):
            for at, text in enumerate(line):
                self.box(x + column * at, y + 20 * row, column, 20)
                self.write(text, x + column * at + 4, y + 20 * row + 14)


def drawn(*pages: Draw, password: str = "", size: tuple[float, float] = (WIDTH, HEIGHT)) -> bytes:
    """A PDF with a page for each function."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    store = BytesIO()
    encryption = StandardEncryption(password, ownerPassword=password + "x") if password else None
    canvas = Canvas(store, pagesize=size, encrypt=encryption)
    for draw in pages:
        draw(Pen(canvas, size[1]))
        canvas.showPage()
    canvas.save()
    return store.getvalue()


def turned(data: bytes, degrees: int) -> bytes:
    """The same content on pages that are displayed turned clockwise."""
    return _edited(data, lambda page: page.set_rotation(degrees))


def cropped(data: bytes, left: float, bottom: float, right: float, top: float) -> bytes:
    """The same content with only a part of each page visible (user space)."""
    return _edited(data, lambda page: page.set_cropbox(left, bottom, right, top))


def _edited(data: bytes, edit: Callable[[pdfium.PdfPage], None]) -> bytes:
    document = pdfium.PdfDocument(data)
    for page in document:
        edit(page)
    store = BytesIO()
    document.save(store)
    document.close()
    return store.getvalue()


def sideways(draw: Draw) -> Draw:
    """Draws a landscape page lying on its side, to be shown with /Rotate 90."""

    def turned_draw(pen: Pen) -> None:
        pen.canvas.saveState()
        pen.canvas.translate(WIDTH, 0)
        pen.canvas.rotate(90)
        draw(Pen(pen.canvas, WIDTH))
        pen.canvas.restoreState()

    return turned_draw


def saved(folder: Path, data: bytes) -> Path:
    """The bytes as a file."""
    path = folder / "报告.pdf"
    path.write_bytes(data)
    return path
