"""Undo is a new step; it sets back what nobody changed since, and any number of undos and redos cancel out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from replicas import COLLEGE_A, PEOPLE, STAY, Clockwork, Pair, first_step, uid

from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step, removal, restoral
from exchange_admin.names import Names
from exchange_admin.store import Store, Undone
from exchange_admin.store.writing import Planned

FIELDS = ("given_latin", "family_latin", "birth_date", "email")
VALUES = {"birth_date": ("2001-02-03", "2002-03-04", None)}

edit = st.sampled_from(PEOPLE).flatmap(
    lambda person: st.sampled_from(FIELDS).flatmap(
        lambda name: st.sampled_from(VALUES.get(name, ("a", "b", None))).map(
            lambda value: Edit("person", person, {name: value})
        )
    )
)
gesture = st.one_of(
    st.lists(edit, min_size=1, max_size=3).map(tuple),
    st.sampled_from([(removal("person", id),) for id in PEOPLE]),
    st.sampled_from([(restoral("person", id),) for id in PEOPLE]),
    st.just(()),
    st.sampled_from(["add", "undo", "redo"]),
)


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """What a person sees: values and presence, without the journal behind them. Deleted rows show their absence."""
    found = {}
    for kind in ("person", "identity_document", "mobility"):
        columns = ", ".join(f'"{one.name}"' for one in REGISTRY[kind].fields)
        sql = f'SELECT id, {columns} FROM "{kind}" WHERE _live = 1 ORDER BY id'  # noqa: S608
        found[kind] = store._db.execute(sql).fetchall()
    return found


def start(names: Names) -> Store:
    store = Store.in_memory(origin=Origin.seeded(1), names=names, institution=COLLEGE_A)
    store.record(first_step())
    return store


def do(store: Store, what: object, made: list[str]) -> None:
    try:
        if what == "undo":
            if store.undoable() and store.undoable()[0] != made[0]:
                store.undo("x")
        elif what == "redo":
            store.redo("x")
        elif what == "add":
            id = uid(f"9{len(made)}")
            made.append(id)
            papers = {"person_id": id, "kind": "passport", "number": f"P{len(made)}"}
            store.record(
                Step(
                    "x",
                    "person.add",
                    (
                        Edit("person", id, {"role": "student", "given_latin": "N"}, new=True),
                        Edit("identity_document", uid(f"8{len(made)}"), papers, new=True),
                    ),
                )
            )
        elif what:
            store.record(Step("x", "edit", what))
    except RuleBroken as refused:
        assert refused.problem.code in {"record.deleted", "undo.changed_since"}


@settings(max_examples=150)
@given(gestures=st.lists(gesture, max_size=14))
def test_undoing_everything_leads_back_and_redoing_everything_forth(names: Names, gestures: list[object]) -> None:
    with start(names) as store:
        first = store.history.steps()[0].step
        before = contents(store)
        made = [first]
        for what in gestures:
            do(store, what, made)
        after = contents(store)
        states = [after]
        while store.undoable() and store.undoable()[0] != first:
            assert store.undo("x") is not None
            states.append(contents(store))
        assert states[-1] == before
        while states.pop() and states:
            assert store.redo("x") is not None
            assert contents(store) == states[-1]
        assert store.checks.verify() == []
        assert store.checks.compare_with_rebuild() == []


def test_a_step_can_be_undone_after_the_file_was_closed(office: Store, reopen, origin: Origin) -> None:
    id = origin.new_id()
    office.record(Step("x", "person.add", (Edit("person", id, {"role": "student", "given_latin": "A"}, new=True),)))
    office.record(Step("x", "person.set", (Edit("person", id, {"given_latin": "B"}),)))
    office.close()
    again = reopen(office.path)
    assert again.undoable()[1] == "person.set"
    again.undo("y")
    assert again.get("person", id)["given_latin"] == "A"
    assert again.redoable()[1] == "person.set"


def test_undo_leaves_what_somebody_changed_since_and_names_it(pair: Pair) -> None:
    ours, theirs = pair
    step = ours.store.record(
        Step("x", "person.set", (Edit("person", PEOPLE[0], {"given_latin": "B", "email": "b@x.org"}),))
    )
    theirs.store.exchange.receive(ours.store.exchange.slices({}))
    theirs.store.record(Step("y", "person.set", (Edit("person", PEOPLE[0], {"email": "c@x.org"}),)))
    ours.store.exchange.receive(theirs.store.exchange.slices({}))
    receipt = ours.store.undo_step(step.step, "x")
    assert isinstance(receipt, Undone)
    assert receipt.kept == (("person", PEOPLE[0], "email"),)
    person = ours.store.get("person", PEOPLE[0])
    assert (person["given_latin"], person["email"]) == ("Ann", "c@x.org")


def test_undo_with_nothing_left_to_set_back_is_refused_once_and_then_passed_over(pair: Pair) -> None:
    ours, theirs = pair
    ours.store.record(Step("x", "person.set", (Edit("person", PEOPLE[0], {"given_latin": "B"}),)))
    ours.store.record(Step("x", "person.set", (Edit("person", PEOPLE[1], {"email": "b@x.org"}),)))
    theirs.store.exchange.receive(ours.store.exchange.slices({}))
    theirs.store.record(Step("y", "person.set", (Edit("person", PEOPLE[1], {"email": "c@x.org"}),)))
    ours.store.exchange.receive(theirs.store.exchange.slices({}))
    with pytest.raises(RuleBroken) as refused:
        ours.store.undo("x")
    assert refused.value.problem.code == "undo.changed_since"
    assert refused.value.problem.facts["fields"] == "field.email"
    ours.store.undo("x")
    assert ours.store.get("person", PEOPLE[0])["given_latin"] == "Ann"


def test_undo_opens_a_conflict_again_in_which_another_program_wrote_nonsense(clock: Clockwork, pair: Pair) -> None:
    ours, theirs = pair
    heads = tuple(ours.heads("person", PEOPLE[0])["birth_date"])
    theirs.write_raw([Planned("person", PEOPLE[0], ("birth_date",), [[1]], (heads,))])
    for value in ("2001-02-03", "2002-03-04"):
        clock.now += 1
        ours.store.record(Step("a", "set", (Edit("person", PEOPLE[0], {"birth_date": value}),)))
        ours.store.exchange.receive(theirs.store.exchange.slices({}))
    ours.store.undo("a")
    [dispute] = ours.store.history.conflicts()
    assert {choice.value for choice in dispute.choices} == {"2001-02-03", "[1]"}
    assert ours.store.checks.compare_with_rebuild() == []


def test_an_added_record_that_somebody_else_has_worked_on_is_not_taken_away(pair: Pair) -> None:
    ours, theirs = pair
    id = uid("99")
    added = ours.store.record(Step("x", "person.add", (Edit("person", id, {"role": "student"}, new=True),)))
    theirs.store.exchange.receive(ours.store.exchange.slices({}))
    theirs.store.record(Step("y", "person.set", (Edit("person", id, {"email": "c@x.org"}),)))
    ours.store.exchange.receive(theirs.store.exchange.slices({}))
    with pytest.raises(RuleBroken):
        ours.store.undo_step(added.step, "x")
    assert ours.store.get("person", id).live


def test_undoing_an_import_takes_the_people_and_their_papers_away_in_one_step(names: Names, origin: Origin) -> None:
    with start(names) as store:
        edits = []
        for n in range(300):
            id = origin.new_id()
            edits.append(Edit("person", id, {"role": "student", "given_latin": f"N{n}"}, new=True))
            papers = {"person_id": id, "kind": "passport", "number": f"P{n:06}"}
            edits.append(Edit("identity_document", origin.new_id(), papers, new=True))
        store.record(Step("x", "people.import", tuple(edits)))
        steps = store.step_count()
        store.undo("x")
        assert store.step_count() == steps + 1
        assert store.search("P000123") == []
        assert len(contents(store)["person"]) == 2
        store.redo("x")
        assert len(contents(store)["person"]) == 302
        assert len(store.search("P000123")) == 1
        assert store.checks.all() == []


def test_undo_of_a_delete_brings_the_record_back_as_it_was(names: Names) -> None:
    with start(names) as store:
        before = contents(store)
        store.record(Step("x", "mobility.remove", (removal("mobility", STAY),)))
        assert not store.get("mobility", STAY).live
        receipt = store.undo("x")
        assert receipt.ids == {"mobility": frozenset({STAY})}
        assert contents(store) == before
        assert [entry.new for entry in store.history.of("mobility", STAY) if entry.field == LIVE] == [1, 0]


def test_unknown_steps_cannot_be_undone(store: Store) -> None:
    for step in ("", "x", "x:1", "x:y", f"{store.author}:9"):
        with pytest.raises(RuleBroken) as refused:
            store.undo_step(step, "x")
        assert refused.value.problem.code == "undo.nothing"
    assert store.undo("x") is None
    assert store.undoable() is None
