"""People entered more than once are listed, counted and found once, whatever two replicas did to each other."""

from __future__ import annotations

import pytest
from replicas import PEOPLE, first_step, uid

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.store import Store

ANN, BEA = PEOPLE
ONCE = Query("person", once=True)


@pytest.fixture
def begun(office: Store) -> Store:
    office.record(first_step())
    office.record(Step("x", "set", (Edit("person", BEA, {"family_latin": "BERG", "given_latin": "Bea"}),)))
    return office


def same(store: Store, entry: str, kept: str | None) -> None:
    store.record(Step("x", "people.merge", (Edit("person", entry, {"same_as_id": kept}),)))


def listed(store: Store, query: Query = ONCE) -> list[str]:
    return [store.id_of("person", n) for n in store.ids(query)]


def test_the_kept_entry_is_listed_and_the_other_is_not(begun: Store) -> None:
    assert (sorted(listed(begun)), begun.count(ONCE)) == (sorted(PEOPLE), 2)
    same(begun, ANN, BEA)
    assert (listed(begun), begun.count(ONCE)) == ([BEA], 1)
    assert begun.count(Query("person")) == 2
    same(begun, ANN, None)
    assert begun.count(ONCE) == 2


def test_of_two_that_name_each_other_exactly_one_is_listed_and_found(begun: Store) -> None:
    same(begun, ANN, BEA)
    same(begun, BEA, ANN)
    assert (listed(begun), begun.count(ONCE)) == ([ANN], 1)
    assert listed(begun, Query("person", filters=(Filter("same_as_id", Test.EMPTY),))) == [ANN]
    assert listed(begun, Query("person", filters=(Filter("same_as_id", Test.IS, (None,)),))) == [ANN]
    assert listed(begun, Query("person", filters=(Filter("same_as_id", Test.FILLED),))) == [BEA]
    assert begun.counts("person", "role", ONCE) == {"student": 1}
    assert begun.search("berg", ("person",)) == [("person", ANN)]
    assert begun.search("berg", ("person",), once=False) == [("person", BEA)]
    assert begun.entries().of(BEA) == (ANN, BEA)


def test_who_is_found_by_the_name_of_a_hidden_entry_is_listed_by_the_kept_one(begun: Store) -> None:
    same(begun, BEA, ANN)
    for text in ("berg", "ann", ""):
        assert listed(begun, Query("person", text, once=True)) == [ANN]
    assert begun.count(Query("person", "berg", once=True)) == 1
    assert listed(begun, Query("person", "berg")) == [BEA]


def test_an_entry_stays_when_the_kept_one_is_deleted(begun: Store) -> None:
    third = uid("53")
    begun.record(Step("x", "add", (Edit("person", third, {"role": "student", "given_latin": "Cleo"}, new=True),)))
    same(begun, ANN, third)
    same(begun, BEA, third)
    assert listed(begun) == [third]
    begun.record(Step("x", "remove", (removal("person", third),)))
    assert (listed(begun), begun.count(ONCE)) == ([ANN], 1)
    assert listed(begun, Query("person", deleted=True, once=True)) == [third]
