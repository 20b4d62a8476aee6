"""What of other people's work is in a frozen program: the one list from which notices and bill of materials are made."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from build_scripts.recogniser_networks import FOLDER, LICENCES, PIECES

TOOLS = frozenset(
    {
        "altgraph",
        "gouji",
        "macholib",
        "packaging",
        "pefile",
        "pip",
        "pyinstaller-hooks-contrib",
        "pywin32-ctypes",
        "setuptools",
        "wheel",
    }
)
"""Distributions that only help to freeze. PyInstaller is none of them: its starter is part of both programs."""

_TEXT_ENDINGS = (".txt", ".md", "LICENSE", "NOTICE")
_LICENCE_WORDS = ("licen", "copying", "notice", "copyright", "authors")


@dataclass(frozen=True)
class Component:
    """A package: its licence as it declares it, and the texts of its licence (name below its folder → file).

    ``sha256`` is set for a part that is a single file and comes from no registry of packages.
    """

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[tuple[str, Path], ...]
    sha256: str = ""

    @property
    def title(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}"


def components(packages: Path) -> tuple[Component, ...]:
    """The distributions in the folder ``packages`` that end up in the program, by name."""
    found = (_component(each) for each in distributions(path=[str(packages)]))
    return tuple(sorted((each for each in found if each.name not in TOOLS), key=lambda each: each.name))


NETWORKS_HOME = "https://github.com/PaddlePaddle/PaddleOCR"
NETWORKS_LICENCE = "Apache-2.0"


def networks() -> tuple[Component, ...]:
    """The networks that read scans, with the texts that came with them."""
    texts = tuple((name, FOLDER / name) for name in LICENCES)
    files = [piece for piece in PIECES if piece.name.endswith(".onnx")]
    names = [(piece, piece.name.removesuffix(".onnx").partition("_")) for piece in files]
    return tuple(
        Component(f"{family}_{kind}", family[-2:], NETWORKS_LICENCE, NETWORKS_HOME, texts, piece.sha256)
        for piece, (family, _, kind) in names
    )


def _component(distribution: Distribution) -> Component:
    told = distribution.metadata
    name = str(told["Name"]).lower().replace("_", "-").replace(".", "-")
    return Component(
        name, distribution.version, _licence(distribution), _home(distribution), tuple(_texts(distribution))
    )


def _licence(distribution: Distribution) -> str:
    told = distribution.metadata
    classifiers = [
        each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if each.startswith("License")
    ]
    declared = [str(told[key]).strip().splitlines()[0] for key in ("License-Expression", "License") if told[key]]
    return next(iter([*declared, *classifiers]), "见许可证全文")


def _home(distribution: Distribution) -> str:
    told = distribution.metadata
    links = [str(each).partition(",")[2].strip() for each in told.get_all("Project-URL") or ()]
    return next(iter([*([str(told["Home-page"])] if told["Home-page"] else []), *links]), "")


def _texts(distribution: Distribution) -> Iterator[tuple[str, Path]]:
    """Every file that says what may be done with the distribution: in its metadata, or right in its package."""
    for file in distribution.files or ():
        parts = file.parts
        if not _says_the_terms(parts):
            continue
        path = Path(str(distribution.locate_file(file)))
        if path.is_file():
            yield "/".join(parts[2:] if parts[1] == "licenses" else parts[1:]), path


def _says_the_terms(parts: tuple[str, ...]) -> bool:
    if len(parts) < 2:
        return False
    named_so = any(word in parts[-1].lower() for word in _LICENCE_WORDS)
    if parts[0].endswith(".dist-info"):
        return parts[1] == "licenses" or named_so
    return len(parts) == 2 and named_so and parts[1].endswith(_TEXT_ENDINGS)
