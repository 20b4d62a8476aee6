"""What the sign 离线 and the about dialog say of the program's check of itself."""

from msgspec import Struct

from core import __version__
from core.self_test import SelfTest

OFFLINE = "离线"
_PROMISE = "本程序只在本机工作：不联网，不上传，不修改被审核的文件。"


class SelfTestWords(Struct, frozen=True):
    """``sign`` stands in the window, ``status`` in its tooltip and in the about dialog; ``alarming`` wants a colour."""

    sign: str
    status: str
    alarming: bool = False

    @property
    def tooltip(self) -> str:
        """The promise and the status."""
        return f"{_PROMISE}\n{self.status}"


UNTESTED = SelfTestWords(OFFLINE, "自检：稍后用随程序附带的样例进行。")


def words_of(outcome: SelfTest, day: str) -> SelfTestWords:
    """What to say of a test made on ``day``."""
    if outcome.passed:
        return passed_words(f"{__version__} {day}")
    return SelfTestWords("自检未通过", outcome.sentence, alarming=True)


def passed_words(stamp: str) -> SelfTestWords:
    """What to say of a test that was passed: ``stamp`` is version and day."""
    version, _, day = stamp.partition(" ")
    return SelfTestWords(OFFLINE, f"自检通过：{day} 用随程序附带的样例核对过版本 {version}，结果与预期一致。")
