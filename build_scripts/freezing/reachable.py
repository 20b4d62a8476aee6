"""Which shared libraries of a frozen folder anything in it still loads."""

from collections.abc import Collection, Iterable, Mapping


def linked(pairs: Iterable[tuple[str, Collection[str]]]) -> dict[str, set[str]]:
    """Name → what the files of that name load; several packages may have a module of the same name."""
    links: dict[str, set[str]] = {}
    for name, loaded in pairs:
        links.setdefault(name, set()).update(loaded)
    return links


def reachable(roots: Collection[str], links: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The names that ``roots`` lead to, themselves included; ``links`` says what each name loads."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(links.get(name, ()))
    return frozenset(found)


def is_root(place: str, kind: str) -> bool:
    """Whether a file is loaded by itself: a module of Python, a plugin of Qt, or a library that Python code opens.

    ``place`` is its path inside the folder of the libraries, ``kind`` PyInstaller's word for what it is.
    """
    path = f"/{place}".replace("\\", "/").lower()
    if kind == "EXTENSION" or "/plugins/" in path or "/pypdfium2_raw/" in path:
        return True
    name = path.rpartition("/")[2]
    return name.startswith(("libpython", "python3", "vcruntime", "ucrtbase", "api-ms-"))
