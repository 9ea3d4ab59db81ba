"""One step: one transaction with journal, rows and search rows; or a refusal and nothing."""

from __future__ import annotations

import json
import sqlite3

import pytest
from replicas import COLLEGE_A, COLLEGE_B, PEOPLE, STAY, first_step, uid

from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step, removal, restoral
from exchange_admin.merge.transactions import read_body, value_hash
from exchange_admin.store import Store

ANN = PEOPLE[0]


@pytest.fixture
def begun(store: Store) -> Store:
    store.record(first_step())
    return store


def refusal(store: Store, *edits: Edit) -> str:
    steps = store.step_count()
    with pytest.raises(RuleBroken) as refused:
        store.record(Step("x", "edit", edits))
    assert store.step_count() == steps
    assert store.checks.verify() == []
    return refused.value.problem.code


def test_a_new_record_is_read_back_with_every_field(begun: Store) -> None:
    person = begun.get("person", ANN)
    assert person["given_latin"] == "Ann"
    assert person["family_latin"] is None
    assert person.live
    assert person.n > 0
    assert set(person.heads) == {*person.values, LIVE}
    assert person.heads["family_latin"] == (f"{begun.author}:1:2",), "making a record counts as setting every field"


def test_the_receipt_names_step_verb_and_records(begun: Store) -> None:
    receipt = begun.record(Step("x", "person.set", (Edit("person", ANN, {"email": "a@x.org"}),)))
    assert receipt.step == f"{begun.author}:2"
    assert receipt.verb == "person.set"
    assert receipt.ids == {"person": frozenset({ANN})}


def test_an_edit_that_changes_nothing_is_no_step(begun: Store) -> None:
    steps = begun.step_count()
    assert not begun.record(Step("x", "person.set", (Edit("person", ANN, {"given_latin": "Ann"}),)))
    assert not begun.record(Step("x", "person.restore", (restoral("person", ANN),)))
    assert not begun.record(Step("x", "nothing", ()))
    assert begun.step_count() == steps


def test_two_edits_of_one_record_in_a_step_become_one_entry(begun: Store) -> None:
    edits = (Edit("person", ANN, {"email": "a@x.org"}), Edit("person", ANN, {"email": "b@x.org", "phone": "1"}))
    receipt = begun.record(Step("x", "person.set", edits))
    assert begun.get("person", ANN)["email"] == "b@x.org"
    assert begun.history.steps()[0].records == 1
    assert begun.get("person", ANN).heads["phone"] == (f"{receipt.step}:0",)


def test_the_body_holds_hashes_and_the_values_stand_beside_it(begun: Store) -> None:
    begun.record(Step("老师", "person.set", (Edit("person", ANN, {"email": "a@x.org", "phone": "1"}),)))
    line = next(begun.exchange.slices({begun.author: 1}))
    body = json.loads(line.body)
    assert "a@x.org" not in line.body
    assert body["head"]["who"] == "老师"
    assert body["shapes"] == [["person", ["email", "phone"]]]
    assert body["ops"][0][1] == ANN
    assert body["ops"][0][3] == f"{begun.author}:1:2", "the parents are the heads that were replaced"
    salt, values = line.values[0]
    assert json.loads(values) == ["a@x.org", "1"]
    assert body["ops"][0][2] == value_hash(bytes.fromhex(salt), values)
    assert "institution" not in body["head"]
    assert read_body(next(begun.exchange.slices({})).body).institution == COLLEGE_A


def test_a_record_that_is_not_there_is_refused(begun: Store) -> None:
    assert refusal(begun, Edit("person", uid("99"), {"email": "x"})) == "record.missing"


def test_a_record_that_is_there_already_is_refused(begun: Store) -> None:
    assert refusal(begun, Edit("person", ANN, {"role": "student"}, new=True)) == "record.exists"


def test_a_deleted_record_is_changed_only_by_who_has_it_open(begun: Store) -> None:
    open_form = dict(begun.get("person", ANN).heads)
    begun.record(Step("x", "person.remove", (removal("person", ANN),)))
    assert refusal(begun, Edit("person", ANN, {"email": "a@x.org"})) == "record.deleted"
    begun.record(Step("y", "person.set", (Edit("person", ANN, {"email": "a@x.org"}, seen=open_form),)))
    assert begun.get("person", ANN).live, "what the deleter had not seen keeps the record"
    assert [dispute.issue for dispute in begun.history.conflicts()] == ["changed_deleted"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"nose": 1}, "value.unknown_field"),
        ({"id": uid("1")}, "value.unknown_field"),
        ({"_clock": "x"}, "value.unknown_field"),
        ({"_live": 2}, "value.unknown_field"),
        ({"birth_date": "2026-02-30"}, "value.not_a_date"),
        ({"sex": "7"}, "value.unknown_word"),
        ({"study_year": "4"}, "value.not_a_number"),
        ({"study_year": 99}, "value.too_large"),
        ({"citizenship": "cn"}, "value.unknown_country"),
        ({"given_latin": "A\x00"}, "value.bad_character"),
        ({"given_latin": "A" * 101}, "value.too_long"),
        ({"home_institution_id": "no id"}, "value.unknown_reference"),
        ({"home_institution_id": uid("98")}, "value.unknown_reference"),
        ({"same_as_id": uid("98")}, "value.unknown_reference"),
    ],
)
def test_a_value_that_cannot_stand_in_the_table_is_refused(begun: Store, values: dict, code: str) -> None:
    assert refusal(begun, Edit("person", ANN, values)) == code


def test_unknown_kinds_are_refused(begun: Store) -> None:
    assert refusal(begun, Edit("horse", ANN, {"legs": 4})) == "record.unknown_kind"


def test_a_field_that_keeps_its_first_value_is_refused_another(begun: Store) -> None:
    assert refusal(begun, Edit("mobility", STAY, {"person_id": PEOPLE[1]})) == "value.read_only"


def test_one_bad_edit_refuses_the_whole_step(begun: Store) -> None:
    good = Edit("person", ANN, {"email": "a@x.org"})
    assert refusal(begun, good, Edit("person", PEOPLE[1], {"sex": "7"})) == "value.unknown_word"
    assert begun.get("person", ANN)["email"] is None


def test_a_new_record_may_point_to_another_of_the_same_step(store: Store, origin: Origin) -> None:
    college, unit = origin.new_id(), origin.new_id()
    store.record(
        Step(
            "x",
            "institution.add",
            (
                Edit("unit", unit, {"institution_id": college, "name_en": "U"}, new=True),
                Edit("institution", college, {"name_en": "C", "country": "CN", "kind": "college"}, new=True),
            ),
        )
    )
    assert store.get("unit", unit)["institution_id"] == college


def test_a_delete_hides_the_record_and_its_return_shows_it_unchanged(begun: Store) -> None:
    before = begun.get("person", ANN)
    begun.record(Step("x", "person.remove", (removal("person", ANN, before.heads),)))
    assert not begun.get("person", ANN).live
    begun.record(Step("x", "person.restore", (restoral("person", ANN),)))
    after = begun.get("person", ANN)
    assert after.live
    assert dict(after.values) == dict(before.values)
    assert begun.history.conflicts() == []


def test_a_form_that_was_open_during_another_edit_makes_a_conflict_instead_of_overwriting(begun: Store) -> None:
    seen = dict(begun.get("person", ANN).heads)
    begun.record(Step("x", "person.set", (Edit("person", ANN, {"email": "first@x.org"}),)))
    begun.record(Step("y", "person.set", (Edit("person", ANN, {"email": "second@x.org"}, seen=seen),)))
    conflict = begun.history.conflicts()[0]
    assert [choice.value for choice in conflict.choices] == ["second@x.org", "first@x.org"]
    assert [choice.who for choice in conflict.choices] == ["y", "x"]
    begun.record(Step("z", "person.set", (Edit("person", ANN, {"email": "first@x.org"}),)))
    assert begun.history.conflicts() == []
    assert begun.get("person", ANN)["email"] == "first@x.org"


def test_the_clock_never_runs_backwards(names, store: Store) -> None:
    times = iter([10_000, 9_000, 9_000, 8_000])
    store._writer._origin = Origin(lambda: next(times), lambda count: bytes(count))
    store.record(first_step())
    for n in range(3):
        store.record(Step("x", "person.set", (Edit("person", ANN, {"phone": str(n)}),)))
    clocks = [row[0] for row in store._db.execute("SELECT hlc FROM sync_txn ORDER BY seq")]
    assert clocks == sorted(set(clocks))


def test_a_failure_in_the_middle_leaves_nothing(begun: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(begun._file.search, "write", fails)
    with pytest.raises(sqlite3.OperationalError):
        begun.record(Step("x", "person.set", (Edit("person", ANN, {"email": "a@x.org"}),)))
    monkeypatch.undo()
    assert begun.get("person", ANN)["email"] is None
    assert begun.checks.all() == []
    begun.record(Step("x", "person.set", (Edit("person", ANN, {"email": "b@x.org"}),)))
    assert begun.author + ":2" == begun.history.steps()[0].step


def test_a_full_disk_is_a_sentence(begun: Store) -> None:
    pages = begun._db.execute("PRAGMA page_count").fetchone()[0]
    begun._db.execute(f"PRAGMA max_page_count = {pages}")
    many = tuple(
        Edit("person", uid(f"7{n:04}"), {"role": "student", "birth_place": "x" * 200}, new=True) for n in range(2000)
    )
    assert refusal(begun, *many) == "office_file.disk_full"
    begun._db.execute("PRAGMA max_page_count = 1000000")
    assert begun.checks.all() == []


def test_attachments_keep_their_bytes_beside_the_journal(begun: Store) -> None:
    id = uid("a1")
    values = {"person_id": ANN, "title": "Passport", "file_name": "p.png", "size": 3}
    begun.record(Step("x", "attachment.add", (Edit("attachment", id, values, new=True),)), {id: b"png"})
    assert begun.attachments.get(id) == b"png"
    assert begun.attachments.get(uid("a2")) is None
    assert all(
        "png" not in text
        for line in begun.exchange.slices({begun.author: 1})
        for _, text in line.values
        if "p.png" not in text
    )


def test_a_clean_office_passes_every_check(begun: Store) -> None:
    begun.record(Step("x", "person.set", (Edit("person", ANN, {"home_institution_id": COLLEGE_B}),)))
    assert begun.checks.all() == []
    assert begun.checks.quick() == []


def test_a_note_stands_in_an_entry_of_its_own_so_that_a_partner_can_be_spared_it(begun: Store) -> None:
    receipt = begun.record(
        Step("x", "person.add", (Edit("person", uid(91), {"given_latin": "Eva", "note": "owes money"}, new=True),))
    )
    line = next(line for line in begun.exchange.slices({}) if f"{line.site}:{line.seq}" == receipt.step)
    assert [json.loads(text) for _, text in line.values] == [["Eva"], ["owes money"]]
    made = begun.get("person", uid(91))
    assert (made["given_latin"], made["note"]) == ("Eva", "owes money")
    assert made.heads["note"] == (f"{receipt.step}:1",), "the note goes on with the record and rivals nothing"
    assert begun.history.conflicts() == []
    assert begun.history.steps(1)[0].records == 1
    assert [entry.old for entry in begun.history.of("person", uid(91)) if entry.field == "note"] == [None]
    assert begun.checks.compare_with_rebuild() == []
    begun.undo("x")
    assert not begun.get("person", uid(91)).live
    begun.redo("x")
    assert begun.get("person", uid(91))["note"] == "owes money"


def test_a_note_changed_together_with_a_field_replaces_what_was_seen(begun: Store) -> None:
    begun.record(Step("x", "person.set", (Edit("person", ANN, {"note": "first"}),)))
    seen = begun.get("person", ANN).heads
    begun.record(Step("y", "person.set", (Edit("person", ANN, {"note": "second", "email": "a@x.org"}, seen=seen),)))
    assert begun.get("person", ANN)["note"] == "second"
    assert begun.history.conflicts() == []
    begun.undo("y")
    assert (begun.get("person", ANN)["note"], begun.get("person", ANN)["email"]) == ("first", None)


def test_a_name_stands_in_the_journal_as_a_package_may_carry_it(begun: Store) -> None:
    hidden, breve = chr(0x202E), chr(0x0306)
    begun.record(Step(f" И{breve}\tОрлова{hidden}\x00", "person.set", (Edit("person", ANN, {"email": "a@x.org"}),)))
    assert begun.history.steps(1)[0].who == "Й Орлова"
