"""What a foreign tool did to the tables is found and set right; what it did to the journal is found."""
# ruff: noqa: S608

from __future__ import annotations

import pytest
from replicas import PEOPLE, STAY, first_step, uid

from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.store import Store

ANN = PEOPLE[0]


@pytest.fixture
def begun(store: Store) -> Store:
    store.record(first_step())
    store.record(Step("x", "person.set", (Edit("person", ANN, {"email": "a@x.org", "family_latin": "Lee"}),)))
    passport = {"person_id": ANN, "kind": "passport", "number": "P1"}
    store.record(Step("x", "add", (Edit("identity_document", uid("81"), passport, new=True),)))
    store.record(Step("x", "remove", (removal("person", PEOPLE[1]),)))
    return store


def codes(problems: list) -> set[tuple[str, str]]:
    return {(problem.code, str(problem.facts.get("kind", ""))) for problem in problems}


TABLE_EDITS = {
    "a changed value": f"UPDATE person SET email = 'z@x.org' WHERE id = '{ANN}'",
    "an emptied value": f"UPDATE person SET email = NULL WHERE id = '{ANN}'",
    "a hidden row": f"UPDATE person SET _live = 0 WHERE id = '{ANN}'",
    "a shown row": f"UPDATE person SET _live = 1 WHERE id = '{PEOPLE[1]}'",
    "another sort key": f"UPDATE person SET _sort = 'zzz' WHERE id = '{ANN}'",
    "another clock": f"UPDATE person SET _clock = 'x:1:1' WHERE id = '{ANN}'",
    "a lost row": f"DELETE FROM mobility WHERE id = '{STAY}'",
    "an added row": f"INSERT INTO person (id, _clock) VALUES ('{uid('99')}', 'x:1:0')",
    "an added issue": f"INSERT INTO sync_issue VALUES ('person', '{ANN}', 'email', 'invalid', '1')",
}


@pytest.mark.parametrize("what", TABLE_EDITS)
def test_an_edit_by_another_tool_is_told_and_set_right(begun: Store, what: str) -> None:
    assert begun.checks.compare_with_rebuild() == []
    before = [begun.get("person", id) for id in PEOPLE]
    begun._db.execute(TABLE_EDITS[what])
    kind = "mobility" if "mobility" in TABLE_EDITS[what] else "person"
    assert codes(begun.checks.compare_with_rebuild()) == {("journal.table_differs", f"kinds.{kind}")}
    assert ("journal.table_differs", f"kinds.{kind}") in codes(begun.checks.all())
    changed = begun.rebuild()
    assert changed.ids.keys() <= {kind}
    assert begun.checks.compare_with_rebuild() == []
    assert begun.checks.verify() == []
    after = [begun.get("person", id) for id in PEOPLE]
    assert [(one.values, one.n, one.live) for one in after] == [(one.values, one.n, one.live) for one in before]
    assert {problem.code for problem in begun.checks.all()} <= {"journal.dangling"}


def test_a_rebuild_of_a_sound_office_changes_nothing(begun: Store) -> None:
    assert not begun.rebuild()


def test_a_rebuilt_row_is_found_by_its_right_name(begun: Store) -> None:
    begun._db.execute(f"UPDATE person SET family_latin = 'Wong' WHERE id = '{ANN}'")
    begun._file.search.write_all("person")
    begun.rebuild()
    assert [id for _, id in begun.search("lee")] == [ANN]
    assert begun.search("wong") == []


JOURNAL_EDITS = {
    "a body": "UPDATE sync_txn SET body = replace(body, 'person', 'persan') WHERE seq = 2",
    "an author's name": "UPDATE sync_txn SET who = 'somebody' WHERE seq = 2",
    "a verb": "UPDATE sync_txn SET verb = 'x' WHERE seq = 2",
    "a clock": "UPDATE sync_txn SET hlc = hlc + 1 WHERE seq = 2",
    "a hash": "UPDATE sync_txn SET hash = x'00' WHERE seq = 2",
    "a link": "UPDATE sync_txn SET prev = x'00' WHERE seq = 2",
    "a value": "UPDATE sync_value SET json = replace(json, 'a@x.org', 'z@x.org') WHERE json LIKE '%a@x.org%'",
    "a salt": "UPDATE sync_value SET salt = x'00' WHERE json LIKE '%a@x.org%'",
    "a lost value": "DELETE FROM sync_value WHERE json LIKE '%a@x.org%'",
    "a lost step": "DELETE FROM sync_txn WHERE seq = 2",
    "a lost last step": "DELETE FROM sync_txn WHERE seq = 4",
    "a step marked as waiting": "UPDATE sync_txn SET applied = 0 WHERE seq = 2",
    "an institution": "UPDATE sync_author SET institution = 'x'",
}


@pytest.mark.parametrize("what", JOURNAL_EDITS)
def test_a_change_of_the_journal_is_found(begun: Store, what: str) -> None:
    assert begun.checks.verify() == []
    assert begun.checks.quick() == []
    begun._db.execute(JOURNAL_EDITS[what])
    begun._journal.forget()
    (problem,) = begun.checks.verify()
    assert problem.code == "journal.chain_broken"
    assert problem.facts["author"] == begun.author
    assert problem.facts["seq"] == {"a lost last step": 4, "an institution": 1}.get(what, 2)
    assert [one.code for one in begun.checks.quick()][:1] == ["journal.chain_broken"]


def test_a_journal_that_cannot_be_read_is_told_once_and_not_rebuilt_from(begun: Store) -> None:
    begun._db.execute("UPDATE sync_txn SET body = substr(body, 2) WHERE seq = 2")
    begun._journal.forget()
    for told in (begun.checks.compare_with_rebuild(), begun.checks.all()):
        assert [(one.code, one.facts["seq"]) for one in told] == [("journal.chain_broken", 2)]


def test_the_quick_check_notices_a_wrong_row_among_the_sample(begun: Store) -> None:
    begun._db.execute(f"UPDATE person SET email = 'z@x.org' WHERE id = '{ANN}'")
    assert codes(begun.checks.quick()) == {("journal.table_differs", "kinds.person")}


def test_checks_work_beside_a_program_that_has_the_file_open(office: Store) -> None:
    office.record(first_step())
    with office.beside() as reader:
        assert reader.checks.all() == []
        assert reader.checks.quick() == []
        office.record(Step("x", "person.set", (Edit("person", ANN, {"email": "a@x.org"}),)))
        assert reader.checks.compare_with_rebuild() == []
    assert sorted(path.name for path in office.path.parent.iterdir() if "compare" in path.name) == []


def test_a_large_office_is_compared_in_a_file_that_goes_away(office: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from exchange_admin.store import rebuilding

    monkeypatch.setattr(rebuilding, "_IN_MEMORY_UP_TO", 0)
    office.record(first_step())
    assert office.checks.compare_with_rebuild() == []
    assert {path.name for path in office.path.parent.iterdir()} <= {
        f"office.exchange{end}" for end in ("", "-wal", "-shm", "-lock")
    }
