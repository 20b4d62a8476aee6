"""S06–S10: lines and columns against the form, and labels that were changed."""

from core.report.annual_report import FormNote, NoteKind
from core.rules.noted import Noted
from core.rules.rule import NOTICE_2021, Example, LegalBasis, Rule
from core.rules.verdict import Severity, Verdict

_BASIS = LegalBasis(NOTICE_2021, "附件 年度报告格式")
_NEXT = "对照规定的表式核对行、列是否齐全，次序是否有变"
_SAME_AS_FORM = "行、列应与规定的表式一致"


def _line_or_column(note: FormNote) -> str:
    what = "列" if note.kind in _COLUMN_KINDS else "行"
    if note.kind in {NoteKind.LINE_MISSING, NoteKind.COLUMN_MISSING}:
        statement = f"没有找到这一{what}"
    elif note.kind in {NoteKind.LINE_EXTRA, NoteKind.COLUMN_EXTRA}:
        statement = f"多出一{what}“{note.printed}”"
    else:
        statement = f"“{note.printed}”的位置与表式不同"
    return f"{statement}，{note.detail}" if note.detail else statement


_LINE_KINDS = (NoteKind.LINE_MISSING, NoteKind.LINE_EXTRA, NoteKind.LINE_ORDER)
_COLUMN_KINDS = (NoteKind.COLUMN_MISSING, NoteKind.COLUMN_EXTRA, NoteKind.COLUMN_ORDER)

DISCLOSURE_FORM = Rule(
    id="S06",
    title="表二行列缺失或多出",
    severity=Severity.ERROR,
    check=Noted(_line_or_column, _SAME_AS_FORM, *_LINE_KINDS, *_COLUMN_KINDS, tables=frozenset({"T2"})),
    explanation="表二的各项和各列应与规定的表式一致；2021年版没有第（九）项。",
    basis=_BASIS,
    next_step=_NEXT,
    examples=(
        Example("表二 现行有效件数\n规章 0", Verdict.HOLDS),
        Example("表二 现行有效件数\n规章 0\n形式：line_extra 表二 第（九）项 政府集中采购", Verdict.BROKEN),
    ),
)

REQUEST_LINES = Rule(
    id="S07",
    title="表三行缺失、多出或次序变动",
    severity=Severity.ERROR,
    check=Noted(_line_or_column, _SAME_AS_FORM, *_LINE_KINDS, tables=frozenset({"T3"})),
    explanation="表三的行应与规定的表式一致：2021年版25行，2019年版23行。",
    basis=_BASIS,
    next_step=_NEXT,
    examples=(
        Example("表三 自然人\n新收 0", Verdict.HOLDS),
        Example("表三 自然人\n新收 0\n形式：line_missing 表三 2.重复申请", Verdict.BROKEN),
    ),
)

REQUEST_COLUMNS = Rule(
    id="S08",
    title="表三列缺失、多出或次序变动",
    severity=Severity.ERROR,
    check=Noted(_line_or_column, _SAME_AS_FORM, *_COLUMN_KINDS, tables=frozenset({"T3"})),
    explanation="表三应有自然人、法人或其他组织五类和总计，共七列。",
    basis=_BASIS,
    next_step=_NEXT,
    examples=(
        Example("表三 自然人\n新收 0", Verdict.HOLDS),
        Example("表三 自然人\n新收 0\n形式：column_missing 表三 科研机构", Verdict.BROKEN),
    ),
)

DISPUTE_COLUMNS = Rule(
    id="S09",
    title="表四列缺失或多出",
    severity=Severity.ERROR,
    check=Noted(_line_or_column, _SAME_AS_FORM, *_LINE_KINDS, *_COLUMN_KINDS, tables=frozenset({"T4"})),
    explanation="表四应有行政复议、未经复议直接起诉、复议后起诉三组，每组五列，共十五列。",
    basis=_BASIS,
    next_step=_NEXT,
    examples=(
        Example("表四 总计\n行政复议 0", Verdict.HOLDS),
        Example("表四 总计\n行政复议 0\n形式：column_missing 表四 尚未审结", Verdict.BROKEN),
    ),
)

LABELS_CHANGED = Rule(
    id="S10",
    title="行列名称改动",
    severity=Severity.DOUBT,
    check=Noted(
        lambda note: f"印的是“{note.printed}”，表式为“{note.name}”", "行、列名称应与规定的表式一致", NoteKind.ALIAS
    ),
    explanation="行名或列名与规定的表式不同。程序仍按含义识别，但请核对。",
    basis=_BASIS,
    next_step="请报送单位改用规定的名称",
    examples=(
        Example("表三 自然人\n新收 0", Verdict.HOLDS),
        Example("表三 自然人\n新收 0\n形式：alias 表三 社会公益组织 社会组织", Verdict.BROKEN),
    ),
)
