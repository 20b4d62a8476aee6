"""Names of organs: the parts of one, and whether two may be the same organ in long and short form."""

import re

_PLACE = re.compile(r"^(?:[\u4e00-\u9fff]{2,6}?(?:省|自治区|自治州|自治县|市|县|区|旗|州|盟)|[省市县区州])+")
_GOVERNMENT = re.compile(r"(?:人民政府|政府|管委会|管理委员会|办事处|街道|镇|乡)(?:办公室|办公厅)?$")
_DEPARTMENT = re.compile(r"(?:局|委员会|委|办公室|厅|中心|院|站|队)$")


def place_in(name: str) -> str:
    """The place that a name begins with: 青禾市 of 青禾市教育局."""
    match = _PLACE.match(name)
    return match[0] if match and match.end() < len(name) else ""


def without_place(name: str) -> str:
    """A name without the place in front."""
    return name[len(place_in(name)) :]


def is_government(organ: str) -> bool:
    """Whether an organ is a government, or its office, of any level: others act in its report too."""
    return _GOVERNMENT.search(organ) is not None


def is_department(organ: str) -> bool:
    """Whether an organ is one department."""
    return _DEPARTMENT.search(organ) is not None and not is_government(organ)


def may_be_short_for(short: str, full: str) -> bool:
    """Whether the characters of ``short`` stand in ``full`` in this order: 人社局 for 人力资源和社会保障局."""
    rest = iter(full)
    return all(character in rest for character in short)
