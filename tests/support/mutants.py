"""Damaged copies of sound files, each made from a number and the same every time."""

import io
import random
import zipfile
from collections.abc import Callable

from msgspec import Struct

Harm = Callable[[bytearray, random.Random], None]


class Mutant(Struct, frozen=True):
    """The damaged bytes, and what was done to them."""

    data: bytes
    harm: str


def mutant(data: bytes, seed: str) -> Mutant:
    """A copy of ``data`` damaged in a way that ``seed`` decides; of a zip package, half the time inside a part."""
    chance = random.Random(seed)
    if data.startswith(b"PK") and chance.random() < 0.5:
        return _in_a_part(data, chance)
    return _harmed(data, chance)


def _harmed(data: bytes, chance: random.Random) -> Mutant:
    name = chance.choice(list(_HARMS))
    changed = bytearray(data)
    _HARMS[name](changed, chance)
    return Mutant(bytes(changed), name)


def _in_a_part(data: bytes, chance: random.Random) -> Mutant:
    """The package with one of its parts damaged before it was packed: no checksum tells."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    sizes = [len(content) for content in parts.values()]
    name = chance.choices(list(parts), sizes)[0]
    harmed = _harmed(parts[name], chance)
    store = io.BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(zipfile.ZipInfo(part), harmed.data if part == name else content)
    return Mutant(store.getvalue(), f"{harmed.harm} in {name}")


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _overwrite(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    stop = min(len(data), at + chance.choice((1, 4, 16)))
    data[at:stop] = chance.randbytes(stop - at)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _cut_a_little(data: bytearray, chance: random.Random) -> None:
    del data[max(1, len(data) - chance.randrange(1, 2048)) :]


def _zero(data: bytearray, chance: random.Random) -> None:
    at, size = chance.randrange(len(data)), chance.choice((16, 512, 4096))
    stop = min(len(data), at + size)
    data[at:stop] = bytes(stop - at)


def _swap(data: bytearray, chance: random.Random) -> None:
    size = min(chance.choice((64, 512, 4096)), len(data) // 2)
    first, second = sorted(chance.randrange(len(data) - size + 1) for _ in range(2))
    if second - first >= size:
        data[first : first + size], data[second : second + size] = (
            data[second : second + size],
            data[first : first + size],
        )


def _repeat(data: bytearray, chance: random.Random) -> None:
    at, size = chance.randrange(len(data)), chance.choice((16, 512, 4096))
    data[at:at] = data[at : at + size]


def _drop(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.choice((1, 16, 512))]


_HARMS: dict[str, Harm] = {
    "flip": _flip,
    "overwrite": _overwrite,
    "cut": _cut,
    "cut a little": _cut_a_little,
    "zero": _zero,
    "swap": _swap,
    "repeat": _repeat,
    "drop": _drop,
}
