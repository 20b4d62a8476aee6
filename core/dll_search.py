"""Where Windows may look for libraries; to be settled before the first of them is loaded."""

import sys
from pathlib import Path


def restrict_dll_search() -> None:
    """From now on libraries come from the program's own folders and from the system, never from elsewhere.

    Otherwise a library planted beside a report or in a folder of ``PATH`` could be loaded in place of a real one. Does
    nothing except in the frozen program on Windows.
    """
    folder = getattr(sys, "_MEIPASS", None)
    if sys.platform == "win32" and folder is not None:
        import ctypes  # noqa: PLC0415 - the frozen program on Windows alone needs it here

        kernel = ctypes.WinDLL("kernel32.dll", use_last_error=True)
        kernel.AddDllDirectory.argtypes = (ctypes.c_wchar_p,)
        kernel.AddDllDirectory.restype = ctypes.c_void_p
        application_dir, user_dirs, system32 = 0x0200, 0x0400, 0x0800
        kernel.SetDefaultDllDirectories(application_dir | user_dirs | system32)
        for part in ("", "PySide6", "shiboken6"):
            kernel.AddDllDirectory(str(Path(folder, part)))
