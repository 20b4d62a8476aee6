"""Writes the notices and licence texts of everything in a frozen folder: ``THIRD_PARTY.txt`` and ``licences/``."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from build_scripts.freezing.components import Component
from build_scripts.set_up_environment import ROOT

TEXTS = Path(__file__).resolve().parent / "freezing" / "licence_texts"
NOTICE, FOLDER = "THIRD_PARTY.txt", "licences"
_QT_TEXTS = (TEXTS / "GPL-3.0.txt", TEXTS / "LGPL-3.0.txt")
OWN_TEXTS = {
    "pyside6-essentials": _QT_TEXTS,
    "shiboken6": _QT_TEXTS,
    "flatbuffers": (ROOT / "LICENSE",),  # Apache-2.0, as this project; its wheel declares that and has no text
}
"""The licences of components whose wheels come without one."""

QT_NOTICE = """本程序使用 Qt 与 Qt for Python（PySide6、shiboken6），版本 {version}，依 GNU 宽通用公共许可证第 3 版
（LGPL-3.0）使用，版权归 The Qt Company Ltd. 及其他贡献者所有。许可证全文见 {folder}/pyside6-essentials/ 中的
LGPL-3.0.txt 和 GPL-3.0.txt。

  · Qt 与 PySide6 以动态库的形式单独放在 {libraries}，未作任何修改。您可以用自己编译的、接口兼容的版本替换这些文件，
    本程序照常使用替换后的库；本程序不检查、不阻止替换。
  · 为调试这种替换而对本程序作反向工程，不受限制。
  · 对应的源代码：Qt {version} 见 https://download.qt.io/archive/qt/ 中 {series}/{version}/，PySide6 与 shiboken6 见
    https://download.qt.io/official_releases/QtForPython/ 。如无法从那里取得，可在得到本程序之日起三年内向发布者索取，
    只收取复制与邮寄的费用。
"""


class LicenceMissingError(Exception):
    """A component came without any licence text; the message names it."""


def write_notices(folder: Path, found: Sequence[Component], python_licence: Path | None) -> None:
    """Writes notice and texts into ``folder``. Raises :class:`LicenceMissingError`."""
    texts = folder / FOLDER
    shutil.rmtree(texts, ignore_errors=True)
    for component in found:
        copy_texts(component, texts / component.name)
    if python_licence is not None:
        (texts / "python").mkdir(parents=True)
        shutil.copyfile(python_licence, texts / "python" / "LICENSE.txt")
    (folder / NOTICE).write_text(notice(found, with_python=python_licence is not None), encoding="utf-8")


def copy_texts(component: Component, target: Path) -> None:
    """The texts of one component; some wheels have none, so these come from this project."""
    target.mkdir(parents=True)
    own = OWN_TEXTS.get(component.name, ())
    for name, path in (*component.texts, *((each.name, each) for each in own)):
        place = target.joinpath(*name.split("/"))
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    if not any(path.is_file() for path in target.rglob("*")):
        raise LicenceMissingError(f"{component.title} 没有许可证全文")


def notice(found: Sequence[Component], *, with_python: bool) -> str:
    """The notice that lies beside the programs."""
    qt = next(each.version for each in found if each.name == "pyside6-essentials")
    series = ".".join(qt.split(".")[:2])
    about_qt = QT_NOTICE.format(
        version=qt, series=series, folder=FOLDER, libraries="_internal/PySide6 与 _internal/shiboken6"
    )
    rows = [f"  {each.title}　{each.licence}　{each.home}".rstrip("　") for each in found]
    python = ["  Python　PSF-2.0　https://www.python.org/"] if with_python else []
    return "\n".join(
        [
            "勾稽以 Apache-2.0 许可发布（见 _internal/LICENSE），并使用下列第三方软件。",
            f"每一种软件的许可证全文在文件夹 {FOLDER} 里。PP-OCRv6 是识别扫描件用的神经网络，其余是程序库；不装识别扫描件的组件时，",
            "opencv、onnxruntime 和 PP-OCRv6 不在其中。",
            "",
            *python,
            *rows,
            "",
            "pikepdf",
            "",
            "pikepdf 依 MPL-2.0 使用，未作任何修改，源代码见 https://github.com/pikepdf/pikepdf 。",
            "",
            "Qt 与 PySide6",
            "",
            about_qt,
        ]
    )
