"""Misprints: what is wrong in any sentence is said, what only looks like it is left alone."""

import pytest

from core.rules.narrative.wording.misprints import misprints_in

WRONG = (
    ("属于四类过程性性信息1件", "性"),
    ("网站做为第一平台", "作为"),
    ("依申情公开1件", "申请"),
    ("既使没有收到申请", "即使"),
    ("必需严格按照条例办理", "必须"),
    ("扎实做好信息公开开工作", "公开"),
    ("政府信息息公开", "信息"),
    ("政府信息公指南", "政府信息公开"),
    ("请登陆网站查询", "登录"),
    ("建立台帐", "台账"),
    ("专栏部份内容", "部分"),
    ("反应群众诉求", "反映"),
    ("以经完成答复", "已经"),
    ("制度度不健全", "制度"),
)
RIGHT = (
    "截止2023年12月31日，申请截止日期不变。",
    "公开性、性质和防犯罪宣传。",
    "即使群众满意，随即然后答复。",
    "叫做为民办事，有所作为。",
    "申请请示已报送，答复复议机关。",
    "部门门户网站、栏目目录、工作作风、工作作出安排。",
    "台风登陆沿海，登录网站。",
    "制度度量、条例例外、公开开展工作、政府信息公示公告。",
    "既使群众满意又使企业受益。",
    "应急快速反应，化学反应。",
    "生活必需品，申请请求，诉讼请求。",
)


@pytest.mark.parametrize(("text", "right"), WRONG)
def test_a_misprint_is_found_with_what_it_should_be(text: str, right: str) -> None:
    assert [one.right for one in misprints_in(text)] == [right]


@pytest.mark.parametrize("text", RIGHT)
def test_what_only_looks_like_a_misprint_is_left_alone(text: str) -> None:
    assert list(misprints_in(text)) == []
