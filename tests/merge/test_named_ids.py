"""Ids in values: whatever is hidden of them on the way, the hash of the values stays; nothing else has that hash."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.merge.named_ids import hash_of, hides, hiding, is_well_spelled, showing, shown_in, spelled, together
from exchange_admin.merge.transactions import Txn, encode_json, read_values, value_hash

SALT = b"salt" * 4
ids = st.text("abc0-", min_size=1, max_size=6)
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
    assert is_well_spelled(text, json.loads(text))
    shown, other = (data.draw(st.lists(st.booleans(), min_size=len(named), max_size=len(named))) for _ in range(2))
    part = hiding(text, SALT, shown)
    assert value_hash(SALT, part) == value_hash(SALT, text) != value_hash(b"other", text)
    assert shown_in(part) == [id for id, is_shown in zip(named, shown, strict=True) if is_shown]
    assert hides(part) is (not all(shown))
    both = [one or another for one, another in zip(shown, other, strict=True)]
    assert together(part, hiding(text, SALT, other)) == hiding(text, SALT, both)


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


@pytest.mark.parametrize(
    "text", ['[{"id": "a"}]', '[{"id":"a","x":1}]', '[{"id":"\\u0061"}]', '[{"hash":5}]', '[{"id":"a']
)
def test_what_could_not_be_hidden_is_known(text: str) -> None:
    read = json.loads(text) if text.endswith("]") else [{}]
    assert not is_well_spelled(text, read)
    assert value_hash(SALT, text)
