"""W10: the number of an official document is written 国办发〔2020〕17号."""

import re
from collections.abc import Iterator

from core.rules.narrative.wording.passages import found_in, found_or_held, passages
from core.rules.narrative.wording.report_years import number_of
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

# only what is plainly one: the office's sign ends in 发, 办, 函 …, and it stands in brackets or right behind a title
_NUMBER = re.compile(
    r"(?<=[（(《》“，、；;])(?P<sign>[\u4e00-\u9fff]{1,11}[发办函规通电])"
    r"(?P<open>[〔\[［【（(〈<{])(?P<year>[0-9]{2,4})(?P<close>[〕\]］】）)〉>}])(?P<ordinal>第?)(?P<number>[0-9]{1,4})号"
)
# licences, judgments and the papers of single cases have forms of their own
_OTHER_PAPER = re.compile(r"[告答许罚申复准批登鉴检裁诉判令处决证]")
_TITLE = re.compile(r"《[^《》]{0,120}》")
_OLDEST = 1949


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    # a recogniser takes 〔 for any bracket there is
    if subject.file.recognised:
        return
    found: list[CheckResult] = []
    looked = False
    newest = (subject.report.year or 9998) + 1
    for passage in passages(subject.report):
        text = _TITLE.sub(lambda title: f"《{'〇' * (len(title.group()) - 2)}》", passage.characters)
        for match in _NUMBER.finditer(text):
            if _OTHER_PAPER.search(match["sign"]):
                continue
            looked = True
            faults = "，".join(_faults(match, newest))
            if faults:
                said, expected = f"文号“{match[0]}”{faults}", f"文号一般写作“{_usual(match)}”的样式"
                found.append(found_in(rule, passage, match.span(), said, expected))
    yield from found_or_held(rule, found, looked=looked)


def _faults(match: re.Match[str], newest: int) -> Iterator[str]:
    if match["open"] + match["close"] != "〔〕":
        yield f"年份用了“{match['open']}{match['close']}”，应用六角括号“〔〕”"
    if len(match["year"]) != 4:
        yield "年份应写全四位"
    elif not _OLDEST <= (number_of(match["year"]) or 0) <= newest:
        yield f"年份 {match['year']} 不合理"
    if match["ordinal"]:
        yield "序号前不加“第”"
    if match["number"].startswith("0"):
        yield "序号前不加 0"


def _usual(match: re.Match[str]) -> str:
    year = match["year"] if len(match["year"]) == 4 else "年份"
    return f"{match['sign']}〔{year}〕{match['number'].lstrip('0') or match['number']}号"


DOCUMENT_NUMBERS = Rule(
    id="W10",
    title="文号格式",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="引用公文的文号，年份用六角括号“〔〕”括入并写全，序号前不加“第”，不编虚位（1 不写作 01）。只核对明显是公文文号的，法规、判决、许可证的编号不在此列。",
    basis=inferred("《党政机关公文格式》（GB/T 9704）的通行写法"),
    next_step="对照原文件核对文号",
    examples=(
        Example("一：按照《政务公开工作要点》（国办发〔2020〕17号）要求，认真落实。", Verdict.HOLDS),
        Example(
            "一：落实《信息处理费管理办法》（国办函〔2020〕109 号）和《格式的通知》（国办公开办函〔2021〕30号）。",
            Verdict.HOLDS,
        ),
        Example(
            "一：落实《青政办发[2023]5号文件汇编》（青政办发〔2023〕6号）、（2023）豫0302行初12号判决。", Verdict.HOLDS
        ),
        Example("一：依据青禾市人民政府令（2023）第5号，落实（青政发〔2023〕1号）。", Verdict.HOLDS),
        Example("一：按照《工作要点》（国办发[2020]17号）要求，认真落实。", Verdict.BROKEN),
        Example("一：按照《实施方案》（青政办发〔2023〕第5号）要求，认真落实。", Verdict.BROKEN),
        Example("一：按照《实施方案》（青政办函〔2023〕05号）要求，认真落实。", Verdict.BROKEN),
        Example("一：按照《实施方案》（青政发〔2032〕5号）要求，认真落实。", Verdict.BROKEN),
        Example("一：按照《实施方案》(青政办发【2023】5号)要求，认真落实。", Verdict.BROKEN),
    ),
)
