"""A disk that fills up at any one write. A few lines of C stand between the program and the system and refuse, once so
many writes were done, every further one that needs room.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

_SOURCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static long room = -1, done = 0;

void disk_holds(long writes) { room = writes; done = 0; }
long disk_took(void) { return done; }

static int is_full(int file, long size) {
    struct stat told;
    if (file <= 2 || size == 0 || fstat(file, &told) || !S_ISREG(told.st_mode)) return 0;
    if (room >= 0 && done >= room) { errno = ENOSPC; return 1; }
    done++;
    return 0;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t write(int f, const void *b, size_t n) { REAL(write); return is_full(f, n) ? -1 : real(f, b, n); }
ssize_t writev(int f, const struct iovec *v, int n) { REAL(writev); return is_full(f, n) ? -1 : real(f, v, n); }
ssize_t pwrite(int f, const void *b, size_t n, off_t o) { REAL(pwrite); return is_full(f, n) ? -1 : real(f, b, n, o); }
ssize_t pwrite64(int f, const void *b, size_t n, off64_t o) {
    REAL(pwrite64);
    return is_full(f, n) ? -1 : real(f, b, n, o);
}
"""


def made_disk(folder: Path) -> Path | None:
    """The library to be loaded before all others; None where none can be made."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not compiler or not sys.platform.startswith("linux"):
        return None
    source, library = folder / "full_disk.c", folder / "full_disk.so"
    source.write_text(_SOURCE)
    made = subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"], check=False)
    return library if made.returncode == 0 else None


def disk_holds(writes: int) -> None:
    """From here on this process can write so many times; -1 for any number."""
    ctypes.CDLL(None).disk_holds(ctypes.c_long(writes))


def disk_took() -> int:
    """How many writes there were since."""
    count = ctypes.CDLL(None).disk_took
    count.restype = ctypes.c_long
    return int(count())


def is_watched() -> bool:
    return "full_disk" in os.environ.get("LD_PRELOAD", "")
