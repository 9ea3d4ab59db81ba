"""Short texts are read as Python's own reader reads them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.merge.bodies import load_json

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def told(load: Callable[[str], Any], text: str) -> object:
    try:
        return repr(load(text))
    except ValueError as refused:
        return type(refused)


@given(PLAIN, st.sampled_from(["", " ", "\n", "\ufeff"]), st.sampled_from(["", " ", "]", "x", "\x00", "1"]))
def test_a_text_means_what_json_says(plain: Any, before: str, behind: str) -> None:
    text = before + json.dumps(plain, ensure_ascii=False) + behind
    assert told(load_json, text) == told(json.loads, text)


@given(st.text(st.sampled_from('[]{}":,0 1.e\\u-tnNI'), max_size=12))
def test_what_is_no_json_is_refused(text: str) -> None:
    assert told(load_json, text) == told(json.loads, text)


@pytest.mark.parametrize("text", ["", " ", "nul", "NaN", "-Infinity", '"\\ud800"'])
def test_odd_texts(text: str) -> None:
    assert told(load_json, text) == told(json.loads, text)
