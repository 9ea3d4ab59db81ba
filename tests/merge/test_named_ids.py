"""Ids in values: whatever is hidden of them on the way, the hash of the values stays; nothing else has that hash."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.merge.named_ids import (
    hash_of,
    hashed,
    hides,
    hiding,
    is_well_spelled,
    may_travel,
    showing,
    shown_in,
    spelled,
    together,
)
from exchange_admin.merge.transactions import Txn, encode_json, read_values, value_hash

SALT = b"salt" * 4
ids = st.from_regex("[0-9A-Za-z][0-9A-Za-z_-]{0,5}", fullmatch=True)
looks_alike = st.sampled_from(('{"id":"a"}', '"id":"', '{"', '"}', "\\", '{"hash":"'))
values = st.lists(
    st.none() | st.integers(-5, 5) | st.text(max_size=4) | looks_alike | st.builds(dict, id=ids), max_size=6
)


def spelled_out(told: Sequence[object]) -> str:
    parts = [spelled(encode_json(one["id"])) if isinstance(one, dict) else encode_json(one) for one in told]
    return f"[{','.join(parts)}]"


@given(told=values, data=st.data())
def test_the_hash_stays_whichever_ids_are_hidden(told: Sequence[object], data: st.DataObject) -> None:
    text = spelled_out(told)
    named = [one["id"] for one in told if isinstance(one, dict)]
    assert shown_in(text) == named
    assert is_well_spelled(text)
    shown, other = (data.draw(st.lists(st.booleans(), min_size=len(named), max_size=len(named))) for _ in range(2))
    part = hiding(text, SALT, shown)
    assert value_hash(SALT, part) == value_hash(SALT, text) != value_hash(b"other", text)
    assert shown_in(part) == [id for id, is_shown in zip(named, shown, strict=True) if is_shown]
    assert hides(part) is (not all(shown))
    both = [one or another for one, another in zip(shown, other, strict=True)]
    assert together(part, hiding(text, SALT, other), SALT) == hiding(text, SALT, both)


@given(told=values)
def test_read_are_ids_and_nothing_where_they_are_hidden(told: Sequence[object]) -> None:
    text = spelled_out(told)
    assert list(read_values(text, len(told))) == [one["id"] if isinstance(one, dict) else one for one in told]
    hidden = read_values(hiding(text, SALT, [False] * len(told)), len(told))
    assert list(hidden) == [None if isinstance(one, dict) else one for one in told]


def test_an_entry_says_nothing_of_a_field_in_which_an_id_is_hidden() -> None:
    txn = Txn("a.1", 1, 1, {}, "x", "set", "", "", (("person", ("unit", "role")),), [[0, "p", "0" * 64, "a.1:1:0"]])
    entry = txn.entry(0, read_values(f'[{{"hash":"{hash_of(SALT, "u")}"}},"student"]', 2))
    assert (entry.asserts("unit"), entry.asserts("role")) == (False, True)
    assert (entry.value("unit"), entry.value("role")) == (None, "student")


def test_who_has_the_record_puts_its_id_in() -> None:
    text = '["x",{"id":"u-1"},{"id":"u-2"}]'
    hidden = hiding(text, SALT, [False, False])
    assert showing(hidden, SALT, "u-3") == hidden
    assert showing(showing(hidden, SALT, "u-2"), SALT, "u-1") == text
    assert showing(hidden, b"another salt", "u-1") == hidden


@pytest.mark.parametrize("other", ['[{"id":"b"}]', '["a"]', f'[{{"hash":"{hash_of(SALT, "b")}"}}]', '[{"id": "a"}]'])
def test_another_id_or_spelling_has_another_hash(other: str) -> None:
    assert value_hash(SALT, other) != value_hash(SALT, '[{"id":"a"}]')


ODD = (
    '[{"id": "a"}]',
    '[{"id":"a" }]',
    '[ {"id":"a"}]',
    '[{"id":"a","x":1}]',
    '[{"id":"a","id":"a"}]',
    '[{"id":{"id":"a"},"id":"a"}]',
    r'[{"id":"\u0061"}]',
    r'[{"\u0069d":"a"}]',
    '[{"id":""}]',
    '[{"id":"}"}]',
    '[{"id":"{"}]',
    '[{"id":"-a"}]',
    '[{"id":"é"}]',
    '[{"id":"%s"}]' % ("a" * 101),
    '[{"id":5}]',
    '[{"hash":5}]',
    '[{"hash":"x"}]',
    '[{"hash":"%s"}]' % ("A" * 64),
    '[[{"id":"a"}]]',
    '[{"x":{"id":"a"}}]',
    '[{"id":"a"}]]',
    '[{"id":"a"}][',
    '[{"id":"a"},]',
    '[{"id":"a',
    '[{"id":"{"id":"a"}]',
    "",
)


@pytest.mark.parametrize("text", ODD)
def test_what_another_program_could_read_otherwise_is_known(text: str) -> None:
    assert not is_well_spelled(text)


pieces = st.sampled_from((*ODD, '{"id":"', '{"hash":"', '"}', "}", '"', "\\", "a", "[", "]", ",", hash_of(SALT, "a")))


@given(text=st.lists(pieces | st.text(max_size=3), max_size=8).map("".join), data=st.data())
def test_no_text_whatever_loses_its_hash(text: str, data: st.DataObject) -> None:
    named = shown_in(text)
    shown, other = (data.draw(st.lists(st.booleans(), min_size=len(named), max_size=len(named))) for _ in range(2))
    part, rest = hiding(text, SALT, shown), hiding(text, SALT, other)
    more = together(part, rest, SALT)
    assert {hashed(one, SALT) for one in (part, rest, more, showing(part, SALT, "a"))} == {hashed(text, SALT)}
    assert shown_in(part) == [id for id, is_shown in zip(named, shown, strict=True) if is_shown]


@given(text=st.lists(pieces, max_size=8).map("".join), other=st.lists(pieces, max_size=8).map("".join))
def test_values_are_put_together_only_with_the_same_ones(text: str, other: str) -> None:
    assert together(text, other, SALT) == text or hashed(other, SALT) == hashed(text, SALT)


def test_hidden_ids_are_not_shown_by_other_values() -> None:
    hidden = hiding('["x",{"id":"a"}]', SALT, [False])
    for other in ('["x"]', '["y",{"id":"a"}]', '["x",{"id":"b"}]', '["x",{"id":"a"},{"id":"a"}]'):
        assert together(hidden, other, SALT) == hidden
    assert together(hidden, '["x",{"id":"a"}]', b"another salt") == hidden
    assert together(hidden, '["x",{"id":"a"}]', SALT) == '["x",{"id":"a"}]'


@pytest.mark.parametrize(
    ("kind", "wire", "goes"),
    [
        ("mobility", "agreement_id", True),
        ("mobility", "person_id", True),
        ("erasure", "record", True),
        ("mobility", "field_of_tomorrow", True),
        ("kind_of_tomorrow", "family_cyrillic", True),
        ("person", "family_cyrillic", False),
        ("mobility", "sending_status", False),
        ("mobility", "_live", False),
        ("held_change", "record", False),
    ],
)
def test_an_id_is_named_only_where_a_record_is(kind: str, wire: str, goes: bool) -> None:
    text = f"[{spelled(encode_json('a'))}]"
    for one in (text, hiding(text, SALT, [False])):
        assert may_travel(REGISTRY, kind, [wire], one, leaves=True) is goes
        assert not may_travel(REGISTRY, kind, [wire], one, leaves=False)
