"""Headings that say two things at once: a group before a full stop, a second language behind the first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_office import CHINESE, importing

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.services.importing.draft import ImportDraft, StagedRow
from exchange_admin.services.importing.imports import Imports


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as made:
        yield made


def read(
    imports: Imports, rows: list[list[CellValue]], merged: tuple[tuple[int, int, int, int], ...] = ()
) -> ImportDraft:
    return imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", rows, merged=merged),)))


def asked(row: StagedRow) -> set[str]:
    return {one.code for one in row.problems if one.level is not Level.INFORMS}


def test_fields_of_an_object_are_read_with_what_stands_before_their_full_stop(imports: Imports) -> None:
    headings: list[CellValue] = ["Физическое лицо", "Физическое лицо.Пол", "Физическое лицо.Дата рождения"]
    headings += ["Документ.Вид", "Документ.Серия", "Документ.Номер", "Документ.Дата выдачи"]
    kind = "Загранпаспорт гражданина РФ"
    draft = read(
        imports,
        [
            headings,
            ["Ветрова Наталья Евгеньевна", "Женский", "2009-02-24", kind, "75", "3745970", "2026-05-22"],
            ["Пахомова Ксения Павловна", "Женский", "2007-03-27", kind, "76", "6169052", "2024-08-21"],
        ],
    )
    first = draft.rows[0]
    assert first.is_ready, first.problems
    assert first.values["sex"] == "2"
    assert first.values["passport_number"] == "753745970"
    assert first.values["passport_issued"] == "2026-05-22"


def test_a_full_stop_after_what_is_no_group_parts_nothing(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["ФИО", "Мать.Паспорт", "Дата рождения"]]
    draft = read(imports, [*rows, ["Ветрова Наталья Евгеньевна", "75 3745970", "2009-02-24"]])
    assert "passport_number" not in draft.rows[0].values
    assert "passport_number" not in {column.key for column in draft.sheets[0].columns}


def test_fields_of_somebody_elses_object_are_not_read(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["Студент", "Дата рождения", "Заявитель.Телефон", "Заявитель.E-mail"]]
    draft = read(imports, [*rows, ["Ветрова Наталья Евгеньевна", "2009-02-24", "+7 999 111-22-33", "a@b.example"]])
    assert not {"phone", "email"} & set(draft.rows[0].values)


@pytest.mark.parametrize("over", ["Мать", "Законный представитель"])
def test_below_others_nothing_is_read_for_certain_though_no_cell_is_merged(imports: Imports, over: str) -> None:
    dotted: list[list[CellValue]] = [
        ["Студент", "Дата рождения", over, None],
        ["ФИО", "Дата рождения", "Документ.Серия", "Документ.Номер"],
        ["Ветрова Наталья Евгеньевна", "2009-02-24", "75", "3745970"],
    ]
    plain: list[list[CellValue]] = [
        [None, None, over, None],
        ["ФИО", "Дата рождения", "Телефон", "Паспорт"],
        ["Ветрова Наталья Евгеньевна", "2009-02-24", "+7 999 111-22-33", "75 3745970"],
    ]
    for rows in (dotted, plain):
        (row,) = read(imports, rows).rows
        assert not row.is_ready or not {"phone", "passport_number"} & set(row.values)


def test_a_series_in_letters_that_is_none_is_not_dropped(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["ФИО", "Дата рождения", "Документ.Вид", "Документ.Серия", "Документ.Номер"]]
    kind = "Паспорт иностранного гражданина"
    rows += [["Рогова Ольга Романовна", "2007-10-11", kind, "MP", "2080799"]]
    rows += [["Рогова Анна Романовна", "2007-10-11", kind, "мр", "2080798"]]
    good, bad = read(imports, rows).rows
    assert good.values["passport_number"] == "MP2080799"
    assert not bad.is_ready


def test_a_group_and_its_columns_in_two_languages_are_known_where_both_say_the_same(imports: Imports) -> None:
    rows: list[list[CellValue]] = [
        ["ФИО 姓名", "Дата рождения 出生日期", "Загранпаспорт 护照", None, "Законный представитель 监护人", None],
        [None, None, "Номер 号码", "Действует до 有效期", "ФИО 姓名", "Телефон 电话"],
        ["Фомина Мария Викторовна", "2005-12-07", "76 2457493", "2032-05-20", "Фомина Варвара Андреевна", "123"],
    ]
    draft = read(imports, rows, ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5)))
    (row,) = draft.rows
    assert not asked(row)
    assert row.values["passport_number"] == "762457493"
    assert row.values["passport_valid_until"] == "2032-05-20"
    assert "phone" not in row.values, "that of the parent"


def test_languages_that_say_different_things_are_asked_about(imports: Imports) -> None:
    rows: list[list[CellValue]] = [
        ["姓名", "Загранпаспорт 护照", None],
        [None, "Номер 有效期", "Выдан 签发日期"],
        ["孔一", "EJ1234561", "2024-05-20"],
    ]
    draft = read(imports, rows, ((0, 0, 1, 0), (0, 1, 0, 2)))
    assert not any(column.key and not column.guess for column in draft.sheets[0].columns if column.index == 1)


def test_brackets_that_say_several_harmless_things_change_nothing(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["Застрахованный (латиницей, как в паспорте)", "Дата рождения", "Номер паспорта"]]
    draft = read(imports, [*rows, ["KOCHETOVA EVA", "2007-03-09", "751281317"]])
    assert draft.rows[0].is_ready, draft.rows[0].problems
    assert draft.rows[0].values["family_latin"] == "KOCHETOVA"


def test_an_answer_behind_its_label_heads_no_column(imports: Imports) -> None:
    people = [["姓名：夏慧霞", "性别：女", "护照：EA0795854"], ["姓名：朱建", "性别：男", "护照：ED6773552"]]
    with pytest.raises(RuleBroken) as refused:
        read(imports, [list(person) for person in people])
    assert refused.value.problem.code == "import.no_list_found"


def test_one_number_of_two_people_is_asked_of_both(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["ФИО", "Дата рождения", "Загранпаспорт"]]
    rows += [["Агафонова Алина Владимировна", "2008-06-06", "75 4842868"]]
    rows += [
        ["Уваров Иван Николаевич", "2009-02-01", "75 4842868"],
        ["Орлова Дарья Олеговна", "2008-12-12", "75 6162117"],
    ]
    rows += [["Агафонова Вера Владимировна", "2008-06-06", "75 4842868"]]  # a twin
    first, second, third, twin = read(imports, rows).rows
    assert "import.same_number" in asked(first)
    assert "import.same_as_row" in asked(second)
    assert "import.same_as_row" in asked(twin)
    assert third.is_ready


def test_one_identity_card_of_two_people_is_asked_of_both(imports: Imports) -> None:
    rows: list[list[CellValue]] = [["姓名", "性别", "身份证号"]]
    rows += [["孔一", "女", "110105200506010027"], ["孟二", "女", "110105200506010027"]]
    first, second = read(imports, rows).rows
    assert "import.same_number" in asked(first)
    assert "import.same_as_row" in asked(second)
