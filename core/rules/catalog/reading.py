"""P04–P06: rows whose cells do not fit the form and had to be placed; P08: figures of scans that nobody can vouch for."""

from collections.abc import Iterator

from core.forms.address import table_of
from core.forms.names import spoken_cell
from core.report.annual_report import NoteKind
from core.rules.noted import Noted
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_BASIS = inferred("表格各行的格数由表式决定")
_NEXT = "对照原件核对这一行各格的位置，确认无误后可忽略"

CELL_COUNT = Rule(
    id="P04",
    title="行单元格数不符",
    severity=Severity.DOUBT,
    about_reading=True,
    check=Noted(lambda note: note.detail, "每行的格数应与表式一致", NoteKind.CELL_COUNT),
    explanation="一行里的数比表式多或少。程序按行名和勾稽关系把各数放回原位，并在表中标明。",
    basis=_BASIS,
    next_step=_NEXT,
    examples=(
        Example("表三 自然人\n新收 0", Verdict.HOLDS),
        Example("表三 自然人\n新收 0\n形式：cell_count 表三 （六）其他处理 00000000 应有7格，实有8格", Verdict.BROKEN),
    ),
)

SHIFTED = Rule(
    id="P05",
    title="疑似错列",
    severity=Severity.DOUBT,
    about_reading=True,
    check=Noted(lambda note: note.detail, "各数应填在对应的列", NoteKind.SHIFTED),
    explanation="整行的数左移或右移一格后，勾稽关系才成立。",
    basis=_BASIS,
    next_step=_NEXT,
    examples=(
        Example("表三 自然人\n新收 0", Verdict.HOLDS),
        Example("表三 自然人\n新收 0\n形式：shifted 表三 （一）予以公开 05000005 右移一格后各列相符", Verdict.BROKEN),
    ),
)

SPLIT_OR_JOINED = Rule(
    id="P06",
    title="疑似拆格或并格",
    severity=Severity.DOUBT,
    about_reading=True,
    check=Noted(lambda note: note.detail, "一格应只有一个数", NoteKind.SPLIT),
    explanation="相邻两格的数字合起来（或一格的数字拆开）后，勾稽关系才成立。",
    basis=_BASIS,
    next_step=_NEXT,
    examples=(
        Example("表三 自然人\n新收 0", Verdict.HOLDS),
        Example("表三 自然人\n新收 0\n形式：split 表三 本年新收 1,2 相邻两格“1”“2”合为12后相符", Verdict.BROKEN),
    ),
)


def _unsure(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    report = subject.report
    for table in report.tables_found:
        cells = [figure for figure in report.figures.values() if table_of(figure.at) is table and figure.is_unsure]
        if not cells:
            yield CheckResult(rule.id, table.chinese, Verdict.HOLDS, rule.title)
            continue
        named = "；".join(
            f"{spoken_cell(report.form, figure.at)}：{'，'.join(figure.doubts)}" for figure in cells[:_LISTED]
        )
        yield CheckResult(
            rule.id,
            table.chinese,
            Verdict.BROKEN,
            rule.title,
            statement=f"有 {len(cells)} 格识别没有把握：{named}{'；等等' if len(cells) > _LISTED else ''}",
            expectation="没有把握的数不参加核对，不据此说报告有误",
            cells=tuple(figure.at for figure in cells),
            sources=tuple(source for figure in cells for source in figure.sources),
        )


_LISTED = 5

UNSURE_FIGURES = Rule(
    id="P08",
    title="识别置信度低",
    severity=Severity.HINT,
    about_reading=True,
    check=Logic(_unsure),
    explanation="扫描件上的数由文字识别读出。两个识别模型读法不同，或都没有把握的格，不用来判定报告的对错。",
    basis=inferred("误读不能算作报告的错误"),
    next_step="对照图片逐格确认",
    examples=(
        Example("表三 自然人\n新收 64", Verdict.HOLDS),
        Example("表三 自然人\n新收 64？", Verdict.BROKEN),
    ),
)
