"""Rule packs by path: what the command line and the window choose."""

from pathlib import Path

from core.rules.collection_registry import EVERY_RULE
from core.rules.pack import RulePack
from core.rules.pack_file import PackError, read_pack

_MOST_BYTES = 2**20


def pack_at(path: Path) -> RulePack:
    """The pack in a file; raises :class:`PackError`, in Chinese, with the file's name and what to do about it."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise PackError(f"规则包“{path.name}”太大（超过 1 MB），不是规则包，请另选文件")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"规则包“{path.name}”读不出来，请确认文件存在并以 UTF-8 保存") from error
    try:
        return read_pack(text, EVERY_RULE)
    except PackError as error:
        raise PackError(f"规则包“{path.name}”不能用，请修改：{error}") from error
