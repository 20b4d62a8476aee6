"""Which of many texts have long wordings in common: found by rare runs of eight characters, not by comparing all with all.

Runs that many texts have (boilerplate) are dropped. What is left is sorted once, so that time grows with the amount of text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.source.characters import folded

_LENGTH = 8
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_FEW = 12
"""Texts that share a run are paired each with each; of more, each with the next one and with the first."""
_HUB_SHARE = 0.05
_HUB_LEAST = 5
_DIGITS = re.compile(r"\d+")
_MARKS = re.compile(r"[^\w]|_")

Runs = NDArray[np.uint64]


class Pair(Struct, frozen=True):
    """Two texts (by number) and how much of the shorter one's own wording stands in the other, from 0 to 1.

    ``shared`` is the number of runs in common.
    """

    one: int
    other: int
    share: float
    shared: int


def plain_words(text: str) -> str:
    """A text as texts compare: numbers masked, no punctuation, no blanks."""
    return _MARKS.sub("", _DIGITS.sub("0", folded(text)))


class GramIndex:
    """The runs of each text, without those that are common property."""

    def __init__(self, texts: Sequence[str]) -> None:
        every = [_runs(plain_words(text)) for text in texts]
        values = np.concatenate([*every, np.empty(0, np.uint64)])
        owners = np.repeat(np.arange(len(every)), [len(runs) for runs in every])
        order = np.argsort(values, kind="stable")
        self._values, self._owners = values[order], owners[order]
        bounds = np.flatnonzero(np.r_[True, self._values[1:] != self._values[:-1]]) if len(values) else np.empty(0, int)
        self._starts: NDArray[Any] = bounds
        self._counts: NDArray[Any] = np.diff(np.r_[bounds, len(values)])
        self._most = max(_HUB_LEAST, round(_HUB_SHARE * len(texts)))
        common = self._counts > self._most
        self._common = self._values[bounds[common]]
        self._own = [runs[~_among(runs, self._common)] for runs in every]

    def is_common(self, text: str) -> bool:
        """Whether most of a sentence is what many texts have."""
        runs = _runs(plain_words(text))
        return len(runs) > 0 and bool(2 * np.count_nonzero(_among(runs, self._common)) > len(runs))

    def pairs(self, least: int, share: float) -> Iterator[Pair]:
        """Pairs that share at least ``least`` runs and ``share`` of the shorter text's own ones, by their numbers."""
        size = len(self._own)
        codes, counts = np.unique(self._meetings(size), return_counts=True)
        for code in codes[counts >= max(least // 4, 1)].tolist():
            one, other = divmod(code, size)
            shared = len(np.intersect1d(self._own[one], self._own[other], assume_unique=True))
            shorter = min(len(self._own[one]), len(self._own[other]))
            if shared >= least and shared >= share * shorter:
                yield Pair(one, other, shared / shorter, shared)

    def _meetings(self, size: int) -> NDArray[Any]:
        """For each run the pairs of texts that meet in it, as ``one * size + other``."""
        found = [np.empty(0, np.int64)]
        for count in range(2, min(_FEW, self._most) + 1):
            members = self._members(self._starts[self._counts == count], count)
            found += [members[:, one] * size + members[:, other] for one, other in combinations(range(count), 2)]
        for count in range(_FEW + 1, self._most + 1):
            members = self._members(self._starts[self._counts == count], count)
            found.append((members[:, :-1] * size + members[:, 1:]).ravel())
            found.append((members[:, :1] * size + members[:, 1:]).ravel())
        return np.concatenate(found)

    def _members(self, starts: NDArray[Any], count: int) -> NDArray[Any]:
        """The texts that have the runs, a row a run, in ascending order: sorting kept the order of the texts."""
        return self._owners[starts[:, None] + np.arange(count)[None, :]]


def _runs(text: str) -> Runs:
    """The different runs of a text as numbers, in ascending order."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    length = len(codes) - _LENGTH + 1
    if length <= 0:
        return np.empty(0, np.uint64)
    value = np.zeros(length, np.uint64)
    for offset in range(_LENGTH):
        value = value * _FACTOR + codes[offset : offset + length]
        value ^= value >> np.uint64(29)
    return np.unique(value)


def _among(runs: Runs, common: Runs) -> NDArray[np.bool_]:
    """Which of the runs are among the common ones; both ascend."""
    if not len(common):
        return np.zeros(len(runs), np.bool_)
    places = np.minimum(np.searchsorted(common, runs), len(common) - 1)
    return np.asarray(common[places] == runs)
