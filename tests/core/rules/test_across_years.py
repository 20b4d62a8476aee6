"""Two years held against each other: when a difference is an error, when only a doubt, and when nothing can be said."""

import time

import pytest
from msgspec import structs

from core.forms.address import Address
from core.rules.catalog.y01_carried_over import CARRIED_OVER
from core.rules.catalog.y02_in_force import IN_FORCE
from core.rules.catalog.y08_same_words import SAME_OVERVIEW, SAME_PROBLEMS
from core.rules.example import subject_of
from core.rules.file_traits import FileTraits
from core.rules.narrative.wording.stated_problems import stated_problems
from core.rules.registry import RULES
from core.rules.rule import Rule, Subject
from core.rules.verdict import CheckResult, Severity, Verdict

APART = "机关：青禾市教育局\n年份：2023\n表三 自然人\n上年结转 1\n{more}\n上年表三 自然人\n结转下年 2"


def carried(subject: Subject) -> CheckResult:
    return next(one for one in CARRIED_OVER.apply(subject) if one.place == "表三 自然人列")


def test_the_same_organ_under_another_spelling_is_an_error() -> None:
    assert carried(subject_of(APART.format(more="上年机关：青禾市 教育局"))).severity is Severity.ERROR


def test_another_organ_s_figures_are_only_a_doubt() -> None:
    result = carried(subject_of(APART.format(more="上年机关：青禾市教育体育局")))
    assert (result.verdict, result.severity) == (Verdict.BROKEN, Severity.DOUBT)


def test_last_year_s_figures_read_from_a_picture_are_only_a_doubt() -> None:
    subject = structs.replace(subject_of(APART.format(more="")), last_file=FileTraits("扫描.pdf", recognised=True))
    assert carried(subject).severity is Severity.DOUBT


def test_a_figure_of_last_year_that_had_to_be_mended_decides_nothing() -> None:
    subject = subject_of(APART.format(more=""))
    assert subject.last_year is not None
    at = Address("T3.carried_out.natural")
    mended = structs.replace(subject.last_year.figures[at], repair="去掉了多出的一个 0")
    last = structs.replace(subject.last_year, figures={**subject.last_year.figures, at: mended})
    assert carried(structs.replace(subject, last_year=last)).verdict is Verdict.UNDETERMINED


def test_the_difference_is_said_with_both_figures_and_no_cell_of_another_file() -> None:
    result = carried(subject_of(APART.format(more="")))
    assert result.right is not None
    assert result.right.spoken == "上年报告 结转下年度 2"
    assert result.all_cells == ("T3.carried_in.natural",)
    assert result.difference == -1


def test_across_the_change_of_form_documents_in_force_are_said_not_to_be_comparable() -> None:
    (result,) = IN_FORCE.apply(
        subject_of(
            "年份：2021\n表二 现行有效件数\n行政规范性文件 15\n上年版次：2019\n上年表二 对外公开总数量\n规范性文件 9"
        )
    )
    assert result.verdict is Verdict.UNDETERMINED
    assert "2019版" in result.remark
    assert not result.deferred_to


def test_without_last_year_s_report_every_rule_across_years_is_silent() -> None:
    subject = subject_of("年份：2023\n表三 自然人\n上年结转 1\n一：全年公开信息。\n五：一是栏目更新不及时。")
    assert not [*CARRIED_OVER.apply(subject), *IN_FORCE.apply(subject), *SAME_PROBLEMS.apply(subject)]


def verdict(rule: Rule, section: str, now: str, then: str) -> Verdict:
    (result,) = rule.apply(subject_of(f"{section}：{now}\n上年{section}：{then}"))
    return result.verdict


SOUND_OVERVIEWS = {
    "what every report must say": (
        (
            "根据《中华人民共和国政府信息公开条例》规定，现公布青禾市教育局2023年政府信息公开工作年度报告。统计期限自2023年1月1日至"
            "2023年12月31日。全局举办开放日四场，请家长走进食堂，公布采购价格。2023年未收到政府信息公开申请，未发生行政复议、行政诉讼。"
        ),
        (
            "根据《中华人民共和国政府信息公开条例》规定，现公布青禾市教育局2022年政府信息公开工作年度报告。统计期限自2022年1月1日至"
            "2022年12月31日。制作招生政策动画两部，编印办学许可指南。2022年未收到政府信息公开申请，未发生行政复议、行政诉讼。"
        ),
    ),
    "a few standing duties among new work": (
        (
            "实行三审三校，由办公室统一发布。今年改版招生专栏，公布十八所学校的学位数；邀请家长参加膳食委员会，逐月公示食堂账目。"
            "校外培训机构的许可、年检和处罚结果全部上网，被投诉的机构另列名单。"
        ),
        (
            "实行三审三校，由办公室统一发布。围绕双减政策开设问答专栏，收录问题二百余个；教师招聘的岗位、面试成绩当天公布。"
            "完成历史文件清理，废止的十一件在网站上标注失效，并把继续有效的汇编成册。"
        ),
    ),
    "the same statistics of another year": (
        (
            "全年通过网站发布信息1204条，微信公众号推送366条。走访二十个社区，了解居民对旧房加装电梯政策的疑问，编写了办理手册。"
            "开通热线转办系统，来电由值班员三分钟内登记。组织听证会两次，邀请商户代表讨论夜市管理办法。"
        ),
        (
            "全年通过网站发布信息987条，微信公众号推送298条。完成历年规划图件的数字化，居民可以按门牌号查询地块用途。"
            "举办业务比武，考查答复文书的写作。与档案馆合作设立查阅点，提供自助打印。"
        ),
    ),
}


@pytest.mark.parametrize("case", SOUND_OVERVIEWS)
def test_a_sound_overview_is_not_called_a_copy(case: str) -> None:
    assert verdict(SAME_OVERVIEW, "一", *SOUND_OVERVIEWS[case]) is Verdict.HOLDS


SOUND_PROBLEMS = {
    "one problem goes on": (
        "一是公开形式单一，视频解读较少；二是乡镇查阅点设备老化。今年为六个乡镇更换终端，其余列入明年预算。",
        "一是公开形式单一，视频解读较少；二是依申请答复用语不规范。印发文书范本，逐件由法律顾问审核。",
    ),
    "last year's problems are named as mended": (
        (
            "针对上年报告提出的政策解读形式单一、部分栏目更新不及时的问题，已制作动画九部，更新提醒覆盖全部栏目。"
            "目前存在的问题：一是村级公开内容不完整；二是数据开放不足。下一步将制定村级清单，分批开放数据集。"
        ),
        "一是政策解读形式单一；二是部分栏目更新不及时。下一步将与融媒体中心合作，建立提醒机制。",
    ),
    "the same opening words": (
        "2023年，我局信息公开工作取得一定成效，但仍存在一些不足：一是学校层面公开不均衡；二是解读图表少。准备建立校务公开评比。",
        "2022年，我局信息公开工作取得一定成效，但仍存在一些不足：一是经费公开项目过粗；二是老旧栏目偏多。今后按项目公布决算。",
    ),
}


@pytest.mark.parametrize("case", SOUND_PROBLEMS)
def test_sound_problems_are_not_called_copies(case: str) -> None:
    assert verdict(SAME_PROBLEMS, "五", *SOUND_PROBLEMS[case]) is Verdict.HOLDS


def test_the_problems_of_a_section_are_taken_one_by_one() -> None:
    subject = subject_of(
        "五：2023年工作取得一定成效，但仍存在一些差距。一是栏目更新不及时；二是解读形式单一。"
        "针对栏目更新不及时的问题，已建立提醒机制。（三）业务能力有待提高。"
    )
    assert [str(problem) for problem in stated_problems(subject.sentences)] == [
        "一是栏目更新不及时", "二是解读形式单一", "（三）业务能力有待提高",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["一是栏目更新不及时；", "规范性文件取得存在不足。", "根据要求"])
def test_a_hostile_section_costs_seconds_at_most(words: str) -> None:
    text = words * (100_000 // len(words))
    subject = subject_of(f"一：{text}\n五：{text}\n上年一：{text}\n上年五：{text}")
    began = time.process_time()
    for rule in RULES:
        if rule.id.startswith("Y"):
            list(rule.apply(subject))
    assert time.process_time() - began < 12
