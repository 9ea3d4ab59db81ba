"""Names of one thing in several languages, as they stand side by side in a cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.names.scripts import as_written, names_by_language


@pytest.mark.parametrize(
    "typed",
    [
        "Пекинский колледж / 北京职业学院",
        "北京职业学院（Пекинский колледж）",
        "北京职业学院\nПекинский колледж",
        "北京职业学院 Пекинский колледж",
    ],
)
def test_each_name_stands_in_its_language(typed: str) -> None:
    assert names_by_language(typed) == {"zh": "北京职业学院", "ru": "Пекинский колледж"}


@pytest.mark.parametrize(
    "typed",
    [
        "Пекинский колледж",
        "喀山联邦大学（КФУ）",  # an abbreviation is no name
        "Пекинский колледж / филиал",  # two in one language
        "Колледж IT-технологий / 学院",  # two scripts in one part
        "ОАО «Хуавэй»",
        "北京 / 上海",
    ],
)
def test_what_is_one_name_stays_whole(typed: str) -> None:
    assert names_by_language(typed) == {}


@given(st.text(max_size=40))
def test_nothing_is_added_to_any_name(typed: str) -> None:
    assert all(set(name) <= set(as_written(typed)) for name in names_by_language(typed).values())


def test_chinese_punctuation_stays_as_it_was_written() -> None:
    assert as_written("喀山联邦大学（ＫＦＵ）：中文，俄语") == "喀山联邦大学（KFU）：中文，俄语"
    assert as_written("ＸＹ－００１") == "XY-001"


@pytest.mark.parametrize("typed", ["Практика № 1", "Сварка в CO₂", "CO₂气体保护焊", "½", "x²", "Часть Ⅱ…"])
def test_signs_that_are_not_wide_stay_as_they_were_written(typed: str) -> None:
    assert as_written(typed) == typed
