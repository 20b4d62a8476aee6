"""Draws the program's icon in every size that systems ask for: ``.venv/bin/python build_scripts/make_icons.py``.

Run by hand after a change of ``resources/icons/gouji.svg``; writes PNG files and the ``.ico`` of Windows beside it.
"""

import os
import struct
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize  # noqa: E402 - the platform has to be chosen first
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter  # noqa: E402
from PySide6.QtSvg import QSvgRenderer  # noqa: E402

ICONS = ROOT / "resources" / "icons"
PNG_SIZES = (48, 128, 256)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def drawn(side: int) -> bytes:
    """The icon as PNG, ``side`` pixels wide and high."""
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(ICONS / "gouji.svg")).render(painter, QRectF(0, 0, side, side))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def icon_file(pictures: dict[int, bytes]) -> bytes:
    """An ``.ico`` of PNG pictures, by side; Windows reads these since Vista."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for side, data in pictures.items():
        entries += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + entries + b"".join(pictures.values())


def main() -> int:
    """Write all pictures."""
    application = QGuiApplication(["icons"])
    for side in PNG_SIZES:
        (ICONS / f"gouji-{side}.png").write_bytes(drawn(side))
    (ICONS / "gouji.ico").write_bytes(icon_file({side: drawn(side) for side in ICO_SIZES}))
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
