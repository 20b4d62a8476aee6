"""Lines of print to text: the PP-OCRv6 recognisers through onnxruntime, without a detector.

Input is one grey picture a line (dark on light), output its characters with their places and how sure each is. The networks
are those of PaddleOCR (Apache-2.0); they see a line scaled to 48 pixels of height and answer one column of class
probabilities for every 8 pixels of width, to be read by the rule of connectionist temporal classification (Graves et al.,
2006): equal neighbours are one character, and class 0 is "nothing".
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from core.asset_paths import resource
from core.scans.available import CAREFUL, FOLDER, QUICK
from core.scans.readings import ReadCharacter, ReadLine

Grey = NDArray[np.uint8]
"""A picture: rows × columns, 0 black to 255 white."""

HEIGHT = 48
_STEP = 8
_BATCH_PIXELS = 48 * 2048
_LEAST_WIDTH = 48
_MOST_WIDTH = 3200
_ROUND_TO = 32
_NEXT_BEST = 0.002


class Recogniser:
    """One network with its alphabet; thread-bound like the session it holds."""

    def __init__(self, model: Path, alphabet: Sequence[str] | None = None) -> None:
        onnxruntime.disable_telemetry_events()  # on Windows it reports its use to the system's event log unless told not to
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        options.enable_cpu_mem_arena = False  # its arena never shrinks, and the worker has a limit
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        if alphabet is None:
            alphabet = self._session.get_modelmeta().custom_metadata_map["character"].split("\n")
        self._alphabet = ("", *alphabet, " ")
        self._input = self._session.get_inputs()[0].name

    def read(self, lines: Sequence[Grey]) -> list[ReadLine]:
        """What stands in each picture, in their order; pictures of like width go through the network together."""
        scaled = [_scaled(line) for line in lines]
        order = sorted(range(len(scaled)), key=lambda at: scaled[at].shape[1])
        results: list[ReadLine] = [ReadLine()] * len(lines)
        for batch in _batches(order, scaled):
            width = max(scaled[at].shape[1] for at in batch)
            rows = self._session.run(None, {self._input: _tensor([scaled[at] for at in batch], width)})[0]
            for at, row in zip(batch, rows, strict=True):
                steps = -(-scaled[at].shape[1] // _STEP)
                results[at] = self._decoded(row[:steps], scaled[at].shape[1])
        return results

    def _decoded(self, steps: NDArray[np.float32], width: int) -> ReadLine:
        best = steps.argmax(axis=1)
        characters: list[ReadCharacter] = []
        start = 0
        while start < len(best):
            stop = start + 1
            while stop < len(best) and best[stop] == best[start]:
                stop += 1
            if best[start]:
                characters.append(self._character(steps, int(best[start]), start, stop, width))
            start = stop
        return ReadLine(tuple(characters))

    def _character(self, steps: NDArray[np.float32], chosen: int, start: int, stop: int, width: int) -> ReadCharacter:
        peak = start + int(steps[start:stop, chosen].argmax())
        row = steps[peak].copy()
        certainty = float(row[chosen])
        row[[0, chosen]] = 0
        second = int(row.argmax())
        other = self._alphabet[second] if row[second] > _NEXT_BEST else ""
        left, right = start * _STEP / width, min(stop * _STEP / width, 1.0)
        return ReadCharacter(self._alphabet[chosen], left, right, certainty, other, float(row[second]))


def _scaled(line: Grey) -> Grey:
    height, width = line.shape
    wanted = min(max(round(HEIGHT * width / height), _LEAST_WIDTH), _MOST_WIDTH)
    how = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(line, (wanted, HEIGHT), interpolation=how), dtype=np.uint8)


def _batches(order: Sequence[int], pictures: Sequence[Grey]) -> list[list[int]]:
    """Runs of pictures (narrow ones first) of which the widest, times their number, stays within a batch."""
    batches: list[list[int]] = []
    for at in order:
        width = _padded(pictures[at].shape[1])
        last = batches[-1] if batches else None
        if (
            last is not None
            and width == _padded(pictures[last[0]].shape[1])
            and width * (len(last) + 1) * HEIGHT <= _BATCH_PIXELS
        ):
            last.append(at)
        else:
            batches.append([at])
    return batches


def _padded(width: int) -> int:
    return -(-width // _ROUND_TO) * _ROUND_TO


def _tensor(pictures: Sequence[Grey], width: int) -> NDArray[np.float32]:
    """Pictures × 3 channels × 48 × width, from −1 black to 1 white; the room right of a picture is 0."""
    tensor = np.zeros((len(pictures), 3, HEIGHT, _padded(width)), dtype=np.float32)
    for at, picture in enumerate(pictures):
        tensor[at, :, :, : picture.shape[1]] = picture.astype(np.float32) / 127.5 - 1.0
    return tensor


@cache
def quick_reader() -> Recogniser:
    """The small and fast network: reads everything first."""
    alphabet = resource(FOLDER, f"{QUICK}.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return Recogniser(resource(FOLDER, f"{QUICK}.onnx"), alphabet)


@cache
def careful_reader() -> Recogniser:
    """The larger network, the second witness for figures."""
    return Recogniser(resource(FOLDER, f"{CAREFUL}.onnx"))
