"""Functions written into Wine's library, tried on a library that is made here."""

from pathlib import Path
from struct import pack

from build_scripts.windows.wine_math import FUNCTIONS, LIBRARY, supply_missing_math

STUB = bytes.fromhex("4883ec28488d0d55d80800488d15afe40800e819d5010090")
WHOLE = bytes.fromhex("f20f1001c3").ljust(len(STUB), b"\x90")
_HEADER, _OPTIONAL_SIZE = 0x80, 240
_AT, _ADDRESS = 0x400, 0x1000


def library_of(functions: dict[str, bytes]) -> bytes:
    """A 64-bit library of one section that begins with these functions and goes on with its export tables."""
    names = sorted(functions)
    code = b"".join(functions[name] for name in names)
    table = _ADDRESS + len(code)
    addresses, pointers = table + 40, table + 40 + 4 * len(names)
    ordinals = pointers + 4 * len(names)
    texts = ordinals + 2 * len(names)
    starts = [texts + sum(len(name) + 1 for name in names[:at]) for at in range(len(names))]
    section = code + pack("<10I", 0, 0, 0, 0, 1, len(names), len(names), addresses, pointers, ordinals)
    section += b"".join(pack("<I", _ADDRESS + len(STUB) * at) for at in range(len(names)))
    section += b"".join(pack("<I", start) for start in starts) + pack(f"<{len(names)}H", *range(len(names)))
    section += b"".join(name.encode() + b"\0" for name in names)
    head = bytearray(_AT)
    head[0x3C:0x40] = pack("<I", _HEADER)
    head[_HEADER : _HEADER + 24] = pack("<4s2H3I2H", b"PE\0\0", 0x8664, 1, 0, 0, 0, _OPTIONAL_SIZE, 0)
    head[_HEADER + 24 + 112 : _HEADER + 24 + 120] = pack("<2I", table, 40)
    at = _HEADER + 24 + _OPTIONAL_SIZE
    head[at : at + 40] = pack("<8s4I16x", b".text", len(section), _ADDRESS, len(section), _AT)
    return bytes(head) + section


def root_with(folder: Path, functions: dict[str, bytes]) -> Path:
    path = folder / LIBRARY
    path.parent.mkdir(parents=True)
    path.write_bytes(library_of(functions))
    return folder


def test_only_stubs_are_replaced_and_only_once(tmp_path: Path) -> None:
    functions = dict.fromkeys(FUNCTIONS, STUB) | {"creall": WHOLE, "cexp": STUB}
    root = root_with(tmp_path, functions)
    assert set(supply_missing_math(root)) == set(FUNCTIONS) - {"creall"}
    written = {name: code + STUB[len(code) :] for name, code in FUNCTIONS.items()}
    assert (root / LIBRARY).read_bytes() == library_of(written | {"creall": WHOLE, "cexp": STUB})
    assert supply_missing_math(root) == ()


def test_a_root_without_wine_is_left_alone(tmp_path: Path) -> None:
    assert supply_missing_math(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []
