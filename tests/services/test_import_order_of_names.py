"""Names of a column tell together which of their words is the family name; the others of the column are asked about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import ImportDraft
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.order_of_columns import has_given_names_first
from tests.services.importing_office import CHINESE, importing, tables

ENGLISH = ["Freya Calloway", "Callum Tarleton", "Emily Underhay", "Ethan Marlow"]


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as imports:
        yield imports


def staged(imports: Imports, names: list[str], heading: str = "Full name") -> ImportDraft:
    rows: list[list[CellValue]] = [[heading, "Date of birth", "E-mail"]]
    rows += [[name, f"2005-03-{at:02}", f"a{at}@college.example"] for at, name in enumerate(names, 1)]
    return imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("List", rows),)))


def families(draft: ImportDraft) -> list[object]:
    return [row.values.get("family_latin") or row.values.get("family_cyrillic") for row in draft.rows]


def codes(draft: ImportDraft, at: int) -> list[tuple[str, Level]]:
    return [(one.code, one.level) for one in draft.rows[at].problems if one.field == "full_name"]


def test_given_names_that_stand_first_are_told_and_not_asked_about(imports: Imports) -> None:
    draft = staged(imports, ENGLISH)
    assert families(draft) == ["Calloway", "Tarleton", "Underhay", "Marlow"]
    assert all(row.is_ready for row in draft.rows)
    assert codes(draft, 3) == [("import.order_by_column", Level.INFORMS)]


def test_russian_given_names_tell_the_order_as_english_ones_do(imports: Imports) -> None:
    draft = staged(imports, ["Sergei Komarov", "Kira Morozova", "Iuliia Zhdanova", "Alina Khromova"])
    assert families(draft) == ["Komarov", "Morozova", "Zhdanova", "Khromova"]
    assert all(row.is_ready for row in draft.rows)


def test_parts_of_a_name_in_each_others_column_are_asked_about(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["Фамилия", "Имя", "Отчество", "Дата рождения"]]
    rows += [["Зимин", "Богдан", "Денисович", "2005-09-25"], ["Ольга", "Корнилова", "Денисовна", "2007-01-13"]]
    rows += [["Ким", "Алевтина", "Юрьевна", "2006-02-03"], ["Роман", "Полина", "Олеговна", "2006-02-04"]]
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", rows),)))
    asked = [row.number for row in draft.rows if any(one.code == "import.name_order" for one in row.problems)]
    assert asked == [3]
    assert [row.is_ready for row in draft.rows] == [True, False, True, True]


@pytest.mark.parametrize(
    ("headings", "turned", "right"),
    [
        (["Surname", "Given name"], ["OLGA", "KORNILOVA"], ["KORNILOVA", "OLGA"]),
        (["Фамилия", "Имя", "Отчество"], ["Денисович", "Ольга", "Корнилова"], ["Абрамович", "Роман", "Денисович"]),
        (["Фамилия", "Имя", "Отчество"], ["Орлова", "Павловна", "Инна"], ["Орлова", "Инна", "Павловна"]),
    ],
)
def test_other_parts_in_each_others_column_are_asked_about_too(
    imports: Imports, headings: list[CellValue], turned: list[CellValue], right: list[CellValue]
) -> None:
    rows = [[*headings, "Date of birth"], [*turned, "2005-09-25"], [*right, "2007-01-13"]]
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", rows),)))
    assert [row.is_ready for row in draft.rows] == [False, True]
    assert "import.name_order" in {one.code for one in draft.rows[0].problems}


def test_a_russian_given_name_before_a_name_that_does_not_tell_itself_is_asked_about(imports: Imports) -> None:
    draft = staged(imports, ["Анна Шмидт", "Лев Ли", "Роман Пак", "Ким Алина", "Роман Анна"], heading="ФИО")
    assert [row.is_ready for row in draft.rows] == [False, False, False, True, True]


def test_a_name_as_on_a_ticket_is_read_where_the_name_beside_it_spells_it(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["旅客姓名", "中文名", "出生日期"]]
    rows += [["DU/JIACHAO", "杜嘉超", "2005-09-03"], ["LIU/JIAXIAO MS", "刘佳晓", "2005-02-11"]]
    rows += [["TAN/SHIYU", "王芳", "2006-02-11"], ["FANG/LI", None, "2006-03-11"], ["XIE/YIMS", "谢怡", "2005-03-05"]]
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", rows),)))
    assert families(draft)[:2] == ["DU", "LIU"]
    assert [row.is_ready for row in draft.rows] == [True, True, False, False, False]


@pytest.mark.parametrize("typed", ["PETROV/IVANMR", "WANG/FANGMS", "OLGA/ANNA INF", "PETROV/SIDOROVA"])
def test_a_title_or_a_second_person_on_a_ticket_is_asked_about(imports: Imports, typed: str) -> None:
    draft = staged(imports, [typed], heading="Name in Latin letters")
    assert not draft.rows[0].is_ready


def test_russian_given_names_prove_nothing_before_what_is_no_russian_family_name(imports: Imports) -> None:
    for names in (
        ["Valentin Ion", "Bogdan Cristian", "Artur Sorin"],
        ["Makar Oleksandr", "Zakhar Olha", "Bogdan Taras"],
        ["Timur Daniyar", "Ruslan Dias", "Dina Aigerim"],
    ):
        assert not any(
            one.code == "import.order_by_column" for row in staged(imports, names).rows for one in row.problems
        )


@pytest.mark.parametrize("name", ["А Панин", "И Бунин", "Е Лунина", "Ю Ли", "У Мин", "С Петров", "Е Тин Ли"])
def test_a_letter_without_a_stop_before_a_name_is_asked_about(imports: Imports, name: str) -> None:
    assert ("import.name_order", Level.ASKS) in codes(staged(imports, [name], heading="ФИО"), 0) or not staged(
        imports, [name], heading="ФИО"
    ).rows[0].is_ready


@pytest.mark.parametrize(("han", "cyrillic"), [("叶婷丽", "Е Тинли"), ("吴明", "У Мин"), ("易春", "И Чунь")])
def test_the_name_in_han_settles_which_is_the_family_name(imports: Imports, han: str, cyrillic: str) -> None:
    rows: list[list[CellValue]] = [["姓名", "俄文姓名", "出生日期"], [han, cyrillic, "2006-02-15"]]
    (row,) = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", rows),))).rows
    assert row.is_ready, row.problems
    assert f"{row.values['family_cyrillic']} {row.values['given_cyrillic']}" == cyrillic


@pytest.mark.parametrize(
    "names",
    [
        ["Wang Xiaotian", "Li Haiyan", "Zhang Jiaqian", "Liu Yang"],
        ["Серик Мадина", "Болат Айдын", "Кайрат Ясмина"],
        ["Popescu Cristian", "Rusu Octavian", "Ionescu Bastian"],
        ["Kelly Orlaith", "Ryan Cathal", "Jordan Tadhg"],
        ["Martin Zsolt", "David Gergo", "Adam Balazs"],
        ["Roman Arsen", "Maksim Gleb", "Kirill Denis"],  # either word may be the given name
        ["Calloway Freya", "Tarleton Callum", "Underhay Emily"],
        ["Callum Reid", "Emily Stone", "Freya Hill"],  # sorted by the first word
    ],
)
def test_names_that_may_have_the_family_name_first_are_not_turned_round(imports: Imports, names: list[str]) -> None:
    draft = staged(imports, names)
    assert not any(code == "import.order_by_column" for at in range(len(names)) for code, _ in codes(draft, at))


def test_longer_names_of_such_a_column_are_asked_about(imports: Imports) -> None:
    draft = staged(imports, [*ENGLISH, "Anna Maria Smith", "Mary Jane Watson Parker"])
    assert [row.is_ready for row in draft.rows] == [True, True, True, True, False, False]


def test_a_name_that_does_not_tell_is_asked_about_in_such_a_column(imports: Imports) -> None:
    draft = staged(imports, [*ENGLISH, "Wang Lin", "Taylor Rose"])
    for at in (4, 5):
        assert ("import.name_order", Level.ASKS) in codes(draft, at)
        assert not draft.rows[at].is_ready


def test_two_names_or_one_that_tells_otherwise_turn_none(imports: Imports) -> None:
    for names in (ENGLISH[:2], [*ENGLISH, "Sokolova Anna"], [*ENGLISH, "Orrell Quill", "Tapsell Wick", "Nott Pell"]):
        draft = staged(imports, names)
        assert all(code != "import.order_by_column" for at in range(len(names)) for code, _ in codes(draft, at))


def test_a_heading_that_tells_the_order_counts_first(imports: Imports) -> None:
    draft = staged(imports, ENGLISH, "Full name (surname, given name)")
    assert families(draft)[0] == "Freya"


def test_what_the_column_told_stays_when_one_cell_is_corrected(imports: Imports) -> None:
    draft = staged(imports, ENGLISH)
    imports.set_cell(draft, 0, "birth_date", "2005-03-09")
    assert families(draft)[0] == "Calloway"
    again = imports.open(imports.keep(draft))
    assert families(again) == families(draft)


@given(st.permutations([*ENGLISH, "Wang Lin", "LIU YANG", "Orrell, Quill"]))
def test_only_a_list_that_is_sorted_by_its_first_words_is_another(names: list[str]) -> None:
    first = [name.split()[0].casefold() for name in names if "," not in name]
    assert has_given_names_first(names, tables().words) == (first != sorted(first))


def of_citizens(imports: Imports, *told: tuple[str, str]) -> list[bool]:
    """Whether the order of each name is asked about."""
    rows: list[list[CellValue]] = [["Name in passport", "Citizenship", "Date of birth"]]
    rows += [[*one, f"2005-03-{at:02}"] for at, one in enumerate(told, 1)]
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("List", rows),)))
    asks = [{one.code for one in row.problems if one.level is not Level.INFORMS} for row in draft.rows]
    return ["import.name_order" in one for one in asks]


def test_the_order_of_a_name_that_nothing_tells_is_asked_about_by_its_country(imports: Imports) -> None:
    told = (
        ("NATTHAPONG SRISAI", "Thailand"),
        ("NGUYEN THI HUONG", "Vietnam"),
        ("ZHANG WEI", "China"),
        ("KIM LEV", "RU"),
    )
    assert of_citizens(imports, *told) == [True, False, False, False]


def test_where_one_name_of_a_list_has_the_given_name_first_others_that_tell_nothing_are_asked_about(
    imports: Imports,
) -> None:
    told = (("ANNA KOTOVA", "RU"), ("BELOV IVAN", "RU"), ("TSOI LEV", "RU"), ("NGUYEN THI HUONG", "Vietnam"))
    assert of_citizens(imports, *told) == [True, False, True, False]


def test_a_usual_family_name_at_the_end_and_two_words_of_japan_are_asked_about(imports: Imports) -> None:
    told = (
        ("AN NGUYEN", "Vietnam"),
        ("MIN JUN KIM", "KR"),
        ("KIM MIN JUN", "KR"),
        ("TARO YAMADA", "Japan"),
        ("YAMADA, TARO", "Japan"),
    )
    assert of_citizens(imports, *told) == [True, True, False, True, False]


@pytest.mark.parametrize(("name", "asks"), [("KAIRUI, YU", True), ("YU, KAIRUI", False), ("OUYANG, NA", False)])
def test_a_comma_against_the_syllables_of_a_name_is_asked_about(imports: Imports, name: str, asks: bool) -> None:
    draft = staged(imports, [name], "Name in passport")
    assert ("import.name_order" in {one.code for one in draft.rows[0].problems}) is asks


CYRILLIC = ["Юлия Тихонова", "Кирилл Цой", "Егор Смирнов", "Вероника Козлова"]


@pytest.mark.parametrize("heading", ["имя", "Участник", "Name"])
def test_names_in_cyrillic_that_all_have_the_given_name_first_are_read_so(imports: Imports, heading: str) -> None:
    draft = staged(imports, CYRILLIC, heading)
    assert families(draft) == ["Тихонова", "Цой", "Смирнов", "Козлова"]
    assert all(row.is_ready for row in draft.rows)
    assert codes(draft, 1) == [("import.order_by_column", Level.INFORMS)]


@pytest.mark.parametrize(
    ("names", "heading"),
    [
        ([*CYRILLIC, "Цой Кирилл"], "имя"),  # one has it behind
        ([*CYRILLIC, "Кирилл Павел"], "имя"),  # either may be the given name
        ([*CYRILLIC, "Айсулуу Токтогулова"], "имя"),  # nobody knows this one
        (CYRILLIC[:2], "имя"),
        (CYRILLIC, "ФИО"),
        (CYRILLIC, "Фамилия, имя"),
        (sorted(CYRILLIC), "имя"),
    ],
)
def test_names_in_cyrillic_of_which_one_does_not_tell_it_are_asked_about(
    imports: Imports, names: list[str], heading: str
) -> None:
    draft = staged(imports, names, heading)
    at = next(at for at, row in enumerate(draft.rows) if row.cells["full_name"] == "Юлия Тихонова")
    assert not draft.rows[at].is_ready


def test_patronymics_stand_behind_given_names_and_are_no_family_names(imports: Imports) -> None:
    draft = staged(imports, ["Юлия Олеговна", "Кирилл Петрович", "Егор Ильич", "Анна Павловна"], "имя")
    assert not any(row.is_ready for row in draft.rows)
