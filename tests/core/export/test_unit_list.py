"""A list of units that was written is read back as it was."""

from datetime import date
from pathlib import Path

from msgspec import structs

from core.collection.unit_list import UnitList
from core.collection.unit_read import read_unit_list
from core.export.unit_list import write_unit_list
from core.rules.across.units import Unit, UnitTree, tree_of
from core.rules.facts import Facts, OrganKind

CITY = "青禾市人民政府"
UNITS = (
    Unit(CITY, "", Facts(organ=CITY, kind=OrganKind.CITY, consolidates=True, year=2023)),
    Unit("市本级", CITY, Facts(organ="市本级"), own_level=True),
    Unit("县区", CITY, Facts(organ="县区"), expected=False),
    Unit(
        "临溪县人民政府",
        "县区",
        Facts(
            organ="临溪县人民政府",
            kind=OrganKind.COUNTY,
            consolidates=False,
            due=date(2024, 1, 31),
            submitted=date(2024, 2, 1),
            approved=date(2024, 2, 3),
            published=date(2024, 2, 29),
            stamped=True,
            on_site=False,
            enforces=True,
            charges=False,
            vertical=False,
            former_names=("临溪县", "临溪县政府办"),
        ),
    ),
    Unit("=1+1局", CITY, Facts(organ="=1+1局", kind=OrganKind.DEPARTMENT), expected=False),
)


def written(folder: Path, *units: Unit) -> UnitList:
    tree = tree_of(units)
    assert isinstance(tree, UnitTree)
    target = folder / "名单.xlsx"
    write_unit_list(tree, target)
    listed = read_unit_list(target)
    assert isinstance(listed, UnitList)
    return listed


def test_every_particular_comes_back(tmp_path: Path) -> None:
    listed = written(tmp_path, *UNITS)
    assert listed.problems == ()
    assert listed.ignored == ()
    assert tuple(structs.replace(unit, row=0) for unit in listed.tree.units) == UNITS


def test_what_nobody_has_said_stays_unsaid(tmp_path: Path) -> None:
    unit = Unit("教育局", "", Facts(organ="教育局"))
    assert structs.replace(written(tmp_path, unit).tree.units[0], row=0) == unit
