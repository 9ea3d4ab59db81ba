"""What was made of a typed value is said where it is not kept as it was typed."""

from __future__ import annotations

import pytest

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.services.record_checks import kept_otherwise


@pytest.mark.parametrize(
    ("kind", "name", "typed", "kept"),
    [
        ("identity_document", "number", "75 № 1234567", "751234567"),
        ("person", "phone", "13612345678.0", "13612345678"),
        ("person", "birth_date", "05/03/2005", "2005-03-05"),  # or the third of May
        ("listing", "keywords", "роботы, ПЛК", "роботы;ПЛК"),
    ],
)
def test_what_was_cleaned_or_read_in_one_of_two_ways_is_said(kind: str, name: str, typed: str, kept: str) -> None:
    (told,) = kept_otherwise(REGISTRY[kind], {name: typed}, {name: kept})
    assert (told.code, told.field, dict(told.facts)) == ("value.kept_as", name, {"typed": typed, "kept": kept})


@pytest.mark.parametrize(
    ("kind", "name", "typed", "kept"),
    [
        ("identity_document", "number", "751234567", "751234567"),
        ("person", "given_han", "  小明 ", "小明"),
        ("person", "birth_date", "14.03.2005", "2005-03-14"),
        ("person", "sex", "1", "1"),
        ("person", "home_institution_id", "松花工程职业学院", "0198c0de-0000-7000-8000-000000000001"),
        ("person", "phone", "", None),
        ("listing", "keywords", "роботы; ПЛК", "роботы;ПЛК"),
        ("institution", "city", "A ; B", "A ; B"),
    ],
)
def test_what_is_kept_as_it_was_meant_is_not_worth_a_word(kind: str, name: str, typed: str, kept: str | None) -> None:
    assert kept_otherwise(REGISTRY[kind], {name: typed}, {name: kept}) == []
