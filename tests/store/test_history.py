"""The past of a record and of the file, read from the journal."""

from __future__ import annotations

import pytest
from replicas import COLLEGE_A, PEOPLE, first_step

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
