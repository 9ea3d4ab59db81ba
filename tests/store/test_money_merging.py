"""Two offices that change an amount and its currency at the same time: nobody's number gets another's currency."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from money_office import FORMAT, WITH_FUNDS, names
from replicas import COLLEGE_A, SIGNING, Clockwork, Replica, opened, uid

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.heads import Rules
from exchange_admin.store import Store
from exchange_admin.store.binding import in_memory
from exchange_admin.store.identity import begin_site
from exchange_admin.store.journal import Journal
from exchange_admin.store.parts import Using

FUND = uid("f1")
FIELDS = ("currency", "budget", "per_day")


def image() -> bytes:
    connection, origin = in_memory(), Origin.seeded(1)
    FORMAT.begin(connection)
    begin_site(Journal(connection), origin, COLLEGE_A, "")
    start = {"code": "F", "currency": "CNY", "budget": 100, "per_day": 10}
    with Store(
        connection, Path(), Using(names=names(), origin=origin, registry=WITH_FUNDS, format=FORMAT, signing=SIGNING)
    ) as store:
        store.record(Step("a", "test_fund.add", (Edit("test_fund", FUND, start, new=True),)))
        return store._db.serialize()


IMAGE = image()


@contextmanager
def two_offices() -> Iterator[tuple[Replica, Replica]]:
    clock = Clockwork()
    made = [
        Replica(name, names(), clock.origin(n, n), Rules(), WITH_FUNDS, opened(IMAGE)) for n, name in enumerate("AB")
    ]
    with made[0] as ours, made[1] as theirs:
        yield ours, theirs


def write(replica: Replica, **values: object) -> None:
    replica.store.record(Step(replica.name, "test_fund.set", (Edit("test_fund", FUND, values),)))


def exchange(ours: Replica, theirs: Replica) -> None:
    lines = theirs.store.exchange.slices({}), ours.store.exchange.slices({})
    for replica, told in zip((ours, theirs), lines, strict=True):
        replica.store.exchange.receive(told)


def pair(replica: Replica) -> dict[str, object]:
    record = replica.store.get("test_fund", FUND)
    assert record is not None
    return {name: record[name] for name in FIELDS}


def disputed(replica: Replica) -> set[str]:
    return {one.field for one in replica.store.history.conflicts()}


change = st.sampled_from(
    (
        {"budget": 200},
        {"budget": 300},
        {"per_day": 20},
        {"currency": "RUB"},
        {"currency": "JPY", "budget": 1},
        {"budget": 200, "currency": "RUB"},
        {"code": "G"},
    )
)


@given(change, change)
@settings(max_examples=50, deadline=None)
def test_an_amount_gets_no_currency_that_nobody_wrote_beside_it_without_being_asked_about(one, other) -> None:
    with two_offices() as (ours, theirs):
        written = []
        for replica, values in ((ours, one), (theirs, other)):
            write(replica, **values)
            written.append(pair(replica))
        exchange(ours, theirs)
        assert pair(ours) == pair(theirs)
        assert disputed(ours) == disputed(theirs)
        for name in ("budget", "per_day"):
            beside = {(told[name], told["currency"]) for told in written} | {(100, "CNY"), (10, "CNY")}
            now = pair(ours)
            assert (now[name], now["currency"]) in beside or {name, "currency"} & disputed(ours)


def test_amount_here_and_currency_there_contradict_each_other() -> None:
    with two_offices() as (ours, theirs):
        write(ours, budget=200)
        write(theirs, currency="RUB")
        exchange(ours, theirs)
        assert disputed(ours) == {"budget", "currency"}


def test_two_amounts_in_the_currency_that_stays_contradict_nothing() -> None:
    with two_offices() as (ours, theirs):
        write(ours, budget=200)
        write(theirs, per_day=20)
        exchange(ours, theirs)
        assert (disputed(ours), pair(ours)) == (set(), {"currency": "CNY", "budget": 200, "per_day": 20})


def test_what_is_no_amount_brings_none_along() -> None:
    with two_offices() as (ours, theirs):
        write(ours, code="G")
        write(theirs, currency="RUB")
        exchange(ours, theirs)
        assert disputed(ours) == set()
