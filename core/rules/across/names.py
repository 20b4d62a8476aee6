"""Which unit of a list a report comes from: by the organ its title names, else by the name of its file."""

import re
from collections import defaultdict
from collections.abc import Iterator

from core.rules.across.units import Unit, UnitTree
from core.source.characters import folded

# how offices shorten names; the right side is the full one
_SHORT_FORMS = (
    ("管委会", "管理委员会"),
    ("发改委", "发展和改革委员会"),
    ("发改局", "发展和改革局"),
    ("发展改革委", "发展和改革委员会"),
    ("卫健委", "卫生健康委员会"),
    ("卫健局", "卫生健康局"),
    ("卫生健康委", "卫生健康委员会"),
    ("人社局", "人力资源和社会保障局"),
    ("住建局", "住房和城乡建设局"),
    ("工信局", "工业和信息化局"),
    ("市场监管局", "市场监督管理局"),
    ("应急局", "应急管理局"),
    ("文旅局", "文化和旅游局"),
    ("政府办", "人民政府办公室"),
    ("政府办公室", "人民政府办公室"),
    ("镇政府", "镇人民政府"),
    ("乡政府", "乡人民政府"),
    ("市政府", "市人民政府"),
    ("县政府", "县人民政府"),
    ("区政府", "区人民政府"),
    ("街道", "街道办事处"),
    ("街办", "街道办事处"),
)
_REGION_END = "省市县区州盟旗镇乡"
_REGION = re.compile(rf"[\u4e00-\u9fff]{{1,14}}[{_REGION_END}]")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}")
_LEAST = 3
"""So many characters at least name an organ when its place is left out."""


def canonical(name: str) -> str:
    """A name as names compare: half width, no blanks, in its full form."""
    text = folded(name)
    for short, full in _SHORT_FORMS:
        if text.endswith(short) and not text.endswith(full):
            return text[: -len(short)] + full
    return f"{text}人民政府" if text.endswith(("镇", "乡")) else text


class UnitFinder:
    """Finds units of a tree by the names that reports print."""

    def __init__(self, tree: UnitTree) -> None:
        self._exact: defaultdict[str, set[str]] = defaultdict(set)
        self._placeless: defaultdict[str, set[str]] = defaultdict(set)
        self._units = {unit.name: unit for unit in tree.units}
        # a mere heading over others hands in no report
        for unit in tree.units:
            if unit.expected:
                for name in dict.fromkeys(canonical(name) for name in (unit.name, *unit.facts.former_names)):
                    self._exact[name].add(unit.name)
                    for rest in _without_place(name):
                        self._placeless[rest].add(unit.name)

    def find(self, organ: str, file_name: str = "") -> Unit | None:
        """The one unit that ``organ`` names; where a report names no organ, the one that its file's name has in it."""
        if organ:
            return self._called(canonical(organ))
        return self._in_file_name(folded(file_name))

    def _called(self, organ: str) -> Unit | None:
        if organ in self._exact:
            return self._only(self._exact[organ])
        # the list leaves out the place that the report names, or the other way round
        longer = {name for rest in _without_place(organ) for name in self._exact.get(rest, ())}
        return self._only(longer | self._placeless.get(organ, set()))

    def _in_file_name(self, file_name: str) -> Unit | None:
        found = [name for name in self._exact if len(name) >= _LEAST and name in file_name]
        longest = [name for name in found if not any(name != other and name in other for other in found)]
        return self._only({unit for name in longest for unit in self._exact[name]})

    def _only(self, names: set[str]) -> Unit | None:
        return self._units[next(iter(names))] if len(names) == 1 else None


_last: list[tuple[UnitTree, UnitFinder]] = []


def finder_of(tree: UnitTree) -> UnitFinder:
    """The finder of a tree; that of the last one is kept, for a batch asks with the same list for every file."""
    if not _last or _last[0][0] != tree:
        _last[:] = [(tree, UnitFinder(tree))]
    return _last[0][1]


def _without_place(name: str) -> Iterator[str]:
    """The name without one or more places before it: 青禾市教育局 → 市教育局, 教育局."""
    for start in range(1, len(name) - _LEAST + 1):
        place, rest = name[:start], name[start:]
        if _REGION.fullmatch(place) or (rest[0] in _REGION_END and _PLACE.fullmatch(place)):
            yield rest
