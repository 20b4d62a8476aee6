"""The bytes that a typed password may stand for: formats and the programs that wrote them do not agree on one encoding."""

import stringprep
import unicodedata

_ENCODINGS = ("utf-8", "latin-1", "gb18030")


def spellings(password: str) -> tuple[bytes, ...]:
    """Each encoding of ``password`` worth trying, the likeliest first; none holds a NUL, which would end it early.

    PDF takes bytes up to revision 4 and SASLprep and UTF-8 from revision 5 (ISO 32000-2, 7.6.4.3); Chinese programs put GBK
    into the former.
    """
    found: list[bytes] = []
    for text in dict.fromkeys((password, _prepared(password))):
        for encoding in _ENCODINGS:
            try:
                found.append(text.encode(encoding))
            except UnicodeEncodeError:
                continue
    return tuple(dict.fromkeys(one for one in found if b"\0" not in one))


def _prepared(password: str) -> str:
    """SASLprep (RFC 4013) without its prohibitions: what is forbidden simply does not open the file."""
    mapped = (" " if stringprep.in_table_c12(c) else c for c in password if not stringprep.in_table_b1(c))
    return unicodedata.normalize("NFKC", "".join(mapped))
