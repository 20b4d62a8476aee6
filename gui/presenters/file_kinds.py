"""The kinds of files the window offers to open, in words and as the filter of the dialog."""

from core.batch.files import FILE_KINDS, FileKind

FORMATS = (
    "支持 PDF、OFD、Word、WPS、RTF、Excel、网页（.html、.mht）、纯文本，以及扫描件和照片。\n"
    "文件只在本机读取，不会上传。"
)
"""What the welcome page says."""


def dialog_filter() -> str:
    """All kinds together first, then each alone, then everything: a file is read by its content, whatever its name."""
    every = FileKind("年度报告", tuple(suffix for kind in FILE_KINDS for suffix in kind.suffixes))
    return ";;".join((*(_entry(kind) for kind in (every, *FILE_KINDS)), "所有文件 (*)"))


def _entry(kind: FileKind) -> str:
    return f"{kind.name} ({' '.join(f'*{suffix}' for suffix in kind.suffixes)})"
