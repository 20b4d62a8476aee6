"""Chinese numerals as numbers. A module of its own, because the library behind it takes long to import."""

import re

from cn2an import cn2an

_CHINESE_NUMERAL = re.compile(r"[零〇一二三四五六七八九两十百千万亿]+")


def chinese_integer(characters: str) -> int | None:
    """The whole number a Chinese numeral writes (``一百二十`` → 120, ``二〇二〇`` → 2020), or ``None``."""
    if not _CHINESE_NUMERAL.fullmatch(characters):
        return None
    try:
        return int(cn2an(characters, "smart"))
    except ValueError:
        return None
