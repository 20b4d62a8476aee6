"""P01, P02, P10: how the file came, and what its author left standing in it."""

from collections.abc import Iterator, Sequence

from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.telling import holding
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.document import ProblemKind, ReadProblem

_FILE = "文件"
_LISTED = 3


def _unread(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    if not subject.unread_parts:
        yield holding(rule, _FILE)
        return
    hidden = [problem for problem in subject.file.problems if problem.hides_content]
    said = _quoted(hidden) or "详见读取情况"
    # the report may be sound: what is wrong is that a part of it was not seen
    yield _broken(rule, f"文件只读出了一部分：{said}", "文件应能完整读取", Severity.DOUBT)


def _pictures(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    pages = subject.file.recognised_pages
    pictures = subject.file.problems_of(ProblemKind.PICTURES)
    said = []
    if pages or subject.file.recognised:
        listed = "、".join(str(page) for page in pages[:_PAGES]) + (
            f"等 {len(pages)} 页" if len(pages) > _PAGES else ""
        )
        said.append(f"第 {listed} 页是图片，文字由识别得来" if pages else "文字由图片识别得来")
    if pictures:
        said.append(_quoted(pictures))
    if said:
        yield _broken(rule, "；".join(said), "以文字版为准；识别得来的数请对照图片核对")
    else:
        yield holding(rule, _FILE)


_PAGES = 12


def _left_over(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    kinds = (ProblemKind.REVISIONS, ProblemKind.COMMENTS, ProblemKind.HIDDEN_TEXT)
    left = subject.file.problems_of(*kinds)
    if left:
        yield _broken(rule, _quoted(left), "定稿不应留有修订、批注和隐藏文字")
    else:
        yield holding(rule, _FILE)


def _quoted(problems: Sequence[ReadProblem]) -> str:
    more = "；等等" if len(problems) > _LISTED else ""
    return "；".join(f"{problem.place}：{problem.message}" for problem in problems[:_LISTED]) + more


def _broken(rule: Rule, statement: str, expectation: str, severity: Severity | None = None) -> CheckResult:
    return CheckResult(
        rule.id,
        _FILE,
        Verdict.BROKEN,
        rule.title,
        statement=statement,
        expectation=expectation,
        severity=severity,
    )


UNREADABLE_PARTS = Rule(
    id="P01",
    title="文件不可读",
    severity=Severity.ERROR,
    about_reading=True,
    usual=False,
    check=Logic(_unread),
    explanation=(
        "格式不支持、加密、损坏或空的文件没有报告可核对，直接列为“不能读取”并写明原因和办法，不经过规则。"
        "读出了报告、但有页面或部分没能读出的，本规则提示存疑。"
    ),
    basis=inferred("没有读到的内容无从核对"),
    next_step="打开原件，看没有读出的部分里是什么；必要时请报送单位另存一份再报",
    examples=(
        Example("一：有", Verdict.HOLDS),
        Example("有未读部分\n一：有", Verdict.BROKEN),
    ),
)

PICTURE_PAGES = Rule(
    id="P02",
    title="扫描件或图片表格",
    severity=Severity.HINT,
    about_reading=True,
    usual=False,
    check=Logic(_pictures),
    explanation="报告（或其中的页、表格）是图片。图片上的字由识别得来，没有把握的格不用来判定对错。",
    basis=inferred("识别可能有误"),
    next_step="如有可能，请报送单位提供 Word 或由 Word 直接导出的 PDF",
    examples=(
        Example("一：有", Verdict.HOLDS),
        Example("识别页：3、4\n一：有", Verdict.BROKEN),
        Example("读取：pictures 文档图片 有 1 张较大的图片没有读取\n一：有", Verdict.BROKEN),
    ),
)

LEFT_OVER = Rule(
    id="P10",
    title="批注修订残留",
    severity=Severity.DOUBT,
    usual=False,
    check=Logic(_left_over),
    explanation="Word 或表格文件里还有未接受的修订、批注或隐藏文字，往往说明不是定稿。",
    basis=inferred("公开的文本应为定稿"),
    next_step="请报送单位接受或拒绝全部修订、删除批注和隐藏文字后重新报送",
    examples=(
        Example("一：有", Verdict.HOLDS),
        Example("读取：other 自动编号 编号定义无法读取\n一：有", Verdict.HOLDS),
        Example("读取：revisions 修订标记 文档有未接受的修订：插入 2 处已读入\n一：有", Verdict.BROKEN),
        Example("读取：comments 批注 有 1 处批注没有读取\n一：有", Verdict.BROKEN),
    ),
)
