"""Bodies and lines: what is written is read back, and anything else is refused in one way."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.merge.bodies import body_hash, load_body
from exchange_admin.merge.transactions import (
    Txn,
    TxnLine,
    Unreadable,
    pack_parents,
    read_body,
    read_values,
    spread_parents,
    value_hash,
    write_body,
)

name = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
dot = st.builds("{}.1:{}:{}".format, st.sampled_from("abc"), st.integers(1, 99), st.integers(0, 9))


@st.composite
def txns(draw: st.DrawFn) -> Txn:
    shapes = draw(st.lists(st.tuples(name, st.lists(name, max_size=4, unique=True).map(tuple)), max_size=3).map(tuple))
    entries = []
    for _ in range(draw(st.integers(0, 5)) if shapes else 0):
        shape = draw(st.integers(0, len(shapes) - 1))
        made = [shape, draw(name), value_hash(b"salt", "[]")]
        if draw(st.booleans()):
            width = len(shapes[shape][1])
            parents = tuple(tuple(draw(st.lists(dot, max_size=3))) for _ in range(width))
            made.append(pack_parents(parents))
        entries.append(made)
    return Txn(
        author=draw(name),
        seq=draw(st.integers(1, 1 << 40)),
        hlc=draw(st.integers(0, (1 << 63) - 1)),
        deps=draw(st.dictionaries(name, st.integers(1, 99), max_size=3)),
        who=draw(st.text(st.characters(exclude_categories=("Cs",)), max_size=12)),
        verb=draw(name),
        institution=draw(st.sampled_from(["", "i1"])),
        undoes=draw(st.sampled_from(["", "a.1:3"])),
        shapes=shapes,
        entries=entries,
    )


@given(txn=txns())
def test_a_body_is_read_back_as_it_was_written(txn: Txn) -> None:
    assert read_body(write_body(txn)) == txn


@given(txn=txns())
def test_a_body_is_canonical(txn: Txn) -> None:
    body = write_body(txn)
    assert body == json.dumps(json.loads(body), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    assert body_hash(b"", body) != body_hash(b"x", body)


@pytest.fixture(scope="module")
def long() -> Txn:
    """More entries than are read or written in one go."""
    entries = [[n % 2, f"ops{n}", value_hash(b"salt", str(n)), *["a.1:1:0"][: n % 2]] for n in range(4_500)]
    return Txn(
        "a.1", 2, 7, {"b.1": 3}, "Анна", "people.import", "", "", (("person", ("f",)), ("note", ("g",))), entries
    )


def test_a_long_body_is_canonical_and_read_back(long: Txn) -> None:
    body = write_body(long)
    assert body == json.dumps(json.loads(body), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    assert read_body(body) == long


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ('"ops":[', '"ops": ['),
        ('"],[', '"], ['),
        ('"ops":[', '"ops":['),
        ('"ops":[', '"later":{"ops":[1]},"ops":['),
        ('"ops":[', '"later":{"o":1},"ops":['),
        ('"verb":"people.import"', '"verb":"ops"'),
        ('"who":', '"\\u006fps":null,"who":'),
        ('"who":', '"ops":[],"who":'),
        ('"ops":[[', '"ops":[[{"ops":[2]},'),
        ('"deps":{"b.1":3},', '"deps":{"b.1":3,"ops":[4]},'),
        ('"],[', '"][['),
        ('],"seq"', ',"seq"'),
        ('],"seq"', ',],"seq"'),
        ('],"seq"', ']],"seq"'),
        ('{"deps"', '[{"deps"'),
        ('{"deps"', '"deps"'),
    ],
)
def test_a_long_body_means_what_json_says(long: Txn, old: str, new: str) -> None:
    body = write_body(long).replace(old, new, 1) if old else write_body(long)[:-10]
    assert _loaded(load_body, body) == _loaded(json.loads, body)


def _loaded(load: Callable[[str], object], body: str) -> object:
    try:
        return load(body)
    except ValueError:
        return "refused"


@given(parents=st.lists(st.lists(dot, max_size=3).map(tuple), min_size=1, max_size=4).map(tuple))
def test_parents_survive_packing(parents: tuple[tuple[str, ...], ...]) -> None:
    assert spread_parents(json.loads(json.dumps(pack_parents(parents))), len(parents)) == parents


def test_one_common_parent_is_written_once() -> None:
    assert pack_parents((("a.1:1:0",), ("a.1:1:0",))) == "a.1:1:0"


@given(txn=txns(), place=st.integers(0, 10_000), letter=st.sampled_from('0"[]{},:x\\'))
def test_a_spoiled_body_is_read_or_refused_but_never_breaks(txn: Txn, place: int, letter: str) -> None:
    body = write_body(txn)
    place %= len(body)
    try:
        read_body(body[:place] + letter + body[place + 1 :])
    except Unreadable:
        return


@given(text=st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_body, TxnLine.read, lambda one: read_values(one, 2)):
        with pytest.raises(Unreadable):
            read(text)


def test_values_must_be_as_many_as_fields() -> None:
    assert read_values('["x",null]', 2) == ["x", None]
    for text in ('["x"]', "7", '{"a":1}', '["x",1,2]', "[" * 50_000):
        with pytest.raises(Unreadable):
            read_values(text, 2)


def test_a_line_tells_what_is_left_out() -> None:
    line = TxnLine("a.1", 3, "0f" * 32, "", "{}", (("00", "[1]"), None))
    assert TxnLine.read(line.text()) == line
    assert not line.skipped


def test_a_skipped_run_is_one_line() -> None:
    line = TxnLine.skip("a.1", 3, 7, "0f" * 32)
    assert TxnLine.read(line.text()) == line
    assert line.skipped


@pytest.mark.parametrize(
    "text",
    [
        '{"site":"a.1","seq":7,"hash":""}',
        '{"site":"a.1","first":0,"seq":7,"hash":""}',
        '{"site":"a.1","first":8,"seq":7,"hash":""}',
        '{"site":"a.1","first":true,"seq":7,"hash":""}',
        '{"site":"a.1","first":1,"seq":9223372036854775808,"hash":""}',
        '{"site":"a.1","seq":7,"hash":"","prev":"","body":"","values":[]}',
        '{"site":"a.1","seq":7,"hash":"","prev":"","body":"{}","values":[[]]}',
        '{"site":"a.1","seq":7,"hash":"","prev":"","body":"{}","values":["ab", 7]}',
    ],
)
def test_a_line_of_the_wrong_shape_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        TxnLine.read(text)


@given(text=st.text(max_size=60) | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_no_text_is_taken_for_a_line_by_mistake(text: str) -> None:
    with pytest.raises(Unreadable):
        TxnLine.read(text)


def test_entries_without_values_are_passed_over() -> None:
    ops = [[0, "x", value_hash(b"", "[1]")], [0, "y", value_hash(b"", "[2]")]]
    txn = Txn("a.1", 1, 1, {}, "", "", "", "", (("person", ("email",)),), ops)
    assert [(entry.dot, entry.id) for entry in txn.with_values([None, [2]])] == [("a.1:1:1", "y")]
