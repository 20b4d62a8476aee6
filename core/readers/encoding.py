"""The encoding of a text, found by strict decoding and by how much the result looks like Chinese.

Decoding never drops a byte silently: a guess, a replaced character and a mixture of encodings are each a problem that
the reviewer sees. UTF-7 is never decoded.
"""

import re
from collections.abc import Callable
from functools import cache

from charset_normalizer import from_bytes
from msgspec import Struct

from core.source.document import ReadProblem
from core.source.unreadable import Reason, UnreadableError


class Decoded(Struct, frozen=True):
    """Text with the encoding it was read in, and what was uncertain about it."""

    text: str
    encoding: str
    problems: tuple[ReadProblem, ...] = ()


_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARABLE = {"big5": "big5hkscs", "big5-hkscs": "big5hkscs", "shift_jis": "shift_jis", "euc-kr": "euc_kr"}
_SAMPLE = 20_000
_PLAUSIBLE = 0.7
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.05


def decode(data: bytes, declared: str = "") -> Decoded:
    """``data`` as text; ``declared`` is the charset a document names, which is tried but never trusted.

    Raises :class:`UnreadableError` (``UNSUPPORTED`` for what is no text, ``ENCODING`` where no encoding fits).
    """
    attempts: tuple[Callable[[], Decoded | None], ...] = (
        lambda: _by_mark(data),
        lambda: _utf16(data),
        lambda: _strict(data, "utf-8"),
        lambda: _likely(data, _DECLARABLE.get(declared.lower(), "")),
        lambda: _likely(data, "gb18030"),
        lambda: _nearly(data, "utf-8"),
        lambda: _nearly(data, "gb18030"),
        lambda: _mixed(data),
        lambda: _guessed(data),
    )
    for attempt in attempts:
        decoded = attempt()
        if decoded is not None:
            return _without_controls(decoded)
    if _control_share(data.decode("latin-1")) > _MOST_CONTROLS:
        raise UnreadableError(Reason.UNSUPPORTED, "内容不是文字")
    raise UnreadableError(Reason.ENCODING)


def _problem(message: str) -> tuple[ReadProblem, ...]:
    return (ReadProblem("文字编码", message),)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _try(data, encoding)
            if text is None:
                raise UnreadableError(Reason.ENCODING, f"标明是 {encoding.removesuffix('-sig').upper()}，内容却不是")
            return Decoded(text, encoding.removesuffix("-sig"))
    return None


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: ASCII characters in it leave NUL bytes, on one side only."""
    if len(data) % 2 or b"\0" not in data:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _try(data, encoding)
        if text is not None and _ordinary_share(text) > 0.9:
            return Decoded(text, encoding)
    return None


def _ordinary_share(text: str) -> float:
    """How much of the text is what Chinese documents consist of: ASCII, ideographs, their punctuation."""
    sample = text[:_SAMPLE]
    ordinary = sum(
        c in "\t\r\n"
        or " " <= c <= "~"
        or "\u2010" <= c <= "\u2027"
        or "\u3000" <= c <= "\u9fff"
        or "\uff00" <= c <= "\uffef"
        for c in sample
    )
    return ordinary / max(len(sample), 1)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    text = _try(data, encoding)
    return None if text is None else Decoded(text, encoding)


def _likely(data: bytes, encoding: str) -> Decoded | None:
    text = _try(data, encoding) if encoding else None
    if text is None or not _looks_chinese(text):
        return None
    if encoding == "gb18030":
        return Decoded(text, encoding)
    return Decoded(text, encoding, _problem(f"文字编码按 {encoding.upper()} 识别，如有乱码请另存为 UTF-8"))


@cache
def _common_ideographs() -> frozenset[str]:
    """The everyday characters: first level of GB 2312, and of Big5 for traditional script."""
    simplified = bytes(byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low))
    traditional = bytes(byte for high in range(0xA4, 0xC6) for low in range(0xA1, 0xFF) for byte in (high, low))
    return frozenset(simplified.decode("gb2312", "replace") + traditional.decode("big5", "replace")) - {"\ufffd"}


def _looks_chinese(text: str) -> bool:
    """Whether most letters outside ASCII are everyday ideographs; mojibake consists of rare ones, kana and symbols."""
    common = _common_ideographs()
    letters = [c for c in text[:_SAMPLE] if c > "\x7f" and (c.isalpha() or "\ue000" <= c <= "\uf8ff")]
    counted = [c for c in letters if not ("\u3400" <= c <= "\u4dbf" or c > "\uffff")]
    return sum(c in common for c in counted) >= _PLAUSIBLE * len(counted)


def _nearly(data: bytes, encoding: str) -> Decoded | None:
    """A text with a few bytes damaged (a cut end, a bad export): the damage is marked and reported, not hidden."""
    text = data.decode(encoding, "replace")
    replaced = text.count("\ufffd")
    if replaced > max(1, len(text) // 1000) or len(text) < 20 or not _looks_chinese(text.replace("\ufffd", "")):
        return None
    return Decoded(text, encoding, _problem(f"有 {replaced} 处字节损坏，已显示为 \ufffd"))


def _mixed(data: bytes) -> Decoded | None:
    """Lines in UTF-8 and lines in GB18030 joined into one file."""
    lines: list[str] = []
    for line in data.split(b"\n"):
        text = _try(line, "utf-8")
        if text is None:
            text = _try(line, "gb18030")
        if text is None:
            return None
        lines.append(text)
    text = "\n".join(lines)
    if not _looks_chinese(text):
        return None
    return Decoded(text, "utf-8+gb18030", _problem("文件混用 UTF-8 和 GB18030 两种编码，已逐行识别，请核对原文"))


def _guessed(data: bytes) -> Decoded | None:
    """The last resort: East Asian encodings other than ours, by statistics."""
    match = from_bytes(data[: 2**18], cp_isolation=["big5", "big5hkscs", "shift_jis", "euc_jp", "euc_kr"]).best()
    return None if match is None else _likely(data, match.encoding)


def _control_share(text: str) -> float:
    return len(_CONTROLS.findall(text)) / max(len(text), 1)


def _without_controls(decoded: Decoded) -> Decoded:
    """Control characters become visible damage; a text full of them is none."""
    share = _control_share(decoded.text)
    problems = list(decoded.problems)
    text = decoded.text
    if share > _MOST_CONTROLS and len(text) * share > 8:
        raise UnreadableError(Reason.UNSUPPORTED, "内容不是文字")
    if share:
        text, count = _CONTROLS.subn("\ufffd", text)
        problems += _problem(f"有 {count} 个控制字符，已显示为 \ufffd")
    elif "\ufffd" in text and not problems:
        problems += _problem(f"有 {text.count(chr(0xFFFD))} 个字符已损坏（\ufffd）")
    return Decoded(text, decoded.encoding, tuple(problems))
