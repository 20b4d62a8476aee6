"""The lines and columns of the form, declared once for both editions.

Sources: 国办公开办函〔2019〕60号 (reports of 2019 and 2020) and 国办公开办函〔2021〕30号 (2021 and every year since).
"""

from enum import StrEnum
from functools import cache

from msgspec import Struct

from core.forms.address import Address, Table, address


class Edition(StrEnum):
    """The edition of the form."""

    Y2019 = "2019"
    Y2021 = "2021"


class FormColumn(Struct, frozen=True):
    """A column: its key in addresses, the label the notice prints, and labels seen in its place."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()


class FormLine(Struct, frozen=True):
    """A line of the form with its data columns.

    ``label`` is its own text, ``group`` the heading it stands under (``（三）不予公开``) and ``part`` the outermost one
    (``三、本年度办理结果``); either is empty where there is none.
    """

    key: str
    label: str
    columns: tuple[FormColumn, ...]
    group: str = ""
    part: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The label as one would say it aloud, with its group where the label alone is ambiguous."""
        return f"{self.group}{self.label}" if self.group else self.label


class TableForm(Struct, frozen=True):
    """One table of the form."""

    table: Table
    lines: tuple[FormLine, ...]

    def line(self, key: str) -> FormLine:
        """The line called ``key``; raises ``KeyError``."""
        for line in self.lines:
            if line.key == key:
                return line
        raise KeyError(key)

    def addresses(self) -> tuple[Address, ...]:
        """Every cell, line by line."""
        return tuple(address(self.table, line.key, column.key) for line in self.lines for column in line.columns)


class Form(Struct, frozen=True):
    """The form of one edition. ``result_lines`` are the lines that add up to the line 总计 of table 3."""

    edition: Edition
    tables: tuple[TableForm, TableForm, TableForm]
    result_lines: tuple[str, ...]

    def table(self, table: Table) -> TableForm:
        """The table's form; raises ``KeyError``."""
        for form in self.tables:
            if form.table is table:
                return form
        raise KeyError(table)

    def addresses(self) -> tuple[Address, ...]:
        """Every cell of the form, in its order."""
        return tuple(at for form in self.tables for at in form.addresses())


APPLICANTS = (
    FormColumn("natural", "自然人"),
    FormColumn("commercial", "商业企业", ("企业",)),
    FormColumn("research", "科研机构", ("科研单位",)),
    FormColumn("public_interest", "社会公益组织", ("社会组织", "公益组织", "社会团体", "社会公益机构")),
    FormColumn("legal_service", "法律服务机构", ("法律服务组织", "法律机构")),
    FormColumn("other", "其他", ("其它",)),
    FormColumn("total", "总计", ("合计", "总数")),
)
"""The columns of table 3."""

OUTCOMES = (
    FormColumn("upheld", "结果维持", ("维持",)),
    FormColumn("corrected", "结果纠正", ("纠正",)),
    FormColumn("other", "其他结果", ("其它结果",)),
    FormColumn("pending", "尚未审结", ("未审结",)),
    FormColumn("total", "总计", ("合计",)),
)
"""The columns of each group of table 4."""

RESULTS = "三、本年度办理结果"


def _numbered(key: str, group: str, labels: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[FormLine, ...]:
    return tuple(
        FormLine(f"{key}_{number}", f"{number}.{label}", APPLICANTS, group, RESULTS, aliases)
        for number, (label, aliases) in enumerate(labels, 1)
    )


_REFUSED = _numbered(
    "refused",
    "（三）不予公开",
    (
        ("属于国家秘密", ()),
        ("其他法律行政法规禁止公开", ("其他法律法规禁止公开", "其它法律行政法规禁止公开", "法律行政法规禁止公开")),
        ("危及“三安全一稳定”", ("危及三安全一稳定", "可能危及三安全一稳定")),
        ("保护第三方合法权益", ("涉及第三方合法权益",)),
        ("属于三类内部事务信息", ("三类内部事务信息", "属于内部事务信息")),
        ("属于四类过程性信息", ("四类过程性信息", "属于过程性信息")),
        ("属于行政执法案卷", ("行政执法案卷",)),
        ("属于行政查询事项", ("行政查询事项",)),
    ),
)
_UNABLE = _numbered(
    "unable",
    "（四）无法提供",
    (
        ("本机关不掌握相关政府信息", ("本机关不掌握相关信息",)),
        ("没有现成信息需要另行制作", ("没有现成信息",)),
        ("补正后申请内容仍不明确", ("补正后申请内容不明确",)),
    ),
)
_NOT_PROCESSED = _numbered(
    "not_processed",
    "（五）不予处理",
    (
        ("信访举报投诉类申请", ("信访投诉举报类申请",)),
        ("重复申请", ()),
        ("要求提供公开出版物", ()),
        ("无正当理由大量反复申请", ()),
        ("要求行政机关确认或重新出具已获取信息", ("要求行政机关确认或重新出具已获取的信息",)),
    ),
)
_OTHER_HANDLING = _numbered(
    "other_handling",
    "（六）其他处理",
    (
        ("申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", ("申请人无正当理由逾期不补正",)),
        (
            "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            ("申请人逾期未按收费通知要求缴纳费用",),
        ),
        ("其他", ("其它",)),
    ),
)
_SINGLE_OTHER_HANDLING = (FormLine("other_handling", "（六）其他处理", APPLICANTS, "", RESULTS, ("（六）其它处理",)),)


def _requests(*, single_other_handling: bool) -> TableForm:
    return TableForm(
        Table.REQUESTS,
        (
            FormLine("received", "一、本年新收政府信息公开申请数量", APPLICANTS),
            FormLine("carried_in", "二、上年结转政府信息公开申请数量", APPLICANTS),
            FormLine("granted", "（一）予以公开", APPLICANTS, "", RESULTS),
            FormLine(
                "partly_granted",
                "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
                APPLICANTS,
                "",
                RESULTS,
                ("（二）部分公开",),
            ),
            *_REFUSED,
            *_UNABLE,
            *_NOT_PROCESSED,
            *(_SINGLE_OTHER_HANDLING if single_other_handling else _OTHER_HANDLING),
            FormLine("total", "（七）总计", APPLICANTS, "", RESULTS, ("（七）合计",)),
            FormLine("carried_out", "四、结转下年度继续办理", APPLICANTS),
        ),
    )


_DISPUTES = TableForm(
    Table.DISPUTES,
    (
        FormLine("reconsideration", "行政复议", OUTCOMES),
        FormLine("litigation_direct", "未经复议直接起诉", OUTCOMES, part="行政诉讼"),
        FormLine("litigation_after", "复议后起诉", OUTCOMES, part="行政诉讼"),
    ),
)


def _block(item: str, columns: tuple[FormColumn, ...], *lines: tuple[str, str, tuple[str, ...]]) -> list[FormLine]:
    return [FormLine(key, label, columns, part=f"第二十条第{item}项", aliases=aliases) for key, label, aliases in lines]


_MADE = (
    FormColumn("made", "本年新制作数量", ("本年新制作数",)),
    FormColumn("newly_disclosed", "本年新公开数量", ("本年新公开数",)),
    FormColumn("disclosed_total", "对外公开总数量", ("对外公开总数",)),
)
_PROJECTS = (
    FormColumn("previous_year", "上一年项目数量", ("上一年项目数",)),
    FormColumn("change", "本年增/减", ("本年增减",)),
)
_PROJECTS_DECIDED = (*_PROJECTS, FormColumn("decisions", "处理决定数量", ("处理决定数",)))
_ISSUED = (
    FormColumn("issued", "本年制发件数", ("本年制发数", "本年制发数量")),
    FormColumn("repealed", "本年废止件数", ("本年废止数", "本年废止数量")),
    FormColumn("in_force", "现行有效件数", ("现行有效件", "现行有效数量")),
)
_DECIDED = (FormColumn("decisions", "本年处理决定数量", ("处理决定数量",)),)

_DISCLOSURE = {
    Edition.Y2019: TableForm(
        Table.DISCLOSURE,
        (
            *_block(
                "（一）", _MADE, ("regulations", "规章", ()), ("normative_documents", "规范性文件", ("行政规范性文件",))
            ),
            *_block(
                "（五）",
                _PROJECTS_DECIDED,
                ("licensing", "行政许可", ()),
                ("other_services", "其他对外管理服务事项", ("其它对外管理服务事项",)),
            ),
            *_block(
                "（六）", _PROJECTS_DECIDED, ("penalties", "行政处罚", ()), ("compulsory_measures", "行政强制", ())
            ),
            *_block("（八）", _PROJECTS, ("charges", "行政事业性收费", ())),
            *_block(
                "（九）",
                (
                    FormColumn("items", "采购项目数量", ("采购项目数",)),
                    FormColumn("amount", "采购总金额（单位：万元）", ("采购总金额",)),
                ),
                ("procurement", "政府集中采购", ("政府采购",)),
            ),
        ),
    ),
    Edition.Y2021: TableForm(
        Table.DISCLOSURE,
        (
            *_block(
                "（一）",
                _ISSUED,
                ("regulations", "规章", ()),
                ("normative_documents", "行政规范性文件", ("规范性文件",)),
            ),
            *_block("（五）", _DECIDED, ("licensing", "行政许可", ())),
            *_block("（六）", _DECIDED, ("penalties", "行政处罚", ()), ("compulsory_measures", "行政强制", ())),
            *_block(
                "（八）",
                (FormColumn("amount", "本年收费金额（单位：万元）", ("本年收费金额",)),),
                ("charges", "行政事业性收费", ()),
            ),
        ),
    ),
}


@cache
def form_of(edition: Edition, *, single_other_handling: bool | None = None) -> Form:
    """The form of an edition.

    ``single_other_handling`` says whether （六）其他处理 is one line (as in the edition of 2019) or three (2021); a report may
    keep the old single line in the new form, so that it can be set apart from the edition.
    """
    single = edition is Edition.Y2019 if single_other_handling is None else single_other_handling
    requests = _requests(single_other_handling=single)
    results = tuple(line.key for line in requests.lines if line.part == RESULTS and line.key != "total")
    return Form(edition, (_DISCLOSURE[edition], requests, _DISPUTES), results)
