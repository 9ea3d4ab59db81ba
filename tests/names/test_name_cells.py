"""What stands in the cells for names besides names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.names.cells import (
    has_patronymic_elsewhere,
    has_unknown_end,
    may_have_given_name_first,
    read_name_cell,
    with_patronymic,
)


@pytest.mark.parametrize(
    ("typed", "name", "remark"),
    [
        ("Иванов Иван (староста)", "Иванов Иван", "староста"),
        ("Иванов Иван Иванович, староста", "Иванов Иван Иванович", "староста"),
        ("张三（班长）", "张三", "班长"),
        ("Петрова Мария*", "Петрова Мария", ""),
        ("* 李四", "李四", ""),
        ("Орлов Максим -", "Орлов Максим", ""),
        ("Ким Артур нет", "Ким Артур", ""),
        ("Иванова (Петрова) Мария", "Иванова (Петрова) Мария", ""),
        ("Петрова Анна Сергеевна, к.т.н.", "Петрова Анна Сергеевна", "к.т.н."),
        ("Петрова Анна Сергеевна, канд. пед. наук, доцент", "Петрова Анна Сергеевна", "канд. пед. наук, доцент"),
        ("проф. Сидоров Лев Львович", "Сидоров Лев Львович", "проф."),
        ("Алиев Руслан Мамед оглы", "Алиев Руслан Мамед оглы", ""),
        ("Тошматов Достон Бобур угли", "Тошматов Достон Бобур угли", ""),
        ("Салтыков - Щедрин Пётр Ильич", "Салтыков - Щедрин Пётр Ильич", ""),
        ("王小明 / WANG XIAOMING", "王小明 / WANG XIAOMING", ""),
        ("Wang, Lili", "Wang, Lili", ""),
        ("Juan de la Cruz", "Juan de la Cruz", ""),
        ("王小明 (WANG Xiaoming)", "王小明 (WANG Xiaoming)", ""),
    ],
)
def test_a_remark_beside_a_name_is_no_part_of_it(typed: str, name: str, remark: str) -> None:
    cell = read_name_cell(typed)
    assert (cell.name, cell.remark, cell.doubt) == (name, remark, "")


@pytest.mark.parametrize(
    "typed",
    ["Иванов Иван (2 курс)", "李四（休学）", "Петров Пётр (отчислен)", "张三 12班", "Ли Анна 05.03.2005"],
)
def test_what_may_matter_is_asked_about_and_not_dropped(typed: str) -> None:
    assert read_name_cell(typed).doubt == "words"


@pytest.mark.parametrize(
    "typed",
    [
        "关羽、张飞",
        "关羽，张飞",
        "Бойко Анна Ильинична - академ. отпуск",
        "Бойко Анна Ильинична академ",
        "Иванов Иван Иванович Староста",
        "Иванов Иван, Петров Пётр",
        "Иванов Иван Иванович.",
        "Mr Wang Lili",
        "Mr. Wang Lili",
        "Иванов Иван (староста",
    ],
)
def test_words_that_are_no_part_of_a_name_never_become_a_given_name(typed: str) -> None:
    assert read_name_cell(typed).doubt == "words"


@pytest.mark.parametrize("typed", ["Попов И.О.", "Попов И. О.", "И.О. Попов", "Ivanov I."])
def test_a_name_with_initials_only_is_asked_for_in_full(typed: str) -> None:
    assert read_name_cell(typed).doubt == "initials"


@pytest.mark.parametrize("typed", ["王老师", "李教授", "张 老师"])
def test_a_title_is_no_given_name(typed: str) -> None:
    assert read_name_cell(typed).doubt == "title"


@pytest.mark.parametrize(
    "typed", ["Анна Соколова", "Егор Титов", "Anna Sokolova", "John Smith", "Eva Uvarova", "Lev Titov"]
)
def test_a_given_name_in_front_is_noticed(typed: str) -> None:
    assert may_have_given_name_first(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "Соколова Анна",
        "Пак Лев",
        "Ким Ирина",
        "SOKOLOVA Anna",
        "Anna SOKOLOVA",
        "MARTIN THOMAS",
        "Petrov Ivan",
        "Ли Вера Ивановна",
    ],
)  # fmt: skip
def test_the_usual_order_is_not_asked_about(typed: str) -> None:
    assert not may_have_given_name_first(typed)


def test_pinyin_has_its_own_reader() -> None:
    assert not may_have_given_name_first("Xiaoming Wang", is_pinyin=True)


def test_a_patronymic_in_the_cell_of_the_given_name_is_told_apart() -> None:
    assert with_patronymic("Анна Игоревна") == ("Анна", "Игоревна")
    assert with_patronymic("Анна Мария") == ("Анна Мария", "")
    assert with_patronymic("Анна") == ("Анна", "")


@given(st.text(max_size=40))
def test_any_text_is_read_and_nothing_is_added(typed: str) -> None:
    cell = read_name_cell(typed)
    assert set(cell.name) - {" "} <= set(typed)


@pytest.mark.parametrize("name", ["Ван дер Вельде Анна", "де Ла Круз Мария", "фон Браун Карл", "VON DER LEYEN Ursula"])
def test_nobody_but_a_person_knows_where_such_a_family_name_ends(name: str) -> None:
    assert has_unknown_end(name)


@pytest.mark.parametrize(
    ("given", "parts"),
    [
        ("Жасур Анвар угли", ("Жасур", "Анвар угли")),
        ("Анна Игоревна", ("Анна", "Игоревна")),
        ("Жасур", ("Жасур", "")),
        ("Руслан Мамед-оглы", ("Руслан", "Мамед-оглы")),
    ],
)
def test_a_given_name_and_the_fathers_are_parted(given: str, parts: tuple[str, str]) -> None:
    assert with_patronymic(given) == parts


@pytest.mark.parametrize(
    ("name", "before", "is_elsewhere"),
    [
        ("Каримов Жасур Анвар угли", 2, False),
        ("Угли Жасур", 2, False),
        ("Жасур Анвар угли", 2, True),
        ("Анвар угли Жасур", 2, True),
        ("Каримов Жасур угли", 2, True),
        ("Жасур Анвар угли Каримов", 2, True),
        ("Анвар угли", 0, False),
        ("Жасур Анвар угли", 1, False),
        ("Анвар угли", 1, True),
    ],
)
def test_a_word_for_son_or_daughter_belongs_behind_the_fathers_name(name: str, before: int, is_elsewhere: bool) -> None:
    assert has_patronymic_elsewhere(name, before) is is_elsewhere


@pytest.mark.parametrize("name", ["Ван Да Мин", "Ди Сяо Мин", "Ван Анна", "DI XIAO MING", "Алиев Руслан Ахмед оглы"])
def test_a_chinese_family_name_is_no_particle(name: str) -> None:
    assert not has_unknown_end(name)
