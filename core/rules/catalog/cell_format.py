"""C01–C04: what may stand in a cell."""

from collections.abc import Iterator

from core.forms.address import Address, Table, column_of, table_of
from core.forms.form import Edition
from core.forms.names import spoken_cell
from core.report.annual_report import Figure
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import FigureState

_AMOUNT_COLUMNS = frozenset({"amount"})
_SIGNED_COLUMNS = frozenset({"change"})
_FILLED_IN = inferred("表格各格应填阿拉伯数字，没有的填 0")


def _not_numbers(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for figure in subject.report.figures.values():
        if figure.state in {FigureState.TEXT, FigureState.PLACEHOLDER}:
            yield _about(rule, subject, figure, f"填的是“{figure.printed.strip()}”，不是数字", "应填数字，没有的填 0")


def _blanks(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for table in subject.report.tables_found:
        blank = [
            figure
            for figure in subject.report.figures.values()
            if figure.state is FigureState.BLANK and table_of(figure.at) is table
        ]
        if not blank:
            yield CheckResult(rule.id, table.chinese, Verdict.HOLDS, rule.title)
            continue
        names = [spoken_cell(subject.report.form, figure.at).partition(" ")[2] for figure in blank]
        listed = "、".join(names[:_LISTED]) + (f"等 {len(names)} 格" if len(names) > _LISTED else "")
        yield CheckResult(
            rule.id,
            table.chinese,
            Verdict.BROKEN,
            rule.title,
            statement=f"有 {len(blank)} 格空白：{listed}",
            expectation="没有发生的应填 0；空白在合计中按 0 计算",
            cells=tuple(figure.at for figure in blank),
            sources=tuple(source for figure in blank for source in figure.sources),
        )


_LISTED = 6


def _negatives(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for figure in subject.report.figures.values():
        if figure.amount is not None and figure.amount < 0 and not _may_be_negative(subject, figure.at):
            yield _about(rule, subject, figure, f"填的是负数 {figure.printed.strip()}", "数量、金额不应小于 0")


def _may_be_negative(subject: Subject, at: Address) -> bool:
    return subject.report.edition is not Edition.Y2021 and column_of(at) in _SIGNED_COLUMNS


def _fractions(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for figure in subject.report.figures.values():
        money = table_of(figure.at) is Table.DISCLOSURE and column_of(figure.at) in _AMOUNT_COLUMNS
        if figure.amount is not None and not money and figure.amount != figure.amount.to_integral_value():
            yield _about(rule, subject, figure, f"填的是 {figure.printed.strip()}", "件数、数量应为整数")


def _about(rule: Rule, subject: Subject, figure: Figure, statement: str, expectation: str) -> CheckResult:
    return CheckResult(
        rule.id,
        spoken_cell(subject.report.form, figure.at),
        Verdict.BROKEN,
        rule.title,
        statement=statement,
        expectation=expectation,
        cells=(figure.at,),
        sources=figure.sources,
    )


NOT_A_NUMBER = Rule(
    id="C01",
    title="非数字",
    severity=Severity.DOUBT,
    check=Logic(_not_numbers),
    explanation="数字格里填了文字或“/”“—”“无”等符号。",
    basis=_FILLED_IN,
    next_step="请报送单位改填数字",
    examples=(
        Example("表三 自然人\n新收 0", None),
        Example("表三 自然人\n新收 /", Verdict.BROKEN),
        Example("表二 本年收费金额\n行政事业性收费 251000元", Verdict.BROKEN),
    ),
)

BLANK_CELLS = Rule(
    id="C02",
    title="空白单元格",
    severity=Severity.DOUBT,
    check=Logic(_blanks),
    explanation="应填数字的格是空白。空白与 0 含义不同，程序不会代为填 0。",
    basis=_FILLED_IN,
    next_step="请报送单位确认空白处是 0 还是漏填",
    examples=(
        Example("表三 自然人\n新收 0", Verdict.HOLDS),
        Example("表三 自然人\n新收 空", Verdict.BROKEN),
    ),
)

NEGATIVE = Rule(
    id="C03",
    title="负数",
    severity=Severity.ERROR,
    check=Logic(_negatives),
    explanation="只有 2019 年版表二的“本年增/减”可以是负数。",
    basis=inferred("数量不能小于 0"),
    next_step="核对该格是否多了负号",
    examples=(
        Example("版次：2019\n表二 本年增/减\n行政处罚 -213", None),
        Example("表三 自然人\n新收 -3", Verdict.BROKEN),
    ),
)

FRACTION = Rule(
    id="C04",
    title="非整数件数",
    severity=Severity.ERROR,
    check=Logic(_fractions),
    explanation="件数、数量填了小数；只有金额可以有小数。",
    basis=inferred("件数按件计"),
    next_step="核对该格是否错填了金额",
    examples=(
        Example("表二 本年收费金额\n行政事业性收费 7730.28", None),
        Example("表三 自然人\n新收 3.5", Verdict.BROKEN),
    ),
)
