"""True sentences that compare with last year, beside the tables of both years: nothing in them may be called wrong."""

from pathlib import Path

import pytest

from tests.core.rules.test_narrative_statements import TABLES
from tests.support.narrative import accusations, subject_with

_SENTENCES = (Path(__file__).parent / "sentences" / "beside_last_year.txt").read_text("utf-8").splitlines()
_LAST_YEAR = """
上年表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
新收 90 6 0 0 0 2 98
上年结转 3 0 0 0 0 0 3
予以公开 30 2 0 0 0 0 32
部分公开 10 1 0 0 0 0 11
refused_7 4 0 0 0 0 0 4
unable_1 40 3 0 0 0 2 45
not_processed_1 4 0 0 0 0 0 4
办理总计 88 6 0 0 0 2 96
结转下年 5 0 0 0 0 0 5
其余 0 0 0 0 0 0 0
上年表四 结果维持 结果纠正 其他结果 尚未审结 总计
行政复议 4 1 1 0 6
直接起诉 1 0 0 0 1
复议后起诉 1 0 0 0 1
上年表二 本年处理决定数量
行政许可 5000
行政处罚 130
行政强制 10
上年表二 本年收费金额
行政事业性收费 1300
"""


@pytest.mark.parametrize("organ", ["青禾市教育局", "临溪县人民政府"])
@pytest.mark.parametrize("sentence", _SENTENCES)
def test_a_true_comparison_is_not_accused(sentence: str, organ: str) -> None:
    assert accusations(subject_with(sentence, tables=TABLES + _LAST_YEAR, organ=organ)) == {}
