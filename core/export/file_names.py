"""File names that every file system takes, made from texts that documents choose."""

import re
import unicodedata

NAME_CHARACTERS = 120
"""The longest name given to a file, in characters."""

NAME_BYTES = 240
"""The longest name in UTF-8 bytes: Linux file systems stop at 255, and a temporary name beside it needs room."""

_FORBIDDEN = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])\s*(\.|$)", re.IGNORECASE)


def safe_file_name(text: str, fallback: str = "未命名") -> str:
    """``text`` as the name of a file: no separators, no reserved device names, no trailing dots or blanks.

    The extension survives shortening. Never empty, never ``.`` or ``..``.
    """
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", text)).strip().rstrip(". ")
    if not name.strip("._ "):
        name = fallback
    if _RESERVED.match(name):
        name = f"_{name}"
    return _shortened(name)


def _shortened(name: str) -> str:
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem or len(extension) > 10:
        stem, dot, extension = name, "", ""
    while len(stem + dot + extension) > NAME_CHARACTERS or len((stem + dot + extension).encode()) > NAME_BYTES:
        stem = stem[:-1]
    return stem.rstrip(". ") + dot + extension
