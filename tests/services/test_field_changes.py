"""The same value into one field of many records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.names import Names, NameTables
from exchange_admin.services.field_changes import AT_ONCE, FieldChange, FieldChanges, changeable_fields
from exchange_admin.services.parts import Parts
from exchange_admin.services.records import Records
from exchange_admin.store import Store

ROOT = Path(__file__).parents[2]
WHO = "Shen"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    names = Names(NameTables.load(ROOT / "resources" / "names"))
    with Store.create(tmp_path / "office.exchange", origin=Origin.seeded(1), names=names) as made:
        yield made


@pytest.fixture
def changes(store: Store) -> FieldChanges:
    names = Names(NameTables.load(ROOT / "resources" / "names"))
    records = Records(Parts(store, REGISTRY, names, Origin.seeded(2), {}, lambda: date(2026, 11, 24)))
    return FieldChanges(store, REGISTRY, records)


def people(store: Store, *years: int | None) -> tuple[str, ...]:
    ids = tuple(store.origin.new_id() for _ in years)
    edits = [
        Edit("person", id, {"family_latin": f"Wang{n}", "role": "student", "study_year": year}, new=True)
        for n, (id, year) in enumerate(zip(ids, years, strict=True))
    ]
    store.record(Step(WHO, "person.add", tuple(edits)))
    return ids


def test_what_would_change_is_counted_and_nothing_is_written(store: Store, changes: FieldChanges) -> None:
    ids = people(store, 1, 2, 2, None)
    outlook = changes.outlook(FieldChange("person", ids, "study_year", 2))
    assert (outlook.changing, outlook.same, outlook.refused) == (2, 2, ())
    assert store.get("person", ids[0])["study_year"] == 1


def test_one_step_changes_all_and_one_undo_takes_all_back(store: Store, changes: FieldChanges) -> None:
    ids = people(store, 1, 2, 2, None)
    done = changes.apply(FieldChange("person", ids, "study_year", 2), WHO)
    assert len(done.ids["person"]) == 2
    assert {store.get("person", id)["study_year"] for id in ids} == {2}
    store.undo(WHO)
    assert [store.get("person", id)["study_year"] for id in ids] == [1, 2, 2, None]


def test_a_field_can_be_emptied(store: Store, changes: FieldChanges) -> None:
    ids = people(store, 1, 2)
    changes.apply(FieldChange("person", ids, "study_year", None), WHO)
    assert {store.get("person", id)["study_year"] for id in ids} == {None}


def test_who_cannot_take_the_value_stays_as_it_is_and_is_named(store: Store, changes: FieldChanges) -> None:
    early, late = (store.origin.new_id() for _ in range(2))
    for id, starts in ((early, "2026-09-01"), (late, "2027-02-01")):
        values = {"code": starts[:4], "starts": starts}
        store.record(Step(WHO, "academic_year.add", (Edit("academic_year", id, values, new=True),)))
    wish = FieldChange("academic_year", (early, late), "ends", "2027-01-20")
    outlook = changes.outlook(wish)
    assert outlook.changing == 1
    assert [id for id, _ in outlook.refused] == [late]
    changes.apply(wish, WHO)
    assert store.get("academic_year", early)["ends"] == "2027-01-20"
    assert store.get("academic_year", late)["ends"] is None


def test_a_required_field_cannot_be_emptied(store: Store, changes: FieldChanges) -> None:
    ids = people(store, 1)
    assert len(changes.outlook(FieldChange("person", ids, "role", None)).refused) == 1
    assert not changes.apply(FieldChange("person", ids, "role", None), WHO)


def test_deleted_records_are_not_counted(store: Store, changes: FieldChanges) -> None:
    ids = people(store, 1, 1)
    store.undo(WHO)
    outlook = changes.outlook(FieldChange("person", ids, "study_year", 2))
    assert (outlook.changing, outlook.same) == (0, 0)


def test_giving_up_in_the_middle_leaves_everything_as_it_was(store: Store, changes: FieldChanges) -> None:
    ids = people(store, *[1] * (AT_ONCE + 1))

    def give_up(done: int, total: int) -> None:
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        changes.apply(FieldChange("person", ids, "study_year", 2), WHO, give_up)
    assert store.get("person", ids[0])["study_year"] == 1


def test_fields_that_are_written_once_or_by_the_program_or_alone_are_not_offered() -> None:
    for kind in REGISTRY.kinds:
        for field in changeable_fields(kind):
            assert (field.immutable, field.unique, field.written_by_program) == (False, False, False)
    assert "state" not in {field.name for field in changeable_fields(REGISTRY["certificate"])}
    assert "study_year" in {field.name for field in changeable_fields(REGISTRY["person"])}
