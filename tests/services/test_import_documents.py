"""Numbers below headings that do not say of which document: told by a kind beside them, else by their shape."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables
from exchange_admin.services.importing.draft import ImportDraft
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.sources import ImportTables
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.office_files import NewOffice, create_office
from exchange_admin.services.parts import Parts
from exchange_admin.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"
CARD = "11010519491231002X"


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(NameTables.load(RESOURCES / "names"))


@pytest.fixture(scope="module")
def tables() -> ImportTables:
    wordings = {language: Wording.load(RESOURCES / "wording", language) for language in LANGUAGES}
    words = ImportWords.load(RESOURCES / "import", wordings)
    return ImportTables(Headings.load(RESOURCES / "import"), words, Reference.load(RESOURCES / "reference"))


@pytest.fixture
def store(tmp_path: Path, names: Names, tables: ImportTables) -> Iterator[Store]:
    office = NewOffice("松花工程职业学院", "CN", "zh", "SHGC")
    made = Origin.seeded(7)
    path = tmp_path / "a.exchange"
    with create_office(path, office, names=names, origin=made, reference=tables.reference, who="Shen") as store:
        yield store


@pytest.fixture
def imports(store: Store, names: Names, tables: ImportTables) -> Imports:
    return Imports(
        Parts(store, REGISTRY, names, Origin.seeded(8), tables.words.wordings, lambda: date(2026, 11, 24)), tables
    )


def staged(imports: Imports, headings: list[str], *rows: list[object]) -> ImportDraft:
    return imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", [list(headings), *rows]),)))


def codes(draft: ImportDraft, at: int = 0) -> list[str]:
    return [problem.code for problem in draft.rows[at].problems]


def test_ten_digits_below_passport_are_an_internal_passport_and_nine_one_for_abroad(imports: Imports) -> None:
    draft = staged(
        imports,
        ["ФИО", "Дата рождения", "Паспорт"],
        ["Ли Вера Сергеевна", "01.02.2005", "1015 123456"],
        ["Ли Анна Сергеевна", "02.02.2005", "75 1234567"],
    )
    first, second = draft.rows
    assert (first.values["national_id"], codes(draft)) == ("1015123456", ["import.read_as_card"])
    assert "passport_number" not in first.values
    assert (second.values["passport_number"], codes(draft, 1)) == ("751234567", [])
    assert first.is_ready
    assert second.is_ready


def test_what_stands_beside_an_internal_passport_is_kept_with_it(imports: Imports, store: Store) -> None:
    draft = staged(
        imports,
        ["ФИО", "Дата рождения", "Серия паспорта", "Номер паспорта", "Дата выдачи", "Кем выдан"],
        ["Ли Вера Сергеевна", "01.02.2005", "1015", "123456", "03.02.2019", "УМВД"],
    )
    (row,) = imports.apply(draft, "Shen").rows
    (paper,) = store.where("identity_document", "person_id", [row.subject_id])
    told = [paper[name] for name in ("kind", "number", "issued", "issued_by")]
    assert told == ["national_id", "1015123456", "2019-02-03", "УМВД"]


def test_a_column_with_the_kind_of_document_decides(imports: Imports) -> None:
    draft = staged(
        imports,
        ["姓名", "出生日期", "证件类型", "证件号码", "证件有效期"],
        ["赵一", "1949-12-31", "身份证", CARD, "长期"],
        ["赵二", "2005-03-02", "护照", "EJ1234567", "2033-05-01"],
        ["赵三", "2005-03-03", "", "EJ1234568", ""],
        ["赵四", "2005-03-04", "护照", CARD, ""],
    )
    first, second, third, fourth = draft.rows
    assert first.values["national_id"] == CARD
    assert not {"passport_valid_until", "national_valid_until"} & first.values.keys()
    assert (second.values["passport_number"], second.values["passport_valid_until"]) == ("EJ1234567", "2033-05-01")
    assert third.values["passport_number"] == "EJ1234568"
    assert all(row.is_ready for row in (first, second, third))
    assert codes(draft, 3) == ["document.number_of_nobody"]  # no passport has such a number
    assert draft.rows[3].problems[0].field == "document_number"
    assert not fourth.is_ready


def test_two_numbers_for_one_kind_of_document_are_not_chosen_from_in_silence(imports: Imports) -> None:
    headings = ["ФИО", "Дата рождения", "Паспорт", "Загранпаспорт"]
    both = staged(imports, headings, ["Ли Вера", "01.02.2005", "1015 123456", "75 1234567"])
    assert (both.rows[0].values["national_id"], both.rows[0].values["passport_number"]) == ("1015123456", "751234567")
    twice = staged(imports, headings, ["Ли Вера", "01.02.2005", "75 1234568", "75 1234567"])
    assert (twice.rows[0].state, codes(twice)) == ("fix", ["import.second_document"])


def test_a_card_of_somebody_known_is_added_and_another_one_asked_about(imports: Imports, store: Store) -> None:
    headings = ["ФИО", "Дата рождения", "Паспорт РФ"]
    imports.apply(staged(imports, [*headings[:2], "Телефон"], ["Ли Вера", "01.02.2005", "+79140000000"]), "Shen")
    draft = staged(imports, headings, ["Ли Вера", "01.02.2005", "1015 123456"])
    assert draft.rows[0].state == "known"
    (row,) = imports.apply(draft, "Shen").rows
    (paper,) = store.where("identity_document", "person_id", [row.subject_id])
    assert (paper["kind"], paper["number"]) == ("national_id", "1015123456")
    assert staged(imports, headings, ["Ли Вера", "01.02.2005", "1015 123456"]).rows[0].state == "known"
    other = staged(imports, headings, ["Ли Вера", "01.02.2005", "1016 123456"])
    assert (other.rows[0].state, codes(other)) == ("question", ["import.value_differs"])
    imports.choose(other, 0, "national_id", "theirs")
    imports.apply(other, "Shen")
    assert {one["number"] for one in store.where("identity_document", "person_id", [row.subject_id])} == {
        "1015123456", "1016123456",
    }  # fmt: skip


def test_a_series_that_has_lost_its_zero_does_not_make_up_a_passport_for_abroad(imports: Imports) -> None:
    headings = ["ФИО", "Дата рождения", "Серия паспорта", "Номер паспорта"]
    draft = staged(
        imports,
        headings,
        ["Ли Вера Ильинична", "01.02.2005", 512, 345678],  # 05 12 345678 of Primorye
        ["Ли Анна Ильинична", "02.02.2005", "0512", "345679"],
        ["Ли Инна Ильинична", "03.02.2005", "75", "1234567"],
    )
    assert codes(draft) == ["import.series_unusual"]
    assert draft.rows[0].state == "question"
    assert draft.rows[1].values["national_id"] == "0512345679"
    assert draft.rows[2].values["passport_number"] == "751234567"
    assert draft.rows[2].is_ready


def test_nine_bare_digits_that_may_lack_a_zero_are_asked_about(imports: Imports) -> None:
    headings = ["ФИО", "Дата рождения", "Паспорт"]
    lost = staged(imports, headings, ["Ли Вера", "01.02.2005", 512345678], ["Ли Анна", "02.02.2005", 818345679])
    assert [codes(lost, at) for at in (0, 1)] == [["import.zero_may_be_lost"]] * 2
    whole = staged(imports, headings, ["Ли Вера", "01.02.2005", 751234567], ["Ли Анна", "02.02.2005", 718345679])
    assert [codes(whole, at) for at in (0, 1)] == [[], []]  # 75 1234567: no series was printed in the year 51
    split = staged(imports, headings, ["Ли Вера", "01.02.2005", "71 8345678"])
    assert codes(split) == []


def test_the_date_of_a_passport_without_a_number_is_told_as_lost(imports: Imports) -> None:
    headings = ["ФИО", "Дата рождения", "Загранпаспорт", "Срок действия"]
    draft = staged(
        imports,
        headings,
        ["Ли Вера", "01.02.2005", "", "01.02.2031"],
        ["Ли Анна", "02.02.2005", "в замене", "01.02.2031"],
    )
    assert codes(draft) == ["import.no_document_number"]
    assert draft.rows[0].is_ready
    assert codes(draft, 1) == ["import.to_come", "import.no_document_number"]
    assert draft.rows[1].is_ready


def test_two_groups_of_columns_keep_their_dates_apart(imports: Imports) -> None:
    rows: list[list[object]] = [
        ["ФИО", "Паспорт РФ", None, None, "Загранпаспорт", None, None],
        [None, "серия", "номер", "дата выдачи", "серия", "номер", "дата выдачи"],
        ["Ли Вера Ильинична", "0512", "345678", "01.02.2019", "75", "1234567", "03.04.2022"],
    ]
    merged = ((0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 0, 6))
    draft = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", rows, merged),)))
    wanted = {
        "national_id": "0512345678", "national_issued": "2019-02-01", "passport_number": "751234567",
        "passport_issued": "2022-04-03",
    }  # fmt: skip
    assert {name: draft.rows[0].values[name] for name in wanted} == wanted
    assert draft.rows[0].is_ready


IN_1C = (
    "Паспорт гражданина РФ, серия: 04 21, № 690340, выдан: 12 ноября 2021 года, "
    "УМВД России по Амурской обл., № подр. 280-016"
)


def test_an_internal_passport_as_1c_writes_it_is_read_whole(imports: Imports) -> None:
    headings = ["ФИО", "Дата рождения", "Документ, удостоверяющий личность"]
    (row,) = staged(imports, headings, ["Боброва Варвара Максимовна", "15.09.2007", IN_1C]).rows
    told = ("national_id", "national_issued", "national_issued_by")
    assert [row.values.get(key) for key in told] == [
        "0421690340",
        "2021-11-12",
        "УМВД России по Амурской обл., код 280-016",
    ]
    assert row.is_ready
    assert "passport_number" not in row.values


def test_an_internal_passport_beside_one_for_abroad_leaves_that_one_its_days(imports: Imports) -> None:
    headings = ["ФИО", "Дата рождения", "Загранпаспорт", "Документ, удостоверяющий личность"]
    (row,) = staged(imports, headings, ["Боброва Варвара Максимовна", "15.09.2007", "75 1234567", IN_1C]).rows
    assert (row.values["passport_number"], row.values.get("passport_issued")) == ("751234567", None)
    assert row.values["national_id"] == "0421690340"


def test_a_passport_for_abroad_as_1c_writes_it_is_one(imports: Imports) -> None:
    said = "Загранпаспорт гражданина РФ, серия: 75, № 1234567, выдан: 12 ноября 2021 года, МВД 28001"
    headings = ["ФИО", "Дата рождения", "Документ"]
    (row,) = staged(imports, headings, ["Боброва Варвара Максимовна", "15.09.2007", said]).rows
    assert (row.values["passport_number"], row.values["passport_issued"]) == ("751234567", "2021-11-12")
    assert row.is_ready


@pytest.mark.parametrize(
    "said",
    [
        "Паспорт гражданина РФ, серия: 04 21, № 690340, выдан: 12 ноября 2021 года, матери",
        "Паспорт матери, серия: 04 21, № 690340",
        "Паспорт гражданина РФ, серия: 04 21, № 69034",
        "Паспорт гражданина РФ, серия: 04 21, № 690340, на замене",
        "Свидетельство о рождении, серия: 04 21, № 690340",
        "Водительское удостоверение, серия: 04 21, № 690340",
        "Загранпаспорт, серия: 04 21, № 690340",
        f"{IN_1C}; {IN_1C}",
    ],
)
def test_what_else_stands_in_such_a_cell_is_asked_about(imports: Imports, said: str) -> None:
    headings = ["ФИО", "Дата рождения", "Документ, удостоверяющий личность"]
    (row,) = staged(imports, headings, ["Боброва Варвара Максимовна", "15.09.2007", said]).rows
    assert not row.is_ready


def test_an_internal_passport_below_a_heading_of_one_for_abroad_is_asked_about(imports: Imports) -> None:
    headings = ["ФИО", "Дата рождения", "Загранпаспорт"]
    (row,) = staged(imports, headings, ["Боброва Варвара Максимовна", "15.09.2007", IN_1C]).rows
    assert not row.is_ready


def test_a_passport_of_kazakhstan_is_known_by_its_number(imports: Imports) -> None:
    headings = ["ФИО", "Дата рождения", "№ паспорта"]
    (row,) = staged(imports, headings, ["Ахметова Аружан Маратовна", "09.01.2008", "N12322969"]).rows
    assert (row.values["passport_number"], row.values["passport_country"]) == ("N12322969", "KZ")
    assert row.is_ready


@pytest.mark.parametrize("number", ["N1232296", "N123229690", "M12322969"])
def test_a_number_like_it_is_asked_about(imports: Imports, number: str) -> None:
    headings = ["ФИО", "Дата рождения", "№ паспорта"]
    (row,) = staged(imports, headings, ["Ахметова Аружан Маратовна", "09.01.2008", number]).rows
    assert not row.is_ready
