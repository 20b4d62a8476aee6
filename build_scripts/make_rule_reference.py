"""Writes the rule reference from the declarations: docs/rules.md, and resources/help/rules.json for the window.

Run by hand after a rule was added or changed: ``.venv/bin/python build_scripts/make_rule_reference.py``. A test fails where the
files no longer say what the rules declare. The counts of false findings come from ``tests.benchmarks.bench_false_findings``.
"""

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from core.rules.collection_registry import EVERY_RULE
from core.rules.reference import entries, stored_measures
from core.rules.rule_entry import RuleEntry

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "rules.md"
HELP = ROOT / "resources" / "help" / "rules.json"

_HEAD = """# 规则说明

本页由规则的声明生成（`.venv/bin/python build_scripts/make_rule_reference.py`），与程序里的“规则说明”是同一份。误报次数由
`.venv/bin/python -m tests.benchmarks.bench_false_findings --document` 量得：全部规则都打开，审核造出来的无误的报告。

“平时”一栏写“不核对”的规则，要在规则包里写 `编号 = "on"` 才核对；阈值也在规则包里改（见 [规则包](packs.md)）。例子的记法：`表三 自然人`
开始一张表并列出各列，下面一行一个项目；`空` 是空白，`缺` 是没有读到；`一：文字` 是第一部分里的一段话。跨报告的规则要一批报告、多数还要单位名单（见 [单位名单](units.md)）：
`单位：甲局 < 甲县人民政府` 是名单里的一行，`报告：甲局` 以下是它的报告；这些规则在编造的一批报告上量过（见 [跨报告核对的速度](performance_across.md)）。
"""


def document(found: Sequence[RuleEntry]) -> str:
    """The reference as a page."""
    chapters = [(title, list(rules)) for title, rules in groupby(found, key=lambda entry: entry.chapter)]
    contents = [f"| [{title}](#{title.replace(' ', '-')}) | {len(rules)} |" for title, rules in chapters]
    lines = [_HEAD, f"| 章 | 规则（共 {len(found)} 条） |", "| --- | --: |", *contents]
    for title, rules in chapters:
        lines += ["", f"## {title}", *(line for rule in rules for line in _rule(rule))]
    return "\n".join(lines) + "\n"


def _rule(entry: RuleEntry) -> list[str]:
    about = [f"- 级别：{entry.severity}；平时{'核对' if entry.usual else '不核对'}；{entry.editions}"]
    about += [f"- 公式：{entry.formula}"] if entry.formula else []
    about += [f"- 依据：{entry.basis}", f"- 不符时：{entry.next_step}"]
    about += [f"- 可以设的数：{'；'.join(entry.settings)}"] if entry.settings else []
    about += [f"- 误报：{entry.measured}"] if entry.measured else []
    shown = [("通过的例子", entry.holds), ("不通过的例子", entry.breaks)]
    examples = [line for title, text in shown if text for line in ("", f"{title}：", "", "```text", text, "```")]
    return ["", f"### {entry.id} {entry.title}", "", entry.explanation, "", *about, *examples]


def written() -> dict[Path, bytes]:
    """What the files should hold."""
    found = entries(EVERY_RULE.values(), stored_measures())
    text = msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"
    return {DOCUMENT: document(found).encode(), HELP: text}


if __name__ == "__main__":
    for path, content in written().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(path.relative_to(ROOT))
