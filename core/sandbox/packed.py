"""Readings as bytes: small enough to keep those of many files, and passed on without being unpacked on the way."""

import zlib
from typing import TypeVar

import msgspec

_Value = TypeVar("_Value")
_FAST = 1


def pack(value: object) -> bytes:
    """A value as compressed msgpack."""
    return zlib.compress(msgspec.msgpack.encode(value), _FAST)


def unpack(packed: bytes, kind: type[_Value]) -> _Value:
    """The value again; for worker processes, because what a file made of it decides what it costs."""
    return msgspec.msgpack.decode(zlib.decompress(packed), type=kind)
