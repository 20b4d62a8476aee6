"""A list of units as it is shown: the tree, the particulars of one unit, and a line about the whole."""

from msgspec import Struct

from core.rules.across.unit_columns import HEADING, OWN_LEVEL
from core.rules.across.units import Unit
from gui.presenters.unit_draft import SCOPES, UnitDraft

UNIT_COLUMNS = ("单位名称", "类别", "汇总口径", "报送期限")
TOP = "（最上一级）"
UNSAID = "未说明"
_MOST_PROBLEMS = 30


class UnitRow(Struct, frozen=True):
    """A line of the tree; ``parent`` is the name of the line it stands under."""

    name: str
    parent: str
    cells: tuple[str, ...]


class UnitForm(Struct, frozen=True):
    """What can be changed of one unit; ``parents`` are the units it may stand under, the top first."""

    name: str
    parent: str
    parents: tuple[str, ...]
    kind: str
    scope: bool | None
    former: str
    due: str


def unit_rows(draft: UnitDraft) -> tuple[UnitRow, ...]:
    """Every unit in the order of the list."""
    return tuple(UnitRow(unit.name, unit.parent, _cells(unit)) for unit in draft.tree.units)


def unit_form(draft: UnitDraft) -> UnitForm | None:
    """The unit that is looked at."""
    unit = draft.unit
    if unit is None:
        return None
    below = {unit.name, *draft.names_below(unit.name)}
    parents = tuple(other.name for other in draft.tree.units if other.name not in below)
    due = unit.facts.due.isoformat() if unit.facts.due else ""
    return UnitForm(
        unit.name,
        unit.parent,
        ("", *parents),
        kind_of(unit),
        unit.facts.consolidates,
        "、".join(unit.facts.former_names),
        due,
    )


def kind_of(unit: Unit) -> str:
    """What the unit is, in the words of the list; empty where nobody has said."""
    if unit.own_level:
        return OWN_LEVEL
    if unit.facts.kind is not None:
        return unit.facts.kind.value
    return "" if unit.expected else HEADING


def summary(draft: UnitDraft) -> str:
    """How many units there are, and whether they are saved."""
    units = draft.tree.units
    if not units:
        return "名单是空的：读入一份 Excel 名单，或点“添加”从头建立。"
    reporting = sum(unit.expected for unit in units)
    stored = "有改动，还没有保存" if draft.changed else f"已保存在 {draft.file.name}" if draft.file else "还没有保存"
    return f"✓ 共 {len(units)} 个单位，其中 {reporting} 个应报送；上下级没有问题。{stored}。"


def read_problems(name: str, problems: tuple[str, ...]) -> str:
    """Why a list could not be taken over, and that the present one is as it was."""
    told = "\n".join(problems[:_MOST_PROBLEMS])
    more = f"\n…… 共 {len(problems)} 处" if len(problems) > _MOST_PROBLEMS else ""
    return f"名单“{name}”有这些问题，请在 Excel 里改好再读入：\n{told}{more}\n\n窗口里的名单没有改变。"


def _cells(unit: Unit) -> tuple[str, ...]:
    scope = next(word for word, value in SCOPES if value is unit.facts.consolidates)
    kind = kind_of(unit)
    shown = f"{kind}（不报送）" if not unit.expected else kind
    return unit.name, shown, scope, unit.facts.due.isoformat() if unit.facts.due else ""
