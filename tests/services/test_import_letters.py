"""Letters that name people in numbered sentences become a list where each says the same things in one order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.importing.draft import ImportDraft
from exchange_admin.services.importing.imports import Imports
from tests.services.importing_office import CHINESE, importing

LETTER = [
    "Лесной колледж",
    "",
    "Просим оформить приглашения для студентов:",
    "",
    ("1. Фомин Денис Максимович (FOMIN DENIS), 17.02.2009 г.р., "
    "загранпаспорт 76 № 5039323, группа ЛХ-31, тел. +7 924 362-08-17;"),
    ("2. Назарова Дарья Андреевна (NAZAROVA DARIA), 18.05.2008 г.р., "
    "загранпаспорт 72 № 0792084, группа ЛХ-31, тел. +7 952 407-98-84;"),
    ("3. Лазарев Сергей Ильич (LAZAREV SERGEI), 31.05.2008 г.р., "
    "загранпаспорт 70 № 2815871, группа ТД-32, тел. +7 915 186-11-13."),
    "",
    "Директор                    Баранов Сергей Павлович",
]  # fmt: skip


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as imports:
        yield imports


def staged(imports: Imports, lines: list[str]) -> ImportDraft:
    rows: list[list[CellValue]] = [[line or None] for line in lines]
    return imports.stage_cells(WorkbookCells("letter.xlsx", (SheetCells("Письмо", rows),)))


def changed(at: int, old: str, new: str) -> list[str]:
    lines = list(LETTER)
    assert old in lines[at]
    lines[at] = lines[at].replace(old, new)
    return lines


def test_each_sentence_is_a_person(imports: Imports) -> None:
    draft = staged(imports, LETTER)
    assert [row.is_ready for row in draft.rows] == [True] * 3
    first = draft.rows[0].values
    assert (first["family_cyrillic"], first["family_latin"], first["patronymic"]) == ("Фомин", "FOMIN", "Максимович")
    assert (first["birth_date"], first["passport_number"], first["phone"]) == (
        "2009-02-17",
        "765039323",
        "+7 924 362-08-17",
    )
    assert [(one.row, one.why) for one in draft.sheets[0].left_out if one.why != "blank"] == [(9, "footer")]


def test_a_sentence_with_other_parts_is_asked_about(imports: Imports) -> None:
    for other in (", курс 2", ", спортсмен"):
        draft = staged(imports, changed(5, ", группа ЛХ-31", other))
        assert [row.is_ready for row in draft.rows] == [True, False, True]
        assert draft.rows[1].faults == {"full_name": "cell.other_words"}


def test_a_sentence_that_leaves_out_what_is_called_by_its_name_is_read(imports: Imports) -> None:
    draft = staged(imports, changed(5, "загранпаспорт 72 № 0792084, ", ""))
    assert [row.is_ready for row in draft.rows] == [True] * 3
    assert (draft.rows[1].values.get("passport_number"), draft.rows[1].values["phone"]) == (None, "+7 952 407-98-84")


def test_the_same_is_called_in_other_words_and_the_birth_stands_in_brackets(imports: Imports) -> None:
    lines = changed(5, "(NAZAROVA DARIA), 18.05.2008 г.р., загранпаспорт", "(18.05.2008 г.р.), з/п")
    draft = staged(imports, [line.replace("группа ТД", "гр. ТД") for line in lines])
    assert [row.is_ready for row in draft.rows] == [True] * 3
    assert [row.values["passport_number"] for row in draft.rows] == ["765039323", "720792084", "702815871"]
    assert draft.rows[1].values["birth_date"] == "2008-05-18"


def test_a_sentence_that_is_written_otherwise_is_asked_about(imports: Imports) -> None:
    for other in (
        "4. Мамедов Рауф Эльчин оглы, 01.02.2009 г.р., тел. +7 915 186-11-14",
        "4. ИВАНОВ Пётр",
        "4. Smith John",
    ):
        draft = staged(imports, [*LETTER[:7], other, *LETTER[7:]])
        assert [row.is_ready for row in draft.rows] == [True, True, True, False]


def test_where_a_sentence_speaks_of_somebody_else_nothing_is_read(imports: Imports) -> None:
    for other in ("мать Орлова Анна, тел.", "тел. матери", "куратор Орлова Анна, тел."):
        with pytest.raises(RuleBroken):
            staged(imports, [line.replace("тел.", other) for line in LETTER])


@pytest.mark.parametrize(
    "lines",
    [
        LETTER[:6] + LETTER[7:],  # two people
        [*LETTER[:5], *LETTER[6:]],  # the numbers are not counted through
        LETTER[:3] + LETTER[4:],  # no room for headings
        ["", "1. Пункт Первый Договора, стороны, срок", "2. Пункт Второй Договора, стороны, срок"],
    ],
)
def test_what_is_no_such_letter_is_not_read_as_one(imports: Imports, lines: list[str]) -> None:
    with pytest.raises(RuleBroken):
        staged(imports, lines)
