"""What is seen of an altered file when it is opened, what a check remembers, and that no honest file is refused."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from quiet import QUIET
from replicas import PEOPLE, SIGNING, first_step

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.names import Names
from exchange_admin.store import Store, restore_backup
from exchange_admin.store.checking import note_check

Opens = Callable[..., Store]
Change = Callable[[str], None]
DAMAGED = Problem("office_file.damaged")


@pytest.fixture
def path(tmp_path: Path, names: Names, origin: Origin) -> Path:
    """A closed office file with three signed steps, where it was made."""
    path = tmp_path / "office.exchange"
    with Store.create(path, origin=origin, names=names, surroundings=QUIET, signing=SIGNING) as office:
        office.record(first_step())
        for text in ("a@x.org", "b@x.org"):
            write(office, text)
    return path


@pytest.fixture
def opens(reopen: Opens) -> Opens:
    return lambda path, **more: reopen(path, signing=SIGNING, **more)


def write(store: Store, text: str) -> None:
    store.record(Step("x", "person.set", (Edit("person", PEOPLE[0], {"email": text}),)))


def alter(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


AT_ONCE = {
    "no own key": ("DELETE FROM sync_own_key", "journal.own_key"),
    "no key of the life": ("DELETE FROM sync_life_key", "journal.own_key"),
    "another key of the life": ("UPDATE sync_life_key SET key = replace(key, 'a', 'b')", "journal.own_key"),
    "a key that signs later": ("UPDATE sync_life_key SET since = 3", "journal.own_key"),
    "a key that signs from a step to come": ("UPDATE sync_life_key SET since = 30", "journal.own_key"),
    "a key of another life": ("INSERT INTO sync_own_key VALUES ('x.1', x'00')", "journal.own_key"),
    "a step without its signature": ("UPDATE sync_txn SET signature = NULL WHERE seq = 2", "journal.own_signature"),
}


@pytest.mark.parametrize("what", AT_ONCE)
def test_what_is_seen_at_the_opening_stops_every_write_and_no_reading(path: Path, opens: Opens, what: str) -> None:
    statement, code = AT_ONCE[what]
    alter(path, statement)
    with opens(path) as office:
        before = office.exchange.known()
        with pytest.raises(RuleBroken) as refused:
            write(office, "c@x.org")
        assert refused.value.problem.code == code
        with pytest.raises(RuleBroken), office.beside(writing=True) as other:
            write(other, "c@x.org")
        assert office.get("person", PEOPLE[0])["email"] == "b@x.org"
        assert office.exchange.known() == before
        assert code in codes(office.checks.quick())
        assert code in codes(office.checks.faults())
    with pytest.raises(RuleBroken) as refused:
        opens(path, verified=True)
    assert refused.value.problem.code == code


AT_THE_FIRST_WRITE = {
    "another private key": ("UPDATE sync_own_key SET private = randomblob(32)", "journal.own_key"),
    "a private key that is none": ("UPDATE sync_own_key SET private = x''", "journal.own_key"),
    "empty signatures": ("UPDATE sync_txn SET signature = zeroblob(64)", "journal.own_signature"),
    "another last signature": ("UPDATE sync_txn SET signature = randomblob(64) WHERE seq = 3", "journal.own_signature"),
}


@pytest.mark.parametrize("what", AT_THE_FIRST_WRITE)
def test_a_key_that_did_not_sign_the_step_before_signs_no_further_one(path: Path, opens: Opens, what: str) -> None:
    statement, code = AT_THE_FIRST_WRITE[what]
    alter(path, statement)
    with opens(path) as office:
        with pytest.raises(RuleBroken) as refused:
            write(office, "c@x.org")
        assert refused.value.problem.code == code
        assert office.get("person", PEOPLE[0])["email"] == "b@x.org"
        assert code in codes(office.checks.quick())


def test_a_life_that_never_was_is_nobody(path: Path, opens: Opens) -> None:
    alter(path, "UPDATE sync_self SET incarnation = '9'")
    for writing in (True, False):
        with pytest.raises(RuleBroken) as refused:
            opens(path, writing=writing)
        assert refused.value.problem.code == "office_file.strange_self"


def test_a_new_life_that_has_not_written_yet_opens_again(path: Path, opens: Opens, tmp_path: Path) -> None:
    copy = Path(shutil.copy(path, tmp_path / "copy.exchange"))
    with opens(copy, verified=True) as first:
        author = first.author
    with opens(copy, verified=True) as again:
        assert again.author == author
        write(again, "c@x.org")
        assert again.checks.faults() == []


def honest(path: Path, opens: Opens) -> Iterator[Path]:
    """Files whose own life has no key, or has its key elsewhere, for a good reason."""
    with opens(path) as office:
        backup = office.backups.make()
    yield Path(shutil.copy(backup, path.with_name("opened.exchange")))
    restore_backup(backup, path)
    yield path
    yield Path(shutil.copy(path, path.with_name("copy.exchange")))
    yield path.rename(path.with_name("moved.exchange"))


def test_backups_restored_files_copies_and_moved_files_are_written_to(path: Path, opens: Opens) -> None:
    for one in honest(path, opens):
        for text in ("c@x.org", "d@x.org"):
            with opens(one, verified=True) as office:
                write(office, text)
                assert office.checks.faults() == []
                assert office.checks.remarks() == []


def test_a_file_of_a_program_that_did_not_sign_is_written_to(tmp_path: Path, names: Names, opens: Opens) -> None:
    path = tmp_path / "older.exchange"
    with Store.create(path, origin=Origin.seeded(8), names=names, surroundings=QUIET) as older:
        older.record(first_step())
    for text in ("c@x.org", "d@x.org"):
        with opens(path, verified=True) as office:
            write(office, text)
            assert office.checks.faults() == []
    assert codes(office_remarks(path, opens)) == ["journal.unsigned"]


def office_remarks(path: Path, opens: Opens) -> list[Problem]:
    with opens(path, writing=False) as office:
        return office.checks.remarks()


def test_own_steps_without_signatures_are_no_steps_of_others(path: Path, opens: Opens, tmp_path: Path) -> None:
    copy = Path(shutil.copy(path, tmp_path / "copy.exchange"))
    alter(path, "UPDATE sync_txn SET signature = NULL")
    assert office_remarks(path, opens) == []
    with opens(copy) as later:
        write(later, "c@x.org")
    alter(copy, "UPDATE sync_txn SET signature = NULL WHERE author GLOB '*.1'")
    with opens(copy, verified=True) as later:
        assert codes(later.checks.remarks()) == ["journal.unsigned_copies"]


def test_what_a_former_life_has_signed_wrongly_is_told_and_stops_nobody(path: Path, opens: Opens, tmp_path) -> None:
    copy = Path(shutil.copy(path, tmp_path / "copy.exchange"))
    with opens(copy) as later:
        write(later, "c@x.org")
    alter(copy, "UPDATE sync_txn SET signature = zeroblob(64) WHERE author GLOB '*.1'")
    with opens(copy, verified=True) as later:
        write(later, "d@x.org")
        assert codes(later.checks.faults()) == ["journal.former_signature"]


# what a check found


def test_what_a_check_found_stops_writing_until_a_check_finds_the_file_sound(path: Path, opens: Opens) -> None:
    assert note_check(path, [DAMAGED], "x")
    with pytest.raises(RuleBroken) as refused:
        opens(path, verified=True)
    assert refused.value.problem.code == "office_file.found_broken"
    with opens(path) as office:
        with pytest.raises(RuleBroken):
            write(office, "c@x.org")
        office.checked(office.checks.quick(), whole=False)
        with pytest.raises(RuleBroken):
            write(office, "c@x.org")
        office.checked(office.checks.faults(), whole=True)
        write(office, "c@x.org")
    with opens(path, verified=True) as office:
        write(office, "d@x.org")


def test_a_copy_that_was_found_broken_begins_its_new_life_when_it_is_found_sound(
    path: Path, opens: Opens, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(path, tmp_path / "copy.exchange"))
    note_check(copy, [DAMAGED], "x")
    with opens(copy) as office:
        before = office.author
        office.checked(office.checks.faults(), whole=True)
        write(office, "c@x.org")
        assert office.author != before
        assert office.checks.faults() == []


def test_a_sound_check_lets_writing_go_on(path: Path, opens: Opens) -> None:
    note_check(path, [DAMAGED], "x")
    note_check(path, [], "x")
    with opens(path, verified=True) as office:
        write(office, "c@x.org")


def test_the_check_of_the_window_is_remembered_for_whoever_opens_the_file_next(path: Path, opens: Opens) -> None:
    with opens(path) as office:
        office.checked([Problem("journal.chain_broken", facts={"author": office.author, "seq": 1})], whole=False)
    with pytest.raises(RuleBroken) as refused:
        opens(path, verified=True)
    assert refused.value.problem.code == "office_file.found_broken"


def test_a_restored_backup_is_not_blamed_for_the_file_it_replaces(path: Path, opens: Opens) -> None:
    with opens(path) as office:
        backup = office.backups.make()
    note_check(path, [DAMAGED], "x")
    restore_backup(backup, path)
    with opens(path, verified=True) as office:
        write(office, "c@x.org")


def test_what_only_waits_for_a_person_or_speaks_of_others_stops_nobody(path: Path, opens: Opens) -> None:
    for code in ("journal.signature_broken", "journal.fork", "journal.table_differs", "journal.former_signature"):
        with opens(path) as office:
            office.checked([Problem(code)], whole=True)
            write(office, code)


def test_a_program_that_has_the_file_open_does_not_learn_what_a_check_elsewhere_found(path: Path, opens: Opens) -> None:
    with opens(path):
        assert not note_check(path, [DAMAGED], "x")
        assert note_check(path, [], "x")


def test_a_check_of_a_file_that_was_sound_leaves_nothing_beside_it(path: Path) -> None:
    path.with_name("office.exchange-lock").unlink()
    assert note_check(path, [], "x")
    assert not path.with_name("office.exchange-lock").exists()


def test_attachments_whose_contents_were_exchanged_are_told(path: Path, opens: Opens) -> None:
    with opens(path) as office:
        for n, content in enumerate((b"one", b"two")):
            values = {"title": "x", "file_name": "x.txt", "sha256": hashlib.sha256(content).hexdigest()}
            office.record(Step("x", "add", (Edit("attachment", f"a{n}", values, new=True),)), {f"a{n}": content})
        assert office.checks.faults() == []
    alter(path, "UPDATE attachment_content SET content = x'00' WHERE id = 'a1'")
    with opens(path, verified=True) as office:
        assert [(one.code, one.facts["n"]) for one in office.checks.faults()] == [("journal.attachment_differs", 1)]
        write(office, "c@x.org")


def test_an_attachment_of_the_office_whose_content_is_gone_is_told(path: Path, opens: Opens) -> None:
    """Of a partner's attachment it is usual that only the record came."""
    with opens(path) as office:
        for n, content in enumerate((b"one", b"two")):
            values = {"title": "x", "file_name": "x.txt", "sha256": hashlib.sha256(content).hexdigest()}
            office.record(Step("x", "add", (Edit("attachment", f"a{n}", values, new=True),)), {f"a{n}": content})
    alter(path, "DELETE FROM attachment_content WHERE id = 'a1'")
    with opens(path, verified=True) as office:
        assert [(one.code, one.facts["n"]) for one in office.checks.faults()] == [("journal.attachment_gone", 1)]
        office.record(Step("x", "delete", (removal("attachment", "a1"),)))
        assert office.checks.faults() == []
