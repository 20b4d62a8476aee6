"""Rich Text files written by hand, so that a test shows the control words it is about."""

FONTS = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f3\froman\fcharset2 Symbol;}{\f13\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}"


def rich_text(body: str, head: str = r"\ansi\ansicpg936\deff0" + FONTS) -> bytes:
    """A file with this body; characters beyond ASCII stand in it as the bytes of font 13 (GBK)."""
    return rf"{{\rtf1{head}{encoded(body)}}}".encode("ascii")


def encoded(text: str, codec: str = "gbk") -> str:
    """Runs of characters beyond ASCII as Word writes them: bytes in hexadecimal, in the font for ideographs."""
    written = ""
    wide = False
    for sign in text:
        if sign.isascii():
            written += "}" * wide + sign
        else:
            written += r"{\f13 " * (not wide) + "".join(rf"\'{byte:02x}" for byte in sign.encode(codec))
        wide = not sign.isascii()
    return written + "}" * wide


def row(*cells: str, edges: tuple[int, ...] = (), before: dict[int, str] | None = None, more: str = "") -> str:
    """A table row as Word writes it, its properties before and after its cells.

    ``before`` gives the words that stand before the edge of single cells, ``more`` those of the row.
    """
    ends = edges or tuple(1000 * (index + 1) for index in range(len(cells)))
    properties = rf"\trowd \irow1\trgaph108\trleft0{more} " + "".join(
        rf"{(before or {}).get(index, '')}\clvertalt\cltxlrtb\clftsWidth3 \cellx{edge}"
        for index, edge in enumerate(ends)
    )
    texts = "".join(rf"{{{cell}\cell }}" for cell in cells)
    return rf"{properties}\pard\plain \qj\intbl {texts}\pard \intbl {{{properties}\row }}"


def paragraph(text: str) -> str:
    """A paragraph outside tables."""
    return rf"\pard\plain \qj {{{text}\par }}"
