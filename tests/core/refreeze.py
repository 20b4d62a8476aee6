"""Makes every frozen figure of safety afresh: the table of bad files, and the tables of docs/safety.md.

``python -m tests.core.refreeze [--count 500] [--jobs 2]``; without ``--count`` the damaged copies are left as they are.
Look through the changes before keeping them.
"""

import argparse
import ast
import os
import sys
from collections import Counter
from pathlib import Path

from core.source import limits
from core.source.unreadable import Reason, Unreadable
from tests.core import badinputs_table, mutation

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "safety.md"


def limits_table() -> str:
    """The limits with their lines for people, as a Markdown table."""
    body = ast.parse(Path(limits.__file__).read_text(encoding="utf-8")).body[1:]
    lines = ["| 限度 | 值 | 名称 |", "| --- | --: | --- |"]
    for given, said in zip(body[::2], body[1::2], strict=True):
        assert isinstance(given, ast.Assign)
        assert isinstance(given.targets[0], ast.Name)
        assert isinstance(said, ast.Expr)
        name, words = given.targets[0].id, ast.literal_eval(said.value)
        lines.append(f"| {words} | {_amount(name)} | `{name}` |")
    return "\n".join(lines)


def _amount(name: str) -> str:
    value = getattr(limits, name)
    return f"{value / 2**20:,.4g} MB" if name.endswith("_BYTES") else f"{value:,g}" if value < 1e6 else f"{value:,}"


def bad_files_table() -> str:
    """The frozen outcomes counted, as a Markdown table."""
    rows = badinputs_table.frozen().values()
    opened, audited = (Counter(column) for column in zip(*rows, strict=True))
    words = sorted(opened | audited, key=lambda word: (-opened[word], word))
    counted = [f"| {_in_chinese(word)} | {opened[word]} | {audited[word]} |" for word in words]
    total = f"| 合计 | {opened.total()} | {audited.total()} |"
    return "\n".join(["| 结果 | 打开 | 审核 |", "| --- | --: | --: |", *counted, total])


def _in_chinese(word: str) -> str:
    read = {"read": "读出，没有保留", "problems": "读出，说明了问题"}
    return read.get(word) or f"拒绝：{Unreadable('', Reason(word)).sentence}"


def with_table(document: str, name: str, table: str) -> str:
    """``document`` with ``table`` between the two marks of that name. Raises ``ValueError`` where it has none."""
    before, rest = document.split(f"<!-- {name} -->")
    _, after = rest.split(f"<!-- {name}完 -->")
    return f"{before}<!-- {name} -->\n\n{table}\n\n<!-- {name}完 -->{after}"


def main() -> int:
    """Exit status 1 where a damaged copy lost something or ended by an accident."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    options = parser.parse_args()
    badinputs_table.refreeze()
    text = DOCUMENT.read_text(encoding="utf-8")
    text = with_table(text, "限度", limits_table())
    text = with_table(text, "坏文件", bad_files_table())
    bad: list[mutation.Answer] = []
    if options.count:
        answers = list(mutation.run(options.count, mutation.originals(), options.jobs))
        bad = [answer for answer in answers if answer.lost or not mutation.is_accounted_for(answer)]
        text = with_table(text, "副本", mutation.table(answers))
    DOCUMENT.write_text(text, encoding="utf-8", newline="\n")
    for answer in bad:
        print(answer, file=sys.stderr)  # noqa: T201 - run by hand
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
