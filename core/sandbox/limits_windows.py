"""The memory limit on Windows: the worker puts itself into a job object."""

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMIT_INFORMATION = 9
    _ACTIVE_PROCESS = 0x0008
    _PROCESS_MEMORY = 0x0100
    _DIE_ON_UNHANDLED_EXCEPTION = 0x0400
    _KILL_ON_JOB_CLOSE = 0x2000
    _NO_ERROR_BOXES = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def limit_memory(size: int) -> None:
        """No more than ``size`` bytes committed, no process beside this one, and no error box when it crashes.

        The job's handle stays open on purpose: the job ends with this process. A Windows that refuses (an outer job that
        allows no inner one) leaves the time limit as the only one.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.SetErrorMode(_NO_ERROR_BOXES)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        job = kernel.CreateJobObjectW(None, None)
        bounds = _bounds(size)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(bounds), ctypes.sizeof(bounds))
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

    def _bounds(size: int) -> _ExtendedLimits:
        bounds = _ExtendedLimits()
        basic = bounds.BasicLimitInformation
        basic.LimitFlags = _PROCESS_MEMORY | _KILL_ON_JOB_CLOSE | _ACTIVE_PROCESS | _DIE_ON_UNHANDLED_EXCEPTION
        basic.ActiveProcessLimit = 1
        bounds.ProcessMemoryLimit = size
        return bounds
