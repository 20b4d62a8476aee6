"""N09: the documents and regulations issued, repealed and in force, in words and in table 2."""

from core.rules.narrative.claims.denials import DenialsOfCells
from core.rules.narrative.claims.judging import Statements
from core.rules.narrative.claims.universal import Together
from core.rules.rule import Example, Rule, inferred
from core.rules.verdict import Severity, Verdict

_TABLE = "表二 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 5 3 27\n"

_PLACE = "正文 规章、规范性文件的数量"
_FORMULA = "正文制发、废止、现行有效件数 = 表二第二十条第（一）项相应各格"

DOCUMENTS_IN_WORDS = Rule(
    id="N09",
    title="规章、规范性文件数与表二",
    severity=Severity.DOUBT,
    check=Together(
        Statements(_PLACE, _FORMULA),
        DenialsOfCells(_PLACE, "正文说没有制发、废止的，表二该格应为 0", Severity.DOUBT),
    ),
    explanation="正文说制发、废止、现行有效的规章或行政规范性文件件数，应等于表二相应各格。备案、清理、修订、解读的件数不在此列。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照规范性文件目录，核对制发、废止和现行有效的件数",
    usual=False,
    examples=(
        Example(f"{_TABLE}一：全年制发行政规范性文件5件，废止3件，现行有效27件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：制发、废止规范性文件分别为5件、3件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：完成5件行政规范性文件备案，清理规范性文件40件。", None),
        Example(f"{_TABLE}一：全年制发行政规范性文件8件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：现行有效行政规范性文件29件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：本年度未制发行政规范性文件。", Verdict.BROKEN),
        Example("表二 本年制发件数\n行政规范性文件 缺\n一：制发行政规范性文件5件。", Verdict.UNDETERMINED),
    ),
)
