"""Hard limits for this process, set by itself before it opens what a stranger sent: memory, time, other processes."""

from __future__ import annotations

import contextlib
import sys
from typing import Any

_MEMORY, _TIME, _PROCESSES, _DIES_ON_FAULT = 0x100, 0x2, 0x8, 0x400  # JOB_OBJECT_LIMIT_…
_EXTENDED = 9  # JobObjectExtendedLimitInformation
_TICKS = 10_000_000  # of Windows in a second
OUT_OF_MEMORY = frozenset({-6, -9, 0xC0000409, 0xC0000017})
"""How a process ends that got no more: aborted or killed by a signal; on Windows what an abort in Rust leaves, and a
thread that got no stack."""
OUT_OF_TIME = frozenset({-24, 1816})
"""A signal; on Windows what the job says."""
_kept: list[Any] = []
"""The job of this process: it holds as long as the handle is open."""


def limit_this_process(memory: int, seconds: int, *, may_write: bool = False) -> bool:
    """Bytes of memory and seconds of the processor; whether the system took them. Where it has no such limits, the
    checks of the file and the parent's clock must do.

    Windows lets no process of its own be started either; it has no limit for what is written.
    """
    if sys.platform == "win32":
        return _limit_by_job(memory, seconds)
    return _limit_by_resources(memory, seconds, may_write)


def _limit_by_resources(memory: int, seconds: int, may_write: bool) -> bool:
    try:
        import resource
    except ImportError:
        return False
    for limit, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, seconds, seconds + 5),
        (resource.RLIMIT_CORE, 0, 0),
        *(() if may_write else ((resource.RLIMIT_FSIZE, 0, 0),)),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (soft, hard))
    return True


def _limit_by_job(memory: int, seconds: int) -> bool:
    """A job object around this process alone; one that a firm has put around everything stays around this one."""
    import ctypes

    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    limits = job_limits(memory, seconds)
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    if not job:
        return False
    _kept.append(job)
    if not kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits)):
        return False
    return bool(kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess())))


def job_limits(memory: int, seconds: int) -> Any:
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""
    from ctypes import Structure, c_int64, c_size_t, c_uint32, c_uint64

    class Basic(Structure):
        _fields_ = (
            *(("process_time", c_int64), ("job_time", c_int64), ("flags", c_uint32)),
            *(("least_memory", c_size_t), ("most_memory", c_size_t), ("processes", c_uint32)),
            *(("affinity", c_size_t), ("priority", c_uint32), ("scheduling", c_uint32)),
        )

    class Extended(Structure):
        _fields_ = (
            *(("basic", Basic), ("io", c_uint64 * 6), ("process_memory", c_size_t), ("job_memory", c_size_t)),
            *(("peak_process_memory", c_size_t), ("peak_job_memory", c_size_t)),
        )

    limits = Extended()
    limits.basic.flags = _MEMORY | _TIME | _PROCESSES | _DIES_ON_FAULT
    limits.basic.process_time = seconds * _TICKS
    limits.basic.processes = 1
    limits.process_memory = memory
    return limits
