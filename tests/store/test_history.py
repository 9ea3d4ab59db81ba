"""The past of a record and of the file, read from the journal."""

from __future__ import annotations

import pytest
from replicas import COLLEGE_A, PEOPLE, Pair, first_step

from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.steps import Edit, Step, removal, restoral
from exchange_admin.store import Store

ANN = PEOPLE[0]


@pytest.fixture
def begun(store: Store) -> Store:
    store.record(first_step())
    return store


def test_history_tells_who_changed_what_from_what_the_latest_first(begun: Store) -> None:
    begun.record(Step("Li", "person.set", (Edit("person", ANN, {"given_latin": "Anna"}),)))
    begun.record(Step("Wu", "person.set", (Edit("person", ANN, {"given_latin": "Annie", "email": "a@x.org"}),)))
    told = [(one.who, one.verb, one.field, one.old, one.new) for one in begun.history.of("person", ANN)]
    assert told == [
        ("Wu", "person.set", "given_latin", "Anna", "Annie"),
        ("Wu", "person.set", "email", None, "a@x.org"),
        ("Li", "person.set", "given_latin", "Ann", "Anna"),
        ("founder", "office.add", "role", None, "student"),
        ("founder", "office.add", "given_latin", None, "Ann"),
    ]


def test_history_holds_deletes_and_returns(begun: Store) -> None:
    begun.record(Step("Li", "person.remove", (removal("person", ANN),)))
    begun.record(Step("Li", "person.restore", (restoral("person", ANN),)))
    assert [(one.field, one.old, one.new) for one in begun.history.of("person", ANN)[:2]] == [
        (LIVE, 0, 1),
        (LIVE, 1, 0),
    ]


def test_history_says_which_step_an_undo_took_back(begun: Store) -> None:
    step = begun.record(Step("Li", "person.set", (Edit("person", ANN, {"email": "a@x.org"}),))).step
    begun.undo("Wu")
    entry = begun.history.of("person", ANN)[0]
    assert (entry.who, entry.undoes, entry.old, entry.new) == ("Wu", step, "a@x.org", None)


def test_a_record_that_is_not_there_has_no_history(begun: Store) -> None:
    assert begun.history.of("person", COLLEGE_A) == []


def test_steps_come_the_latest_first_with_the_number_of_records(begun: Store) -> None:
    begun.record(Step("Li", "person.set", (Edit("person", ANN, {"email": "a@x.org"}),)))
    assert [(one.who, one.verb, one.records) for one in begun.history.steps()] == [
        ("Li", "person.set", 1),
        ("founder", "office.add", 5),
    ]
    assert [one.verb for one in begun.history.steps(limit=1, offset=1)] == ["office.add"]
    assert begun.history.steps()[0].when == "2026-09-01T08:00:00Z"
    assert begun.step_count() == 2


def test_changes_are_counted_from_how_a_record_was_entered_first(begun: Store) -> None:
    other = PEOPLE[1]
    assert begun.history.counts("person", [ANN, other, COLLEGE_A]) == {ANN: 0, other: 0}
    begun.record(Step("Li", "person.set", (Edit("person", ANN, {"given_latin": "Anna", "email": "a@x.org"}),)))
    begun.record(Step("Li", "person.set", (Edit("person", ANN, {"given_latin": "Annie"}),)))
    assert begun.history.counts("person", [ANN, other]) == {ANN: 2, other: 0}
    begun.undo("Li")
    begun.record(Step("Li", "person.remove", (removal("person", ANN),)))
    assert begun.history.counts("person", [ANN]) == {ANN: 4}, "taking back and deleting are changes too"


def test_changes_of_two_colleges_are_counted_alike_once_they_have_met(pair: Pair) -> None:
    ours, theirs = (one.store for one in pair)
    for store, email in ((ours, "a@x.org"), (theirs, "b@x.org")):
        store.record(Step("Li", "person.set", (Edit("person", ANN, {"email": email}),)))
    ours.exchange.receive(theirs.exchange.slices({}))
    theirs.exchange.receive(ours.exchange.slices({}))
    assert ours.history.counts("person", [ANN]) == theirs.history.counts("person", [ANN]) == {ANN: 2}
