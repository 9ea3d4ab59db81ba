"""Bodies with leaves: whatever entries are hidden on the way, the step's hash stays; nothing else has that hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_transactions import txns

from exchange_admin.merge.bodies import body_hash, has_leaves, hiding, is_hidden, together
from exchange_admin.merge.transactions import Txn, Unreadable, read_body, value_hash, write_body

ANN, BEN, CID = "a-1", "b-2", "c-3"
SALTED = {id: value_hash(id.encode() * 4, "[7]") for id in (ANN, BEN, CID)}


def with_leaves(txn: Txn) -> Txn:
    """The same in the form with leaves, where shapes stand in the order of their first use."""
    shapes: dict[Any, int] = {}
    entries = [[shapes.setdefault(txn.shapes[shape], len(shapes)), *rest] for shape, *rest in txn.entries]
    return Txn(
        *(txn.author, txn.seq, txn.hlc, txn.deps, txn.who, txn.verb, txn.institution, txn.undoes),
        tuple(shapes),
        entries,
        leaves=True,
    )


@st.composite
def halves(draw: st.DrawFn) -> tuple[Txn, set[int], set[int]]:
    """A step, and two sets of its entries."""
    txn = with_leaves(draw(txns()))
    some = st.sets(st.integers(0, max(0, len(txn.entries) - 1)))
    return txn, draw(some), draw(some)


@given(half=halves())
def test_the_hash_stays_whatever_is_hidden(half: tuple[Txn, set[int], set[int]]) -> None:
    txn, shown, _ = half
    body = write_body(txn)
    part = hiding(body, shown)
    assert body_hash(b"x", part) == body_hash(b"x", body) != body_hash(b"y", body)
    read = read_body(part)
    for i, entry in enumerate(txn.entries):
        assert read.is_hidden(i) is (i not in shown)
        told = (*txn.record_of(i), txn.fields_of(i), *entry[2:])
        assert not is_hidden(read.entries[i]) or (read.record_of(i), read.fields_of(i)) == (("", ""), ())
        assert is_hidden(read.entries[i]) or (*read.record_of(i), read.fields_of(i), *read.entries[i][2:]) == told
    assert (read.author, read.seq, read.deps, read.who) == (txn.author, txn.seq, txn.deps, txn.who)
    assert body_hash(b"x", part, read.shapes, read.entries) == body_hash(b"x", part)


@given(half=halves())
def test_two_parts_are_put_together(half: tuple[Txn, set[int], set[int]]) -> None:
    txn, ours, theirs = half
    body = write_body(txn)
    assert together(hiding(body, ours), hiding(body, theirs)) == hiding(body, ours | theirs)
    assert hiding(hiding(body, ours), theirs) == hiding(body, ours & theirs)
    assert together(body, hiding(body, theirs)) == body


@given(half=halves())
def test_what_is_hidden_is_not_told(half: tuple[Txn, set[int], set[int]]) -> None:
    txn, shown, _ = half
    plain = json.loads(hiding(write_body(txn), shown))
    told = {json.dumps(txn.record_of(i)) for i in shown if i < len(txn.entries)}
    assert {json.dumps((plain["shapes"][op[0]][0], op[1])) for op in plain["ops"] if not is_hidden(op)} == told
    assert len(plain["shapes"]) == len({op[0] for op in plain["ops"] if not is_hidden(op)}), "shapes of hidden ones go"


def test_a_body_of_the_first_form_is_passed_on_as_it_is() -> None:
    body = write_body(Txn("a.1", 1, 1, {}, "", "", "", "", (("person", ("f",)),), [[0, ANN, SALTED[ANN]]]))
    assert not has_leaves(body)
    assert hiding(body, ()) == together(body, body) == body


def step() -> str:
    entries = [[0, ANN, SALTED[ANN]], [1, BEN, SALTED[BEN], "a.1:1:0"], [0, CID, SALTED[CID]]]
    shapes = (("person", ("email",)), ("contact", ("name",)))
    return write_body(Txn("a.1", 2, 7, {"b.1": 3}, "Анна", "people.import", "", "", shapes, entries, leaves=True))


def _swapped(plain: Any) -> None:
    plain["ops"][0], plain["ops"][2] = plain["ops"][2], plain["ops"][0]


def _leaf(plain: Any, at: int) -> str:
    return str(json.loads(hiding(step(), ()))["ops"][at])


def _moved_leaf(plain: Any) -> None:
    plain["ops"][0], plain["ops"][2] = _leaf(plain, 2), _leaf(plain, 0)


def _digest_as_leaf(plain: Any) -> None:
    plain["ops"][0] = SALTED[ANN]


def set_(*path: Any, to: Any) -> Callable[[Any], None]:
    def do(plain: Any) -> None:
        for key in path[:-1]:
            plain = plain[key]
        plain[path[-1]] = to

    return do


FORGED: dict[str, Callable[[Any], object]] = {
    "another record": set_("ops", 0, 1, to=BEN),
    "another hash of values": set_("ops", 0, 2, to=SALTED[BEN]),
    "other parents": set_("ops", 1, 3, to="a.1:1:1"),
    "no parents": lambda plain: plain["ops"][1].pop(),
    "parents of a new record": lambda plain: plain["ops"][0].append("a.1:1:0"),
    "another kind": set_("shapes", 0, 0, to="staff"),
    "another field": set_("shapes", 0, 1, 0, to="phone"),
    "another shape": set_("ops", 2, 0, to=1),
    "two entries swapped": _swapped,
    "an entry twice": lambda plain: plain["ops"].append(plain["ops"][2]),
    "an entry less": lambda plain: plain["ops"].pop(),
    "leaves of other places": _moved_leaf,
    "a leaf more": lambda plain: plain["ops"].append(_leaf(plain, 0)),
    "the leaf of another step": set_("ops", 0, to="0f" * 32),
    "the hash of values as the leaf": _digest_as_leaf,
    "a leaf in capitals": lambda plain: set_("ops", 0, to=_leaf(plain, 0).upper())(plain),
    "a leaf with blanks": lambda plain: set_("ops", 0, to=_leaf(plain, 0) + " ")(plain),
    "a short leaf": lambda plain: set_("ops", 0, to=_leaf(plain, 0)[:-2])(plain),
    "no leaf": set_("ops", 0, to="x" * 64),
    "another author": set_("head", "site", to="b.1"),
    "another name": set_("head", "who", to="Director Wang"),
    "a later clock": set_("head", "hlc", to=8),
    "a key more": set_("head", "undoes", to="a.1:1"),
    "a key beside the head": set_("who", to="Director Wang"),
    "a shape that nobody uses": lambda plain: plain["shapes"].append(["staff", ["name"]]),
    "a shape twice": lambda plain: (plain["shapes"].append(plain["shapes"][0]), set_("ops", 2, 0, to=2)(plain)),
    "shapes in another order": lambda plain: (
        plain["shapes"].reverse(),
        [op.__setitem__(0, 1 - op[0]) for op in plain["ops"]],
    ),
}


@pytest.mark.parametrize("forged", FORGED)
def test_nothing_else_has_the_hash_of_a_step(forged: str) -> None:
    plain = json.loads(step())
    FORGED[forged](plain)
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    assert _is_refused(body), body


HEADS = (
    '{"who":"Анна"}',
    '{"who":",\\"shapes\\":"}',
    '{"later":{"a":1,"shapes":[]},"who":""}',
    '{"later":[{"a":{"b":[],"shapes":[["person",["email"]]]}}],"ops":[],"shapes":[]}',
)


@pytest.mark.parametrize("head", HEADS)
def test_the_head_is_hashed_as_it_stands_whatever_it_says(head: str) -> None:
    shape, op = '["person",["email"]]', f'"{ANN}","{SALTED[ANN]}"]'
    body = f'{{"head":{head},"shapes":[{shape}],"ops":[[0,{op}]}}'
    leaf = hashlib.sha256(f"[{shape},{op}".encode()).digest()
    told = b"x" + b"\0leaves1" + hashlib.sha256(head.encode()).digest() + leaf
    assert body_hash(b"x", body) == hashlib.sha256(told).digest()


@pytest.mark.parametrize("cut", range(1, len(HEADS[2])))
def test_a_head_that_ends_elsewhere_has_no_hash(cut: int) -> None:
    body = f'{{"head":{HEADS[2][:cut]},"shapes":[],"ops":[]}}'
    with pytest.raises(ValueError):  # noqa: PT011
        body_hash(b"x", body)


@pytest.mark.parametrize("count", [199, 200, 201])
def test_a_shape_of_many_fields_is_spelled_as_any_other(count: int) -> None:
    shapes = (("person", tuple(f"f{n}" for n in range(count))),)
    txn = Txn("a.1", 2, 7, {}, "", "i", "", "", shapes, [[0, ANN, SALTED[ANN]]], leaves=True)
    assert body_hash(b"", write_body(txn)) == body_hash(b"", hiding(write_body(txn), ()))


SPELLED: dict[str, Callable[[str], str]] = {
    "blanks between entries": lambda body: body.replace("],[", "], ["),
    "a blank at the end": lambda body: body + " ",
    "two bodies": lambda body: body + body,
    "a letter spelled otherwise": lambda body: body.replace(ANN, "\\u0061-1"),
    "a number spelled otherwise": lambda body: body.replace("[0,", "[-0,"),
    "keys in another order": lambda body: json.dumps(dict(reversed(json.loads(body).items())), separators=(",", ":")),
    "a head with blanks": lambda body: body.replace('"hlc":7', '"hlc": 7'),
    "ops twice": lambda body: body[:-1] + ',"ops":[]}',
    "cut": lambda body: body[:-1],
    "the first form": lambda body: json.dumps({**json.loads(body)["head"], **json.loads(body)}, separators=(",", ":")),
}


@pytest.mark.parametrize("spelled", SPELLED)
def test_a_body_with_leaves_is_spelled_in_one_way(spelled: str) -> None:
    body = SPELLED[spelled](step())
    assert body != step()
    assert _is_refused(body)


def _is_refused(body: str) -> bool:
    try:
        txn = read_body(body)
        return body_hash(b"x", body, txn.shapes, txn.entries) != body_hash(b"x", step())
    except (Unreadable, ValueError):
        return True


def test_many_entries_are_hashed_hidden_and_put_together() -> None:
    entries = [[n % 2, f"ops{n}", value_hash(b"salt", str(n)), *["a.1:1:0"][: n % 2]] for n in range(4_500)]
    txn = Txn("a.1", 2, 7, {}, "Анна", "i", "", "", (("person", ("f",)), ("note", ("g",))), entries, leaves=True)
    body = write_body(txn)
    assert read_body(body) == txn
    shown = set(range(0, 4_500, 3))
    part = hiding(body, shown)
    assert body_hash(b"", part) == body_hash(b"", body)
    assert read_body(part).records() == len(shown)
    assert together(part, hiding(body, set(range(4_500)) - shown)) == body
