"""The texts that the writer makes of values are the canonical ones, which every other replica hashes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.merge.transactions import encode_json
from exchange_admin.store.writing import text_of

_PLAIN = st.one_of(st.text(), st.integers(), st.none(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False))


@given(st.lists(st.one_of(_PLAIN, st.lists(_PLAIN, max_size=3)), max_size=8))
def test_values_are_written_in_the_canonical_form(values: list[object]) -> None:
    assert text_of(values) == encode_json(values)
