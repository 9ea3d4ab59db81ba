"""Codes of ISCED-F are found by digits and by words, and what is none says which may be meant."""

from __future__ import annotations

import pytest

from exchange_admin.domain.rules.fields_of_education import codes_offered, codes_said
from exchange_admin.domain.rules.listings import code_meant

NAMES = {
    "07": {"zh": "工程", "ru": "Инженерия", "en": "Engineering"},
    "0714": {"zh": "电子与自动化", "ru": "Электроника и автоматика", "en": "Electronics and automation"},
    "0716": {"zh": "车辆", "ru": "Транспортные средства", "en": "Motor vehicles"},
    "1015": {"zh": "旅游", "ru": "Туризм", "en": "Travel"},
}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ("07", "0714", "0716", "1015")),
        ("071", ("0714", "0716")),
        ("автом", ("0714",)),
        ("AUTO", ("0714",)),
        ("自动化", ("0714",)),
        ("втомат", ()),
    ],
)
def test_a_code_is_offered_by_its_digits_and_by_the_beginning_of_a_word(typed: str, offered: tuple[str, ...]) -> None:
    assert codes_offered(typed, NAMES) == offered


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("714", "0714"),
        ("07.14", "0714"),
        ("0714 Электроника", "0714"),
        ("Электроника и автоматика", "0714"),
        ("0799", ""),
        ("robots", ""),
        ("07145", ""),
    ],
)
def test_what_is_no_code_says_which_may_be_meant(typed: str, meant: str) -> None:
    assert code_meant(typed, NAMES) == meant


def test_without_a_table_digits_alone_tell() -> None:
    assert [code_meant(one) for one in ("07.14", "0714 X", "714", "7", "07145")] == ["0714", "0714", "", "", ""]


@pytest.mark.parametrize(
    ("typed", "codes", "others"),
    [
        ("0714", "0714", ()),
        ("0714 Электроника", "0714", ()),
        ("0714 - Electronics and automation", "0714", ()),
        ("0714 Сварка", "0714", ("Сварка",)),
        ("Электроника и автоматика; 车辆", "0714;0716", ()),
        ("Travel\n0716 车辆", "1015;0716", ()),
        ("0714, 0716", "0714;0716", ()),
        ("0714 / 0716", "0714;0716", ()),
        ("0714 и 0716", "0714;0716", ()),
        ("0714 电子与自动化、0716 车辆", "0714;0716", ()),
        ("0714 – 0716", "0714 – 0716", ()),
        ("0714 Электроника и 2 курса", "0714 Электроника и 2 курса", ()),
        ("714", "714", ()),
        ("0799 Прочее", "0799 Прочее", ()),
        ("Электроника", "Электроника", ()),
        ("", "", ()),
    ],
)
def test_codes_are_read_with_their_names_and_by_these_alone(typed: str, codes: str, others: tuple[str, ...]) -> None:
    assert codes_said(typed, NAMES) == (codes, others)
