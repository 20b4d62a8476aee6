"""Which strings a content stream shows, font by font, and which form XObjects it draws: without drawing anything.

A scan for the few operators that matter (ISO 32000-1, 9.4.3, 8.8, 8.4.4) takes a tenth of the time of parsing them all.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from msgspec import Struct

_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))*+(?:\)|\\?\Z)"
_HEX = rb"<[0-9A-Fa-f\s]*+>"
_NAME = rb"/[^\s\x00()<>\[\]{}/%]*+"
_END = rb"(?![^\s\[(</%\]>])"
# each alternative begins with a plain character, so that the numbers in between are skipped at the speed of a search
_ALONE = rb"(?<=[\s\])>}]%b)" + _END.replace(b"%", b"%%")
_TOKEN = re.compile(
    rb"|".join(
        (
            rb"%[^\r\n]*+",
            rb"<<(?:[^<>()]|" + _HEX + rb"|" + _STRING + rb")*+>>",
            _HEX + rb"(?:\s*+Tj" + _END + rb")?+",
            rb"\[(?:[^<>()\[\]%]|" + _HEX + rb")*+\]\s*+TJ" + _END,
            _STRING,
            _NAME + rb"\s++(?:[^\s()<>\[\]{}/%]++\s++Tf|Do)" + _END,
            *(re.escape(word) + _ALONE % (rb"." * len(word)) for word in (b"Tj", b"TJ", b"q", b"Q", b"'", b'"')),
        )
    ),
    re.DOTALL,
)
_SHORT_OCTAL = re.compile(rb"\\[0-7]{1,2}\Z")
_BETWEEN = b"\x00\xff)(\xff\x00"  # unescaped parentheses out of balance: no string holds them
_HEX_DIGITS = re.compile(rb"<([^>]*)>")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_PICTURE = re.compile(rb"BI(?<=[\s\])>}]..)(?=\s)")
_PICTURE_END = re.compile(rb"\sEI(?![^\s])")
_SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})


class Shown(Struct, frozen=True):
    """``strings`` holds the bytes shown in each font, by the font's resource name; ``forms`` one name for each ``Do``."""

    strings: dict[str, tuple[bytes, ...]]
    forms: tuple[str, ...]


def shown_by(content: bytes) -> Shown:
    """What ``content`` shows. Damage ends in less being found, never in an error."""
    strings: dict[bytes, list[bytes]] = {}
    forms: list[str] = []
    waiting: list[bytes] = []
    font, outer = b"", list[bytes]()
    for token in _TOKEN.findall(b" " + _without_pictures(content)):
        if token[0] in b"(%" or token.startswith(b"<<"):
            waiting += [token] if token[0] == ord("(") else []
        elif token[-1] in b"jJ'\"":
            strings.setdefault(font, []).extend((*waiting, token))
            waiting.clear()
        elif token == b"q":
            outer.append(font)
        elif token == b"Q":
            font = outer.pop() if outer else font
        elif token[0] == ord("/"):
            name, *size = token.split()
            font = name if len(size) > 1 else font
            if len(size) == 1:
                forms.append(_name(name))
            waiting.clear()
        else:
            waiting.append(token)
    return Shown({_name(font): _all_bytes(found) for font, found in strings.items()}, tuple(forms))


def _without_pictures(content: bytes) -> bytes:
    """``content`` without inline images, whose bytes may look like anything."""
    return b" ".join(_between_pictures(content)) if b"BI" in content else content


def _between_pictures(content: bytes) -> Iterator[bytes]:
    at = 0
    while begin := _PICTURE.search(content, at):
        end = _PICTURE_END.search(content, begin.end())
        if end is None:
            break
        yield content[at : begin.start()]
        at = end.end()
    yield content[at:]


def _name(raw: bytes) -> str:
    """``/F#31`` as ``/F1`` (ISO 32000-1, 7.3.5)."""
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), raw)
    return plain.decode("utf-8", "replace")


def _all_bytes(tokens: Sequence[bytes]) -> tuple[bytes, ...]:
    """The strings shown. Those that all have an even number of bytes become one: a thousand short ones cost more."""
    digits = _HEX_DIGITS.findall(b"".join(token for token in tokens if token[0] in b"<["))
    written = [_inner(token) for token in tokens if token[0] == ord("(")]
    return (*_together(digits), *_written_together(written))


def _together(digits: Sequence[bytes]) -> tuple[bytes, ...]:
    if all(len(string) % 2 == 0 for string in digits):
        with suppress(ValueError):  # blanks between the digits
            return (bytes.fromhex(b"".join(digits).decode()),)
    return tuple(map(_from_hex, digits))


def _written_together(strings: Sequence[bytes]) -> tuple[bytes, ...]:
    if any(_SHORT_OCTAL.search(string) for string in strings):
        return tuple(map(_unescaped, strings))  # joined, the next string's digit would belong to it
    return tuple(_unescaped(_BETWEEN.join(strings)).split(_BETWEEN))


def _from_hex(digits: bytes) -> bytes:
    plain = b"".join(digits.split())
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode())


def _inner(string: bytes) -> bytes:
    return string[1:-1] if string.endswith(b")") else string[1:]


def _unescaped(string: bytes) -> bytes:
    return _ESCAPE.sub(_meant, string) if b"\\" in string else string


def _meant(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8) & 0xFF]) if code[:1].isdigit() and code[:1] < b"8" else _ESCAPED.get(code, code)


def joined(strings: Iterable[bytes], width: int) -> bytes:
    """All codes of ``width`` bytes one after another; what is left over at a string's end is no code."""
    return b"".join(string[: len(string) // width * width] for string in strings)
