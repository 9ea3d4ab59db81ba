"""Work on office files in processes that can be killed.

One warm process has everything imported and forks a child for each piece of work, so that a kill costs milliseconds.
What a child has finished it tells through a pipe before it goes on; what was told must never be lost.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parent / "store"), str(ROOT)]

from exchange_admin.domain.problems import RuleBroken  # noqa: E402

FAIL_AT = "EXCHANGE_ADMIN_FAIL_AT"


@dataclass(frozen=True)
class Ended:
    """How a piece of work ended. `told` are the lines that came through the pipe; `status` is 0 for done, 2 for refused
    with a sentence, which `errors` then has, and -9 for killed.
    """

    status: int
    told: tuple[str, ...]
    errors: str

    @property
    def was_refused(self) -> bool:
        return self.status == 2 and "Traceback" not in self.errors

    @property
    def was_killed(self) -> bool:
        return self.status == -signal.SIGKILL


class ProcessDied(Exception):
    """The warm process itself is gone: nothing is known of the piece of work that it was asked for."""


class Workshop:
    """The warm process. `library` is loaded before all others. A cold one is small, for works that fork many times.

    A piece of work that breaks off, as when the time of a test is over, takes the process and all its children along;
    the next piece gets a new one. Else every later test would wait for the answer of the first.
    """

    def __init__(self, library: Path | None = None, *, warm: bool = True) -> None:
        self._library, self._warm = library, warm
        self._process = self._started()

    def _started(self) -> subprocess.Popen[str]:
        preload = {} if self._library is None else {"LD_PRELOAD": str(self._library)}
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "workshop.py"), *(["warm"] if self._warm else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", **preload},
            start_new_session=True,  # so that its children can be ended with it
        )
        assert self._hear() == {"ready": True}
        return self._process

    def run(
        self,
        work: str,
        folder: Path,
        *,
        point: str = "",
        kill_after: float | None = None,
        meanwhile: Callable[[], None] = lambda: None,
        **more: object,
    ) -> Ended:
        """Does `work` in a child; with `kill_after` (seconds) kills it then, unless it has ended by itself."""
        if self._process.returncode is not None:
            self._started()
        try:
            return self._run(work, folder, point, kill_after, meanwhile, more)
        except BaseException:
            self._kill()
            raise

    def _run(
        self,
        work: str,
        folder: Path,
        point: str,
        kill_after: float | None,
        meanwhile: Callable[[], None],
        more: dict[str, object],
    ) -> Ended:
        self._tell({"work": work, "folder": str(folder), "point": point, **more})
        pid = self._hear()["pid"]
        if kill_after is not None:
            time.sleep(kill_after)  # not waiting for anything: the moment of death
            os.kill(pid, signal.SIGKILL)
        meanwhile()
        self._tell({"wait": pid})
        ended = self._hear()
        return Ended(ended["status"], tuple(ended["told"]), ended["errors"])

    def close(self) -> None:
        if self._process.returncode is not None:
            return
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(30)
        finally:
            self._kill()

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(30)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(BrokenPipeError):
                pipe.close()

    def _tell(self, what: dict[str, object]) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(what) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise ProcessDied from None

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line.endswith("\n"):
            raise ProcessDied
        heard: dict[str, Any] = json.loads(line)
        return heard


@contextmanager
def open_workshop(library: Path | None = None, *, warm: bool = True) -> Iterator[Workshop]:
    workshop = Workshop(library, warm=warm)
    try:
        yield workshop
    finally:
        workshop.close()


# what runs in the warm process


def serve(works: dict[str, Callable[..., None]]) -> None:
    """Forks a child for every request on standard input; ends with it."""
    _say(ready=True)
    for line in sys.stdin:
        wanted = json.loads(line)
        told, telling = os.pipe()
        errors = tempfile.TemporaryFile()  # noqa: SIM115
        pid = os.fork()
        if pid == 0:
            os.close(told)
            _work(works, wanted, telling, errors)
        os.close(telling)
        _say(pid=pid)
        sys.stdin.readline()  # the wish to wait
        with os.fdopen(told, "rb") as pipe:
            heard = pipe.read().decode().split("\n")[:-1]  # a line without its end was not yet told
        _, status = os.waitpid(pid, 0)
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace")
        errors.close()
        ended = {"status": os.waitstatus_to_exitcode(status), "told": heard, "errors": said}
        _say(**ended)


def _say(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _work(works: dict[str, Callable[..., None]], wanted: dict[str, Any], telling: int, errors: IO[bytes]) -> None:
    status = 1
    try:
        os.environ[FAIL_AT] = wanted.pop("point")
        folder = Path(wanted.pop("folder"))
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        os.dup2(errors.fileno(), 1)
        os.dup2(1, 2)

        def tell(*words: object) -> None:
            os.write(telling, (" ".join(map(str, words)) + "\n").encode())

        with _quota(wanted.pop("quota", None)):
            works[wanted.pop("work")](folder, tell, **wanted)
        status = 0
    except SystemExit as ended:
        status = int(ended.code or 0)
    except RuleBroken as refused:
        sys.stderr.write(" ".join(problem.code for problem in refused.problems))
        status = 2
    except BaseException:  # a child must never come back into the loop of its parent
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


@contextmanager
def _quota(size: int | None) -> Iterator[None]:
    """No file may grow beyond `size` bytes, as if a quota were used up."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    if size is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, usual)


if __name__ == "__main__":
    import pytest
    from unsynced import leave_syncs_out
    from works import WORKS, warm_up

    leave_syncs_out(pytest.MonkeyPatch())  # what a killed process has written is there without them
    if "warm" in sys.argv:
        warm_up()
    gc.freeze()  # else each child copies most of the memory to look for garbage in it
    serve(WORKS)
