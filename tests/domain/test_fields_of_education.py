"""Codes of ISCED-F are found by digits and by words, and what is none says which may be meant."""

from __future__ import annotations

import csv
from pathlib import Path

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
        ("0714; 0799", "0714;0799", ()),
        ("0714 Электроника; 0799 Прочее", "0714;0799", ("Прочее",)),
        ("Электроника и автоматика; 0799", "0714;0799", ()),
        ("0799; 0798", "0799; 0798", ()),
        ("0714; 0799 Прочее 3", "0714; 0799 Прочее 3", ()),
        ("0714; Сварка", "0714; Сварка", ()),
        ("0714 Электроника, 2024 год", "0714", ("2024 год",)),
        ("0714; 2024", "0714", ("2024",)),
        ("0714, 2024 г.", "0714", ("2024 г.",)),
        ("2024", "2024", ()),
        ("2024 набор", "2024 набор", ()),
        ("Электроника", "Электроника", ()),
        ("", "", ()),
    ],
)
def test_codes_are_read_with_their_names_and_by_these_alone(typed: str, codes: str, others: tuple[str, ...]) -> None:
    assert codes_said(typed, NAMES) == (codes, others)


TABLE = Path(__file__).parents[2] / "resources" / "reference" / "fields_of_education.tsv"
ISCED = {
    "00": "001 0011 002 0021 003 0031",
    "01": "011 0111 0112 0113 0114",
    "02": "021 0211 0212 0213 0214 0215 022 0221 0222 0223 023 0231 0232",
    "03": "031 0311 0312 0313 0314 032 0321 0322",
    "04": "041 0411 0412 0413 0414 0415 0416 0417 042 0421",
    "05": "051 0511 0512 052 0521 0522 053 0531 0532 0533 054 0541 0542",
    "06": "061 0611 0612 0613",
    "07": "071 0711 0712 0713 0714 0715 0716 072 0721 0722 0723 0724 073 0731 0732",
    "08": "081 0811 0812 082 0821 083 0831 084 0841",
    "09": "091 0911 0912 0913 0914 0915 0916 0917 092 0921 0922 0923",
    "10": "101 1011 1012 1013 1014 1015 102 1021 1022 103 1031 1032 104 1041",
}
"""All narrow and detailed fields of the classification by their broad one."""


def test_the_table_has_all_fields_of_the_classification_with_names_in_three_languages() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    between = {f"{broad}8{last}" for broad in ISCED if broad != "00" for last in ("", "8")}
    told = {code for broad, inside in ISCED.items() for code in (broad, *inside.split())}
    assert sorted(row["code"] for row in rows) == sorted(told | between)
    assert all(
        row[f"name_{one}"] and row["level"] == str(len(row["code"])) for row in rows for one in ("zh", "ru", "en")
    )


def test_a_name_of_a_field_and_of_its_only_narrower_one_is_that_of_the_narrower() -> None:
    law = {code: {"en": "Law"} for code in ("042", "0421")}
    assert codes_said("Law", law) == ("0421", ())
    assert codes_said("Law", {**law, "0999": {"en": "Law"}}) == ("Law", ()), "of two it is asked"
