"""Whether this installation can recognise pictures: the libraries and the networks are an optional part of it."""

from importlib.util import find_spec

from core.asset_paths import resource

FOLDER = "recogniser"
QUICK = "PP-OCRv6_rec_tiny"
CAREFUL = "PP-OCRv6_rec_small"
FILES = (f"{QUICK}.onnx", f"{QUICK}.txt", f"{CAREFUL}.onnx")
"""The networks and the alphabet of the one that does not carry its own; below ``resources/recogniser``."""

_LIBRARIES = ("numpy", "cv2", "onnxruntime")


def available() -> bool:
    """Whether the libraries are installed and the networks lie where they belong; nothing is loaded."""
    installed = all(find_spec(name) is not None for name in _LIBRARIES)
    return installed and all(resource(FOLDER, name).is_file() for name in FILES)
