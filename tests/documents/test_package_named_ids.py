"""Ids in values that may be hidden on the way: what is taken of them everybody reads alike, whatever is hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from package_sample import Chain

from exchange_admin.documents.packages.checking import Contents
from exchange_admin.documents.packages.refusals import Refused
from exchange_admin.merge.named_ids import hash_of, hiding, shown_in, together
from exchange_admin.merge.transactions import TxnLine, value_hash

ID = "019f34f9-9641-7042-8159-000000000001"
NAMED, HIDDEN = f'{{"id":"{ID}"}}', f'{{"hash":"{hash_of(b"", ID)}"}}'
REFERENCES = ("agreement_id", "condition_id")


def line_of(texts: Sequence[str], kind: str, wires: Sequence[str], *, leaves: bool = True) -> TxnLine:
    chain = Chain(leaves=leaves)
    return chain.add((kind, "a1", dict.fromkeys(wires, "")), values=[f"[{','.join(texts)}]"])


def reason(line: TxnLine) -> str:
    """Why a package with this step is refused; empty when it is taken."""
    try:
        Contents().take(line)
    except Refused as refused:
        return refused.reason
    return ""


@pytest.mark.parametrize("text", [NAMED, HIDDEN])
@pytest.mark.parametrize(
    ("kind", "wire"),
    [
        ("mobility", "agreement_id"),
        ("person", "home_institution_id"),
        ("erasure", "record"),
        ("mobility", "field_of_tomorrow"),
        ("kind_of_tomorrow", "x"),
    ],
)
def test_an_id_may_be_named_where_a_record_is_or_may_be(kind: str, wire: str, text: str) -> None:
    assert reason(line_of([text], kind, [wire])) == ""


@pytest.mark.parametrize("text", [NAMED, HIDDEN])
@pytest.mark.parametrize(
    ("kind", "wire"),
    [
        ("person", "family_cyrillic"),
        ("person", "birth_date"),
        ("mobility", "sending_status"),
        ("mobility", "_live"),
        ("erasure", "reason"),
        ("held_change", "record"),
    ],
)
def test_a_plain_value_that_could_be_hidden_is_refused(kind: str, wire: str, text: str) -> None:
    assert reason(line_of([text], kind, [wire])) == "op_value_type"


def test_who_writes_no_leaves_names_no_ids_either() -> None:
    assert reason(line_of([NAMED], "mobility", ["agreement_id"], leaves=False)) == "op_value_type"
    assert reason(line_of([f'"{ID}"'], "mobility", ["agreement_id"], leaves=False)) == ""


ODD = (
    '{"id":"}"}',
    '{"id":"{"}',
    '{"id":""}',
    '{"id":"-"}',
    '{"id":" a"}',
    '{"id":"é"}',
    '{"id":"%s"}' % ("a" * 101),
    '{ "id":"a"}',
    '{"id":"a" }',
    '{"id" :"a"}',
    ' {"id":"a"}',
    r'{"id":"\u0061"}',
    r'{"\u0069d":"a"}',
    '{"ID":"a"}',
    '{"id":"a","x":1}',
    '{"id":5}',
    '{"id":null}',
    '{"id":{"id":"a"}}',
    '{"x":{"id":"a"}}',
    '[{"id":"a"}]',
    '{"hash":""}',
    '{"hash":"a"}',
    '{"hash":"%s"}' % ("A" * 64),
    '{"hash":"%s"}' % ("0" * 65),
    "{}",
)


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("place", [lambda odd: [odd, NAMED], lambda odd: [HIDDEN, odd]])
def test_an_id_that_is_spelled_otherwise_is_refused(text: str, place: Callable[[str], list[str]]) -> None:
    assert reason(line_of(place(text), "mobility", REFERENCES)) == "op_value_type"


plain = st.sampled_from(("null", "5", '"a"', r'"\u007b\"id\":\"a\"}"', r'"{\"id\":\"a\"}"', r'"\\"', '"{"', '"}"'))
any_value = plain | st.sampled_from((NAMED, HIDDEN, '{"id":"a-1"}', *ODD))


@given(texts=st.lists(any_value, min_size=3, max_size=3), data=st.data())
def test_what_is_taken_is_taken_with_the_same_hash_whatever_is_hidden(texts: list[str], data: st.DataObject) -> None:
    line = line_of(texts, "mobility", (*REFERENCES, "group_id"))
    assert line.values[0]
    salt, text = bytes.fromhex(line.values[0][0]), line.values[0][1]
    parts = []
    for _ in range(2):
        named = shown_in(text)
        parts.append(hiding(text, salt, data.draw(st.lists(st.booleans(), min_size=len(named), max_size=len(named)))))
    parts.append(together(*parts, salt))
    assert {value_hash(salt, part) for part in parts} == {value_hash(salt, text)}
    if reason(line) == "":
        assert {reason(replace(line, values=((salt.hex(), part),))) for part in parts} == {""}
