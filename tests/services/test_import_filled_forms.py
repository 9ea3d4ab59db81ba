"""Offers that a partner has filled in: no row is taken for a signature, nothing that was typed vanishes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.imports import Imports
from tests.services.importing_office import CHINESE, importing

HEADINGS: list[CellValue] = [
    "Предложение или запрос", "Тема", "Действует до", "Название по-китайски", "Название по-русски",
    "Описание по-русски", "Области образования (ISCED-F)", "Ключевые слова", "Языки", "Число мест", "Начало",
]  # fmt: skip


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as imports:
        yield imports


def filled(**cells: CellValue) -> list[CellValue]:
    told = {
        "Предложение или запрос": "Запрос",
        "Тема": "Краткосрочное обучение",
        "Действует до": "30.06.2027",
        "Название по-русски": "Курс мехатроники",
    }
    return [(told | cells).get(str(heading)) for heading in HEADINGS]


def staged(imports: Imports, *rows: list[CellValue]) -> ImportDraft:
    home = imports._sources().own_institution
    book = WorkbookCells("form.xlsx", (SheetCells("Запросы", [HEADINGS, *rows]),))
    return imports.stage_cells(book, ImportOptions("listing", institution_id=home))


@pytest.mark.parametrize(
    "text",
    [
        "Примечание: нужен HSK 3", "Всего 3 недели", "Итого 20 человек в два потока", "Исполнитель: Кузнецова М.П.",
        "Директор Кузнецов", "Подпись договора до 1 мая", "备注：需 HSK 3", "合计20人", "联系人：王老师",
    ],
)  # fmt: skip
def test_a_row_with_what_an_offer_needs_is_one_however_its_description_begins(imports: Imports, text: str) -> None:
    draft = staged(imports, filled(**{"Описание по-русски": text}))
    assert [row.number for row in draft.rows] == [2]
    assert draft.sheets[0].left_out == ()


def test_a_signature_below_the_offers_is_none(imports: Imports) -> None:
    draft = staged(imports, filled(), ["Директор Кузнецов", None, None, None, "И. о."], [None, "Итого: 1"])
    assert [row.number for row in draft.rows] == [2]
    assert [line.row for line in draft.sheets[0].left_out] == [3, 4]


@pytest.mark.parametrize("typed", ["бессрочно", "长期有效"])
def test_an_offer_without_a_last_day_is_told_so(imports: Imports, typed: str) -> None:
    draft = staged(imports, filled(**{"Действует до": typed}))
    assert "import.no_last_day" in [one.code for one in draft.rows[0].problems if one.field == "valid_until"]


def test_of_a_month_no_letter_is_taken_for_a_word_before_a_day(imports: Imports) -> None:
    (row,) = staged(imports, filled(Начало="сентябрь 2027")).rows
    assert {one.facts.get("typed") for one in row.problems if one.field == "starts"} <= {"сентябрь 2027"}
    (row,) = staged(imports, filled(Начало="с 01.03.2027")).rows
    assert row.values["starts"] == "2027-03-01"


def test_languages_are_the_same_whatever_stands_between_them(imports: Imports) -> None:
    draft = staged(imports, filled(Языки="zh; ru"))
    imports.apply(draft, "Shen")
    again = staged(imports, filled(Языки="zh;ru"))
    assert "import.value_differs" not in [one.code for one in again.rows[0].problems]
    other = staged(imports, filled(Языки="ru"))
    assert "import.value_differs" in [one.code for one in other.rows[0].problems]
