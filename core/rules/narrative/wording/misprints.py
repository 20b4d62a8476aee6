"""Words that are never right: misspelt, a character short, or twice. Each is safe wherever it stands in a sentence."""

import re
from collections.abc import Iterator

from msgspec import Struct

_WRONG = {
    r"共更(?=各类|信息|政务|网站|文件)": "共更新",
    r"(?<![发公颁])布署(?!名)": "部署",
    r"按排(?=部署|工作|专人|落实|人员)": "安排",
    r"贯切落实": "贯彻落实",
    r"信息公开条列(?!出|举|明|示)": "信息公开条例",
    r"政府信公开": "政府信息公开",
    r"信息公工作": "信息公开工作",
    r"政务公工作": "政务公开工作",
    r"主动公信息": "主动公开信息",
    r"依申情公开": "依申请公开",
    r"行政复义": "行政复议",
    r"行政诉(?:颂|迅)": "行政诉讼",
    r"一如继往": "一如既往",
    r"在接在[厉励]|再接再励": "再接再厉",
    r"因地[治置]宜": "因地制宜",
    r"默守成规": "墨守成规",
    r"再所难免": "在所难免",
    r"松驰": "松弛",
    r"幅射": "辐射",
    r"复盖[率面]": "覆盖",
    r"必竟": "毕竟",
    r"[急浮]燥(?!热)": "急躁、浮躁",
    r"[蹉嗟]商": "磋商",
    r"宣染": "渲染",
    r"编篡": "编纂",
}
# words that no sentence says twice in a row; 公开公开, 服务服务 and the like occur where names meet
_TWICE = "进一步|切实|认真|严格|不断|积极|深入|及时|加强|提高|完善|开展|高度|充分|持续|我局|我市|我县|我区|我镇|我乡|我委|我办|我街道|按照|根据|以及|并且"
_WRONG_WORDS = tuple((re.compile(wrong), right) for wrong, right in _WRONG.items())
_DOUBLED = re.compile(rf"(?P<word>{_TWICE})(?P=word)(?!再)")
_DOUBLED_PARTICLE = re.compile(
    r"(?<![目标有似靶鹄])的的(?!确|士)|[\u4e00-\u9fff]了了(?=[\u4e00-\u9fff])(?<!不了了)(?!之|事|解|结|然|若|如|却)"
)
_UNUSUAL = {
    r"泄漏(?=国家秘密|工作秘密|商业秘密|个人隐私|秘密)": "泄露",
    r"其它(?=需要报告的事项|法律行政法规禁止公开)|(?<=法人[或和])其它(?=组织)|(?<=法人或者)其它(?=组织)": "其他",
}
_UNUSUAL_WORDS = tuple((re.compile(unusual), right) for unusual, right in _UNUSUAL.items())


class Misprint(Struct, frozen=True):
    """A word at ``start``–``stop`` of a text and what it should be; ``unusual`` ones are right in other places."""

    start: int
    stop: int
    right: str
    unusual: bool = False


def misprints_in(text: str) -> Iterator[Misprint]:
    """Every misprint of the lists in a text as printed."""
    for pattern, right in _WRONG_WORDS:
        for match in pattern.finditer(text):
            yield Misprint(match.start(), match.end(), right)
    for match in _DOUBLED.finditer(text):
        yield Misprint(match.start(), match.end(), match["word"])
    for match in _DOUBLED_PARTICLE.finditer(text):
        yield Misprint(match.start(), match.end(), match[0][:-1])
    for pattern, right in _UNUSUAL_WORDS:
        for match in pattern.finditer(text):
            yield Misprint(match.start(), match.end(), right, unusual=True)
