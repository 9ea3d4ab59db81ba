"""Keys under which a person is found, sorted and compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.names import PART_NAMES, NameParts, Names, fold


def _meet(names: Names, one: str, other: str) -> bool:
    keys = [set(names.comparison_keys(names.parts(line))) for line in (one, other)]
    return bool(keys[0] & keys[1])


def test_a_chinese_name_is_found_in_every_script(names: Names) -> None:
    assert names.forms("欧阳娜娜").search_keys == (
        "欧阳娜娜",
        "ouyang nana",
        "ouyangnana",
        "ou yang na na",
        "oynn",
        "оуян нана",
    )


def test_lu_with_two_dots_is_found_in_every_spelling(names: Names) -> None:
    assert {"lu bu", "lyu bu", "lv bu", "люй бу"} <= set(names.forms("吕布").search_keys)
    assert {"lu bu", "lyu bu", "lv bu"} <= set(names.forms("LV BU").search_keys)


def test_both_readings_of_a_doubtful_name_are_found(names: Names) -> None:
    assert {"qin hai", "tan hai"} <= set(names.forms("覃海").search_keys)


def test_cyrillic_after_palladius_is_found_with_and_without_the_hard_sign(names: Names) -> None:
    assert {"чжан чанъань", "чжан чанань"} <= set(names.forms("张长安").search_keys)


def test_a_russian_name_is_found_by_passports_of_all_years_and_without_yo(names: Names) -> None:
    assert names.forms("Семёнов Юрий Ильич").search_keys == (
        "семенов юрий ильич",
        "semenov iurii ilich",
        "semenov yuriy ilich",
    )


def test_a_chinese_name_in_cyrillic_is_found_by_pinyin(names: Names) -> None:
    assert "ouyang nana" in names.forms("Оуян Нана").search_keys


def test_a_name_in_three_scripts_has_the_keys_of_all(names: Names) -> None:
    keys = names.search_keys(names.parts("吕布 LU BU (Люй Фэнсянь)"))
    assert {"吕布", "lu bu", "люй фэнсянь", "lyu fengxian"} <= set(keys)


def test_lists_sort_by_the_reading_of_the_surname_then_latin_then_cyrillic(names: Names) -> None:
    lines = ["Ёлкин Пётр", "曾毅", "Ежов Иван", "单丹", "Жуков Иван", "WANG LI", "覃海", "许丽", "徐丽", "Smith John"]
    assert sorted(lines, key=lambda line: names.forms(line).sort_key) == [
        "覃海", "单丹", "Smith John", "WANG LI", "徐丽", "许丽", "曾毅", "Ежов Иван", "Ёлкин Пётр", "Жуков Иван",
    ]  # fmt: skip


def test_a_family_name_sorts_before_a_longer_one(names: Names) -> None:
    assert names.forms("李伟").sort_key < names.forms("梁安").sort_key
    assert names.forms("Ли Яна").sort_key < names.forms("Лиев Ян").sort_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王小明", "WANG XIAOMING"),
        ("王小明", "Xiaoming Wang"),
        ("王小明", "Ван Сяомин"),
        ("WANG XIAO MING", "Ван Сяомин"),
        ("张长安", "ZHANG CHANGAN"),
        ("张长安", "Чжан Чанъань"),
        ("张长安", "Чжан Чанань"),
        ("吕布", "LYU BU"),
        ("吕布", "LV BU"),
        ("吕布", "LU BU"),
        ("吕布", "Люй Бу"),
        ("LV BU", "LYU BU"),
        ("孙略", "SUN LUE"),
        ("覃海", "TAN HAI"),
        ("覃海", "Цинь Хай"),
        ("欧阳娜娜", "Оуян Нана"),
        ("OU YANG NANA", "欧阳娜娜"),
        ("Щеглова Юлия Сергеевна", "SHCHEGLOVA IULIIA"),
        ("Щеглова Юлия Сергеевна", "Yuliya Shcheglova"),
        ("Цой Алексей", "TCOI ALEKSEI"),
        ("Ерёмин Фёдор", "Еремин Федор Фёдорович"),
        ("Объедков Савелий", "OBEDKOV SAVELII"),
    ],
)
def test_one_person_in_two_scripts_meets(names: Names, one: str, other: str) -> None:
    assert _meet(names, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("王小明", "WANG XIAOLI"), ("单丹", "DAN DAN"), ("Ли Вэй", "ЛИ ВЭНЬ"), ("LU BU", "LYU BU"), ("曾毅", "CENG YI")],
)
def test_different_names_do_not_meet(names: Names, one: str, other: str) -> None:
    assert not _meet(names, one, other)


def test_cyrillic_is_never_a_key_because_surnames_share_it(names: Names) -> None:
    assert names.read_han("徐丽").palladius == names.read_han("许丽").palladius == "Сюй Ли"  # type: ignore[union-attr]
    for line in ("徐丽", "许丽", "Сюй Ли", "XU LI", "Щеглова Юлия"):
        for key in names.comparison_keys(names.parts(line)):
            assert not any("Ѐ" <= letter <= "ԯ" for letter in key)
    assert set(names.comparison_keys(names.parts("徐丽"))) & set(names.comparison_keys(names.parts("许丽"))) == {
        "li xu"
    }


def test_suggestions_fill_only_scripts_that_are_empty(names: Names) -> None:
    typed = NameParts(family_han="吕", given_han="布", family_latin="LV", given_latin="BU")
    assert names.suggest(typed) == NameParts("吕", "布", "Люй", "Бу", "", "LV", "BU")
    assert names.suggest(NameParts(family_han="吕", given_han="布")) == NameParts(
        "吕", "布", "Люй", "Бу", "", "LYU", "BU"
    )
    assert names.suggest(NameParts(family_latin="OUYANG", given_latin="NANA")) == NameParts(
        family_cyrillic="Оуян", given_cyrillic="Нана", family_latin="OUYANG", given_latin="NANA"
    )
    russian = NameParts(family_cyrillic="Цой", given_cyrillic="Юлия", patronymic="Ильинична")
    assert names.suggest(russian) == NameParts("", "", "Цой", "Юлия", "Ильинична", "TSOI", "IULIIA")


def test_a_name_that_was_begun_as_the_rules_have_it_is_completed_and_no_other(names: Names) -> None:
    begun = NameParts(family_han="欧阳", given_han="娜娜", family_cyrillic="Оуян", given_latin="nana")
    assert names.suggest(begun) == NameParts("欧阳", "娜娜", "Оуян", "Нана", "", "OUYANG", "nana")
    passport = NameParts(family_han="吕", given_han="布", family_latin="LV")
    assert names.suggest(passport) == NameParts("吕", "布", "Люй", "Бу", "", "LV", "")


@pytest.mark.parametrize("line", ["伊万诺夫·彼得", "Орлова Н. П.", "Smith John", ""])
def test_nothing_is_suggested_where_no_rule_applies(names: Names, line: str) -> None:
    assert names.suggest(names.parts(line)) == names.parts(line)


def test_forms_print_as_the_command_line_promises(names: Names) -> None:
    assert names.forms("吕布").as_plain() == {
        "han": "吕布",
        "pinyin": "Lü Bu",
        "passport": "LYU BU",
        "palladius": "Люй Бу",
        "icao": None,
        "sort_key": "lu bu 吕布",
        "search_keys": ["吕布", "lu bu", "lyu bu", "lv bu", "lubu", "lb", "люй бу"],
    }
    russian = names.forms("Щеглова Юлия Сергеевна")
    assert (russian.passport, russian.icao) == ("SHCHEGLOVA IULIIA", "SHCHEGLOVA IULIIA")
    assert (russian.han, russian.pinyin, russian.palladius) == (None, None, None)


def test_a_name_in_another_script_keeps_its_keys(names: Names) -> None:
    forms = names.forms("حسن")
    assert (forms.sort_key, forms.search_keys, forms.passport) == ("حسن", ("حسن",), None)


def test_parts_come_from_a_record_by_field_name() -> None:
    assert NameParts.of({"family_han": "李", "given_han": None, "email": "a@b"}) == NameParts(family_han="李")
    assert set(PART_NAMES) == set(NameParts.__dataclass_fields__)


mixed = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("王李长安欧阳·ъьёйЩюЮНнъaoeüÜ'- ,.()<>LYUGNan")), max_size=40
)


@given(mixed)
def test_any_line_is_answered(names: Names, text: str) -> None:
    forms = names.forms(text)
    assert forms.sort_key == fold(forms.sort_key)
    assert all(key and key == fold(key) for key in forms.search_keys)
    assert len(set(forms.search_keys)) == len(forms.search_keys)
    names.read_han(text)
    names.read_latin(text)
    assert names.suggest(names.parts(text)) is not None


@given(st.lists(mixed, min_size=7, max_size=7))
def test_any_parts_are_answered(names: Names, texts: list[str]) -> None:
    parts = NameParts(*texts)
    forms = names.forms_of(parts)
    assert all(key == fold(key) for key in (*forms.search_keys, forms.sort_key, *names.comparison_keys(parts)))
    suggested = names.suggest(parts)
    for name in PART_NAMES:
        assert not getattr(parts, name) or getattr(suggested, name) == getattr(parts, name)
