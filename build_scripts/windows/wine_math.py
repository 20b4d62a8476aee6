"""Five functions of C that Wine 10 does not have, written into its library.

Windows has had them since 2015, and numpy calls one of them as soon as it is loaded. Wine's ``ucrtbase.dll`` has in their
place a stub that ends the program; the few instructions of the real thing fit into that. Where a newer Wine has them,
nothing is changed.
"""

from collections.abc import Iterator
from pathlib import Path
from struct import unpack_from

LIBRARY = Path("usr/lib/x86_64-linux-gnu/wine/x86_64-windows/ucrtbase.dll")
"""Below the root that has Wine in it."""

_STUB = bytes.fromhex("4883ec28488d")
"""How a stub begins: it makes room on the stack and takes the address of a name."""

_RETURN = "c3"
# a pair of floats comes in a register, a pair of doubles by its address; what is given back lies in xmm0
FUNCTIONS = {
    "crealf": bytes.fromhex("660f6ec1" + _RETURN),
    "cimagf": bytes.fromhex("48c1e920" + "660f6ec1" + _RETURN),
    "cimag": bytes.fromhex("f20f104108" + _RETURN),
    "creall": bytes.fromhex("f20f1001" + _RETURN),
    "cimagl": bytes.fromhex("f20f104108" + _RETURN),
}
"""Name → x64 machine code by the calling convention of Windows; a long double is a double there."""


def supply_missing_math(root: Path) -> tuple[str, ...]:
    """Writes them into the library below ``root``; gives the names of those that were missing."""
    path = root / LIBRARY
    if not path.is_file():
        return ()
    library = bytearray(path.read_bytes())
    places = dict(_exports(bytes(library)))
    missing = [name for name in FUNCTIONS if library[places[name] :].startswith(_STUB)]
    for name in missing:
        library[places[name] : places[name] + len(FUNCTIONS[name])] = FUNCTIONS[name]
    if missing:
        path.write_bytes(library)
    return tuple(missing)


def _exports(library: bytes) -> Iterator[tuple[str, int]]:
    """Name → place in the file of every exported function (PE/COFF: optional header, export directory table)."""
    header = unpack_from("<I", library, 0x3C)[0]
    sections, optional_size = unpack_from("<H12xH", library, header + 6)
    optional = header + 24
    table = unpack_from("<I", library, optional + 112)[0]
    spans = [unpack_from("<4I", library, optional + optional_size + 40 * at + 8) for at in range(sections)]

    def place(address: int) -> int:
        start, offset = next((start, offset) for size, start, _, offset in spans if start <= address < start + size)
        return int(address - start + offset)

    count, functions, names, ordinals = unpack_from("<4I", library, place(table) + 24)
    for at in range(count):
        name = place(unpack_from("<I", library, place(names) + 4 * at)[0])
        ordinal = unpack_from("<H", library, place(ordinals) + 2 * at)[0]
        address = unpack_from("<I", library, place(functions) + 4 * ordinal)[0]
        try:
            yield library[name : library.index(0, name)].decode("ascii"), place(address)
        except StopIteration:
            continue
