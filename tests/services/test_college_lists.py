"""Lists of colleges through the real import into an empty office: nothing is written wrong in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from college_lists import LISTS, CollegeList, Truth
from college_lists_autumn import AUTUMN
from college_lists_trial import TRIAL

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.identity_cards import born_by_card
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables, fold
from exchange_admin.services.importing.draft import ImportDraft
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.sources import ImportTables
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.office_files import NewOffice, create_office
from exchange_admin.services.parts import Parts
from exchange_admin.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 24)
FIELDS = (
    "family_han", "given_han", "family_cyrillic", "given_cyrillic", "patronymic", "family_latin", "given_latin", "sex",
    "birth_date", "citizenship", "study_year", "position", "email", "phone", "emergency_contact", "home_institution_id",
    "language_level", "birth_place",
)  # fmt: skip
EXPECTED = {
    "zh_teacher_column": (3, 0, 0),
    "ru_series_number_group": (2, 1, 0),
    "ru_visa_and_curator": (2, 0, 0),
    "zh_visa_and_receiving": (0, 2, 0),  # two columns with the number of the passport
    "zh_id_cards_damaged": (2, 2, 0),
    "ru_remarks_behind_names": (3, 0, 0),
    "ru_given_name_first": (2, 0, 0),
    "zh_bilingual_headings": (2, 0, 0),
    "ru_csv_ansi": (1, 1, 0),
    "zh_csv_gbk": (2, 0, 0),
    "ru_name_columns_and_full_name": (0, 2, 0),
    "zh_two_tables": (3, 1, 0),
    "ru_hidden_column_and_rows": (3, 0, 0),
    "zh_dates_of_many_kinds": (2, 2, 0),
    "ru_internal_passport": (2, 0, 0),
    "en_supervisor_host": (2, 0, 0),
    "ru_two_phones": (1, 2, 0),
    "zh_group_headings": (2, 0, 0),
    "ru_swapped_columns": (0, 2, 0),
    "zh_wrong_numbers": (1, 3, 0),
    "zh_groups_and_former_names": (3, 0, 0),
    "zh_day_numbers_and_two_phones": (1, 1, 0),
    "ru_capitals_total_and_director": (3, 0, 0),
    "zh_spellings_of_passports": (2, 1, 0),
    "ru_passport_data_in_one_cell": (4, 1, 0),
    "zh_identity_cards_alone": (2, 0, 0),
    "ru_csv_lines_in_headings": (2, 0, 0),
    "en_from_a_russian_college": (2, 0, 0),
    "zh_sections_of_classes": (2, 1, 0),
    "ru_empty_columns_and_mothers": (2, 1, 0),
    "zh_kinds_of_documents": (2, 2, 0),
    "ru_two_facts_in_one_column": (0, 0, 2),
    "ru_ministry_and_internal_passports": (4, 0, 0),
    "ru_identity_document_group": (2, 2, 0),
    "ru_two_passports_in_groups": (4, 0, 0),
    "ru_visa_and_parents": (4, 1, 0),
    "bilingual_headings_and_words": (4, 0, 0),
    "zh_kinds_of_documents_and_advisers": (4, 0, 0),
    "ru_damaged_numbers": (1, 3, 0),
    "zh_damaged_numbers": (1, 5, 0),
    "zh_csv_of_another_encoding": (4, 0, 0),
    "latin_names_in_any_order": (4, 1, 0),
    "ru_twins_and_doubles": (3, 5, 0),  # so are the first of two rows with two telephones, and of two with one passport
    "zh_groups_of_parents_and_teachers": (2, 1, 0),
}
"""People who are ready with every field right, asked about, and named as not read. Nobody is ready and wrong."""
ABROAD = ("passport", "service_passport")


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
    with create_office(
        tmp_path / "a.exchange", office, names=names, origin=Origin.seeded(7), reference=tables.reference, who="Shen"
    ) as store:
        yield store


def plain(field: str, value: object) -> str:
    """What is compared: a telephone by the digits that are dialled within its country."""
    text = str(value or "")
    if field == "phone":
        digits = "".join(one for one in text if one.isdigit())
        return digits[-11:] if digits[-11:].startswith("1") else digits[-10:]
    return fold(text)


def stored(store: Store, person: str) -> dict[str, str]:
    """What the office file says of a person, by the names that the lists use."""
    record = store.get("person", person)
    assert record is not None
    found = {name: record.text(name) for name in (*FIELDS, "role") if record[name]}
    for document in store.where("identity_document", "person_id", [person]):
        key = "passport" if document["kind"] in ABROAD else document.text("kind")
        found[key] = document.text("number")
        for name, value in (("until", document["valid_until"]), ("issued", document["issued"])):
            if value:
                found[f"{key}_{name}"] = str(value)
    return found


def faults(truth: Truth, found: dict[str, str], unread: str) -> list[str]:
    """Fields of a ready person that are wrong or lost; `unread` are cells below headings that are named as unread."""
    wanted = {"role": "student", **truth}
    if "birth_date" not in truth and (born := born_by_card(str(truth.get("national_id") or ""))) is not None:
        wanted["birth_date"] = born.isoformat()  # which the import takes from a card whose check digit is right
    told = []
    for field in sorted({*wanted, *found}):
        mine, theirs = plain(field, wanted.get(field)), plain(field, found.get(field))
        is_named = not theirs and mine and mine in fold(unread)
        if mine != theirs and not is_named:
            told.append(f"{field}: {found.get(field, '')!r} for {wanted.get(field, '')!r}")
    return told


def unread_cells(one: CollegeList, draft: ImportDraft, number: int) -> str:
    named = {heading for sheet in draft.sheets for heading in sheet.unread}
    columns = [at for row in one.rows for at, cell in enumerate(row) if str(cell) in named]
    row = one.rows[number - 1]
    return " ".join(str(row[at]) for at in columns if at < len(row))


def judge(one: CollegeList, store: Store, imports: Imports, folder: Path) -> tuple[Counter[str], list[str]]:
    """How many people of a list are right, wrong, asked or missing, and what is wrong."""
    try:
        draft = imports.stage(one.write(folder))
    except RuleBroken:
        return Counter({"missing": len(one.people)}), []
    first = draft.sheets[0].name
    rows = {row.number: row for row in draft.rows if draft.sheets[row.sheet].name == first}  # of all its tables
    left_out = {line.row for sheet in draft.sheets for line in sheet.left_out}
    ready = {number for number, row in rows.items() if row.is_ready}
    imports.apply(draft, "Shen")
    counts, told = Counter[str](), []
    for number, row in rows.items():
        if number in ready and number not in one.people:
            counts["wrong"] += 1
            told.append(f"{one.name} row {number}: nobody stands there")
        elif number not in ready:
            counts["asked"] += 1
        elif wrong := faults(one.people[number], stored(store, row.subject_id), unread_cells(one, draft, number)):
            counts["wrong"] += 1
            told.append(f"{one.name} row {number}: {'; '.join(wrong)}")
        else:
            counts["right"] += 1
    for number in one.people:
        if number not in rows:
            counts["missing"] += 1
            if number not in left_out:
                told.append(f"{one.name} row {number}: nobody is told that it is missing")
    return counts, told


@pytest.mark.parametrize("one", [*LISTS, *TRIAL, *AUTUMN], ids=lambda one: one.name)
def test_nobody_of_a_list_is_written_wrong_in_silence(
    one: CollegeList, store: Store, names: Names, tables: ImportTables, tmp_path: Path
) -> None:
    imports = Imports(Parts(store, REGISTRY, names, Origin.seeded(8), tables.words.wordings, lambda: TODAY), tables)
    counts, told = judge(one, store, imports, tmp_path)
    assert told == []
    assert (counts["right"], counts["asked"], counts["missing"]) == EXPECTED[one.name]
