"""Two people say at once what an institution says of a text: one of them counts as a whole, and nothing is put together
that nobody said."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from replicas import Clockwork, Pair, Replica, two_replicas, uid

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Heads, Step
from exchange_admin.names import Names

HOME, MEETING = uid("f0"), uid("a0")
OF = {"meeting_id": MEETING, "institution_id": HOME}
ID = REGISTRY["approval"].own_id(OF)
FIELDS = tuple(field.name for field in REGISTRY["approval"].fields if not field.immutable)
SIGNED = {"signer": "Wang", "signed_on": "2026-09-01"}
DECLINED = {"verdict": "declined", "content_hash": "1" * 64, "comment": "no", **SIGNED}
APPROVED = {"verdict": "approved", "content_hash": "2" * 64, "position": "Rector", **SIGNED}


def write(replica: Replica, values: Mapping[str, Value], *, new: bool = False) -> str:
    told = {**OF, **values} if new else values
    return replica.store.record(Step(replica.name, "approval.set", (Edit("approval", ID, told, new=new),))).step


def begin(pair: Pair, said: Mapping[str, Value] | None) -> None:
    ours, _ = pair
    place = Edit("institution", HOME, {"name_en": "Office", "country": "CN", "kind": "college"}, new=True)
    meeting = Edit("meeting", MEETING, {"number": "1", "state": "held"}, new=True)
    ours.store.record(Step("a", "add", (place, meeting)))
    if said:
        write(ours, said, new=True)
    exchange(pair)


def exchange(pair: Pair) -> None:
    ours, theirs = (one.store for one in pair)
    lines = [*ours.exchange.slices({})], [*theirs.exchange.slices({})]
    theirs.exchange.receive(lines[0])
    ours.exchange.receive(lines[1])


def whole(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: values.get(name) for name in FIELDS}


def shown(replica: Replica) -> dict[str, Value]:
    record = replica.store.get("approval", ID)
    assert record is not None
    return {name: record[name] for name in FIELDS}


def disputed(replica: Replica) -> set[str]:
    return {one.field for one in replica.store.history.conflicts()}


CASES = [
    # (what stands there, what one says then, what the other says): of each only what changes
    pytest.param(
        DECLINED, {"verdict": "approved"}, {"content_hash": "2" * 64}, id="approves it; declines another text"
    ),
    pytest.param(
        APPROVED, {"content_hash": "3" * 64}, {"verdict": "declined"}, id="approves another text; declines it"
    ),
    pytest.param(
        APPROVED, {"signer": "Li", "position": None}, {"content_hash": "3" * 64}, id="another hand; another text"
    ),
    pytest.param(None, APPROVED, DECLINED, id="both for the first time"),
]


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(("before", "one", "other"), CASES)
def test_what_is_shown_is_what_one_of_them_said(
    pair: Pair, before: Mapping[str, Value] | None, one: Mapping[str, Value], other: Mapping[str, Value], swapped: bool
) -> None:
    begin(pair, before)
    said = (other, one) if swapped else (one, other)
    for replica, values in zip(pair, said, strict=True):
        write(replica, values, new=before is None)
    exchange(pair)
    wholes = [whole({**(before or {}), **values}) for values in said]
    assert shown(pair[0]) == shown(pair[1])
    assert shown(pair[0]) in wholes
    differ = {name for name in FIELDS if wholes[0][name] != wholes[1][name]}
    assert disputed(pair[0]) == disputed(pair[1]) == differ
    for replica in pair:
        assert replica.store.checks.compare_with_rebuild() == []


def test_undoing_what_settled_it_leaves_both_as_they_were_said(pair: Pair) -> None:
    begin(pair, None)
    for replica, values in zip(pair, (APPROVED, DECLINED), strict=True):
        write(replica, values, new=True)
    exchange(pair)
    ours = pair[0]
    before, taken = shown(ours), whole(APPROVED if shown(ours) == whole(DECLINED) else DECLINED)
    record = ours.store.get("approval", ID)
    assert record is not None
    edit = Edit("approval", ID, taken, seen=record.heads)
    step = ours.store.record(Step("a", "conflict.settle", (edit,))).step
    assert (shown(ours), disputed(ours)) == (taken, set())
    ours.store.undo_step(step, "a")
    exchange(pair)
    for replica in pair:
        assert shown(replica) == before
        assert said_by_heads(replica) == [before, taken]
        assert replica.store.checks.compare_with_rebuild() == []


def said_by_heads(replica: Replica) -> list[dict[str, Value]]:
    """What stands in dispute, each as a whole: the shown one first."""
    history = replica.store.history
    dots = [choice.dot for one in history.conflicts() for choice in one.choices]
    return [history.said_by(dot) for dot in dict.fromkeys(dots)]


def test_who_writes_one_field_on_what_stands_there_says_all_of_it(pair: Pair) -> None:
    begin(pair, APPROVED)
    write(pair[0], {"content_hash": "3" * 64})
    record = pair[0].store.get("approval", ID)
    assert record is not None
    (dot,) = {dot for name in FIELDS for dot in record.heads[name]}
    assert pair[0].store.history.said_by(dot) == whole({**APPROVED, "content_hash": "3" * 64})
    assert [one.field for one in pair[0].store.history.of("approval", ID)][:1] == ["content_hash"], (
        "the rest is no news"
    )


def test_who_wrote_one_field_alone_said_the_rest_as_it_had_stood_there(pair: Pair, monkeypatch) -> None:
    """An older program writes nothing beside the field; meanwhile somebody else says something of another text."""
    begin(pair, APPROVED)
    with monkeypatch.context() as older:
        older.setattr(pair[1].store._tables["approval"], "beside", {})
        write(pair[1], {"verdict": "declined"})
    write(pair[0], {"content_hash": "3" * 64, "signer": "Li"})
    exchange(pair)
    for replica in pair:
        said = said_by_heads(replica)
        assert whole({**APPROVED, "verdict": "declined"}) in said
        assert whole({**APPROVED, "content_hash": "3" * 64, "signer": "Li"}) in said


change = st.sampled_from(
    (
        {"verdict": "approved"},
        {"verdict": "declined"},
        {"content_hash": "3" * 64},
        {"content_hash": "4" * 64, "comment": "again"},
        {"signer": "Li", "position": None},
        {"comment": None},
    )
)
acts = st.lists(st.tuples(st.sampled_from(("write", "write", "meet", "undo", "settle")), st.integers(0, 1), change))


@given(acts, st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_two_pcs_do_nothing_is_shown_that_nobody_said(names: Names, todo, both_begin: bool) -> None:
    with two_replicas(names, Clockwork()) as pair:
        begin(pair, None if both_begin else APPROVED)
        for replica, values in zip(pair, (APPROVED, DECLINED), strict=True) if both_begin else ():
            write(replica, values, new=True)
        said = [whole(APPROVED), whole(DECLINED)]
        for act, at, values in (*todo, ("meet", 0, {}), ("meet", 0, {})):
            one = pair[at]
            match act:
                case "write" if is_there(one):
                    said.append({**shown(one), **values})
                    write(one, values)
                case "meet":
                    exchange(pair)
                case "undo":
                    with suppress(RuleBroken):
                        one.store.undo(one.name)
                case "settle" if others := said_by_heads(one)[1:]:
                    one.store.record(Step("a", "settle", (Edit("approval", ID, others[0], seen=heads(one)),)))
            assert all(shown(replica) in said for replica in pair if is_there(replica))
        assert is_there(pair[0]) == is_there(pair[1])
        assert not is_there(pair[0]) or shown(pair[0]) == shown(pair[1])
        assert all(replica.store.checks.compare_with_rebuild() == [] for replica in pair)


def is_there(replica: Replica) -> bool:
    record = replica.store.get("approval", ID)
    return record is not None and record.live


def heads(replica: Replica) -> Heads:
    record = replica.store.get("approval", ID)
    assert record is not None
    return record.heads
