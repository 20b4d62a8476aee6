"""Chinese numerals as numbers."""

import re

_CHINESE_NUMERAL = re.compile(r"[零〇一二三四五六七八九两十百千万亿]+")


def chinese_integer(characters: str) -> int | None:
    """The whole number a Chinese numeral writes (``一百二十`` → 120, ``二〇二〇`` → 2020), or ``None``."""
    if not _CHINESE_NUMERAL.fullmatch(characters):
        return None
    # a tenth of a second to import: only a process that reads narratives waits for it
    from cn2an import cn2an  # noqa: PLC0415

    try:
        return int(cn2an(characters, "smart"))
    except ValueError:
        return None
