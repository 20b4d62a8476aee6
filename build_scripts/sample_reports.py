"""Two invented annual reports: a sound one, and one with planted errors. Place, organs and figures are made up."""

from collections.abc import Mapping
from dataclasses import dataclass

YEAR = 2023

Lines = Mapping[str, tuple[int | str, ...]]


@dataclass(frozen=True)
class SampleReport:
    """A report to be printed.

    ``sections`` are the paragraphs of sections 一, 五 and 六. ``disclosure`` gives the figures of table 2 by line,
    ``requests`` the six kinds of applicants of table 3 by line (lines left out are 0; the column 总计 is added up), ``disputes``
    the five columns of table 4 by group. ``misprints`` are printed in place of the figures at their addresses.
    """

    organ: str
    sections: Mapping[int, tuple[str, ...]]
    disclosure: Lines
    requests: Lines
    disputes: Lines
    misprints: Mapping[str, str]

    @property
    def title(self) -> str:
        """The title in the notice's form."""
        return f"{self.organ}{YEAR}年政府信息公开工作年度报告"


SOUND = SampleReport(
    organ="青禾市教育局",
    sections={
        1: (
            "本报告依据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制，所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
            "（一）主动公开情况",
            "青禾市教育局围绕群众关心的入学、考试、资助和校园安全，及时公开政策文件、办事指南和执行结果。全年制发行政规范性文件1件，废止1件，现行有效9件，均已在门户网站集中公开并附政策解读。义务教育招生范围、民办学校年检结论和学生资助名额等信息，在作出决定后及时发布，方便家长查询和监督。",
            "（二）依申请公开情况",
            "全年共收到政府信息公开申请56件，其中自然人申请48件，法人或其他组织申请8件；上年结转3件。全年办结56件，其中予以公开35件，部分公开7件，不予公开2件，无法提供9件，不予处理2件，其他处理1件；结转下年度继续办理3件。对每一件申请都登记、审核、答复并归档，答复前与申请人充分沟通，帮助申请人准确描述所需内容。",
            "（三）政府信息管理情况",
            "坚持先审查后公开，由起草科室提出公开属性，办公室逐件复核。对门户网站历年文件逐一清理，标明有效性，并将失效文件移入历史文件栏目，便于公众区分使用。",
            "（四）政府信息公开平台建设情况",
            "优化门户网站信息公开专栏的目录和检索，新增招生政策问答栏目，专栏内容与政务新媒体同步更新。专人负责每日巡查，发现链接失效和错别字及时改正。",
            "（五）监督保障情况",
            "由局办公室统一负责政府信息公开工作，各科室确定联络员，组织业务培训，将公开工作纳入科室年度考核，主动接受社会评议。全年没有因政府信息公开工作被追究责任的情形。",
        ),
        5: (
            "存在的主要问题：一是部分政策解读形式单一，文字说明多，图解和视频少；二是个别科室对公开属性的认定不够准确，需要办公室反复沟通。",
            "改进情况：一是与学校和家长代表共同拟定解读提纲，对涉及学生切身利益的文件一律配发图解；二是编印公开属性认定范例，逐科室讲解，并在办文系统中增加认定依据的必填项。",
        ),
        6: ("本年度没有收取信息处理费，没有其他需要报告的事项。",),
    },
    disclosure={
        "regulations": (0, 0, 0),
        "normative_documents": (1, 1, 9),
        "licensing": (312,),
        "penalties": (2,),
        "compulsory_measures": (0,),
        "charges": ("46.35",),
    },
    requests={
        "received": (48, 5, 0, 1, 2, 0),
        "carried_in": (3, 0, 0, 0, 0, 0),
        "granted": (30, 3, 0, 1, 1, 0),
        "partly_granted": (6, 1, 0, 0, 0, 0),
        "refused_4": (1, 0, 0, 0, 0, 0),
        "refused_5": (1, 0, 0, 0, 0, 0),
        "unable_1": (7, 1, 0, 0, 1, 0),
        "not_processed_1": (2, 0, 0, 0, 0, 0),
        "other_handling_1": (1, 0, 0, 0, 0, 0),
        "total": (48, 5, 0, 1, 2, 0),
        "carried_out": (3, 0, 0, 0, 0, 0),
    },
    disputes={
        "reconsideration": (2, 0, 0, 0, 2),
        "litigation_direct": (0, 0, 0, 0, 0),
        "litigation_after": (1, 0, 0, 0, 1),
    },
    misprints={},
)

PLANTED = SampleReport(
    organ="青禾市水利局",
    sections={
        1: (
            "本报告依据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制，所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
            "（一）主动公开情况",
            "青禾市水利局以防汛抗旱、水资源管理和农村供水为重点，主动公开工程进展、水质检测结果和水行政执法信息。全年制发行政规范性文件2件，废止0件，现行有效11件，并配套发布图文解读。汛期每日发布雨情水情，河湖管护责任人名单随调整随更新，重点工程的招标、开工和验收信息全过程公开。",
            "（二）依申请公开情况",
            "全年共收到政府信息公开申请38件，上年结转2件；全年办结33件，结转下年度继续办理3件。申请内容主要集中在征地补偿、取水许可和工程建设等方面，均在法定期限内答复。",
            "（三）政府信息管理情况",
            "建立公文公开属性源头认定和定期复查制度，对未公开的文件重新评估，条件成熟的转为主动公开。文件发布前由起草科室、法规科和办公室三方校核。",
            "（四）政府信息公开平台建设情况",
            "完成门户网站信息公开专栏改版，新增水利工程和水资源论证两个专题，增加按主题和按年份检索的功能，并与青禾市人民政府门户网站实现数据同步。",
            "（五）监督保障情况",
            "成立政府信息公开工作领导小组，明确专职人员，开展专题培训和自查，考核结果在局内通报。社会评议中群众提出的意见均已答复，全年没有责任追究情形。",
        ),
        5: (
            "存在的主要问题：一是工程类信息专业性强，群众不易看懂；二是部分栏目更新不够均衡。",
            "改进情况：一是增加名词解释和示意图，用通俗的语言说明工程作用；二是按月通报栏目更新情况，对长期不更新的栏目予以合并。2023年，青禾市水利局将继续完善公开目录，拓宽公开渠道。",
        ),
        6: ("本年度没有收取信息处理费，没有其他需要报告的事项。",),
    },
    disclosure={
        "regulations": (0, 0, 0),
        "normative_documents": (2, 0, 11),
        "licensing": (87,),
        "penalties": (14,),
        "compulsory_measures": (1,),
        "charges": ("238.6",),
    },
    requests={
        "received": (27, 6, 0, 0, 1, 0),
        "carried_in": (2, 0, 0, 0, 0, 0),
        "granted": (16, 4, 0, 0, 1, 0),
        "partly_granted": (3, 1, 0, 0, 0, 0),
        "refused_4": (1, 0, 0, 0, 0, 0),
        "unable_1": (4, 1, 0, 0, 0, 0),
        "unable_3": (1, 0, 0, 0, 0, 0),
        "not_processed_2": (1, 0, 0, 0, 0, 0),
        "total": (26, 6, 0, 0, 1, 0),
        "carried_out": (3, 0, 0, 0, 0, 0),
    },
    disputes={
        "reconsideration": (2, 1, 0, 0, 3),
        "litigation_direct": (0, 0, 0, 0, 0),
        "litigation_after": (0, 0, 0, 0, 0),
    },
    misprints={
        "T3.granted.natural": "61",
        "T4.reconsideration.total": "4",
        **{f"T4.litigation_after.{outcome}": "" for outcome in ("upheld", "corrected", "other", "pending", "total")},
    },
)
