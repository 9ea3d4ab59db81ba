"""What is no office file, or in no good place, is refused with one sentence and left exactly as it was."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from quiet import QUIET
from replicas import PEOPLE, first_step
from sqlite_utils import Database

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.names import Names
from exchange_admin.store import Store, migrations
from exchange_admin.store.binding import OperationalError, connect
from exchange_admin.store.journal import Journal
from exchange_admin.store.migrations import Migration
from exchange_admin.store.opening import Format, connect_reading
from exchange_admin.store.places import Surroundings

Opens = Callable[..., Store]


@pytest.fixture
def closed(office: Store) -> Path:
    office.record(first_step())
    office.close()
    return office.path


def refused(open_: Opens, path: Path, **more: object) -> Problem:
    """The problem of an opening that must change nothing in the folder but the lock file."""
    before = fingerprint(path.parent)
    with pytest.raises(RuleBroken) as caught:
        open_(path, **more)
    assert fingerprint(path.parent) == before
    return caught.value.problem


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest()
        for one in folder.glob("*")
        if one.is_file() and not one.name.endswith("-lock")
    }


def test_a_file_is_opened_with_everything_in_it_and_no_side_files_stay(closed: Path, reopen: Opens) -> None:
    store = reopen(closed)
    assert store.count(Query("person")) == 2
    store.close()
    assert {one.name for one in closed.parent.iterdir()} == {"office.exchange", "office.exchange-lock"}


def test_creating_never_writes_over_a_file(closed: Path, names: Names, origin: Origin) -> None:
    with pytest.raises(RuleBroken) as caught:
        Store.create(closed, origin=origin, names=names, surroundings=QUIET)
    assert caught.value.problem.code == "office_file.exists"


def test_creating_where_there_is_no_folder_is_refused(tmp_path: Path, names: Names, origin: Origin) -> None:
    with pytest.raises(RuleBroken) as caught:
        Store.create(tmp_path / "no" / "a.exchange", origin=origin, names=names, surroundings=QUIET)
    assert caught.value.problem.code == "office_file.no_folder"


def test_a_failed_creation_leaves_nothing(tmp_path: Path, names: Names, origin: Origin, monkeypatch) -> None:
    def fails(*_: object) -> None:
        raise RuleBroken(Problem("office_file.disk_full"))

    monkeypatch.setattr(Journal, "begin_life", fails)
    with pytest.raises(RuleBroken):
        Store.create(tmp_path / "a.exchange", origin=origin, names=names, surroundings=QUIET)
    assert {one.name for one in tmp_path.iterdir()} <= {"a.exchange-lock"}


@pytest.mark.skipif(os.name == "nt", reason="a limit on the size of files stands in for the full disk")
@pytest.mark.parametrize("room", [100, 200_000])
def test_a_disk_too_full_for_a_new_file_is_named_and_left_as_full_as_it_was(
    tmp_path: Path, names: Names, origin: Origin, room: int
) -> None:
    import resource

    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, usual[1]))  # bytes
    try:
        with pytest.raises(RuleBroken) as told:
            Store.create(tmp_path / "office.exchange", names=names, origin=origin)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert told.value.problem.code == "office_file.disk_full"
    assert {entry.name for entry in tmp_path.iterdir()} <= {"office.exchange-lock"}
    Store.create(tmp_path / "office.exchange", names=names, origin=origin).close()


@pytest.mark.skipif(os.name == "nt", reason="a limit on the size of files stands in for the full disk")
@pytest.mark.parametrize("writing", [True, False])
def test_a_disk_too_full_to_open_a_file_is_not_said_to_have_lost_a_change(
    closed: Path, reopen: Opens, writing: bool
) -> None:
    import resource

    reopen(closed).close()
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, usual[1]))  # bytes
    try:
        with pytest.raises(RuleBroken) as told:
            reopen(closed, writing=writing)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert told.value.problem == Problem("office_file.no_room", facts={"path": str(closed)})
    reopen(closed).close()
    assert {one.name for one in closed.parent.iterdir()} == {"office.exchange", "office.exchange-lock"}


def test_a_file_whose_last_word_found_no_room_is_not_held(
    tmp_path: Path, names: Names, origin: Origin, reopen: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "office.exchange"

    def full(_: Path) -> str:
        raise OSError("No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("exchange_admin.store.store.place_of", full)
        with pytest.raises(OSError, match="No space"):
            Store.create(path, names=names, origin=origin, surroundings=QUIET)
    assert reopen(path).checks.quick() == []


def test_a_missing_file(tmp_path: Path, reopen: Opens) -> None:
    assert refused(reopen, tmp_path / "none.exchange").code == "office_file.missing"
    assert not (tmp_path / "none.exchange").exists()


@pytest.mark.parametrize("content", [b"", b"x", b"PK\x03\x04" + b"z" * 5000, b"SQLite format 3\0", os.urandom(8192)])
def test_what_is_no_database_is_no_office_file(tmp_path: Path, reopen: Opens, content: bytes) -> None:
    path = tmp_path / "a.exchange"
    path.write_bytes(content)
    for writing in (True, False):
        assert refused(reopen, path, writing=writing).code == "office_file.not_an_office_file"


def test_a_folder_is_no_office_file(tmp_path: Path, reopen: Opens) -> None:
    (tmp_path / "a.exchange").mkdir()
    assert refused(reopen, tmp_path / "a.exchange").code == "office_file.not_an_office_file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_office_file_and_is_not_waited_for(tmp_path: Path, reopen: Opens) -> None:
    os.mkfifo(tmp_path / "pipe.exchange")
    assert refused(reopen, tmp_path / "pipe.exchange").code == "office_file.not_an_office_file"


def test_a_database_of_another_program_is_no_office_file(tmp_path: Path, reopen: Opens) -> None:
    db = Database(tmp_path / "a.exchange")
    db.execute("CREATE TABLE person (id TEXT)")
    db.close()
    assert refused(reopen, tmp_path / "a.exchange").code == "office_file.not_an_office_file"


def test_a_file_of_a_newer_program(closed: Path, reopen: Opens) -> None:
    connection = connect(closed, writing=True)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for writing in (True, False):
        problem = refused(reopen, closed, writing=writing)
        assert problem.code == "office_file.newer_version"
        assert (problem.facts["theirs"], problem.facts["ours"]) == (99, migrations.FORMAT)


def test_a_truncated_file_is_damaged(closed: Path, reopen: Opens) -> None:
    whole = closed.read_bytes()
    for part in (0.9, 0.5, 0.1):
        closed.write_bytes(whole[: int(len(whole) * part)])
        assert refused(reopen, closed).code == "office_file.damaged"


@pytest.mark.parametrize("seed", range(12))
def test_a_file_with_spoiled_pages_is_damaged(closed: Path, reopen: Opens, seed: int) -> None:
    content = bytearray(closed.read_bytes())
    chance = random.Random(seed)
    page = 0 if seed == 0 else chance.randrange(1, 40)
    start = page * 4096 + (100 if page == 0 else 0)
    content[start : start + 2000] = chance.randbytes(2000)
    closed.write_bytes(content)
    assert refused(reopen, closed).code == "office_file.damaged"


def test_a_broken_name_in_the_table_of_tables_is_damage(closed: Path, reopen: Opens) -> None:
    content = bytearray(closed.read_bytes())
    named = content.index(b"tableidentity_document") + len(b"table")
    content[named + 8] = 0xE5  # SQLite quotes the name in what it says, which is then no UTF-8
    content[content.index(b"CREATE TABLE", named)] = ord("X")
    closed.write_bytes(content)
    assert refused(reopen, closed, writing=False).code == "office_file.damaged"
    assert refused(reopen, closed).code == "office_file.damaged"


def test_an_office_file_without_its_journal_is_damaged(closed: Path, reopen: Opens) -> None:
    connection = connect(closed, writing=True)
    connection.execute("DROP TABLE sync_self")
    connection.close()
    assert refused(reopen, closed).code == "office_file.damaged"


def test_a_file_that_is_open_is_refused_with_who_has_it(office: Store, reopen: Opens) -> None:
    problem = refused(reopen, office.path)
    assert problem.code == "office_file.in_use"
    assert problem.facts["pid"] == os.getpid()
    assert problem.facts["host"]


def test_reading_goes_on_while_the_file_is_open(office: Store, reopen: Opens) -> None:
    office.record(first_step())
    reader = reopen(office.path, writing=False)
    assert reader.count(Query("person")) == 2
    reader.close()
    office.record(first_step_of_another())
    assert office.checks.all() == []


@pytest.mark.skipif(os.name == "nt", reason="locks there belong to the handle")
def test_a_reader_leaves_the_steps_of_a_program_alone_whose_locks_were_lost(office: Store) -> None:
    """POSIX drops all locks of a process on a file once it closes that file anywhere: a dialog that looks at what is in
    the folder does, and SQLite then takes the reader for the last one and removes the side file with its steps."""
    office.record(first_step())
    with office.path.open("rb"):
        pass
    steps = steps_read_elsewhere(office.path)
    office.record(first_step_of_another())
    assert steps_read_elsewhere(office.path) == steps + 1
    office.close()
    assert not Path(f"{office.path}-wal").exists()


_WRITING = """
import sys
from pathlib import Path
from exchange_admin.store.binding import OperationalError, connect
from exchange_admin.store.migrations import Migration
from exchange_admin.store.locking import OfficeLock
path = Path(sys.argv[1])
lock, db = OfficeLock(path, "Li"), connect(path, writing=True)
db.execute("CREATE TABLE heap (line TEXT)")
for end in ("", "-shm"):
    path.with_name(path.name + end).open("rb").close()  # all locks are lost
db.execute("PRAGMA cache_size = 10")
db.execute("BEGIN IMMEDIATE")
db.executemany("INSERT INTO heap VALUES (?)", (["x" * 900] for _ in range(2000)))
print("in the middle", flush=True)
sys.stdin.readline()
db.executemany("INSERT INTO heap VALUES (?)", (["x" * 900] for _ in range(2000)))
db.execute("COMMIT")
print(db.execute("PRAGMA quick_check").fetchone()[0], db.execute("SELECT count(*) FROM heap").fetchone()[0])
"""


@pytest.mark.skipif(os.name == "nt", reason="locks there belong to the handle")
def test_a_reader_does_no_harm_to_a_step_that_is_being_written_without_locks(closed: Path) -> None:
    arguments = [sys.executable, "-c", _WRITING, str(closed)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout.readline() == "in the middle\n"
        with contextlib.closing(connect_reading(closed)) as reader:
            assert reader.execute("SELECT count(*) FROM heap").fetchone() == (0,)
        said, _ = writer.communicate("go on\n", timeout=60)
    assert (writer.returncode, said) == (0, "ok 4000\n")  # without a crash by signal


def steps_read_elsewhere(path: Path) -> int:
    """How many steps another process finds in the file."""
    code = (
        "import sys; from contextlib import closing; from pathlib import Path;"
        "from exchange_admin.store.opening import connect_reading\n"
        "with closing(connect_reading(Path(sys.argv[1]))) as reader:\n"
        "    print(reader.execute('SELECT count(*) FROM sync_txn').fetchone()[0])"
    )
    return int(subprocess.check_output([sys.executable, "-c", code, str(path)], text=True))


def first_step_of_another():
    return Step("x", "person.set", (Edit("person", PEOPLE[0], {"email": "a@x.org"}),))


def test_a_file_in_use_by_another_process_names_it_and_is_free_after_its_death(closed: Path, reopen: Opens) -> None:
    code = (
        "import sys, time; from pathlib import Path; from exchange_admin.store.locking import OfficeLock;"
        "lock = OfficeLock(Path(sys.argv[1]), 'Li'); print('held', flush=True); time.sleep(60)"
    )
    other = subprocess.Popen([sys.executable, "-c", code, str(closed)], stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout.readline() == "held\n"
        problem = refused(reopen, closed)
        assert (problem.code, problem.facts["who"], problem.facts["pid"]) == ("office_file.in_use", "Li", other.pid)
    finally:
        other.kill()
        other.wait()
        other.stdout.close()
    assert reopen(closed).count(Query("person")) == 2


def test_network_shares_and_synced_folders(closed: Path, reopen: Opens, names: Names, origin: Origin) -> None:
    share = Surroundings(
        variables={}, mounts=lambda: f"1 2 0:3 / {closed.parent} rw - cifs //srv/x rw\n", windows=False
    )
    assert refused(reopen, closed, surroundings=share).code == "office_file.network"
    synced = Surroundings(variables={"OneDrive": str(closed.parent)}, mounts=lambda: "", windows=False)
    problem = refused(reopen, closed, surroundings=synced)
    assert (problem.code, problem.facts["product"]) == ("office_file.synced_folder", "OneDrive")
    with pytest.raises(RuleBroken):
        Store.create(closed.parent / "b.exchange", origin=origin, names=names, surroundings=synced)


def test_a_link_leads_to_the_file_and_its_lock(closed: Path, reopen: Opens, tmp_path: Path) -> None:
    elsewhere = tmp_path / "links"
    elsewhere.mkdir()
    (elsewhere / "l.exchange").symlink_to(closed)
    store = reopen(elsewhere / "l.exchange")
    assert store.path == closed
    assert list(elsewhere.iterdir()) == [elsewhere / "l.exchange"]


@pytest.mark.parametrize("name", ["办公 数据?#%20'.exchange", "отдел & co;.exchange"])
def test_any_name_of_a_file_will_do(tmp_path: Path, names: Names, origin: Origin, reopen: Opens, name: str) -> None:
    Store.create(tmp_path / name, origin=origin, names=names, surroundings=QUIET).close()
    assert reopen(tmp_path / name).path.name == name
    assert reopen(tmp_path / name, writing=False).step_count() == 0


def test_steps_left_in_the_side_file_by_a_crash_are_there(office: Store, reopen: Opens, tmp_path: Path) -> None:
    office.record(first_step())
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for end in ("", "-wal", "-shm"):
        shutil.copy(str(office.path) + end, crashed / ("office.exchange" + end))
    for writing in (False, True):
        store = reopen(crashed / "office.exchange", writing=writing)
        assert store.count(Query("person")) == 2
        store.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_can_be_read_but_not_written(closed: Path, reopen: Opens) -> None:
    closed.parent.chmod(0o555)
    try:
        assert reopen(closed, writing=False).count(Query("person")) == 2
    finally:
        closed.parent.chmod(0o755)


def test_reading_from_where_nothing_can_be_written(closed: Path, reopen: Opens, monkeypatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    reader = reopen(closed, writing=False)
    assert reader.count(Query("person")) == 2
    assert reader.checks.all() == []
    assert {one.name for one in closed.parent.iterdir()} == {"office.exchange", "office.exchange-lock"}


def with_next_step(step) -> Format:
    return Format(migrations.FORMAT + 1, (*migrations.MIGRATIONS, Migration(step.__name__, step)))


def m0002_nickname(db: Database) -> None:
    db.execute('ALTER TABLE "person" ADD COLUMN "nickname" TEXT')


def test_an_older_file_is_backed_up_and_brought_up(closed: Path, reopen: Opens) -> None:
    newer = with_next_step(m0002_nickname)
    store = reopen(closed, format=newer)
    assert "nickname" in {row[1] for row in store._db.execute("PRAGMA table_info(person)")}
    assert store.format == newer.number
    assert [copy.reason for copy in store.backups.there()] == ["migration"]
    assert store.count(Query("person")) == 2
    assert store.checks.all() == []
    assert store._db.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_reading_never_brings_a_file_up(closed: Path, reopen: Opens) -> None:
    problem = refused(reopen, closed, format=with_next_step(m0002_nickname), writing=False)
    assert problem.code == "office_file.older_version"


def test_a_migration_that_fails_leaves_the_file_as_it_was(closed: Path, reopen: Opens) -> None:
    def m0002_breaks(db: Database) -> None:
        db.execute('ALTER TABLE "person" ADD COLUMN "nickname" TEXT')
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        reopen(closed, format=with_next_step(m0002_breaks))
    store = reopen(closed)
    assert "nickname" not in {row[1] for row in store._db.execute("PRAGMA table_info(person)")}
    assert store.format == migrations.FORMAT
    assert store.checks.all() == []
    assert [copy.reason for copy in store.backups.there()] == ["migration"]


def test_a_file_with_the_newest_tables_opens_without_what_would_bring_it_up(closed: Path) -> None:
    lines = (
        "import sys; from pathlib import Path; from exchange_admin.app.paths import Paths",
        "from exchange_admin.app.program import Program",
        f"Program(Paths.find()).open(Path({str(closed)!r}), writing=False).close()",
        "print('sqlite_utils' in sys.modules)",
    )
    told = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_a_shipped_migration_is_never_edited() -> None:
    """A change of the tables is a new step; only before its release is a format, with its exhibit, made anew."""
    folder = Path(migrations.__file__).parent
    made = {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.sql")}
    changed = [name for name, digest in migrations.DIGESTS.items() if made.get(name) != digest]
    assert not changed
    assert made.keys() == migrations.DIGESTS.keys(), "after a new step: python tools/table_sql.py --digests"


def test_a_job_writes_beside_the_window_in_its_own_thread(office: Store) -> None:
    office.record(first_step())
    seen: list[str] = []

    def work() -> None:
        with office.beside(writing=True) as apart:
            seen.append(apart.record(first_step_of_another()).step)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [f"{office.author}:2"]
    assert office.undoable() == (seen[0], "person.set"), "the window knows what the job did"
    office.undo("x")
    assert office.get("person", PEOPLE[0])["email"] is None
    assert office.exchange.known() == {office.author: 3}
    assert office.checks.all() == []
    with office.beside() as reader, pytest.raises(RuleBroken):
        reader.beside(writing=True)


def test_two_writers_of_one_window_take_turns(office: Store) -> None:
    office.record(first_step())
    with office.beside(writing=True) as apart:
        for n, store in enumerate([office, apart] * 5):
            store.record(Step("x", "person.set", (Edit("person", PEOPLE[0], {"phone": str(n)}),)))
        apart.undo("x")
        assert office.get("person", PEOPLE[0])["phone"] == "8"
        assert office.redoable() is not None
    assert office.checks.all() == []
    assert office.step_count() == 12


@pytest.mark.skipif(os.name == "nt", reason="a limit on the size of files stands in for the full disk")
def test_a_new_file_whose_side_file_could_not_be_taken_in_gets_no_name(
    tmp_path: Path, names: Names, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its last steps stood in the side file alone; under its name it would have been broken."""
    from exchange_admin.store import making

    def full(_: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(making, "gather", full)
    with pytest.raises(RuleBroken):
        Store.create(tmp_path / "a.exchange", origin=origin, names=names, surroundings=QUIET)
    assert not (tmp_path / "a.exchange").exists()
