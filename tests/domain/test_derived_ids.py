"""Ids that follow from what they name are those that every program works out."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.ids import derived_id, is_derived

NAMESPACE = uuid.UUID("6f0e7c4e-2f0b-5c1a-9a43-3f2a0d5b7e11")


@given(st.lists(st.text(), min_size=1))
def test_a_derived_id_is_a_uuid_of_version_5_over_its_parts(parts: list[str]) -> None:
    assert derived_id(*parts) == str(uuid.uuid5(NAMESPACE, "|".join(parts)))
    assert is_derived(derived_id(*parts))
