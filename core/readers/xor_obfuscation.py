"""XOR obfuscation of old Word and Excel documents ([MS-OFFCRYPTO] 2.3.7): the weakest of their passwords."""

from collections.abc import Iterable

from msoffcrypto.method.xor_obfuscation import DocumentXOR

_LONGEST_PASSWORD = 15
_ARRAY = 16
_FILLER = bytes.fromhex("BBFFFFBAFFFFB98000BE0F00BF0F00")
_CODE_PAGES = ("gbk", "cp1252")


def word_key(password: str, verifier: int) -> bytes | None:
    """The key that opens a Word document whose header holds this verifier (lKey); ``None`` for a wrong password."""
    for narrow in _narrowed(password):
        text = narrow.decode("latin-1")
        high = DocumentXOR.create_xor_key_method1(text)
        if high == verifier >> 16 and DocumentXOR.verifypw(text, verifier & 0xFFFF):
            return _array(narrow, high)
    return None


def _narrowed(password: str) -> Iterable[bytes]:
    """The password in single bytes, in the two ways that writers know (2.3.7.4)."""
    units = (divmod(ord(character), 256) for character in password if ord(character) < 0x10000)
    found = [bytes(low or high for high, low in units)]
    found += [password.encode(page, "ignore") for page in _CODE_PAGES]
    return {one[:_LONGEST_PASSWORD] for one in found if one}


def _array(password: bytes, key: int) -> bytes:
    halves = (key & 0xFF, key >> 8)
    filled = (password + _FILLER)[:_ARRAY]
    return bytes(DocumentXOR.ror(byte ^ halves[place % 2], 1, 8) for place, byte in enumerate(filled))


def word_plain(content: bytes, key: bytes) -> bytes:
    """A stream of a Word document made plain: bytes that are zero, or would become it, were left as they are."""
    out = bytearray(content)
    for place, mask in enumerate(key):
        table = bytes(byte if byte in {0, mask} else byte ^ mask for byte in range(256))
        out[place::_ARRAY] = out[place::_ARRAY].translate(table)
    return bytes(out)


def sheet_plain(content: bytes, records: Iterable[tuple[int, int, int]], password: str) -> bytes:
    """A workbook made plain; each record (kind, start, stop) is masked from a place that its end decides (2.3.7.3)."""
    key = bytes(DocumentXOR.create_xor_array_method1(password))
    tables = [bytes(DocumentXOR.ror(byte ^ mask, 5, 8) for byte in range(256)) for mask in key]
    out = bytearray(content)
    for _, start, stop in records:
        for offset in range(min(_ARRAY, stop - start)):
            part = slice(start + offset, stop, _ARRAY)
            out[part] = out[part].translate(tables[(stop + offset) % _ARRAY])
    return bytes(out)
