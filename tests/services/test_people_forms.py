"""A form with a partner's people goes out filled in; of what returns only what differs changes the right person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.said_words import meant
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions, StagedRow
from exchange_admin.services.importing.form_cells import COLUMNS, form_field
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.list_shapes import PEOPLE as PEOPLE_LIST
from exchange_admin.services.importing.list_shapes import shape_of
from exchange_admin.services.people_forms import PeopleForms
from tests.services.importing_office import CHINESE, importing

WHO = "Shen"
KEYS = len(COLUMNS) + 1  # the column of keys, from 1
PEOPLE: tuple[dict[str, Value], ...] = (
    {
        "family_cyrillic": "Иванова", "given_cyrillic": "Мария", "patronymic": "Петровна", "family_latin": "IVANOVA",
        "given_latin": "MARIIA", "sex": "2", "birth_date": "2005-03-01", "citizenship": "RU",
        "level": "secondary_vocational", "study_year": 2, "email": "ivanova@example.org", "phone": "+79141234567",
        "address": "г. Чита, ул. Ленина, 1",
    },
    {"family_cyrillic": "Петров", "given_cyrillic": "Иван", "sex": "1", "birth_date": "2004-07-12"},
    {"family_cyrillic": "Сидоров", "given_cyrillic": "Олег", "birth_date": "2004-01-30"},
)  # fmt: skip


class Office:
    def __init__(self, imports: Imports) -> None:
        self.imports, self.store = imports, imports._store
        self.forms = PeopleForms(imports._parts)
        self.first, self.second = (self.add("institution", name_ru=f"Колледж {n}", country="RU") for n in (1, 2))
        self.people = [self.add("person", role="student", home_institution_id=self.first, **one) for one in PEOPLE]
        number: dict[str, Value] = {
            "kind": "passport",
            "number": "751234567",
            "country": "RU",
            "valid_until": "2031-05-06",
        }
        self.passport = self.add("identity_document", person_id=self.people[0], **number)
        self.other = self.add(
            "person", role="student", home_institution_id=self.second, family_cyrillic="Чужой", given_cyrillic="Павел"
        )

    def add(self, of: str, /, **values: Value) -> str:
        id = self.imports._origin.new_id()
        self.store.record(Step(WHO, f"{of}.add", (Edit(of, id, values, new=True),)))
        return id

    def set(self, kind: str, id: str, **values: Value) -> None:
        self.store.record(Step(WHO, f"{kind}.set", (Edit(kind, id, values),)))

    def person(self, at: int) -> Record:
        found = self.store.get("person", self.people[at])
        assert found is not None
        return found

    def all(self) -> dict[tuple[str, str], dict[str, Value]]:
        kinds = ("person", "identity_document")
        return {(one.kind, one.id): dict(one.values) for kind in kinds for one in self.store.records(Query(kind))}


class Sheet:
    """A form in the hands of a partner."""

    def __init__(self, path: Path) -> None:
        self.path, self.book = path, load_workbook(path)
        self.page: Worksheet = self.book.worksheets[0]

    def row_of(self, name: str) -> int:
        return next(
            row[0].row for row in self.page.iter_rows() if any(str(cell.value).startswith(f"{name} ") for cell in row)
        )

    def put(self, row: int, **cells: object) -> Sheet:
        for key, value in cells.items():
            self.page.cell(row, COLUMNS.index(key) + 1).value = value
        return self

    def get(self, row: int, key: str) -> object:
        return self.page.cell(row, COLUMNS.index(key) + 1).value

    def key(self, row: int) -> object:
        return self.page.cell(row, KEYS).value

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with importing(tmp_path, CHINESE) as imports:
        yield Office(imports)


@pytest.fixture
def sheet(office: Office, tmp_path: Path) -> Callable[..., Sheet]:
    def written(institution: str = "", language: str = "ru", name: str = "form.xlsx") -> Sheet:
        office.forms.write(institution or office.first, tmp_path / name, language, WHO)
        return Sheet(tmp_path / name)

    return written


def row_of(draft: ImportDraft, name: str) -> StagedRow:
    return next(row for row in draft.rows if name in row.cells.get("name_cyrillic", ""))


def codes(row: StagedRow) -> set[str]:
    """Without those that only say what is a change."""
    told = {"import.form_cell_changed", "import.form_cell_filled"}
    return {problem.code for problem in row.problems if problem.code not in told}


def test_formulas_lost_columns_and_further_sheets_are_not_passed_over(office: Office, sheet):
    form = sheet()
    row, before = form.row_of("Иванова"), office.all()
    form.put(row, email="=1+1")
    phone = form.page.cell(1, COLUMNS.index("phone") + 1)
    heading, phone.value = phone.value, "Рост"
    form.book.create_sheet("Ещё").append(["ФИО", "Дата рождения"])
    draft = office.imports.stage(form.save())
    assert "cell.formula_without_value" in codes(row_of(draft, "Иванова"))
    told = {one.code: one.facts.get("names") for one in draft.remarks}
    assert told["import.form_columns_missing"] == (heading,)
    assert told["import.form_sheets_unread"] == ("Ещё",)
    office.imports.apply(draft, WHO)
    assert office.all() == before


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_a_form_that_returns_as_it_was_sent_changes_nothing(office: Office, sheet, language: str):
    before, form = office.all(), sheet(language=language)
    steps = office.store.step_count()
    draft = office.imports.stage(form.save())
    assert [row.state.value for row in draft.rows] == ["known"] * 3
    assert {row.subject_id for row in draft.rows} == set(office.people)
    assert [remark.code for remark in draft.remarks] == ["import.form"]
    office.imports.apply(draft, WHO)
    assert (office.all(), office.store.step_count()) == (before, steps)


def test_it_has_lists_checks_protected_headings_and_help_in_the_partners_language(office: Office, sheet):
    form = sheet()
    assert form.page.protection.sheet
    assert form.page["A1"].protection.locked
    assert not form.page["A2"].protection.locked
    assert form.page.column_dimensions["W"].hidden
    kinds = {one.type for one in form.page.data_validations.dataValidation}
    assert kinds == {"list", "date", "textLength"}
    told = [cell.value for row in form.book.worksheets[1].iter_rows() for cell in row if cell.value]
    assert any("Строки не копируйте" in str(one) for one in told)
    assert form.get(form.row_of("Иванова"), "sex") == "Женский"


def test_a_form_holds_only_the_partners_own_people(office: Office, sheet):
    office.set("person", office.people[2], home_institution_id=office.second)
    text = " ".join(str(cell.value) for row in sheet().page.iter_rows() for cell in row)
    assert "Иванова" in text
    assert "Чужой" not in text
    assert "Сидоров" not in text
    assert not any(id in text for id in (*office.people, office.other))


def test_what_the_partner_corrects_and_fills_in_arrives_and_nothing_else(office: Office, sheet):
    form = sheet()
    row = form.row_of("Иванова")
    form.put(row, phone="+79147654321", birth_place="Чита").save()
    before = office.all()
    draft = office.imports.stage(form.path)
    assert row_of(draft, "Иванова").state.value == "known"
    said = {(one.code, one.field): one.facts["ours"] for one in row_of(draft, "Иванова").problems}
    assert said == {
        ("import.form_cell_changed", "phone"): "+79141234567",
        ("import.form_cell_filled", "birth_place"): "",
    }
    office.imports.apply(draft, WHO)
    before["person", office.people[0]] |= {"phone": "+79147654321", "birth_place": "Чита"}
    assert office.all() == before
    steps = office.store.step_count()
    office.imports.apply(office.imports.stage(form.path), WHO)
    assert office.store.step_count() == steps


def test_a_first_passport_and_a_new_person_come_in(office: Office, sheet):
    form = sheet()
    form.put(form.row_of("Петров"), passport_number="76 7654321", passport_valid_until=date(2030, 1, 2))
    form.put(5, name_cyrillic="Новикова Анна", birth_date=date(2005, 5, 5), citizenship="Россия").save()
    office.imports.apply(office.imports.stage(form.path), WHO)
    found = {one["number"]: one["person_id"] for one in office.store.records(Query("identity_document"))}
    assert found["767654321"] == office.people[1]
    (new,) = [one for one in office.store.records(Query("person")) if one["family_cyrillic"] == "Новикова"]
    assert new["home_institution_id"] == office.first


def test_what_the_office_changed_meanwhile_is_asked_about_and_the_rest_comes_in(office: Office, sheet):
    form = sheet()
    form.put(form.row_of("Иванова"), phone="+79147654321")
    form.put(form.row_of("Петров"), phone="+79140000000").save()
    office.set("person", office.people[0], phone="+79149999999", email="new@example.org")
    draft = office.imports.stage(form.path)
    assert codes(row_of(draft, "Иванова")) == {"import.value_differs"}
    office.imports.apply(draft, WHO)
    assert (office.person(0)["phone"], office.person(0)["email"]) == ("+79149999999", "new@example.org")
    assert office.person(1)["phone"] == "+79140000000"


def test_what_the_office_changes_while_the_form_waits_is_asked_about_too(office: Office, sheet):
    form = sheet()
    form.put(form.row_of("Иванова"), phone="+79147654321").save()
    draft = office.imports.stage(form.path)
    office.set("person", office.people[0], phone="+79149999999")
    office.imports.apply(draft, WHO)
    assert office.person(0)["phone"] == "+79149999999"
    assert codes(row_of(draft, "Иванова")) == {"import.value_differs"}


def test_what_the_office_emptied_is_not_filled_again_by_a_cell_that_nobody_touched(office: Office, sheet):
    form = sheet()
    office.set("person", office.people[0], phone=None)
    office.imports.apply(office.imports.stage(form.save()), WHO)
    assert office.person(0)["phone"] is None


def test_a_second_correction_is_asked_about_for_its_file_may_be_the_older_one(office: Office, sheet):
    form = sheet()
    row = form.row_of("Иванова")
    for phone in ("+79147654321", "+79141111111"):
        form.put(row, phone=phone).save()
        office.imports.apply(office.imports.stage(form.path), WHO)
    assert office.person(0)["phone"] == "+79147654321"
    draft = office.imports.stage(form.path)
    assert codes(row_of(draft, "Иванова")) == {"import.form_cell_again", "import.value_differs"}
    office.imports.choose(draft, draft.rows.index(row_of(draft, "Иванова")), "phone", "theirs")
    office.imports.apply(draft, WHO)
    assert office.person(0)["phone"] == "+79141111111"


def test_the_legend_of_a_form_in_any_language_is_passed_over(office: Office, tmp_path: Path):
    for language in ("zh", "ru", "en"):
        office.forms.write(office.first, tmp_path / "form.xlsx", language, WHO)
        draft = office.imports.stage(tmp_path / "form.xlsx")
        assert (draft.skipped_sheets, [one.code for one in draft.remarks]) == ((), ["import.form"])


def test_a_new_row_with_a_telephone_alone_is_asked_about(office: Office, sheet):
    form = sheet()
    last = form.page.max_row + 1
    form.put(last, phone="+79140000000")
    draft = office.imports.stage(form.save())
    (row,) = [row for row in draft.rows if row.number == last]
    assert (row.cells["phone"], row.is_ready, draft.sheets[0].left_out) == ("+79140000000", False, ())
    assert "import.only_one_cell" in codes(row)


def test_an_emptied_cell_is_named_and_changes_nothing(office: Office, sheet):
    form = sheet()
    form.put(form.row_of("Иванова"), phone=None).save()
    draft = office.imports.stage(form.path)
    assert "import.form_cell_emptied" in codes(row_of(draft, "Иванова"))
    office.imports.apply(draft, WHO)
    assert office.person(0)["phone"] == "+79141234567"


def test_another_passport_number_is_asked_about(office: Office, sheet):
    form = sheet()
    form.put(form.row_of("Иванова"), passport_number="75 7654321").save()
    assert codes(row_of(office.imports.stage(form.path), "Иванова")) == {"import.value_differs"}


def test_missing_rows_are_named(office: Office, sheet):
    form = sheet()
    form.page.delete_rows(form.row_of("Петров"))
    draft = office.imports.stage(form.save())
    (missing,) = [one for one in draft.remarks if one.code == "import.form_rows_missing"]
    assert (missing.facts["n"], "Петров" in str(missing.facts["names"])) == (1, True)


def test_a_copied_row_is_held_and_the_one_that_was_sent_counts(office: Office, sheet):
    form = sheet()
    row = form.row_of("Иванова")
    for at in range(1, KEYS + 1):
        form.page.cell(6, at).value = form.page.cell(row, at).value
    form.put(6, name_cyrillic="Орлова Анна", birth_date=date(2005, 9, 9), phone="+79140000001").save()
    before = office.all()
    draft = office.imports.stage(form.path)
    assert "import.form_row_copied" in codes(row_of(draft, "Орлова"))
    assert row_of(draft, "Иванова").is_ready
    office.imports.apply(draft, WHO)
    assert office.all() == before


def test_a_row_that_was_renamed_into_somebody_else_is_held(office: Office, sheet):
    form = sheet()
    row = form.row_of("Иванова")
    form.put(row, name_cyrillic="Орлова Анна", birth_date=date(2005, 9, 9)).save()
    before = office.all()
    draft = office.imports.stage(form.path)
    assert "import.form_row_renamed" in codes(row_of(draft, "Орлова"))
    office.imports.apply(draft, WHO)
    assert office.all() == before


def test_a_corrected_name_alone_is_a_correction(office: Office, sheet):
    form = sheet()
    form.put(form.row_of("Петров"), name_cyrillic="Петрова Иван").save()
    office.imports.apply(office.imports.stage(form.path), WHO)
    assert office.person(1)["family_cyrillic"] == "Петрова"


def test_a_letter_that_lists_count_as_the_same_is_corrected_all_the_same(office: Office, sheet):
    form = sheet()
    form.put(form.row_of("Иванова"), address="г. Чита, ул. Лёнина, 1").save()
    office.imports.apply(office.imports.stage(form.path), WHO)
    assert office.person(0)["address"] == "г. Чита, ул. Лёнина, 1"


def test_keys_swapped_between_two_rows_change_nobody(office: Office, sheet):
    form = sheet()
    one, other = form.row_of("Иванова"), form.row_of("Петров")
    keys = form.key(one), form.key(other)
    form.page.cell(one, KEYS).value, form.page.cell(other, KEYS).value = keys[1], keys[0]
    before = office.all()
    office.imports.apply(office.imports.stage(form.save()), WHO)
    assert office.all() == before


def test_a_key_of_another_partners_form_reaches_nobody(office: Office, sheet):
    """Both forms are genuine; the second partner has got hold of the first one's keys."""
    theirs = sheet()
    ours = sheet(office.second, name="second.xlsx")
    row = ours.row_of("Чужой")
    ours.page.cell(row, KEYS).value = theirs.key(theirs.row_of("Иванова"))
    ours.put(row, phone="+79145555555").save()
    before = office.all()
    draft = office.imports.stage(ours.path)
    assert "import.form_row_unknown" in codes(draft.rows[0])
    office.imports.apply(draft, WHO)
    assert office.all() == before


def test_a_form_of_one_partner_is_none_of_another(office: Office, sheet):
    form = sheet()
    form.put(form.row_of("Сидоров"), phone="+79147654321").save()
    draft = office.imports.stage(form.path, ImportOptions(institution_id=office.second))
    assert "import.form_of_another" in {one.code for one in draft.remarks}
    assert (draft.form, {row.decision for row in draft.rows}) == ("", {""})


def test_somebody_who_went_to_another_partner_is_out_of_reach(office: Office, sheet):
    form = sheet()
    form.put(form.row_of("Сидоров"), phone="+79147654321").save()
    draft = office.imports.stage(form.path)
    office.set("person", office.people[2], home_institution_id=office.second)
    office.imports.apply(draft, WHO)
    assert "import.form_not_theirs" in codes(row_of(draft, "Сидоров"))
    assert office.person(2)["phone"] is None
    again = office.imports.stage(form.path)
    assert "import.form_not_theirs" in codes(row_of(again, "Сидоров"))


def test_nothing_of_the_people_is_noted_but_their_ids(office: Office, sheet):
    form = sheet()
    id = str(form.key(1)).rpartition("/")[2]
    noted = str(office.store.settings.get(f"form.sent.{id}"))
    assert office.people[0] in noted
    assert not any(one in noted for one in ("Иванова", "751234567", "2005-03-01"))


def test_a_draft_that_was_put_aside_still_knows_the_form(office: Office, sheet):
    form = sheet()
    form.put(form.row_of("Иванова"), phone="+79147654321").save()
    id = office.imports.keep(office.imports.stage(form.path))
    office.set("person", office.people[1], phone="+79148888888")
    office.imports.apply(office.imports.open(id), WHO)
    assert (office.person(0)["phone"], office.person(1)["phone"]) == ("+79147654321", "+79148888888")


def test_a_blank_form_names_new_people(office: Office, tmp_path: Path):
    path = tmp_path / "blank.xlsx"
    assert office.forms.write(office.first, path, "ru", WHO, blank=True) == 0
    form = Sheet(path)
    assert form.key(2) is None
    form.put(2, name_cyrillic="Новикова Анна", birth_date=date(2005, 5, 5), sex=None, citizenship="Россия").save()
    draft = office.imports.stage(path)
    assert ([row.state.value for row in draft.rows], draft.options.institution_id) == (["new"], office.first)


def test_an_address_of_all_in_a_form_is_not_asked_about(office: Office, sheet):
    form = sheet()
    rows = [form.row_of(PEOPLE[n]["family_cyrillic"]) for n in range(3)]
    for row in rows:
        form.page.cell(row, COLUMNS.index("email") + 1).value = "a@example.org"
        form.page.cell(row, COLUMNS.index("phone") + 1).value = "+79141230001"
    draft = office.imports.stage(form.save())
    assert [codes(row) - {"value.kept_as"} for row in draft.rows] == [set(), set(), set()]


def test_where_nobody_is_known_a_form_would_be_empty(office: Office, tmp_path: Path):
    third = office.add("institution", name_ru="Колледж 3", country="RU")
    with pytest.raises(RuleBroken) as refused:
        office.forms.write(third, tmp_path / "form.xlsx", "ru", WHO)
    assert refused.value.problem.code == "form.nobody"
    assert not (tmp_path / "form.xlsx").exists()


def test_a_form_with_marks_of_nobody_is_a_list(office: Office, sheet):
    form = sheet()
    form.page.cell(1, KEYS).value = "exchange-admin/form/1/01a2268d-0000-700d-94f0-804ffb586913"
    draft = office.imports.stage(form.save())
    assert ([one.code for one in draft.remarks], draft.form) == (["import.form_unknown"], "")


CHANGES = {
    "phone": st.sampled_from(["+79141230001", "+79141230002"]),
    "email": st.sampled_from(["a@example.org", "b@example.org"]),
    "birth_place": st.sampled_from(["Чита", "Благовещенск"]),
    "address": st.sampled_from(["ул. Мира, 5", "=1+1", "общежитие 2"]),
    "messenger": st.sampled_from(["wx_abc", "tg_abc"]),
    "study_year": st.integers(1, 4),
    "birth_date": st.dates(date(2003, 1, 1), date(2006, 12, 31)).map(lambda day: day.isoformat()),
}
CELLS = st.dictionaries(
    st.tuples(st.integers(0, 2), st.sampled_from(sorted(CHANGES))), st.integers(0, 2**30), max_size=8
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_exactly_the_changed_cells_arrive(office: Office, tmp_path: Path, data: st.DataObject):
    path = tmp_path / "random.xlsx"
    office.forms.write(office.first, path, data.draw(st.sampled_from(["zh", "ru", "en"])), WHO)
    form, wanted = Sheet(path), office.all()
    rows = {office.people[n]: form.row_of(PEOPLE[n]["family_cyrillic"]) for n in range(3)}
    for n, key in data.draw(st.sets(st.tuples(st.integers(0, 2), st.sampled_from(sorted(CHANGES))), max_size=8)):
        value = data.draw(CHANGES[key])
        cell = form.page.cell(rows[office.people[n]], COLUMNS.index(key) + 1)
        cell.value = date.fromisoformat(value) if key == "birth_date" else value
        if isinstance(value, str) and key != "birth_date":
            cell.data_type = "s"
        wanted["person", office.people[n]][key] = value
    draft = office.imports.stage(form.save())
    assert [codes(row) - {"value.kept_as"} for row in draft.rows] == [set(), set(), set()]
    office.imports.apply(draft, WHO)
    assert office.all() == wanted


def test_who_is_chosen_for_a_held_row_is_taken_at_the_word_of_the_office(office: Office, sheet):
    form = sheet()
    form.put(form.row_of("Иванова"), name_cyrillic="Орлова Анна", birth_date=date(2005, 9, 9)).save()
    draft = office.imports.stage(form.path)
    at = draft.rows.index(row_of(draft, "Орлова"))
    office.imports.decide(draft, at, office.people[0])
    assert draft.rows[at].is_ready
    office.imports.apply(draft, WHO)
    assert (office.person(0)["family_cyrillic"], office.person(0)["birth_date"]) == ("Орлова", "2005-09-09")


def test_even_so_nobody_who_is_not_the_partners_is_changed_without_being_asked_twice(office: Office, sheet):
    form = sheet()
    form.put(form.row_of("Сидоров"), phone="+79147654321").save()
    office.set("person", office.people[2], home_institution_id=office.second)
    draft = office.imports.stage(form.path)
    at = draft.rows.index(row_of(draft, "Сидоров"))
    office.imports.decide(draft, at, office.people[2])
    assert codes(draft.rows[at]) >= {"import.form_not_theirs"}
    office.imports.decide(draft, at, office.people[2])
    assert "import.value_differs" in codes(draft.rows[at])  # whose home it is


def offered_below(form: Sheet, key: str) -> tuple[list[object], str | None]:
    """What is chosen from in a column, and how something else is taken."""
    place = form.page.cell(2, COLUMNS.index(key) + 1).coordinate
    (check,) = (one for one in form.page.data_validations.dataValidation if place in one.sqref)
    name, _, area = check.formula1.rpartition("!")
    (row,) = form.book[name.strip("'")][area.replace("$", "")]
    return [cell.value for cell in row], check.errorStyle


@pytest.mark.parametrize(
    ("language", "first"), [("zh", ["中国", "俄罗斯"]), ("ru", ["Китай", "Россия"]), ("en", ["China", "Russia"])]
)
def test_citizenship_and_year_of_study_are_chosen_in_the_language_of_the_form(
    sheet, language: str, first: list[str]
) -> None:
    form = sheet(language=language)
    countries, style = offered_below(form, "citizenship")
    assert (countries[:2], style) == (first, "warning")
    assert len(countries) == len({*countries}) > 240
    assert offered_below(form, "study_year") == ([1, 2, 3, 4, 5, 6], "warning")
    row = form.row_of("Иванова") if language == "ru" else 2
    assert form.get(row, "citizenship") in (*countries, None), "what stands there is one of them"


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_every_country_that_is_chosen_comes_back_as_that_country(office: Office, language: str) -> None:
    words = office.imports._parts.wordings[language]
    field = office.imports._parts.registry["person"]["citizenship"]
    for name in form_field(shape_of(PEOPLE_LIST), "citizenship", words).words:
        code, unknown = meant(field, name, words)
        assert (words.choice("country", code), unknown) == (name, ())


def test_a_chosen_country_and_year_are_changes_like_others(office: Office, sheet) -> None:
    form = sheet()
    countries, _ = offered_below(form, "citizenship")
    form.put(form.row_of("Петров"), citizenship=next(one for one in countries if one == "Казахстан"), study_year=3)
    draft = office.imports.stage(form.save())
    assert [remark.code for remark in draft.remarks] == ["import.form"], "the sheet with the words is passed over"
    office.imports.apply(draft, WHO)
    assert (office.person(1)["citizenship"], office.person(1)["study_year"]) == ("KZ", 3)
