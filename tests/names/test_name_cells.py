"""What stands in the cells for names besides names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.names import may_have_given_name_first, read_name_cell, with_patronymic


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


@pytest.mark.parametrize("typed", ["王老师", "李教授", "张 老师"])
def test_a_title_is_no_given_name(typed: str) -> None:
    assert read_name_cell(typed).doubt == "title"


@pytest.mark.parametrize("typed", ["Анна Соколова", "Егор Титов", "Anna Sokolova", "John Smith"])
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
