"""The merge rules by themselves: which entries stay alive, which value is shown, when a row is there."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.fields import LIVE
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import author_of, dot_of, is_dot, split_dot, step_of
from exchange_admin.merge.heads import Candidate, Rules
from exchange_admin.merge.transactions import Entry

RULES = Rules()


def nobody_owns(field: str, dot: str) -> None:
    return None


def entry(
    dot: str, values: dict[str, object], parents: tuple[tuple[str, ...], ...] = (), *, new: bool = False
) -> Entry:
    author, seq, _ = split_dot(dot)
    return Entry(dot, author, seq, "person", "p", tuple(values), list(values.values()), parents, new)


def clock_of(*entries: Entry, immutable=(), owns=nobody_owns) -> RowClock:
    clock = RowClock()
    for one in entries:
        RULES.take(clock, one, immutable, owns)
    return clock


MADE = entry("a.1:1:0", {"name": "x", "city": "y"}, new=True)


def test_a_row_that_was_only_made_has_one_dot_for_its_clock() -> None:
    clock = clock_of(MADE)
    assert clock.text() == "a.1:1:0"
    assert clock.heads("name") == clock.heads("unheard of") == ("a.1:1:0",)
    assert clock.is_plain()


def test_an_edit_replaces_what_it_saw_and_nothing_else() -> None:
    clock = clock_of(MADE, entry("a.1:2:0", {"name": "z"}, (("a.1:1:0",),)))
    assert clock.heads("name") == ("a.1:2:0",)
    assert clock.heads("city") == ("a.1:1:0",)
    blind = clock_of(MADE, entry("b.1:1:0", {"name": "z"}, ((),)))
    assert blind.heads("name") == ("a.1:1:0", "b.1:1:0")
    assert not blind.is_plain()


def test_a_second_insert_is_one_more_head_of_every_field() -> None:
    edited = entry("a.1:2:0", {"name": "z"}, (("a.1:1:0",),))
    clock = clock_of(MADE, edited, entry("b.1:1:0", {"name": "x"}, new=True))
    assert clock.heads("name") == ("a.1:2:0", "b.1:1:0")
    assert clock.heads("city") == ("a.1:1:0", "b.1:1:0")


def test_a_delete_hides_the_row_only_from_those_who_saw_everything() -> None:
    delete = entry("b.1:1:0", {LIVE: 0}, (("a.1:1:0",),))
    unseen = entry("a.1:2:0", {"name": "z"}, (("a.1:1:0",),))
    assert not RULES.is_visible(clock_of(MADE, delete))
    assert RULES.is_visible(clock_of(MADE, delete, unseen))
    assert RULES.is_visible(clock_of(MADE, unseen, delete))
    assert clock_of(MADE, delete, unseen).heads("name") == ("a.1:2:0",), "a delete removes no values"
    seen = entry("b.1:2:0", {LIVE: 0}, (("a.1:1:0", "a.1:2:0", "b.1:1:0"),))
    assert not RULES.is_visible(clock_of(MADE, delete, unseen, seen))
    back = entry("a.1:3:0", {LIVE: 1}, (("b.1:2:0",),))
    again = clock_of(MADE, delete, unseen, seen, back)
    assert RULES.is_visible(again)
    assert again.deletes == {}


def test_two_deletes_together_may_have_seen_everything() -> None:
    left = entry("a.1:2:0", {"name": "z"}, (("a.1:1:0",),))
    right = entry("b.1:1:0", {"city": "z"}, (("a.1:1:0",),))
    first = entry("a.1:3:0", {LIVE: 0}, (("a.1:1:0", "a.1:2:0"),))
    second = entry("b.1:2:0", {LIVE: 0}, (("a.1:1:0", "b.1:1:0"),))
    assert RULES.is_visible(clock_of(MADE, left, right, first))
    assert not RULES.is_visible(clock_of(MADE, left, right, first, second))


def test_a_first_value_that_stays_is_never_replaced() -> None:
    later = entry("b.1:1:0", {"name": "z"}, (("a.1:1:0",),))
    assert clock_of(MADE, later, immutable={"name"}).heads("name") == ("a.1:1:0", "b.1:1:0")
    settled = RULES.settle(
        [Candidate("a.1:1:0", 1, '"x"', is_insert=True), Candidate("b.1:1:0", 9, '"z"')], immutable=True
    )
    assert (settled.shown, settled.rivals, settled.overruled) == ("a.1:1:0", (), ("b.1:1:0",))
    empty = RULES.settle(
        [Candidate("a.1:1:0", 1, None, is_insert=True), Candidate("b.1:1:0", 9, '"z"')], immutable=True
    )
    assert empty.shown == "b.1:1:0", "what was left empty may be filled"


def test_an_owners_value_is_replaced_by_the_owner_only() -> None:
    def owns(field: str, dot: str) -> bool:
        return author_of(dot) == "o.1"

    by_owner = entry("o.1:1:0", {"name": "own"}, (("a.1:1:0",),))
    stranger = entry("a.1:2:0", {"name": "other"}, (("o.1:1:0",),))
    clock = clock_of(MADE, by_owner, stranger, owns=owns)
    assert clock.heads("name") == ("a.1:2:0", "o.1:1:0")
    answer = entry("o.1:2:0", {"name": "other"}, (("a.1:2:0", "o.1:1:0"),))
    assert clock_of(MADE, by_owner, stranger, answer, owns=owns).heads("name") == ("o.1:2:0",)
    free = clock_of(MADE, entry("a.1:2:0", {"name": "other"}, (("a.1:1:0",),)), owns=owns)
    assert free.heads("name") == ("a.1:2:0",), "as long as no owner wrote, everybody counts"


def test_proposals_wait_beside_the_owners_value() -> None:
    settled = RULES.settle(
        [Candidate("o.1:1:0", 1, '"own"', by_owner=True), Candidate("a.1:2:0", 9, '"other"', by_owner=False)],
        immutable=False,
    )
    assert (settled.shown, settled.rivals, settled.proposals) == ("o.1:1:0", (), ("a.1:2:0",))
    agreed = RULES.settle(
        [Candidate("o.1:1:0", 1, '"own"', by_owner=True), Candidate("a.1:2:0", 9, '"own"', by_owner=False)],
        immutable=False,
    )
    assert agreed.proposals == ()


def test_equal_values_are_no_conflict_and_the_later_clock_wins_provisionally() -> None:
    same = RULES.settle([Candidate("a.1:1:0", 1, '"x"'), Candidate("b.1:1:0", 2, '"x"')], immutable=False)
    assert same.rivals == ()
    differ = RULES.settle([Candidate("a.1:1:0", 2, '"x"'), Candidate("b.1:1:0", 1, '"y"')], immutable=False)
    assert differ.rivals == ("a.1:1:0", "b.1:1:0")
    tied = RULES.settle([Candidate("a.1:1:0", 2, '"x"'), Candidate("b.1:1:0", 2, '"y"')], immutable=False)
    assert tied.shown == "b.1:1:0"
    assert RULES.settle([], immutable=False).shown is None


def test_the_gate_opens_in_order_only() -> None:
    assert RULES.is_ready({}, "a.1", 1, {})
    assert not RULES.is_ready({}, "a.1", 2, {})
    assert not RULES.is_ready({"a.1": 1}, "a.1", 1, {})
    assert not RULES.is_ready({"b.1": 3}, "a.1", 1, {"b.1": 4})
    assert RULES.is_ready({"b.1": 4}, "a.1", 1, {"b.1": 4, "a.1": 99})


def test_dots() -> None:
    dot = dot_of("k3fd92ab.2-x7q2m", 12, 3)
    assert dot == "k3fd92ab.2-x7q2m:12:3"
    assert split_dot(dot) == ("k3fd92ab.2-x7q2m", 12, 3)
    assert step_of(dot) == "k3fd92ab.2-x7q2m:12"
    assert is_dot(dot)
    assert not any(is_dot(text) for text in ("", "a:1", "a:x:1", "a:1:-1", ":1:1", 7, None, "ж:1:1", "a" * 99 + ":1:1"))


FIELDS = ("name", "city", "note")


@st.composite
def stories(draw: st.DrawFn) -> list[Entry]:
    """Entries of up to three authors about one row, each seeing some of what came before."""
    told = [MADE]
    seqs = {"a.1": 1, "b.1": 0, "c.1": 0}
    clocks = {author: clock_of(MADE) for author in seqs}
    for _ in range(draw(st.integers(0, 9))):
        author = draw(st.sampled_from(sorted(seqs)))
        seqs[author] += 1
        dot = dot_of(author, seqs[author], 0)
        clock = clocks[author]
        what = draw(st.sampled_from([*FIELDS, LIVE, "_back", "insert", "look"]))
        if what == "look":
            seqs[author] -= 1
            clocks[author] = clock_of(*told)
            continue
        if what == "insert":
            made = entry(dot, {"name": draw(st.sampled_from("xyz"))}, new=True)
        elif what == LIVE:
            made = entry(dot, {LIVE: 0}, (tuple(sorted(clock.row_heads())),))
        elif what == "_back":
            made = entry(dot, {LIVE: 1}, (clock.heads(LIVE),))
        else:
            made = entry(dot, {what: draw(st.sampled_from("xyz"))}, (clock.heads(what),))
        told.append(made)
        RULES.take(clock, made, {"city"}, nobody_owns)
    return told


def in_causal_orders(told: list[Entry]) -> list[list[Entry]]:
    """Some orders in which each entry follows what it replaces and what its author wrote before."""
    orders = []
    for rotation in itertools.islice(itertools.permutations(("a.1", "b.1", "c.1")), 6):
        left, order, known = list(told), [], set()
        while left:
            left.sort(key=lambda one: rotation.index(one.author))
            for one in left:
                parents = {dot for dots in one.parents for dot in dots}
                earlier = {x.dot for x in left if x.author == one.author and x.hlc < one.hlc}
                if parents <= known and not earlier:
                    break
            left.remove(one)
            order.append(one)
            known.add(one.dot)
        orders.append(order)
    return orders


@given(told=stories())
def test_any_causal_order_leads_to_the_same_clock(told: list[Entry]) -> None:
    texts = {clock_of(*order, immutable={"city"}).text() for order in in_causal_orders(told)}
    assert len(texts) == 1


@given(told=stories())
def test_a_clock_is_read_back_as_it_was_written(told: list[Entry]) -> None:
    clock = clock_of(*told)
    again = RowClock.read(clock.text())
    assert again.text() == clock.text()
    assert again.row_heads() == clock.row_heads()
    assert (again.fields, again.deletes, again.inserts) == (clock.fields, clock.deletes, clock.inserts)


@given(told=stories())
def test_every_entry_is_a_head_or_was_seen_by_who_replaced_it(told: list[Entry]) -> None:
    clock = clock_of(*told)
    replaced = {dot for one in told for dots in one.parents for dot in dots}
    for one in told:
        for field in one.fields:
            assert one.dot in clock.heads(field) or one.dot in replaced
