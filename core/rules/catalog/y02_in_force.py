"""Y02: what was in force last year, with what was issued and without what was repealed, is in force this year."""

import re

from core.forms.address import Table
from core.forms.form import Edition
from core.rules.across_years import AgainstLastYear
from core.rules.expression import column
from core.rules.rule import Example, Rule, Subject, inferred
from core.rules.scope import EachLine
from core.rules.verdict import Severity, Verdict

_EXPLAINED = re.compile(
    r"(?:规范性文件|规章|现行有效)[^。；]{0,60}(?:清理|修订|调整|失效|到期|有效期|移交|划转|重新认定|核减|更正|口径|机构改革)"
    r"|(?:清理|失效|修订|调整|到期|移交|划转|重新认定|核减|更正|口径|机构改革)[^。；]{0,60}(?:规范性文件|规章|现行有效)"
)
_LONGEST = 60


def _explained(subject: Subject) -> str:
    found = (_EXPLAINED.search(sentence.text.characters) for sentence in subject.sentences)
    return next((f"“{match.group()[:_LONGEST]}”" for match in found if match), "")


_LINES = "上年表二 本年制发件数 本年废止件数 现行有效件数\n行政规范性文件 4 0 12"
_THIS = "年份：2023\n表二 本年制发件数 本年废止件数 现行有效件数\n行政规范性文件"

IN_FORCE = Rule(
    id="Y02",
    title="现行有效衔接",
    severity=Severity.DOUBT,
    check=AgainstLastYear(
        EachLine(Table.DISCLOSURE, ("regulations", "normative_documents")),
        column("in_force") - column("issued") + column("repealed"),
        "=",
        column("in_force"),
        same_form="表二 现行有效件数",
        explained=_explained,
    ),
    explanation="上年现行有效件数，加本年制发、减本年废止，应等于本年现行有效件数；报告写明清理、调整等原因的除外。2020年与2021年表式不同，不作对照。",
    basis=inferred("现行有效件数逐年累计"),
    next_step="核对本年制发、废止的件数与现行有效件数；因清理、失效、口径调整而不同的，建议在报告中写明",
    editions=frozenset({Edition.Y2021}),
    examples=(
        Example(f"{_THIS} 3 1 14\n{_LINES}", Verdict.HOLDS),
        Example(f"{_THIS} 3 1 15\n{_LINES}", Verdict.BROKEN),
        Example(f"{_THIS} 0 0 0\n{_LINES}", Verdict.BROKEN),
        Example(f"{_THIS} 3 1 15\n{_LINES}\n一：完成行政规范性文件清理，宣布失效2件。", Verdict.HOLDS),
        Example(f"{_THIS} 3 1 空\n{_LINES}", Verdict.UNDETERMINED),
        Example(f"{_THIS} 3 1 15", None),
        Example(
            "年份：2021\n表二 本年制发件数 本年废止件数 现行有效件数\n行政规范性文件 3 1 15\n"
            "上年版次：2019\n上年表二 本年新制作数量 本年新公开数量 对外公开总数量\n规范性文件 2 2 9",
            Verdict.UNDETERMINED,
        ),
    ),
)
