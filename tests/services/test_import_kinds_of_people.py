"""Lists of who somebody is are of people, also where they name a group, or the days of a policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.importing.imports import Imports
from tests.services.importing_office import CHINESE, importing


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as imports:
        yield imports


def book(*rows: list[CellValue]) -> WorkbookCells:
    return WorkbookCells("list.xlsx", (SheetCells("Лист1", list(rows)),))


INSURED: list[CellValue] = ["FOMIN DMITRII", "14.10.2006", "712842278", "14.03.2027", "28.03.2027"]
OF_STAYS: list[CellValue] = ["Фамилия Имя (латиницей)", "Дата рождения", "Загранпаспорт", "Начало", "Окончание"]


def test_first_and_last_day_of_a_policy_are_no_stay(imports: Imports) -> None:
    draft = imports.stage_cells(book(["Список застрахованных лиц"], OF_STAYS, INSURED))
    assert draft.sheets[0].kind == "people"
    assert draft.sheets[0].unread == ("Начало", "Окончание")
    assert draft.rows[0].values["passport_number"] == "712842278"


def test_without_a_word_of_a_policy_it_is_asked(imports: Imports) -> None:
    with pytest.raises(RuleBroken) as told:
        imports.stage_cells(book(["Список"], OF_STAYS, INSURED))
    assert told.value.problem.code == "import.which_kind"


@pytest.mark.parametrize("days", [("Период с", "по"), ("From", "To"), ("Дата приезда", "Дата отъезда")])
def test_a_period_of_which_one_end_is_known_makes_no_list_of_stays(imports: Imports, days: tuple[str, str]) -> None:
    draft = imports.stage_cells(book([*OF_STAYS[:3], *days], INSURED))
    assert draft.sheets[0].kind == "people"
    assert set(draft.sheets[0].unread) == set(days)


def test_a_country_beside_a_passport_makes_no_list_of_documents(imports: Imports) -> None:
    headings: list[CellValue] = ["ФИО", "Дата рождения", "Страна", "Загранпаспорт"]
    person: list[CellValue] = ["Белов Иван Петрович", "01.02.2006", "Россия", "75 1234567"]
    draft = imports.stage_cells(book(headings, person))
    assert draft.sheets[0].kind == "people"
    assert draft.rows[0].values["passport_number"] == "751234567"


def test_a_group_beside_who_people_are_makes_no_list_of_stays(imports: Imports) -> None:
    draft = imports.stage_cells(
        book(
            ["№", "ФИО (рус.)", "Имя Фамилия (англ.)", "Группа", "Дата рождения", "Часов"],
            [1, "Журавлёва Ольга Павловна", "Olga ZHURAVLEVA", "ТГ-21", "22.01.2008", "36"],
        )
    )
    assert draft.sheets[0].kind == "people"
    assert draft.rows[0].values["family_latin"] == "ZHURAVLEVA"


@pytest.mark.parametrize(("typed", "code"), [("British", "GB"), ("Kazakh", "KZ"), ("Vietnamese", "VN"), ("UK", "GB")])
def test_nationalities_are_read_as_countries(imports: Imports, typed: str, code: str) -> None:
    draft = imports.stage_cells(book(["Surname", "Given name", "Nationality"], ["Smith", "Anna", typed]))
    assert draft.rows[0].values["citizenship"] == code


def results(*totals: int) -> WorkbookCells:
    rows: list[list[CellValue]] = [["Ведомость тестирования по китайскому языку"]]
    rows += [["№", "Студент", "Группа", "Аудирование", "Чтение", "Письмо", "Итого", "Результат"]]
    names = ("Шестакова Дарья Юрьевна", "Данилов Фёдор Олегович", "Рябов Илья Максимович", "Ушаков Олег Ильич")
    parts = ((16, 19, 29), (27, 15, 29), (26, 28, 17), (26, 21, 14))
    rows += [
        [at, name, "КМ-21", *some, total, "сдал"]
        for at, (name, some, total) in enumerate(zip(names, parts, totals, strict=True), 1)
    ]
    return book(*rows)


def guesses(imports: Imports, cells: WorkbookCells) -> list[str]:
    return [column.heading for column in imports.stage_cells(cells).sheets[0].columns if column.guess]


def test_a_total_of_the_parts_of_a_test_is_its_mark(imports: Imports) -> None:
    assert guesses(imports, results(64, 71, 71, 61)) == []


def test_a_total_that_is_none_is_asked_about(imports: Imports) -> None:
    assert guesses(imports, results(64, 71, 70, 61)) == ["Итого"]


@pytest.mark.parametrize("parts", [["Сентябрь, ч", "Октябрь, ч", "Ноябрь, ч"], ["Взнос", "Виза", "Билет"]])
def test_a_total_of_anything_else_is_asked_about(imports: Imports, parts: list[str]) -> None:
    cells = results(64, 71, 71, 61)
    cells.sheets[0].rows[1][3:6] = parts
    assert "Итого" in guesses(imports, cells)
