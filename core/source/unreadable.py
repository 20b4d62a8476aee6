"""Why a file could not be read: a closed list, each reason with its sentence and the next step."""

from enum import StrEnum

from msgspec import Struct


class Reason(StrEnum):
    """The closed list of reasons."""

    NOT_FOUND = "not_found"
    IS_FOLDER = "is_folder"
    EMPTY_FOLDER = "empty_folder"
    NO_PERMISSION = "no_permission"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    OLD_WORD = "old_word"
    PICTURE = "picture"
    PASSWORD = "password"  # noqa: S105
    WRONG_PASSWORD = "wrong_password"  # noqa: S105
    SEVERAL_REPORTS = "several_reports"
    DAMAGED = "damaged"
    UNSAFE = "unsafe"
    TOO_COMPLEX = "too_complex"
    SCANNED = "scanned"
    ENCODING = "encoding"
    NO_TEXT = "no_text"
    NOT_A_REPORT = "not_a_report"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    READER_STOPPED = "reader_stopped"


_SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.NOT_FOUND: ("找不到这个文件", "请确认文件没有被移动、改名或删除，再重新选择"),
    Reason.IS_FOLDER: ("这是一个文件夹，不是文件", "请选择文件夹里的年度报告文件"),
    Reason.EMPTY_FOLDER: (
        "文件夹里没有可审核的报告",
        "请确认选对了文件夹；报告可以是 PDF、OFD、Word、WPS、RTF、Excel、网页、纯文本或扫描图片",
    ),
    Reason.NO_PERMISSION: ("没有权限读取这个文件", "请关闭正在使用它的程序，或把文件复制到自己的文件夹后再打开"),
    Reason.EMPTY: ("文件是空的（0 字节）", "请向报送单位重新索取，或重新下载"),
    Reason.TOO_LARGE: ("文件过大", "年度报告一般不超过几十 MB，请确认是否选错文件"),
    Reason.UNSUPPORTED: ("不支持这种文件格式", "请用原来的程序打开，另存为 PDF 或 Word（.docx）后再打开"),
    Reason.OLD_WORD: ("文档的 Word 版本太旧（Word 97 以前），不能读取", "请用 WPS 或 Word 打开，另存为 .docx 后再打开"),
    Reason.PICTURE: ("不支持这种图片格式", "请用看图软件另存为 PNG 或 JPG 后再打开"),
    Reason.PASSWORD: ("文件设有打开密码", "请输入密码；不知道密码时，请报送单位另存一份不带密码的文件"),
    Reason.WRONG_PASSWORD: (
        "密码不对",
        "请核对大小写和全角半角后重新输入；仍打不开时，请报送单位另存一份不带密码的文件",
    ),
    Reason.SEVERAL_REPORTS: ("文件里有几份年度报告", "请选择要审核的一份；也可以把每份另存为单独的文件"),
    Reason.DAMAGED: ("文件已损坏或不完整", "请重新下载或向报送单位重新索取；也可用 WPS 打开后另存一份再试"),
    Reason.UNSAFE: ("文件含有不安全的内容，已拒绝打开", "请用 WPS 或 Word 打开确认内容，另存一份后再试"),
    Reason.TOO_COMPLEX: ("文件结构异常复杂，超出处理限度", "请用 WPS 打开后另存一份，或改用 Word 版本"),
    Reason.SCANNED: (
        "这是扫描件或图片，没有读出文字",
        "请安装文字识别组件，或索取 Word、由 Word 直接导出的 PDF；也可人工核对",
    ),
    Reason.ENCODING: ("无法识别文字编码", "请用记事本或 WPS 打开，另存为 UTF-8 编码后再打开"),
    Reason.NO_TEXT: ("文件里没有可读取的文字", "请确认选对了文件；若内容是图片，请索取 Word 或带文字的 PDF 版本"),
    Reason.NOT_A_REPORT: (
        "没有认出政府信息公开工作年度报告的标题、六个部分和三张表",
        "请确认选对了文件；若确是年度报告，请用 WPS 或 Word 另存为 .docx 后再打开",
    ),
    Reason.TIMED_OUT: ("读取超时，已停止", "请用 WPS 打开后另存一份再试，或改用 Word 版本"),
    Reason.OUT_OF_MEMORY: ("读取时内存超出限度，已停止", "请用 WPS 打开后另存一份再试，或改用 Word 版本"),
    Reason.READER_STOPPED: ("读取时发生内部错误，已停止", "其他文件不受影响；请改用 Word 版本，或用 WPS 另存一份再试"),
}


class Unreadable(Struct, frozen=True):
    """A file that could not be read, as a value. ``detail`` adds the value met (a limit, a kind of file), or is empty.

    ``choices`` names the reports of a file that holds several, in order; the chosen one's number, from 1, goes into the
    audit's options.
    """

    name: str
    reason: Reason
    detail: str = ""
    choices: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What happened, in Chinese."""
        text = _SENTENCES[self.reason][0]
        return f"{text}（{self.detail}）" if self.detail else text

    @property
    def next_step(self) -> str:
        """What the reviewer can do about it, in Chinese."""
        return _SENTENCES[self.reason][1]

    @property
    def message(self) -> str:
        """Sentence and next step together."""
        return f"{self.sentence}。{self.next_step}。"


class UnreadableError(Exception):
    """Raised inside a reader; ``readers.open_document`` turns it into :class:`Unreadable`."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason.value} {detail}".strip())
        self.reason = reason
        self.detail = detail
