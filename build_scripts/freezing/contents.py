"""What goes into the frozen program and what stays out. Read by ``gouji.spec`` and by the tests; imports nothing."""

from fnmatch import fnmatch
from pathlib import PurePosixPath

PACKAGES_WITH_DATA = ("pdfminer", "pypdfium2", "pypdfium2_raw", "cn2an", "proces")
"""Packages that read files of their own: character maps, the version of PDFium and its library, tables of numerals."""

HIDDEN_IMPORTS = (
    "pypdfium2_raw",
    "pypdfium2.internal",
    "charset_normalizer.md",
    "lxml.etree",
    "lxml._elementpath",
    "typer._coercion",
    "typer._adapters",
)
"""Modules that are named only at run time or only by compiled code."""

PACKAGES_WITH_LAZY_MODULES = (
    "core",
    "gui",
    "pypdfium2",
    "rich._unicode_data",
    "openpyxl",
    "xlsxwriter",
    "typer",
    "msoffcrypto",
    "xlrd",
)
"""Packages of which every module goes in, whether or not its import is seen."""

EXCLUDED_MODULES = (
    "tkinter",
    "test",
    "unittest",
    "doctest",
    "lib2to3",
    "ensurepip",
    "venv",
    "idlelib",
    "turtle",
    "sqlite3",
    "curses",
    "readline",
    "ssl",
    "_ssl",
    "_hashlib",
    "nis",
    "crypt",
    "spwd",
    "audioop",
    "ossaudiodev",
    "_dbm",
    "_gdbm",
    "_tkinter",
    "_sqlite3",
    "_curses",
    "_curses_panel",
    "_testcapi",
    "_testinternalcapi",
    "pydoc",
    "pydoc_data",
    "ftplib",
    "smtplib",
    "poplib",
    "imaplib",
    "nntplib",
    "telnetlib",
    "xmlrpc",
    "wsgiref",
    "setuptools",
    "pkg_resources",
    "pip",
    "wheel",
    "_distutils_hack",
    # what onnxruntime's and numpy's own developers use; reading a page wants none of it
    "onnxruntime.backend",
    "onnxruntime.datasets",
    "onnxruntime.quantization",
    "onnxruntime.tools",
    "onnxruntime.training",
    "onnxruntime.transformers",
    "numpy.f2py",
    "numpy.testing",
    "flatbuffers",
    "google",
    "sympy",
    "onnx",
    "pandas",
    "matplotlib",
    "IPython",
    "pytest",
    "hypothesis",
    "pikepdf.pdfa",
    "docx",
    "reportlab",
    "defusedxml",
    "pypdfium2_cli",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PIL.ImageShow",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickWidgets",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtUiTools",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvgWidgets",
    "PySide6.QtXml",
    "PySide6.QtConcurrent",
    "PySide6.QtDBus",
)
"""Never needed: other toolkits, test tools, and everything that could speak to a network."""

DROPPED_MODULES = (
    "pygments.lexers.*",
    "pygments.styles.*",
    "pygments.formatters.*",
    "pdfminer.*_test",
    "openpyxl.chart.*_test",
)
"""Modules that a collecting hook brings along; the few that are needed are in :data:`KEPT_MODULES`."""

KEPT_MODULES = ("pygments.lexers._mapping", "pygments.styles._mapping", "pygments.formatters._mapping")

KEPT_QT_PLUGINS = (
    "platforms/libqxcb.so",
    "platforms/libqoffscreen.so",
    "platforms/qwindows.dll",
    "platforms/qoffscreen.dll",
    "imageformats/*qsvg.*",
    "platforminputcontexts/*",
    "platformthemes/libqxdgdesktopportal.so",
    "styles/*",
)
"""The window itself, pictures in style sheets, input methods for Chinese, and the file dialog of the desktop."""

KEPT_QT_TRANSLATIONS = ("qtbase_zh_CN.qm", "qtbase_en.qm")

SYSTEM_LIBRARIES = (
    "libstdc++",
    "libgcc_s",
    "libz",
    "libzstd",
    "liblz4",
    "libexpat",
    "libpng16",
    "libbrotli*",
    "libbsd",
    "libmd",
    "libcap",
    "libuuid",
    "libgcrypt",
    "libgpg-error",
    "libsystemd",
    "libpcre2-*",
    "libglib-2.0",
    "libgthread-2.0",
    "libdbus-1",
    "libfontconfig",
    "libfreetype",
    "libX11",
    "libX11-xcb",
    "libXau",
    "libXdmcp",
    "libxkbcommon",
    "libxkbcommon-x11",
)
"""Libraries of Linux that are taken from the system; packages depend on them."""

VIDEO_LIBRARIES = ("libavcodec", "libavformat", "libavutil", "libswscale", "libswresample", "libvpx", "libdrm")
"""What OpenCV's wheel for Linux brings along to read videos with."""

RECOGNISER_PACKAGES = ("cv2", "onnxruntime")
"""The packages of the optional component that reads scans; their modules lie in files of their own. NumPy is none of them:
the solver that looks for causes and the comparison of reports want it too."""

RECOGNISER_LIST = "recogniser.txt"
"""Beside the frozen folder: the files of the component, by their places in that folder."""

RECOGNISER_FOLDERS = (*RECOGNISER_PACKAGES, "opencv_python_headless.libs", "resources/recogniser")
"""Folders, below that of the libraries, that belong to the component whole."""

DROPPED_FILES = (
    # Qt modules that plugins or hooks bring along
    "*Qt6Network*",
    "*Qt6Qml*",
    "*Qt6Quick*",
    "*Qt6VirtualKeyboard*",
    "*Qt6Pdf*",
    "*Qt6Wayland*",
    "*Qt6WlShellIntegration*",
    "*Qt6EglFS*",
    "*opengl32sw.dll",
    "*d3dcompiler_47.dll",
    # of Pillow what decodes the pictures that scanners and telephones make is enough
    "PIL/_avif.*",
    "PIL/_imagingft.*",
    "PIL/_imagingcms.*",
    "PIL/_imagingtk.*",
    "PIL/_imagingmath.*",
    "PIL/_imagingmorph.*",
    # what the interpreter could speak to a network with
    "*_ssl.*",
    "*libssl*",
    "*libcrypto*",
    # every desktop has its own, and a second one quarrels with its drivers, fonts and keyboards
    *(f"{library}.so.*" for library in SYSTEM_LIBRARIES),
    # OpenCV is there for still pictures: its readers of videos stay out, which could also open network streams
    "*opencv_videoio_ffmpeg*",
    *(f"opencv_python_headless.libs/{library}-*" for library in VIDEO_LIBRARIES),
    "cv2/gapi/*",
    "cv2/data/*",
    "numpy/tests/*",
    "numpy/*/tests/*",
    # parts of a parser that nothing here uses
    "lxml/objectify.*",
    "lxml/sax.*",
    "lxml/html/diff.*",
    "lxml/html/_difflib.*",
    # sources of compiled modules and other left-overs
    "lxml/*.h",
    "lxml/includes/*",
    "lxml/isoschematron/*",
    "*.pyi",
    "*.dist-info/*",
)
"""Patterns of paths inside the folder of the libraries, with forward slashes."""


def keeps_module(name: str) -> bool:
    """Whether the Python module ``name`` goes into the archive of modules."""
    return name in KEPT_MODULES or not any(fnmatch(name, pattern) for pattern in DROPPED_MODULES)


def belongs_to_recogniser(place: str) -> bool:
    """Whether a file lies in a folder of the optional component; ``place`` as for :func:`keeps_file`."""
    path = PurePosixPath(place.replace("\\", "/"))
    return any(path.is_relative_to(folder) for folder in RECOGNISER_FOLDERS)


def keeps_file(place: str) -> bool:
    """Whether a file goes in, judged by its place inside the folder of the libraries."""
    path = PurePosixPath(place.replace("\\", "/"))
    if any(fnmatch(str(path), pattern) for pattern in DROPPED_FILES):
        return False
    if "plugins" in path.parts and "PySide6" in path.parts:
        tail = "/".join(path.parts[path.parts.index("plugins") + 1 :])
        return any(fnmatch(tail, pattern) for pattern in KEPT_QT_PLUGINS)
    if "translations" in path.parts and "PySide6" in path.parts:
        return path.name in KEPT_QT_TRANSLATIONS
    return True
