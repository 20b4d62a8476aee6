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
    r"性性(?=信息|文件|内容)": "性",
    r"申情(?=人|书|表|公开|件|数量)": "申请",
    r"答覆": "答复",
    r"防犯(?!罪)": "防范",
    r"通迅": "通讯",
    r"按装(?!置|备|潢)": "安装",
    r"以经(?=完成|公开|办结|答复|按时|按期)": "已经",
    r"(?<![随立在当])即然": "既然",
    r"既使(?![^，。；]{0,12}[又也])": "即使",
    r"必需(?=按照|坚持|严格|做到|遵守|履行)": "必须",
    r"反应(?=群众诉求|社情民意|群众意见|的突出问题)": "反映",
    r"政府信息公(?=指南|目录|年报|年度)": "政府信息公开",
    r"公开开(?=工作|情况|指南|目录|平台|专栏|年度)": "公开",
    r"信息息(?=公开|发布|管理|[，。；、])": "信息",
    r"情况况": "情况",
    r"栏目目(?!前|标|录|的)": "栏目",
    r"制度度(?!过|量)": "制度",
    r"条例例(?!外|如|行|会)": "条例",
    r"申请请(?!求|示|教|假|客|您|你|及时)": "申请",
    r"答复复(?!议|核|查|印|制|函|杂|审)": "答复",
    r"诉讼讼": "诉讼",
    r"部门门(?!户|类|口|槛|诊|前)": "部门",
    r"工作作(?![出为了风用业者品])": "工作",
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
    r"(?<![叫当看称所])做为(?![民人了此])": "作为",
    r"部份": "部分",
    r"台帐": "台账",
    r"帐号": "账号",
    r"帐户": "账户",
    r"登陆(?=网站|系统|平台|门户|政府网|官网|后台)": "登录",
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
