"""Lists of visas, permits and migration cards as consulates, the police and partners send them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from record_lists import Rows, table
from test_import_records import WHO, codes, imports_over, new_office

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.imports import Imports
from exchange_admin.store import Store

# lines as partners write them, however long
# ruff: noqa: E501
LISTS: dict[str, tuple[Rows, dict[str, object]]] = {
    "a consulate's list in Russian": (
        table(
            "№ | ФИО | Номер загранпаспорта | Номер визы | Категория визы | Кратность | Дата выдачи визы | Виза по | Срок пребывания, дней",
            "1 | Соколова Дарья Игоревна | 754410983 | K21357682 | X1 | Однократная | 20.08.2026 | 20.11.2026 | 000",
        ),
        {"kind": "visa", "number": "K21357682", "visa_class": "X1", "entries": "single", "valid_until": "2026-11-20"},
    ),
    "the police in Russian, with the class and days": (
        table(
            "Фамилия Имя Отчество | Дата рождения | № визы | Тип визы | Кратность визы | Действует с | Действует до | Дней пребывания",
            "Соколова Дарья Игоревна | 14.03.2005 | 20 1234567 | учебная | многократная | 01.09.2026 | 30.06.2027 | 365",
        ),
        {
            "kind": "visa",
            "entries": "multiple",
            "valid_from": "2026-09-01",
            "valid_until": "2027-06-30",
            "stay_days": 365,
        },
    ),
    "a Chinese college": (
        table(
            "序号 | 姓名 | 护照号码 | 签证号码 | 签证类别 | 入境次数 | 签证有效期至 | 停留天数",
            "1 | SOKOLOVA Daria | 754410983 | K21357682 | X2 | 一次 | 2027-01-15 | 140",
        ),
        {"kind": "visa", "visa_class": "X2", "entries": "single", "valid_until": "2027-01-15", "stay_days": 140},
    ),
    "residence permits of the exit and entry administration": (
        table(
            "姓名 | 护照号码 | 居留许可号码 | 签发日期 | 居留许可有效期至 | 签发机关",
            "SOKOLOVA Daria | 754410983 | 123456789 | 2026-09-20 | 2027-07-15 | 哈尔滨市公安局",
        ),
        {"kind": "residence_permit", "number": "123456789", "issued": "2026-09-20", "valid_until": "2027-07-15"},
    ),
    "a partner in English": (
        table(
            "Full name | Passport number | Visa number | Visa class | Number of entries | Visa issued on | Visa valid until",
            "SOKOLOVA Daria | 754410983 | K21357682 | X1 | single | 2026-08-20 | 2026-11-20",
        ),
        {"kind": "visa", "visa_class": "X1", "issued": "2026-08-20", "entries": "single"},
    ),
    "migration cards": (
        table(
            "ФИО | Дата рождения | Номер миграционной карты | Действует с | Действует до",
            "Соколова Дарья Игоревна | 14.03.2005 | 4618 1234567 | 01.09.2026 | 30.11.2026",
        ),
        {"kind": "migration_card", "valid_until": "2026-11-30"},
    ),
    "documents of several kinds": (
        table(
            "ФИО | Вид документа | Номер документа | Категория визы | Действительна до",
            "Соколова Дарья Игоревна | Виза | K21357682 | X1 | 20.11.2026",
        ),
        {"kind": "visa", "visa_class": "X1", "valid_until": "2026-11-20"},
    ),
}


PERSON, PASSPORT = "01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_office(tmp_path / "a.exchange") as store:
        person = {
            "role": "student", "family_cyrillic": "Соколова", "given_cyrillic": "Дарья", "patronymic": "Игоревна",
            "family_latin": "Sokolova", "given_latin": "Daria", "birth_date": "2005-03-14", "citizenship": "RU",
        }  # fmt: skip
        passport = {"person_id": PERSON, "kind": "passport", "number": "754410983", "country": "RU"}
        edits = (Edit("person", PERSON, person, new=True), Edit("identity_document", PASSPORT, passport, new=True))
        store.record(Step(WHO, "person.add", edits))
        yield store


@pytest.fixture
def imports(store: Store) -> Imports:
    return imports_over(store)


def staged(imports: Imports, rows: Rows, kind: str = "", name: str = "Лист1") -> ImportDraft:
    return imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells(name, rows),)), ImportOptions(kind=kind))


def made(store: Store) -> Record:
    (record,) = [one for one in store.records(Query("identity_document")) if one.id != PASSPORT]
    return record


@pytest.mark.parametrize("name", LISTS)
def test_such_a_list_becomes_documents_of_people_the_office_has(imports: Imports, store: Store, name: str) -> None:
    rows, expected = LISTS[name]
    draft = staged(imports, rows, "identity_document")
    assert [row.state for row in draft.rows] == ["new"], codes(draft)
    imports.apply(draft, WHO)
    record = made(store)
    assert record["person_id"] == PERSON
    assert {key: record[key] for key in expected} == expected
    again = staged(imports, rows, "identity_document")
    assert [row.state for row in again.rows] == ["known"], codes(again)
    assert not imports.apply(again, WHO).changes


@pytest.mark.parametrize("name", [name for name in LISTS if "migration" not in name and "permits" not in name])
def test_a_list_of_visas_is_told_without_anybody_saying_its_kind(imports: Imports, name: str) -> None:
    draft = staged(imports, LISTS[name][0])
    assert {sheet.kind for sheet in draft.sheets} == {"identity_document"}, codes(draft)


def test_a_kind_that_only_the_headings_tell_is_said(imports: Imports) -> None:
    draft = staged(imports, LISTS["a Chinese college"][0], "identity_document")
    assert "import.begins_with" in codes(draft)[0]


def test_where_nothing_tells_what_document_it_is_nothing_is_written(imports: Imports, store: Store) -> None:
    rows = table("ФИО | Номер документа | Действует до", "Соколова Дарья Игоревна | 751112223 | 20.11.2030")
    draft = staged(imports, rows, "identity_document")
    assert "import.which_document" in codes(draft)[0] or draft.rows[0].state not in ("new", "known")
    imports.apply(draft, WHO)
    assert [one.id for one in store.records(Query("identity_document"))] == [PASSPORT]


def test_nobody_is_made_by_such_a_list(imports: Imports, store: Store) -> None:
    rows, _ = LISTS["a partner in English"]
    other = [rows[0], ["IVANOVA Anna", "750000001", *rows[1][2:]]]
    draft = staged(imports, other, "identity_document")
    assert "import.reference_unknown" in codes(draft)[0]
    imports.apply(draft, WHO)
    assert store.count(Query("person")) == 1


def test_a_list_of_people_with_passports_stays_one(imports: Imports) -> None:
    rows = table(
        "ФИО | Дата рождения | Гражданство | Номер загранпаспорта | Дата выдачи | Действует до",
        "Иванова Анна Петровна | 01.02.2004 | Россия | 751234567 | 01.02.2024 | 01.02.2034",
    )
    assert {sheet.kind for sheet in staged(imports, rows).sheets} == {"people"}
