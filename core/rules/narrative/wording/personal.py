"""Personal information in a report. What is found is named with its middle masked, so that no message repeats it."""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from core.rules.narrative.wording.check_digits import birth_date, is_card_number, is_identity_number


class Secret(StrEnum):
    """Kinds of personal information, in the words of a message."""

    IDENTITY = "公民身份号码"
    MOBILE = "手机号码"
    OFFICE_MOBILE = "手机号码（像是办公联系方式）"
    CARD = "银行卡号"
    MAIL = "申请人的电子邮箱"
    NAME = "申请人或当事人的姓名"
    HOME = "住址"


class Leak(Struct, frozen=True):
    """Personal information at ``start``–``stop`` of a text; ``masked`` may be shown."""

    kind: Secret
    start: int
    stop: int
    masked: str


_OLDEST, _YOUNGEST = 1900, 2015
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-68][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9A-Za-z.,，〔-])1[3-9][0-9]{9}(?![0-9A-Za-z.]|[,，][0-9]{3}(?![0-9]))")
_COUNTED = re.compile(r"^(?:万|亿|余|多|元|条|件|次|人|份|个|篇|户|项|平方|吨|千|公里|%)")
_CODE = re.compile(
    r"(?:代码|编号|编码|序列号|流水号|单号|备案号|索引号|文号|账号|帐号|账户|许可证号|标识码|案号|微信号|公众号|抖音号|快手号|视频号|QQ群?号?|群号|条码|ID)[:：为是]?$",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"电话|热线|值班|传真|联系方式|咨询|联系人|手机[:：]")
_PERSON = re.compile(r"申请人|当事人|原告|个人|本人|群众|村民|居民|用户|其手机")
_CARD = re.compile(r"(?<![0-9])[3-6][0-9]{14,18}(?![0-9])")
_CARD_NAMED = re.compile(r"卡号|银行卡|储蓄卡|借记卡|工资卡|信用卡")
_MAIL = re.compile(
    r"(?:申请人|当事人|原告)[^，,。；:：]{0,10}(?:电子)?(?:邮箱|邮件|[Ee]-?[Mm]ail)(?:地址)?(?:为|是|[:：])(?P<mail>[A-Za-z0-9._+-]{1,40}@[A-Za-z0-9.-]{1,40})"
)
_HOME = re.compile(
    r"(?:家住|家庭住址|户籍地址|户籍所在地|居住地址|住址|现住)[:：为是在]?(?P<home>[^，,。；:：]{2,36}?(?:[0-9一二三四五六七八九十]{1,4}(?:号楼|栋|幢|单元|室|组)|村[^，,。；]{0,8}[0-9]{1,4}号|(?:路|街|巷|道)[0-9]{1,4}号))"
)

# surnames that begin no common word after 申请人: 高, 方, 应, 于, 许, 何, 马 and the like are left out
_SURNAME = "(?:欧阳|司马|上官|诸葛|[王李张刘陈杨赵周吴徐孙朱胡郭罗郑梁谢宋唐韩冯邓曹彭肖董袁潘蒋蔡魏薛阎吕卢崔钟谭汪廖姚邹熊孟秦邱侯郝龚邵崇尹黎赖贺])"
_NOT_GIVEN = re.compile(
    r"某|姓|先生|女士|等|的|了|在|是|与|及|或|者|向|因|对|不|应|可|要|有|无|其|他|她|为|已|未|所|述|贴|边|围|期|知|末|乱|批|到|来|人|求|报|总|全|本|各|行|政|公|法|局|委|县|市|区|镇|乡|村|州|列|重|体|绝|谢|像|事|情|意|密|代|扬|口|牌|府"
)
_DOES = r"提出|提交|申请公开|不服|诉|先生|女士|同志|[（(](?:男|女|身份证)"
_SAID = rf"{_DOES}|申请|要求|通过|反映|认为|向(?:我|本|青|市|县|区|省)|以(?:邮|信|书|当)"
_FULL_NAME = rf"(?P<name>{_SURNAME}[\u4e00-\u9fff]{{2}}(?={_SAID})|{_SURNAME}[\u4e00-\u9fff](?={_DOES}))"
_NAME = re.compile(rf"(?:复议申请人|申请人|原告|上诉人)(?:为|是|[:：])?{_FULL_NAME}")
_CASE = re.compile(
    rf"(?:^|[，,。；:：“、《])(?:原告)?(?P<name>{_SURNAME}[\u4e00-\u9fff]{{1,2}}?)(?:不?服)?诉"
    r"(?=[\u4e00-\u9fff]{2,16}(?:人民政府|政府|局|委员会|办事处|管委会))"
)


def leaks_in(text: str) -> Iterator[Leak]:
    """All personal information in a text without blanks, digits half width."""
    yield from _identities(text)
    yield from _mobiles(text)
    yield from _cards(text)
    for pattern, kind, group in ((_MAIL, Secret.MAIL, "mail"), (_HOME, Secret.HOME, "home")):
        for match in pattern.finditer(text):
            yield _leak(kind, match, group, 2, 0)
    for pattern in (_NAME, _CASE):
        for match in pattern.finditer(text):
            if not _NOT_GIVEN.search(match["name"][1:]):
                yield _leak(Secret.NAME, match, "name", 1, 0)


def _identities(text: str) -> Iterator[Leak]:
    for match in _IDENTITY.finditer(text):
        # a code of 18 digits for an organisation may pass the check by chance
        if not _CODE.search(text[max(match.start() - 10, 0) : match.start()]) and _is_identity(match[0]):
            yield _leak(Secret.IDENTITY, match, 0, 3, 2)


def _is_identity(digits: str) -> bool:
    """Whether the check digit is right and the date in it is a day on which someone who applies may have been born.

    The numbers of registers are made of a region, a day and a serial too, but their day is a recent one.
    """
    born = birth_date(digits)
    return born is not None and _OLDEST <= born.year <= _YOUNGEST and is_identity_number(digits)


def _mobiles(text: str) -> Iterator[Leak]:
    for match in _MOBILE.finditer(text):
        before = text[max(match.start() - 24, 0) : match.start()]
        if _CODE.search(before) or _COUNTED.match(text[match.end() : match.end() + 2]):
            continue
        office = _OFFICE.search(before) and not _PERSON.search(before)
        yield _leak(Secret.OFFICE_MOBILE if office else Secret.MOBILE, match, 0, 3, 2)


def _cards(text: str) -> Iterator[Leak]:
    for match in _CARD.finditer(text):
        before = text[max(match.start() - 16, 0) : match.start()]
        if _CARD_NAMED.search(before) and is_card_number(match[0]) and not _is_identity(match[0]):
            yield _leak(Secret.CARD, match, 0, 4, 2)


def _leak(kind: Secret, match: re.Match[str], group: str | int, head: int, tail: int) -> Leak:
    printed = match[group]
    hidden = "*" * (len(printed) - head - tail)
    return Leak(kind, match.start(group), match.end(group), printed[:head] + hidden + printed[len(printed) - tail :])
