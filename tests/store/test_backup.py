"""A backup is whole or absent; it is put back without losing what stood there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from replicas import PEOPLE, first_step

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.store import Reason, Store, backup, restore_backup
from exchange_admin.store.backup import copies, rotate
from exchange_admin.store.locking import sole_maker

Opens = Callable[..., Store]
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.fixture
def begun(office: Store) -> Store:
    office.record(first_step())
    return office


def files(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def test_a_backup_stands_beside_the_file_and_holds_everything(begun: Store, reopen: Opens) -> None:
    made = begun.backups.make()
    assert made.parent == begun.path.parent / "backups"
    assert files(made.parent) == {made.name}
    copy = reopen(made, writing=False)
    assert copy.count(Query("person")) == 2
    assert copy.checks.all() == []
    assert [one.path for one in begun.backups.there()] == [made]
    assert begun.backups.last() == datetime(2026, 9, 1, 8, 0, 0, tzinfo=UTC)


def test_two_backups_of_one_second_do_not_write_over_each_other(begun: Store) -> None:
    first, second = begun.backups.make(), begun.backups.make()
    assert first != second
    assert len(begun.backups.there()) == 2


def test_of_two_daily_backups_of_one_second_the_one_that_was_told_of_stays(begun: Store) -> None:
    begun.backups.make_daily()
    made, problems = begun.backups.make_daily()
    assert (made.exists(), problems) == (True, [])
    assert [one.path for one in begun.backups.there()] == [made]


def test_a_copy_leaves_alone_another_one_that_is_under_way(begun: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def import_meanwhile(point: str) -> None:
        if point == "backup.copied" and not made:
            made.append(begun.path)
            with begun.beside() as other:
                made[0] = other.backups.make(reason=Reason.IMPORT)

    monkeypatch.setattr(backup, "pass_by", import_meanwhile)
    daily = begun.backups.make(reason=Reason.DAILY)
    assert {one.path for one in begun.backups.there()} == {daily, made[0]}


def test_a_copy_leaves_alone_the_one_that_another_program_is_making(begun: Store) -> None:
    folder = begun.path.parent / "backups"
    folder.mkdir()
    theirs, left = (folder / f"office-2026090{day}T080000Z-daily.exchange.part" for day in (1, 2))
    program = "import sys; from pathlib import Path; from exchange_admin.store.locking import sole_maker\n"
    program += "with sole_maker(Path(sys.argv[1])) as alone: print(alone, flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(theirs)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "True\n"
        for unfinished in (theirs, left):
            unfinished.write_bytes(b"half a copy")
        made = begun.backups.make()
        assert files(folder) == {made.name, theirs.name, f"{theirs.name}-lock"}
    begun.backups.make()
    assert theirs.name not in files(folder), "the other program is gone, and what it left is nobody's"


def test_two_programs_that_copy_in_the_same_second_take_two_names(begun: Store) -> None:
    folder = begun.path.parent / "backups"
    folder.mkdir()
    taken = folder / "office-20260901T080000Z-asked.exchange"
    with sole_maker(taken.with_name(f"{taken.name}.part")):
        assert begun.backups.make().name == "office-20260901T080000Z-asked-2.exchange"
    assert begun.backups.make() == taken


def test_a_backup_is_made_by_a_reader_while_the_writer_goes_on(begun: Store) -> None:
    with begun.beside() as reader:
        made, problems = reader.backups.make_daily()
        begun.record(Step("x", "set", (Edit("person", PEOPLE[0], {"email": "a@x.org"}),)))
        assert problems == []
    assert [one.path for one in begun.backups.there()] == [made]


def test_a_second_place_that_fails_is_told_and_the_first_copy_stands(begun: Store, tmp_path: Path) -> None:
    blocked = tmp_path / "stick"
    blocked.write_text("no folder")
    made, problems = begun.backups.make_daily(blocked / "x")
    assert made.exists()
    assert [problem.code for problem in problems] == ["backup.not_written"]
    _, problems = begun.backups.make_daily(tmp_path / "second")
    assert problems == []
    assert len(files(tmp_path / "second")) == 1


def test_a_backup_is_due_once_a_day(begun: Store) -> None:
    assert begun.backups.are_due(NOON)
    begun.backups.make_daily()
    made = begun.backups.last()
    assert not begun.backups.are_due(made + timedelta(hours=23))
    assert begun.backups.are_due(made + timedelta(hours=24))


def test_a_copy_that_is_not_whole_is_not_kept(begun: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_mark", lambda copy: copy.write_bytes(copy.read_bytes()[:5000]))
    with pytest.raises(RuleBroken) as refused:
        begun.backups.make()
    assert refused.value.problem.code == "backup.not_written"
    assert files(begun.path.parent / "backups") == set()


def test_leftovers_of_an_interrupted_copy_are_cleared_away_and_nothing_else(begun: Store) -> None:
    folder = begun.path.parent / "backups"
    folder.mkdir()
    ours = ("office-20260101T000000Z-daily.exchange.part", "office-20260101T000000Z-daily.exchange")
    others = ("other-20260101T000000Z-daily.exchange.part", "notes.txt", "office.exchange")
    for name in (*ours, *others):
        (folder / name).write_bytes(b"")
    assert begun.backups.there() == [], "an empty file is no backup"
    made = begun.backups.make()
    assert files(folder) == {made.name, *others}


def test_restoring_puts_the_backup_in_place_and_keeps_what_was_there(begun: Store, reopen: Opens) -> None:
    made = begun.backups.make()
    begun.record(Step("x", "set", (Edit("person", PEOPLE[0], {"email": "later@x.org"}),)))
    begun.close()
    aside = restore_backup(made, begun.path)
    assert made.exists()
    restored = reopen(begun.path)
    assert restored.get("person", PEOPLE[0])["email"] is None
    assert restored.checks.all() == []
    kept = reopen(aside, writing=False)
    assert kept.get("person", PEOPLE[0])["email"] == "later@x.org"


def test_restoring_to_a_place_where_nothing_stands(begun: Store, reopen: Opens, tmp_path: Path) -> None:
    made = begun.backups.make()
    target = tmp_path / "new.exchange"
    assert restore_backup(made, target) is None
    assert reopen(target).count(Query("person")) == 2


def test_restoring_over_a_damaged_file(begun: Store, reopen: Opens) -> None:
    made = begun.backups.make()
    begun.close()
    begun.path.write_bytes(b"broken")
    aside = restore_backup(made, begun.path)
    assert aside.read_bytes() == b"broken"
    assert reopen(begun.path).count(Query("person")) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit of file sizes")
def test_a_file_is_no_backup_of_itself(begun: Store) -> None:
    path = begun.path
    begun.close()
    before = path.read_bytes()
    with pytest.raises(RuleBroken) as caught:
        restore_backup(path, path)
    assert caught.value.problem.code == "backup.itself"
    assert path.read_bytes() == before


def test_a_full_disk_says_what_was_not_restored_and_leaves_what_was_there(begun: Store) -> None:
    import resource

    made = begun.backups.make()
    begun.close()
    before, others = begun.path.read_bytes(), files(begun.path.parent)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, limits[1]))
    try:
        with pytest.raises(RuleBroken) as refused:
            restore_backup(made, begun.path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (refused.value.problem.code, refused.value.problem.facts) == ("file.disk_full", {"path": str(begun.path)})
    assert (begun.path.read_bytes(), files(begun.path.parent)) == (before, others)


def test_a_file_that_is_open_is_not_replaced(begun: Store) -> None:
    made = begun.backups.make()
    with pytest.raises(RuleBroken) as refused:
        restore_backup(made, begun.path)
    assert refused.value.problem.code == "office_file.in_use"
    assert begun.checks.all() == []


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.unlink(), "backup.missing"),
        (lambda path: path.write_bytes(b"x"), "backup.damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:60_000]), "backup.damaged"),
        (lambda path: path.write_bytes(path.read_bytes().replace(b"sync_txn", b"sync_tyn")), "backup.damaged"),
    ],
)
def test_a_bad_backup_is_refused_and_the_file_stays(begun: Store, spoil: Callable[[Path], None], code: str) -> None:
    made = begun.backups.make()
    begun.close()
    before = begun.path.read_bytes()
    spoil(made)
    with pytest.raises(RuleBroken) as refused:
        restore_backup(made, begun.path)
    assert refused.value.problem.code == code
    assert begun.path.read_bytes() == before
    assert not [name for name in files(begun.path.parent) if "before-restore" in name or name.endswith(".part")]


def named(folder: Path, when: datetime, reason: Reason) -> None:
    (folder / f"office-{when:%Y%m%dT%H%M%SZ}-{reason}.exchange").write_bytes(b"copy")


def test_rotation_keeps_days_weeks_and_months(tmp_path: Path) -> None:
    for day in range(500):
        named(tmp_path, NOON - timedelta(days=day), Reason.DAILY)
        named(tmp_path, NOON - timedelta(days=day, hours=5), Reason.DAILY)
    for day in range(30):
        named(tmp_path, NOON - timedelta(days=day), Reason.IMPORT)
        named(tmp_path, NOON - timedelta(days=day), Reason.ASKED)
    rotate(tmp_path / "office.exchange", tmp_path)
    there = copies(tmp_path / "office.exchange", tmp_path)
    count = {reason: sum(copy.reason is reason for copy in there) for reason in Reason}
    assert count[Reason.IMPORT] == 10
    assert count[Reason.ASKED] == 30, "what a person asked for stays"
    days = [copy.when.date() for copy in there if copy.reason is Reason.DAILY]
    assert days[:7] == [(NOON - timedelta(days=day)).date() for day in range(7)]
    assert len(days) <= 7 + 4 + 12
    assert len({(day.year, day.month) for day in days}) == 12


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ages=st.lists(st.integers(0, 20_000), max_size=40, unique=True))
def test_rotation_never_removes_the_newest_and_is_settled_after_once(ages: list[int], tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("backups")
    for hours in ages:
        named(folder, NOON - timedelta(hours=hours), Reason.DAILY)
    before = copies(folder / "office.exchange", folder)
    rotate(folder / "office.exchange", folder)
    after = copies(folder / "office.exchange", folder)
    assert after[:1] == before[:1]
    rotate(folder / "office.exchange", folder)
    assert copies(folder / "office.exchange", folder) == after


def test_what_a_killed_restore_has_left_is_gone_after_the_next_opening(begun: Store, reopen: Opens) -> None:
    made = begun.backups.make()
    begun.close()
    for end in (".part", ".part-journal", ".restored"):
        begun.path.with_name(begun.path.name + end).write_bytes(made.read_bytes()[:5000])
    reopen(begun.path).close()
    assert not [name for name in files(begun.path.parent) if ".part" in name or ".restored" in name]
