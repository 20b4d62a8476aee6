"""Reports of one organ for two years running: sound ones, and ones broken on purpose across the years."""

from collections.abc import Callable, Mapping
from random import Random

from msgspec import Struct, structs

from core.forms.address import Table
from core.forms.form import APPLICANTS, Edition, form_of
from core.forms.headings import HEADINGS
from core.forms.official import official_tables
from tests.support import report_files
from tests.support.year_texts import texts

Figures = dict[str, int]
_KINDS = tuple(column.key for column in APPLICANTS)
_PROJECTS = ("licensing", "other_services", "penalties", "compulsory_measures", "charges")
_GROUPS = ("reconsideration", "litigation_direct", "litigation_after")
_ORGANS = ("青禾市教育局", "临溪县白石镇人民政府", "云岭区人民政府办公室", "青禾市市场监督管理局", "临溪县民政局")


class Year(Struct, frozen=True):
    """One report: whose, of which year, its figures and its paragraphs by section."""

    organ: str
    year: int
    figures: Mapping[str, int]
    texts: Mapping[int, tuple[str, ...]]

    @property
    def edition(self) -> Edition:
        """The edition of the form that the year asks for."""
        return Edition.Y2019 if self.year <= 2020 else Edition.Y2021

    def file(self, suffix: str) -> bytes:
        """The report as a file of that kind."""
        return report_files.WRITERS[suffix](self._blocks())

    def _blocks(self) -> list[report_files.Block]:
        printed = {at: str(value) for at, value in self.figures.items()}
        tables = dict(zip((2, 3, 4), official_tables(form_of(self.edition)), strict=True))
        blocks: list[report_files.Block] = [f"{self.organ}{self.year}年政府信息公开工作年度报告"]
        for number, heading in HEADINGS.items():
            blocks.append(heading)
            blocks += self.texts.get(number, ())
            if number in tables:
                blocks.append(report_files.Table(tables[number], printed))
        return blocks


class Pair(Struct, frozen=True):
    """Last year's and this year's report; ``broken`` is the rule that this pair breaks, or empty."""

    last: Year
    this: Year
    broken: str = ""


def sound_pair(chance: Random, year: int) -> Pair:
    """Two reports that agree with each other, the second of ``year``."""
    organ = chance.choice(_ORGANS)
    style = chance.randrange(6)
    last = _year(chance, organ, year - 1, (style,), None)
    return Pair(last, _year(chance, organ, year, (style + chance.randint(1, 5), style), last))


def _year(chance: Random, organ: str, year: int, styles: tuple[int, ...], last: Year | None) -> Year:
    edition = Edition.Y2019 if year <= 2020 else Edition.Y2021
    before = last.figures if last is not None else {}
    same_form = last is not None and last.edition is edition
    figures = _requests(chance, edition, before)
    figures |= _disputes(chance, before)
    figures |= _documents(chance, edition, before if same_form else {})
    decided = [at for at in form_of(edition).addresses() if at.endswith(".decisions")]
    figures |= {at: _near(chance, before.get(at, chance.randint(1, 3000))) for at in decided}
    counts = {"n": chance.randint(300, 4000), "a": chance.randint(3, 90), "b": chance.randint(3, 90)}
    given = {"organ": organ, "year": year, "received": figures["T3.received.total"], **counts}
    return Year(organ, year, figures, texts(styles[0], given, *styles[1:]))


def _requests(chance: Random, edition: Edition, before: Mapping[str, int]) -> Figures:
    figures: Figures = {}
    for kind in _KINDS[:-1]:
        scale = 30 if kind == "natural" else 4
        carried_in = before.get(f"T3.carried_out.{kind}", chance.randint(0, 3))
        results = {
            line: chance.randint(0, scale) if chance.random() < 0.3 else 0 for line in form_of(edition).result_lines
        }
        results["granted"] += carried_in
        done = sum(results.values())
        carried_out = chance.randint(0, min(3, done - carried_in))
        results |= {"total": done, "carried_in": carried_in, "carried_out": carried_out}
        results["received"] = done + carried_out - carried_in
        figures |= {f"T3.{line}.{kind}": value for line, value in results.items()}
    for line in form_of(edition).table(Table.REQUESTS).lines:
        figures[f"T3.{line.key}.total"] = sum(figures[f"T3.{line.key}.{kind}"] for kind in _KINDS[:-1])
    return figures


def _disputes(chance: Random, before: Mapping[str, int]) -> Figures:
    figures: Figures = {}
    for group in _GROUPS:
        parts = {key: chance.randint(0, 3) for key in ("upheld", "corrected", "other", "pending")}
        parts["upheld"] += before.get(f"T4.{group}.pending", 0)
        figures |= {f"T4.{group}.{key}": value for key, value in parts.items()}
        figures[f"T4.{group}.total"] = sum(parts.values())
    return figures


def _documents(chance: Random, edition: Edition, before: Mapping[str, int]) -> Figures:
    figures: Figures = {}
    for line in ("regulations", "normative_documents"):
        new = 0 if line == "regulations" else chance.randint(1, 9)
        if edition is Edition.Y2021:
            stock = before.get(f"T2.{line}.in_force", 0 if line == "regulations" else chance.randint(5, 60))
            gone = chance.randint(0, min(stock, 4))
            figures |= {
                f"T2.{line}.issued": new,
                f"T2.{line}.repealed": gone,
                f"T2.{line}.in_force": stock + new - gone,
            }
        else:
            total = (
                before.get(f"T2.{line}.disclosed_total", 0 if line == "regulations" else chance.randint(5, 60)) + new
            )
            figures |= {f"T2.{line}.made": new, f"T2.{line}.newly_disclosed": new, f"T2.{line}.disclosed_total": total}
    if edition is Edition.Y2021:
        cells = (
            *(f"T2.{line}.decisions" for line in ("licensing", "penalties", "compulsory_measures")),
            "T2.charges.amount",
        )
        return figures | {at: _near(chance, before.get(at, chance.randint(1, 3000))) for at in cells}
    for line in _PROJECTS:
        past = before.get(f"T2.{line}.previous_year", chance.randint(5, 300))
        figures |= {f"T2.{line}.previous_year": past + before.get(f"T2.{line}.change", 0)}
        figures[f"T2.{line}.change"] = chance.randint(-3, 9)
    return figures | {"T2.procurement.items": 3, "T2.procurement.amount": chance.randint(10, 900)}


def _near(chance: Random, before: int) -> int:
    return max(1, before * chance.randint(60, 160) // 100)


def _with(year: Year, changes: Mapping[str, int]) -> Year:
    return structs.replace(year, figures={**year.figures, **changes})


def _break_y01(chance: Random, pair: Pair) -> Pair:
    """More was carried in than last year carried out; the report itself still balances."""
    kind, more = chance.choice(_KINDS[:-1]), chance.randint(1, 4)
    now = pair.this.figures
    lines = {"carried_in": more, "granted": more, "total": more}
    changes = {f"T3.{line}.{column}": now[f"T3.{line}.{column}"] + more for line in lines for column in (kind, "total")}
    return structs.replace(pair, this=_with(pair.this, changes), broken="Y01")


def _break_y02(chance: Random, pair: Pair) -> Pair:
    at = "T2.normative_documents.in_force"
    changed = _with(pair.this, {at: pair.this.figures[at] + chance.randint(1, 9)})
    return structs.replace(pair, this=changed, broken="Y02")


def _break_y03(chance: Random, pair: Pair) -> Pair:
    at = f"T2.{chance.choice(_PROJECTS)}.previous_year"
    return structs.replace(
        pair, this=_with(pair.this, {at: pair.this.figures[at] + chance.randint(4, 9)}), broken="Y03"
    )


def _break_y04(chance: Random, pair: Pair) -> Pair:
    at = "T2.normative_documents.disclosed_total"
    return structs.replace(
        pair, this=_with(pair.this, {at: pair.this.figures[at] + chance.randint(1, 9)}), broken="Y04"
    )


def _break_y05(chance: Random, pair: Pair) -> Pair:
    group = chance.choice(_GROUPS)
    total = pair.this.figures[f"T4.{group}.total"]
    pending = total + chance.randint(1, 4)
    parts = {f"T4.{group}.{key}": pair.last.figures[f"T4.{group}.{key}"] for key in ("upheld", "corrected", "other")}
    last = _with(pair.last, {f"T4.{group}.pending": pending, f"T4.{group}.total": sum(parts.values()) + pending})
    return structs.replace(pair, last=last, broken="Y05")


def _break_y06(chance: Random, pair: Pair) -> Pair:
    """The whole of table 4 is last year's."""
    table = {at: value for at, value in pair.last.figures.items() if at.startswith("T4.")}
    table |= {"T4.reconsideration.upheld": 7, "T4.reconsideration.corrected": 2, "T4.litigation_direct.upheld": 4}
    for group in _GROUPS:
        table[f"T4.{group}.total"] = sum(
            table[f"T4.{group}.{key}"] for key in ("upheld", "corrected", "other", "pending")
        )
    return structs.replace(pair, last=_with(pair.last, table), this=_with(pair.this, table), broken="Y06")


def _break_y08(chance: Random, pair: Pair) -> Pair:
    """Section 一 is last year's, with this year's numbers put in."""
    copied = tuple(
        text.replace(str(pair.last.year), str(pair.this.year)).replace(
            f"申请{pair.last.figures['T3.received.total']}件", f"申请{pair.this.figures['T3.received.total']}件"
        )
        for text in pair.last.texts[1]
    )
    this = structs.replace(pair.this, texts={**pair.this.texts, 1: copied})
    return structs.replace(pair, this=this, broken="Y08")


def _break_y09(chance: Random, pair: Pair) -> Pair:
    """Section 五 is last year's, with a word changed here and there."""
    copied = tuple(text.replace("改进情况", "改进措施").replace("；二是", "。二是") for text in pair.last.texts[5])
    this = structs.replace(pair.this, texts={**pair.this.texts, 5: copied})
    return structs.replace(pair, this=this, broken="Y09")


BREAKS: Mapping[str, tuple[Callable[[Random, Pair], Pair], tuple[int, ...]]] = {
    "Y01": (_break_y01, (2020, 2021, 2022, 2023, 2024)),
    "Y02": (_break_y02, (2022, 2023, 2024, 2025)),
    "Y03": (_break_y03, (2020,)),
    "Y04": (_break_y04, (2020,)),
    "Y05": (_break_y05, (2020, 2021, 2023)),
    "Y06": (_break_y06, (2020, 2021, 2023)),
    "Y08": (_break_y08, (2020, 2021, 2023)),
    "Y09": (_break_y09, (2020, 2021, 2023)),
}
"""How each rule is broken, and in which years it can be."""

SOUND_YEARS = (2020, 2021, 2022, 2023, 2024, 2025)


def broken_pair(chance: Random, rule: str) -> Pair:
    """A sound pair with one thing broken across its years."""
    breaks, years = BREAKS[rule]
    return breaks(chance, sound_pair(chance, chance.choice(years)))
