"""What the killed processes were doing. Every piece of work takes its folder and a way to tell what it has finished."""

from __future__ import annotations

import _sqlite3
import ctypes
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import walk_packages
from threading import Event

import sqlite_utils
from full_disk_everywhere import disk_asks, disk_holds, disk_took
from sqlite_utils import Database

from exchange_admin import documents, services
from exchange_admin.app import cli
from exchange_admin.app.main import main as command
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.documents.drawing import PdfPages
from exchange_admin.documents.fonts import SERIF, SERIF_STRONG
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.queries import Having, Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.importing import imports
from exchange_admin.store import Store, binding
from exchange_admin.store.places import Surroundings

Tell = Callable[..., None]
REFUSED = 2
"""How a command ends, and work of ours too, when it was refused with a sentence."""
ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "samples"
OFFICE, OTHER, OLD, COPY = "office.exchange", "other.exchange", "old.exchange", "copy.exchange"
COLLEGE, PACKAGE = "college.exchange", "answer.exchpack"
TEMPORARY = "temporary"
"""The folder for temporary files where a command must leave none."""
_DRAWING = {"demo", "snapshot"}
"""Commands that open a window, with its jobs."""
_SINGLE_THREAD = 1
"""SQLITE_CONFIG_SINGLETHREAD."""
QUIET = Surroundings(variables={}, mounts=lambda: "", windows=False)
PROGRAM = Program(Paths.find())
NAMES = PROGRAM.names


def open_office(path: Path) -> Store:
    return Store.open(path, names=NAMES, surroundings=QUIET, signing=PROGRAM.signing)


def warm_up() -> None:
    """Imports, reads and makes once what every child would for itself: that is most of the time of a short work."""
    for package in (cli, documents, services):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    for library in ("iuliia", "pypinyin"):  # asked for by the first name only
        import_module(library)
    Store.in_memory(origin=Origin.seeded(1), names=NAMES).close()
    program = Program(Paths.find())
    assert all(program.wordings.values())
    pages = PdfPages(program.fonts, BytesIO())
    for face in (SERIF.latin, SERIF.han, SERIF_STRONG.latin, SERIF_STRONG.han):
        pages._font(face)


def edit(folder: Path, tell: Tell, *, steps: int = 12) -> None:
    """Small and larger steps, now and then one taken back and done again."""
    with open_office(folder / OFFICE) as store:
        for n in range(1, steps + 1):
            person = store.origin.new_id()
            edits = [Edit("person", person, {"role": "student", "given_latin": f"P{n}", "phone": str(n)}, new=True)]
            for i in range(n * 7 % 40):
                paper = {"person_id": person, "kind": "passport", "number": f"{person}-{i}"}
                edits.append(Edit("identity_document", store.origin.new_id(), paper, new=True))
            store.record(Step("x", "person.add", tuple(edits)))
            if n % 3 == 0:
                store.undo("x")
                store.redo("x")
            tell("person", person, len(edits) - 1)


def receive(folder: Path, tell: Tell) -> None:
    """The other PC's steps, as bare slices of its journal."""
    with Store.open(folder / OTHER, names=NAMES, surroundings=QUIET, writing=False) as other:
        lines = list(other.exchange.slices({}))
        known = other.exchange.known()
    with open_office(folder / OFFICE) as store:
        store.exchange.receive(lines)
        for author, seq in known.items():
            tell("known", author, seq)


def rebuild(folder: Path, tell: Tell) -> None:
    """Sets right a row that somebody changed behind the journal's back."""
    with open_office(folder / OFFICE) as store:
        with store._atomic():
            store._db.execute("UPDATE person SET phone = 'wrong', _sort = 'wrong'")
        store.rebuild()
        assert store.checks.compare_with_rebuild() == []


def migrate(folder: Path, tell: Tell) -> None:
    with open_office(folder / OLD):
        pass


def migrate_halfway(folder: Path, tell: Tell, *, statement: int) -> None:
    """Dies inside the transaction of the migration's last step."""
    database, left = sqlite_utils.Database, statement

    def dying(connection: binding.Connection, **options: bool) -> Database:
        def look(sql: str) -> None:
            nonlocal left
            left -= sql.lstrip().startswith(("CREATE TABLE", "ALTER TABLE", "UPDATE", "INSERT"))
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        connection.set_trace_callback(look)
        return database(connection, **options)

    sqlite_utils.Database = dying
    migrate(folder, tell)


def elsewhere(folder: Path, tell: Tell) -> None:
    """Opens a file that was copied by hand, and works on."""
    with open_office(folder / COPY) as store:
        tell("author", store.author)


def run(*words: str, folder: Path, tell: Tell) -> None:
    """A command of the program, `@` standing for the folder. Ends as it does when it is refused."""
    ended = command([str(folder / word[1:]) if word.startswith("@") else word for word in words])
    if ended == REFUSED:
        sys.exit(REFUSED)
    tell("done")


def with_room(folder: Path, tell: Tell, *, words: list[str], room: int) -> None:
    """A command on a disk that takes so many writes; tells how it ended and how many writes there were."""
    disk_holds(room)
    try:
        code = command([str(folder / word[1:]) if word.startswith("@") else word for word in words])
    finally:
        took = disk_took()
        disk_holds(-1)
    tell(code, took)


def at_every_write(folder: Path, tell: Tell, *, words: list[str], pipes: str) -> None:
    """A command that asks at each of its writes, through `pipes`, for a copy that finds the disk full. Ends with the
    exit code, 99 for a traceback; what is said goes to `said` in `pipes`.
    """
    original = os.getpid()
    said = os.open(Path(pipes, "said"), os.O_WRONLY | os.O_APPEND)
    os.dup2(said, 1)
    os.dup2(said, 2)
    ask, answer = os.open(Path(pipes, "ask"), os.O_RDWR), os.open(Path(pipes, "answer"), os.O_RDWR)
    os.environ["TMPDIR"], tempfile.tempdir = str(folder / TEMPORARY), None
    imports.ThreadPoolExecutor = _AtOnce  # a copy of a process has only the thread that made it
    if words[0] in _DRAWING:
        _do_jobs_at_once()
    _keep_no_mutexes()
    disk_holds(-1)
    disk_asks(ask, answer)
    try:
        code = command([str(folder / word[1:]) if word.startswith("@") else word for word in words])
    except BaseException:
        traceback.print_exc()
        code = 99
    disk_asks(-1, -1)
    if os.getpid() == original:
        os.write(ask, b"0 -1 \n")
    sys.exit(code)


def _keep_no_mutexes() -> None:
    """In a copy of this process those that SQLite held would stay held: they belong to a thread by its number."""
    sqlite = ctypes.CDLL(_sqlite3.__file__)
    assert sqlite.sqlite3_shutdown() == 0
    assert sqlite.sqlite3_config(_SINGLE_THREAD) == 0
    assert sqlite.sqlite3_initialize() == 0


def _do_jobs_at_once() -> None:
    """The jobs of the window run where they are begun, and come back as they do from a thread: later."""
    from exchange_admin.ui import jobs

    os.environ["QT_NO_GUI_THREADPOOL"] = "1"  # else Qt converts large pictures in several

    def begin(finished: Event, lane: object, work: Callable[[], None]) -> None:
        if not finished.is_set():
            work()

    jobs._begin = begin


class _AtOnce(ThreadPoolExecutor):
    """Does what it is given before it answers."""

    def submit(self, do, /, *given, **named):
        future: Future = Future()
        try:
            future.set_result(do(*given, **named))
        except BaseException as failed:
            future.set_exception(failed)
        return future


def _command(*words: str) -> Callable[[Path, Tell], None]:
    return lambda folder, tell: run(*words, folder=folder, tell=tell)


def issue(folder: Path, tell: Tell) -> None:
    with open_office(folder / OFFICE) as store:
        abroad = store.ids(Query("person", having=(Having("mobility", "person_id"),)))
        people = [word for n in abroad[:5] for word in ("--for", store.id_of("person", n))]
    out = ("--anyway", "test", "--out", "@papers.pdf", "--as", "x")
    run("certificate", "issue", f"@{OFFICE}", *people, *out, folder=folder, tell=tell)


WORKS: dict[str, Callable[..., None]] = {
    "edit": edit,
    "with_room": with_room,
    "at_every_write": at_every_write,
    "receive": receive,
    "take_in": _command("package", "import", f"@{OFFICE}", f"@{PACKAGE}", "--as", "x"),
    "send": _command("package", "make", f"@{COLLEGE}", "--out", "@", "--as", "x"),
    "rebuild": rebuild,
    "migrate": migrate,
    "migrate_halfway": migrate_halfway,
    "elsewhere": elsewhere,
    "issue": issue,
    "new": _command("new", "@new.exchange", "--name", "松花学院", "--country", "cn"),
    "sample": _command("sample", "@sample.exchange", "--people", "20"),
    "import": _command("import", f"@{OFFICE}", str(SAMPLES / "partner_cn_autumn_2026.xlsx"), "--as", "x"),
    "report": _command("report", f"@{OFFICE}", "exchange-register", "--out", "@report.xlsx"),
    "backup": _command("backup", f"@{OFFICE}"),
    "restore": _command("restore", "@kept.exchange", f"@{OFFICE}"),
}

__all__ = ["COLLEGE", "COPY", "NAMES", "OFFICE", "OLD", "OTHER", "PACKAGE", "QUIET", "WORKS", "open_office", "warm_up"]
