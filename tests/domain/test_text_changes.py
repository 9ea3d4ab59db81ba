"""What was changed in a text since it was approved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.rules.committee.text_changes import (
    Apart,
    FieldChange,
    Texts,
    Written,
    apart,
    changes_between,
    text_then,
)

NOW: dict[str, dict[str, Value]] = {"m": {"place": "哈尔滨"}, "a": {"text_ru": "Опубликовать, карточки"}}


def test_changes_are_taken_back_until_the_text_is_the_one_that_was_approved() -> None:
    gone: dict[str, Value] = {"text_ru": "Снято"}
    written = [
        Written(1, "m", LIVE, None),
        Written(1, "m", "place", None),
        Written(2, "a", LIVE, None),
        Written(2, "a", "text_ru", None),
        Written(3, "b", LIVE, None),
        Written(3, "b", "text_ru", None),
        Written(4, "a", "text_ru", "Опубликовать карточки"),
        Written(5, "b", LIVE, 1),
    ]
    approved: Texts = {"m": NOW["m"], "a": {"text_ru": "Опубликовать карточки"}, "b": gone}
    found = text_then(NOW, {**NOW, "b": gone}, written, lambda texts: texts == approved)
    assert found == approved
    assert list(changes_between(found, NOW, ("place", "text_ru"))) == [
        FieldChange("a", "text_ru", "Опубликовать карточки", "Опубликовать, карточки"),
        FieldChange("b", LIVE, 1, 0),
    ]
    assert text_then(NOW, {**NOW, "b": gone}, written, lambda texts: False) is None


@pytest.mark.parametrize(
    ("before", "now", "seen"),
    [
        ("发布信息，不少于 20 条", "发布信息不少于 20 条", Apart("发布信息", "，", "", "不少于 20 条")),
        ("a", "a", Apart("a", "", "", "")),
        ("", "new", Apart("", "", "new", "")),
        ("aa", "aaa", Apart("aa", "", "a", "")),
        ("x" * 40 + "1" + "y" * 40, "x" * 40 + "2" + "y" * 40, Apart("…" + "x" * 24, "1", "2", "y" * 24 + "…")),
    ],
)
def test_only_what_differs_is_shown_with_a_little_around_it(before: str, now: str, seen: Apart) -> None:
    assert apart(before, now) == seen


@given(st.text("ab", max_size=20), st.text("ab", max_size=20))
def test_what_is_shown_is_never_another_text(before: str, now: str) -> None:
    found = apart(before, now)
    assert (found.head + found.before + found.tail, found.head + found.now + found.tail) == (before, now)
