"""What of other people's work is in a frozen program: the one list from which notices and bill of materials are made."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

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

_LICENCE_WORDS = ("licen", "copying", "notice", "copyright", "authors")


@dataclass(frozen=True)
class Component:
    """A package: its licence as it declares it, and the texts of its licence (name below its folder → file)."""

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[tuple[str, Path], ...]

    @property
    def title(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}"


def components(packages: Path) -> tuple[Component, ...]:
    """The distributions in the folder ``packages`` that end up in the program, by name."""
    found = (_component(each) for each in distributions(path=[str(packages)]))
    return tuple(sorted((each for each in found if each.name not in TOOLS), key=lambda each: each.name))


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
    """Every file of the distribution's own metadata that says what may be done with it."""
    for file in distribution.files or ():
        parts = file.parts
        if not parts[0].endswith(".dist-info") or len(parts) < 2:
            continue
        if parts[1] == "licenses" or any(word in file.name.lower() for word in _LICENCE_WORDS):
            path = Path(str(distribution.locate_file(file)))
            if path.is_file():
                yield "/".join(parts[2:] if parts[1] == "licenses" else parts[1:]), path
