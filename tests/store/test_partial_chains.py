"""Chains with values or whole runs left out: they verify, they are filled later, and the order does not matter."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator

import pytest
from cutting import cut
from hypothesis import given, settings
from hypothesis import strategies as st
from replicas import COLLEGE_A, COLLEGE_B, PEOPLE, STAY, Clockwork, Pair, Replica, dump, two_replicas, uid

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.merge.transactions import TxnLine
from exchange_admin.names import Names
from exchange_admin.store import Store

ANN, BEN = PEOPLE


def newcomer(names: Names) -> Store:
    """Somebody who knows nothing yet."""
    return Store.in_memory(origin=Origin.seeded(5), names=names, institution=COLLEGE_B)


@pytest.fixture
def reader(names: Names) -> Iterator[Store]:
    with newcomer(names) as made:
        yield made


def set_(replica: Replica, kind: str, id: str, **values: object) -> str:
    return replica.store.record(Step(replica.name, "set", (Edit(kind, id, values),))).step


def everything(*replicas: Replica) -> list[TxnLine]:
    for one in replicas:
        for other in replicas:
            if one is not other:
                one.store.exchange.receive(other.store.exchange.slices({}))
    return list(replicas[0].store.exchange.slices({}))


def whole(store: Store) -> None:
    assert store.checks.verify() == []
    assert store.checks.compare_with_rebuild() == []
    assert not store._db.execute("PRAGMA foreign_key_check").fetchall()


def only(*ids: str):
    return lambda _, record: record in ids


def test_a_reader_sees_what_he_was_given_and_nothing_else(pair: Pair, reader: Store) -> None:
    set_(pair[0], "person", ANN, email="a@x.org")
    set_(pair[0], "person", BEN, email="b@x.org")
    reader.exchange.receive(cut(everything(*pair), only(ANN)))
    assert reader.get("person", ANN)["email"] == "a@x.org"
    assert reader.get("person", BEN) is None
    assert reader.exchange.known() == pair[0].store.exchange.known()
    whole(reader)


def test_what_was_left_out_can_be_sent_later(pair: Pair, reader: Store) -> None:
    set_(pair[0], "person", BEN, email="b@x.org")
    set_(pair[0], "person", ANN, email="a@x.org")
    set_(pair[1], "person", BEN, phone="1")
    lines = everything(*pair)
    reader.exchange.receive(cut(lines, only(ANN)))
    reader.exchange.receive(cut(lines, only(ANN, BEN)))
    assert (reader.get("person", BEN)["email"], reader.get("person", BEN)["phone"]) == ("b@x.org", "1")
    whole(reader)
    reader.exchange.receive(lines)
    assert dump(reader) == dump(pair[0].store)
    whole(reader)


def test_an_older_value_that_comes_later_does_not_come_back_to_life(pair: Pair, reader: Store) -> None:
    for value in ("1", "2", "3"):
        set_(pair[0], "person", ANN, email=value)
    lines = everything(*pair)
    last = [line for line in lines if line.site == pair[0].store.author][-1]
    rest = [line for line in lines if line.site != last.site]
    run = TxnLine.skip(last.site, 1, last.seq - 1, last.prev)
    reader.exchange.receive([*rest, run, last])
    assert reader.get("person", ANN)["email"] == "3"
    reader.exchange.receive(lines)
    assert reader.get("person", ANN)["email"] == "3"
    assert reader.history.conflicts() == []
    whole(reader)


def test_a_run_may_be_opened_in_the_middle_and_covered_again(pair: Pair, reader: Store) -> None:
    for n in range(6):
        set_(pair[0], "person", ANN, phone=str(n))
    lines = [line for line in everything(*pair) if line.site == pair[0].store.author]
    rest = [line for line in pair[0].store.exchange.slices({}) if line.site != pair[0].store.author]
    run = TxnLine.skip(lines[0].site, 1, 6, lines[-1].hash)
    for part in ([*rest, run], [lines[2]], [run], [lines[3]], [TxnLine.skip(run.site, 2, 5, lines[4].hash)]):
        reader.exchange.receive(part)
        whole(reader)
    rows = [(row.first, row.seq, row.whole) for row in reader._journal.rows_of(run.site, 1, 6)]
    assert rows == [(1, 2, False), (3, 3, True), (4, 4, True), (5, 6, False)]
    reader.exchange.receive([lines[5], lines[0], lines[4], lines[1]])
    assert dump(reader) == dump(pair[0].store)


def test_runs_that_meet_become_one(pair: Pair, reader: Store) -> None:
    for n in range(6):
        set_(pair[0], "person", ANN, phone=str(n))
    lines = [line for line in everything(*pair) if line.site == pair[0].store.author]
    author = lines[0].site
    reader.exchange.receive([TxnLine.skip(author, 3, 4, lines[3].hash)])
    assert reader.exchange.known() == {}
    reader.exchange.receive([TxnLine.skip(author, 1, 6, lines[5].hash)])
    assert [(row.first, row.seq) for row in reader._journal.rows_of(author, 1, 9)] == [(1, 4), (5, 6)]
    assert reader.exchange.known() == {author: 6}


def test_a_skipped_run_has_one_end(pair: Pair, reader: Store) -> None:
    for n in range(3):
        set_(pair[0], "person", ANN, phone=str(n))
    lines = [line for line in everything(*pair) if line.site == pair[0].store.author]
    reader.exchange.receive([TxnLine.skip(lines[0].site, 1, 3, lines[2].hash)])
    reader.exchange.receive([TxnLine.skip(lines[0].site, 2, 3, "00" * 32)])
    assert [problem.code for problem in reader.checks.verify()] == ["journal.fork"]


def test_a_step_that_does_not_end_its_run_is_a_fork(pair: Pair, reader: Store) -> None:
    for n in range(3):
        set_(pair[0], "person", ANN, phone=str(n))
    lines = [line for line in everything(*pair) if line.site == pair[0].store.author]
    reader.exchange.receive([TxnLine.skip(lines[0].site, 1, 3, "ab" * 32)])
    reader.exchange.receive([lines[2]])
    assert [problem.code for problem in reader.checks.verify()] == ["journal.fork"]


def test_values_that_do_not_fit_their_hash_do_not_fill_anything(pair: Pair, reader: Store) -> None:
    set_(pair[0], "person", ANN, email="a@x.org")
    lines = everything(*pair)
    reader.exchange.receive(cut(lines, only(BEN)))
    line = next(one for one in lines if one.site == pair[0].store.author)
    salt, text = line.values[0]
    with pytest.raises(RuleBroken):
        reader.exchange.receive([dataclasses.replace(line, values=((salt, text.replace("a@", "b@")),))])


def test_less_never_takes_away_what_is_known(pair: Pair, reader: Store) -> None:
    set_(pair[0], "person", ANN, email="a@x.org")
    lines = everything(*pair)
    reader.exchange.receive(lines)
    before = dump(reader)
    reader.exchange.receive(cut(lines, only(BEN)))
    reader.exchange.receive([TxnLine.skip(lines[0].site, 1, 1, lines[0].hash)])
    assert dump(reader) == before


def test_whose_field_it_is_becomes_clear_with_the_first_step(pair: Pair, reader: Store) -> None:
    sending, receiving = pair
    set_(receiving, "person", BEN, phone="1")
    set_(receiving, "mobility", STAY, receiving_status="verified")
    set_(sending, "mobility", STAY, receiving_status="rejected")
    lines = everything(*pair)
    first = next(line for line in lines if line.site == receiving.store.author)
    rest = [line for line in lines if line is not first]
    reader.exchange.receive([*rest, TxnLine.skip(first.site, 1, 1, first.hash)])
    assert reader.history.proposals() == []
    reader.exchange.receive([dataclasses.replace(first, values=(None,))])
    assert reader.get("mobility", STAY)["receiving_status"] == "verified"
    assert len(reader.history.proposals()) == 1
    whole(reader)


def test_a_filled_value_waits_for_what_it_replaces(pair: Pair, reader: Store) -> None:
    """The step that was skipped stood on one of another author, which has not come yet."""
    first, second = pair
    set_(second, "person", ANN, email="theirs")
    first.store.exchange.receive(second.store.exchange.slices({}))
    set_(first, "person", ANN, email="ours")
    set_(first, "person", BEN, email="x")
    lines = everything(*pair)
    theirs = [line for line in lines if line.site == second.store.author]
    ours = [line for line in lines if line.site == first.store.author]
    start = [line for line in lines if line not in theirs and line not in ours]
    reader.exchange.receive([*start, TxnLine.skip(ours[0].site, 1, 1, ours[0].hash), ours[1]])
    assert reader.get("person", BEN)["email"] == "x"
    reader.exchange.receive([ours[0]])
    assert reader.get("person", ANN)["email"] is None
    whole(reader)
    reader.exchange.receive(theirs)
    assert reader.get("person", ANN)["email"] == "ours"
    assert reader.history.conflicts() == []
    assert dump(reader) == dump(first.store)
    whole(reader)


def test_a_step_waits_for_what_it_replaces_although_the_step_that_told_of_it_was_skipped(
    pair: Pair, reader: Store
) -> None:
    first, second = pair
    set_(second, "person", ANN, email="theirs")
    first.store.exchange.receive(second.store.exchange.slices({}))
    set_(first, "person", BEN, email="x")
    set_(first, "person", ANN, email="ours")
    lines = everything(*pair)
    theirs = [line for line in lines if line.site == second.store.author]
    told, line = [line for line in lines if line.site == first.store.author]
    start = [one for one in lines if one not in theirs and one not in (told, line)]
    reader.exchange.receive([*start, TxnLine.skip(told.site, 1, 1, told.hash), line])
    assert [(one.seq, one.missing_author) for one in reader.exchange.waiting()] == [(2, second.store.author)]
    reader.exchange.receive(theirs)
    assert reader.get("person", ANN)["email"] == "ours"
    assert reader.history.conflicts() == []


def test_history_and_steps_tell_only_what_can_be_read(pair: Pair, reader: Store) -> None:
    set_(pair[0], "person", BEN, email="b@x.org")
    set_(pair[0], "person", ANN, email="a@x.org")
    reader.exchange.receive(cut(everything(*pair), only(ANN)))
    assert all(
        entry.step in {step.step for step in reader.history.steps()} for entry in reader.history.of("person", ANN)
    )
    assert reader.step_count() == len(reader.history.steps())
    assert reader.undoable() is None
    assert list(reader.exchange.slices({})) == list(reader.exchange.slices({}))


# whatever is left out, in whatever order it comes

word = st.sampled_from(("a", "b", "c"))
doing = st.one_of(
    st.tuples(st.just("set"), st.sampled_from((0, 1)), st.sampled_from((ANN, BEN)), word),
    st.tuples(st.just("status"), st.sampled_from((0, 1)), st.sampled_from(("draft", "nominated")), word),
    st.tuples(st.just("delete"), st.sampled_from((0, 1)), st.sampled_from((ANN, BEN)), word),
    st.tuples(st.just("add"), st.sampled_from((0, 1)), st.sampled_from(("1", "2")), word),
    st.tuples(st.just("meet"), st.sampled_from((0, 1)), st.just(""), word),
)


def played(pair: Pair, steps: list[tuple[str, int, str, str]]) -> list[TxnLine]:
    for n, (what, who, aim, value) in enumerate(steps):
        replica, other = pair[who], pair[1 - who]
        try:
            if what == "set":
                set_(replica, "person", aim, given_latin=value)
            elif what == "status":
                set_(replica, "mobility", STAY, sending_status=aim, receiving_comment=value)
            elif what == "delete":
                replica.store.record(Step("x", "remove", (removal("person", aim),)))
            elif what == "add":
                values = {"person_id": ANN, "sending_institution_id": (COLLEGE_A, COLLEGE_B)[who], "note": value}
                new = (Edit("mobility", uid(f"7{aim}"), values, new=True), Edit("person", BEN, {"phone": str(n)}))
                replica.store.record(Step("x", "add", new))
            else:
                replica.store.exchange.receive(other.store.exchange.slices({}))
        except RuleBroken:
            continue
    return everything(*pair)


@settings(max_examples=60, deadline=None)
@given(
    steps=st.lists(doing, min_size=3, max_size=14),
    views=st.lists(
        st.tuples(st.frozensets(st.sampled_from((ANN, BEN, STAY, uid("71"), uid("72")))), st.integers(0, 99)),
        max_size=4,
    ),
    seed=st.integers(0, 1 << 16),
)
def test_whatever_was_left_out_first_the_end_is_the_same(names: Names, steps, views, seed: int) -> None:
    with two_replicas(names, Clockwork()) as pair, newcomer(names) as reader:
        lines = played(pair, steps)
        chance = random.Random(seed)
        for seen, upto in views:
            part = cut(lines[: len(lines) * upto // 100], only(*seen))
            chance.shuffle(part)
            for piece in (part[: len(part) // 2], part[len(part) // 3 :]):
                reader.exchange.receive(piece)
                whole(reader)
        chance.shuffle(lines)
        half = len(lines) // 2
        for piece in (lines[half:], lines[:half], lines):
            reader.exchange.receive(piece)
            whole(reader)
        assert reader.exchange.waiting() == []
        assert dump(reader) == dump(pair[0].store)
