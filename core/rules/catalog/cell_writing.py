"""C05–C07, C09: how numbers are written in the cells: decimals, full width, leading zeros, words for the sign."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from core.forms.address import Table, column_of, table_of
from core.forms.form import Edition
from core.forms.names import spoken_cell
from core.report.annual_report import Figure
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.setting import Setting
from core.rules.telling import holding, on_cells
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import FigureState

_WRITING = inferred("表格各格应填通常写法的阿拉伯数字")
_NEXT = "确认数值无误后，请报送单位改用通常写法"
_COUNTED = frozenset({FigureState.NUMBER, FigureState.ZERO})
_LISTED = 5
_SMALLEST_COIN = 6
"""Decimals of 万元 that reach down to 分."""


def _decimals(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    most = int(rule.threshold(subject, "decimals"))
    for figure in _money(subject):
        decimals = len(figure.printed.strip().partition(".")[2])
        if decimals <= most:
            yield holding(rule, spoken_cell(subject.report.form, figure.at))
            continue
        said = f"填的是 {figure.printed.strip()}，小数有 {decimals} 位"
        if decimals > _SMALLEST_COIN:
            said += "，比一分钱还小"
        yield on_cells(rule, subject.report, (figure.at,), said, f"以万元计，小数不超过 {most} 位")


def _money(subject: Subject) -> Iterator[Figure]:
    for figure in subject.report.figures.values():
        money = table_of(figure.at) is Table.DISCLOSURE and column_of(figure.at) == "amount"
        if money and figure.state in _COUNTED and not figure.repair:
            yield figure


MONEY_DECIMALS = Rule(
    id="C05",
    title="金额小数位",
    severity=Severity.HINT,
    usual=False,
    check=Logic(_decimals),
    explanation="金额以万元计，四位小数已到元，六位已到分。小数再多的，往往是换算时没有取整，或单位写错。",
    basis=inferred("万元的四位小数是元，六位小数是分"),
    next_step="核对金额与单位",
    settings=(Setting("decimals", "金额最多的小数位数", Decimal(4), most=Decimal(6), unit="位"),),
    examples=(
        Example("表二 本年收费金额\n行政事业性收费 7730.2815", Verdict.HOLDS),
        Example("版次：2019\n表二 采购总金额\n政府集中采购 37,814.777", Verdict.HOLDS),
        Example("表二 本年收费金额\n行政事业性收费 7730.28156", Verdict.BROKEN),
    ),
)


def _by_table(
    rule: Rule, subject: Subject, odd: Callable[[Figure], bool], what: str, expectation: str
) -> Iterator[CheckResult]:
    """One result for each table, which lists the cells that are written oddly."""
    for table in subject.report.tables_found:
        found = [one for one in subject.report.figures.values() if table_of(one.at) is table and odd(one)]
        if not found:
            yield holding(rule, table.chinese)
            continue
        named = (f"{spoken_cell(subject.report.form, one.at).partition(' ')[2]} {one.printed.strip()}" for one in found)
        listed = "；".join(text for text, _ in zip(named, range(_LISTED), strict=False))
        said = f"有 {len(found)} 格{what}：{listed}{'；等等' if len(found) > _LISTED else ''}"
        yield on_cells(rule, subject.report, [one.at for one in found], said, expectation, table.chinese)


_UNUSUAL = re.compile(r"[０-９，．－＋]|\d,\d|\d[ \u00a0\u3000]+\d")


def _full_width(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    # blanks and widths in a recognised picture are the recogniser's, not the report's
    if not subject.file.recognised:
        yield from _by_table(rule, subject, _is_unusual, "写法不统一", "数字用半角，中间不加空格和千分位")


def _is_unusual(figure: Figure) -> bool:
    return figure.state in _COUNTED and not figure.repair and _UNUSUAL.search(figure.printed.strip()) is not None


UNUSUAL_WRITING = Rule(
    id="C06",
    title="全角数字、空格、千分位",
    severity=Severity.HINT,
    usual=False,
    check=Logic(_full_width),
    explanation="数字写成全角、中间有空格或千分位逗号。程序照常读出数值，只提示写法。",
    basis=_WRITING,
    next_step=_NEXT,
    examples=(
        Example("表三 自然人\n新收 1234", Verdict.HOLDS),
        Example("识别页：2\n表三 自然人\n新收 1,234", None),
        Example("表三 自然人\n新收 １２", Verdict.BROKEN),
        Example("表二 本年处理决定数量\n行政许可 6,855", Verdict.BROKEN),
    ),
)

_LEADING_ZERO = re.compile(r"[+-]?0\d")
_LOOKALIKE = re.compile(r"[0-9OoＯｏlIｌ〇零○]+")
_NO_DIGIT = re.compile(r"[〇零○OoＯｏlIｌ]")


def _strange(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    if not subject.file.recognised:
        yield from _by_table(rule, subject, _is_strange, "有前导零或像数字的字符", "应填通常写法的数字")


def _is_strange(figure: Figure) -> bool:
    printed = figure.printed.strip()
    if figure.state in _COUNTED:
        return _LEADING_ZERO.match(printed) is not None and not figure.repair
    lookalike = _LOOKALIKE.fullmatch(printed) is not None and _NO_DIGIT.search(printed) is not None
    return figure.state is FigureState.TEXT and lookalike


STRANGE_DIGITS = Rule(
    id="C07",
    title="前导零或异常字符",
    severity=Severity.DOUBT,
    usual=False,
    check=Logic(_strange),
    explanation="数字前有多余的零（007），或用字母 O、l 和“〇”代替数字。",
    basis=_WRITING,
    next_step="请报送单位改填数字",
    examples=(
        Example("表三 自然人\n新收 0", Verdict.HOLDS),
        Example("表二 本年收费金额\n行政事业性收费 0.35", Verdict.HOLDS),
        Example("表三 自然人\n新收 /", Verdict.HOLDS),
        Example("表三 自然人\n新收 007", Verdict.BROKEN),
        Example("表三 自然人\n新收 O", Verdict.BROKEN),
        Example("表三 自然人\n新收 1l", Verdict.BROKEN),
    ),
)

_SIGN_WORDS = re.compile(r"^\s*(?:增|减|[+＋])")


def _signs(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    yield from (
        result
        for result in _by_table(rule, subject, _has_sign_word, "用文字或加号表示增减", "增加填正数，减少填负数")
        if result.place.startswith(Table.DISCLOSURE.chinese)
    )


def _has_sign_word(figure: Figure) -> bool:
    changes = column_of(figure.at) == "change"
    return changes and figure.value is not None and _SIGN_WORDS.match(figure.printed) is not None


SIGN_WORDS = Rule(
    id="C09",
    title="增减写法不一",
    severity=Severity.HINT,
    usual=False,
    editions=frozenset({Edition.Y2019}),
    check=Logic(_signs),
    explanation="“本年增/减”用“增3”“减3”“+3”表示。程序按 3、-3 计算，只提示写法。",
    basis=_WRITING,
    next_step=_NEXT,
    examples=(
        Example("版次：2019\n表二 本年增/减\n行政处罚 -213\n行政许可 77", Verdict.HOLDS),
        Example("版次：2019\n表二 本年增/减\n行政处罚 减213\n行政许可 +77", Verdict.BROKEN),
    ),
)
