"""A disk that fills up at any one write. A few lines of C stand between the program and the system.

`disk_holds` makes them refuse, once so many writes were done, every further one that needs room. `disk_asks` makes them
ask before each write whether a copy of the process shall find the disk full there: the copy (a fork) goes on to its end
while the process waits, then whoever was asked puts the files back as they were, and the process writes. So one run of
a command tries all its writes.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

_SOURCE = r"""
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#define FILES 64
#define SECONDS 120

static long room = -1, done = 0;
static int asking = -1, answering = -1, is_copy = 0, let_go = 0;

void disk_holds(long writes) { room = writes; done = 0; }
void disk_asks(int ask, int answer) { asking = ask; answering = answer; }
long disk_took(void) { return done; }

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

static int threads(void) {
    int count = 0;
    DIR *tasks = opendir("/proc/self/task");
    while (tasks && readdir(tasks)) count++;
    if (tasks) closedir(tasks);
    return count - 2; /* without . and .. */
}

static void say(int a, long b, const char *about) {
    REAL(write);
    char text[PATH_MAX + 64];
    int size = snprintf(text, sizeof text, "%d %ld %s\n", a, b, about);
    if (real(asking, text, size) != size) _exit(98);
}

static char hear(void) {
    char answer = 0;
    if (read(answering, &answer, 1) != 1) _exit(98);
    return answer;
}

static int is_tried_in_a_copy(int file) {
    int status = 0, error = errno;
    off_t places[FILES];
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    path[size < 0 ? 0 : size] = 0;
    say(threads(), done, path);
    if (hear() != 'y') return 0;
    for (int f = 0; f < FILES; f++) places[f] = lseek(f, 0, SEEK_CUR);
    pid_t pid = fork();
    if (pid == 0) {
        asking = -1;
        is_copy = 1;
        room = done;
        alarm(SECONDS);
        return 1;
    }
    if (pid > 0) waitpid(pid, &status, 0);
    for (int f = 0; f < FILES; f++) if (places[f] >= 0) lseek(f, places[f], SEEK_SET);
    say(pid < 0 ? 97 : WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), done, "");
    hear();
    errno = error;
    return 0;
}

static int no_room(int file) {
    if (asking >= 0) is_tried_in_a_copy(file);
    if (room >= 0 && done >= room) { errno = ENOSPC; return 1; }
    done++;
    return 0;
}

static int is_full(int file, long size) {
    struct stat told;
    return file > 2 && size != 0 && !fstat(file, &told) && S_ISREG(told.st_mode) && no_room(file);
}

ssize_t write(int f, const void *b, size_t n) { REAL(write); return is_full(f, n) ? -1 : real(f, b, n); }
ssize_t writev(int f, const struct iovec *v, int n) { REAL(writev); return is_full(f, n) ? -1 : real(f, v, n); }
ssize_t pwrite(int f, const void *b, size_t n, off_t o) { REAL(pwrite); return is_full(f, n) ? -1 : real(f, b, n, o); }
ssize_t pwrite64(int f, const void *b, size_t n, off64_t o) {
    REAL(pwrite64);
    return is_full(f, n) ? -1 : real(f, b, n, o);
}
ssize_t sendfile(int to, int from, off_t *o, size_t n) {
    REAL(sendfile);
    return is_full(to, n) ? -1 : real(to, from, o, n);
}
ssize_t sendfile64(int to, int from, off64_t *o, size_t n) {
    REAL(sendfile64);
    return is_full(to, n) ? -1 : real(to, from, o, n);
}
ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t n, unsigned how) {
    REAL(copy_file_range);
    return is_full(to, n) ? -1 : real(from, a, to, b, n, how);
}

/* Freed memory is written to, and all that a copy writes to has to be copied for it first. */

extern void __libc_free(void *memory);
void free(void *memory) { if (!is_copy) __libc_free(memory); }

/* A copy has none of the locks of the process that waits for it: to it they are its own. */

static int locked(int command, void *about) {
    if (command == F_GETLK || command == F_OFD_GETLK) ((struct flock *)about)->l_type = F_UNLCK;
    return 0;
}

#define FCNTL(name) \
    int name(int f, int command, ...) { \
        REAL(name); \
        va_list more; \
        va_start(more, command); \
        void *about = va_arg(more, void *); \
        va_end(more); \
        int locks = command == F_SETLK || command == F_SETLKW || command == F_GETLK \
            || command == F_OFD_SETLK || command == F_OFD_SETLKW || command == F_OFD_GETLK; \
        return is_copy && locks ? locked(command, about) : real(f, command, about); \
    }
FCNTL(fcntl)
FCNTL(fcntl64)

int flock(int f, int how) {
    REAL(flock);
    if (is_copy && (how & LOCK_UN)) { let_go++; return 0; }
    int answer = real(f, how);
    return answer && is_copy && let_go ? 0 : answer;
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


def disk_asks(ask: int, answer: int) -> None:
    """From here on each write is asked about on the handle `ask`, `<threads> <writes before> <path>`, and waits for a
    letter on `answer`: y for a copy that finds the disk full, whose end is then told, `<exit code> <writes before>`,
    and waited upon once more.
    """
    ctypes.CDLL(None).disk_asks(ask, answer)


def disk_took() -> int:
    """How many writes there were since."""
    count = ctypes.CDLL(None).disk_took
    count.restype = ctypes.c_long
    return int(count())
