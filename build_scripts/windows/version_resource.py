"""The version resource of the Windows programs, in PyInstaller's notation; the version itself stands in ``core``."""

import re

PUBLISHER = "勾稽项目"
PRODUCT = "勾稽"
COPYRIGHT = "Apache License 2.0"
_LANGUAGE, _ENCODING = 0x0804, 1200  # simplified Chinese, UTF-16

DESCRIPTIONS = {
    "gouji-gui": "勾稽：政府信息公开年报审核",
    "gouji": "勾稽：政府信息公开年报审核（命令行）",
}
"""What the task manager and the properties dialog call each program."""

_RELEASE = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?")


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """The version as Windows compares it: ``1.2.3rc1`` is (1, 2, 3, 0). Raises ``ValueError`` for anything else."""
    found = _RELEASE.match(version)
    if found is None:
        raise ValueError(f"no version: {version}")
    first, second, third = (int(part or 0) for part in found.groups())
    return first, second, third, 0


def version_resource(program: str, version: str) -> str:
    """The resource of ``program`` (``gouji-gui`` or ``gouji``) at ``version``."""
    numbers = four_numbers(version)
    strings = {
        "CompanyName": PUBLISHER,
        "FileDescription": DESCRIPTIONS[program],
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": f"{program}.exe",
        "ProductName": PRODUCT,
        "ProductVersion": version,
    }
    entries = ",\n        ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    return f"""VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0),
  kids=[
    StringFileInfo([StringTable('{_LANGUAGE:04X}{_ENCODING:04X}', [
        {entries}])]),
    VarFileInfo([VarStruct('Translation', [{_LANGUAGE}, {_ENCODING}])]),
  ],
)
"""
