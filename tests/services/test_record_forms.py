"""Forms about arrivals, marks and attendance go out filled in; of what returns only what differs changes the right
record, and only one that is still the partner's to tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.importing.draft import LEFT_OUT, ImportDraft, ImportOptions, StagedRow
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.lessons.lessons import Lessons
from exchange_admin.services.record_forms import RecordForms
from exchange_admin.services.records import Records
from tests.services.importing_office import CHINESE, importing

WHO = "Shen"
ARRIVALS = ("full_name", "name_latin", "birth_date", "expected", "arrival_day", "arrival_time", "transport",
            "entry_day", "entry_place", "lodging_day", "address")  # fmt: skip
MARKS = (
    "full_name",
    "name_latin",
    "birth_date",
    "code",
    "title",
    "contact_hours",
    "credits",
    "original_mark",
    "status",
)
KINDS = ("stay_event", "transcript", "transcript_line", "attendance", "language_lesson", "person", "mobility")
PRESENT, ABSENT, EXCUSED = "Присутствие", "Пропуск без уважительной причины", "Пропуск по уважительной причине"
DAYS = ("2026-11-02", "2026-11-09", "2026-11-16", "2026-11-30")


class Office:
    """Two partners; at the first one Wang and Li study, and from there Ivanova comes."""

    def __init__(self, imports: Imports) -> None:
        self.imports, self.store = imports, imports._store
        self.forms = RecordForms(imports._parts, Records(imports._parts))
        self.lessons = Lessons(imports._parts)
        self.first, self.second = (self.add("institution", name_ru=f"Колледж {n}", country="RU") for n in (1, 2))
        own = self.store.institution
        self.wang = self.add("person", role="student", family_han="王", given_han="晓远", family_latin="WANG",
                             given_latin="XIAOYUAN", birth_date="2008-08-24", home_institution_id=own)  # fmt: skip
        self.li = self.add("person", role="student", family_han="李", given_han="明", home_institution_id=own)
        self.ivanova = self.add("person", role="student", family_cyrillic="Иванова", given_cyrillic="Мария",
                                birth_date="2005-03-01", home_institution_id=self.first)  # fmt: skip
        self.zhao = self.add("person", role="student", family_han="赵", given_han="强", home_institution_id=own)
        self.consents = {
            person: self.add("consent", person_id=person, kind="cross_border", given_on="2026-08-01")
            for person in (self.wang, self.li, self.ivanova, self.zhao)
        }
        self.stays = {
            person: self.stay(person, *ends)
            for person, *ends in (
                (self.wang, own, self.first),
                (self.li, own, self.first),
                (self.ivanova, self.first, own),
                (self.zhao, own, self.second),
            )
        }
        self.transcript = self.add("transcript", person_id=self.wang, institution_id=self.first,
                                   mobility_id=self.stays[self.wang])  # fmt: skip
        self.line = self.add("transcript_line", transcript_id=self.transcript, code="ОП.01", title_ru="Логистика",
                             contact_minutes=3240, credits="3", status="in_progress")  # fmt: skip
        self._teach()

    def _teach(self) -> None:
        course = self.add("language_course", name_ru="Русский", language="ru")
        self.group = self.add("language_group", language_course_id=course, code="A1")
        self.members = {
            person: self.add("language_enrolment", person_id=person, language_group_id=self.group, state="enrolled")
            for person in (self.wang, self.li, self.zhao)
        }
        self.taught = [
            self.add("language_lesson", language_group_id=self.group, date=day, starts_at="08:30", minutes=90,
                     state="held" if day < "2026-11-16" else "planned")
            for day in DAYS
        ]  # fmt: skip

    def stay(self, person: str, sending: str, receiving: str) -> str:
        direction = "outgoing" if sending == self.store.institution else "incoming"
        return self.add("mobility", person_id=person, direction=direction, activity="student_studies",
                        sending_institution_id=sending, receiving_institution_id=receiving,
                        planned_start="2026-09-01", planned_end="2027-01-20", sending_status="live",
                        receiving_status="in_residence")  # fmt: skip

    def add(self, of: str, /, **values: Value) -> str:
        id = self.imports._origin.new_id()
        self.store.record(Step(WHO, f"{of}.add", (Edit(of, id, values, new=True),)))
        return id

    def set(self, kind: str, id: str, **values: Value) -> None:
        self.store.record(Step(WHO, f"{kind}.set", (Edit(kind, id, values),)))

    def all(self) -> dict[tuple[str, str], dict[str, Value]]:
        return {(one.kind, one.id): dict(one.values) for kind in KINDS for one in self.store.records(Query(kind))}

    def events(self, person: str) -> dict[str, dict[str, Value]]:
        found = self.store.where("stay_event", "mobility_id", [self.stays[person]])
        return {one.text("kind"): dict(one.values) for one in found if one.live}

    def lines(self) -> dict[str, dict[str, Value]]:
        return {one.text("title_ru"): dict(one.values) for one in self.store.records(Query("transcript_line"))}


@dataclass
class Sheet:
    """A form in the hands of a partner; columns are told by what stands in the first row of the office's language."""

    path: Path
    columns: tuple[str, ...]

    def __post_init__(self) -> None:
        self.book = load_workbook(self.path)
        self.page: Worksheet = self.book.worksheets[0]

    @property
    def keys(self) -> int:
        return self.page.max_column

    def rows(self, name: str) -> list[int]:
        return [row[0].row for row in self.page.iter_rows(min_row=2) if row[0].value == name]

    def cell(self, row: int, key: str | int):
        return self.page.cell(row, key if isinstance(key, int) else self.columns.index(key) + 1)

    def put(self, row: int, **cells: object) -> Sheet:
        for key, value in cells.items():
            self.cell(row, key).value = value
        return self

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with importing(tmp_path, CHINESE) as imports:
        yield Office(imports)


@pytest.fixture
def sheet(office: Office, tmp_path: Path):
    def written(form: str, institution: str = "", language: str = "ru", name: str = "form.xlsx") -> Sheet:
        group = office.group if form == "attendance" else ""
        office.forms.write(form, institution or office.first, tmp_path / name, language, WHO, group=group)
        return Sheet(tmp_path / name, {"arrivals": ARRIVALS, "marks": MARKS}.get(form, ()))

    return written


def codes(row: StagedRow) -> set[str]:
    told = {"import.form_cell_changed", "import.form_cell_filled"}
    return {problem.code for problem in row.problems if problem.code not in told}


def all_codes(draft: ImportDraft) -> set[str]:
    return {code for row in draft.rows for code in codes(row)}


@pytest.mark.parametrize("form", ["arrivals", "marks", "attendance"])
def test_a_form_that_returns_as_it_was_sent_changes_nothing(office: Office, sheet, form: str):
    office.add("stay_event", mobility_id=office.stays[office.wang], kind="arrival", date="2026-09-02", at="13:40")
    before, steps = office.all(), None
    for language in ("zh", "ru", "en"):
        path = sheet(form, language=language).save()
        steps = office.store.step_count()
        draft = office.imports.stage(path)
        assert {row.state.value for row in draft.rows} <= {"known"}
        office.imports.apply(draft, WHO)
        assert (office.all(), office.store.step_count()) == (before, steps)


def test_forms_name_only_whom_the_partner_sees_and_protect_who_it_is(office: Office, sheet):
    for form, names in (("arrivals", {"王晓远", "李明", "Иванова Мария"}), ("marks", {"王晓远", "李明"}),
                        ("attendance", {"王晓远", "李明"})):  # fmt: skip
        one = sheet(form)
        assert {row[0].value for row in one.page.iter_rows(min_row=2)} == names
        assert one.page.protection.sheet
        assert one.cell(2, 1).protection.locked
        assert not one.cell(2, 5 if form == "attendance" else 8).protection.locked
        assert one.page.cell(1, one.keys).value.startswith("exchange-admin/form/1/")
        assert one.page.column_dimensions[one.page.cell(1, one.keys).column_letter].hidden
        assert "list" in {check.type for check in one.page.data_validations.dataValidation} or form == "arrivals"
        told = " ".join(str(cell.value) for row in one.book.worksheets[1].iter_rows() for cell in row if cell.value)
        assert "Серые ячейки" in told


def sent(office: Office) -> list[tuple[str, str, list[str]]]:
    """Each transfer of the log: file, basis, and people in it."""
    lines = [one for one in office.store.records(Query("disclosure")) if one.live]
    return [
        (one.text("file_name"), one.text("basis"),
         [line.text("person_id") for line in lines if line["transfer_id"] == one.id])
        for one in office.store.records(Query("transfer"))
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["arrivals", "marks", "attendance"])
def test_nobody_without_a_consent_stands_in_a_form_for_abroad(office: Office, tmp_path: Path, form: str):
    group = office.group if form == "attendance" else ""
    office.set("consent", office.consents[office.li], withdrawn_on="2026-10-01")
    written = office.forms.write(form, office.first, tmp_path / "form.xlsx", "ru", WHO, group=group)
    assert [(one.id, one.standing) for one in written.left_out] == [(office.li, "withdrawn")]
    assert written.left_out == office.forms.without_consent(form, office.first, group=group)
    names = {row[0].value for row in load_workbook(tmp_path / "form.xlsx").worksheets[0].iter_rows(min_row=2)}
    assert names == {"王晓远", "Иванова Мария"} - ({"Иванова Мария"} if form != "arrivals" else set())
    ((file, basis, people),) = sent(office)
    assert (file, basis, office.li in people, len(people)) == ("form.xlsx", "consent", False, written.people)
    with pytest.raises(RuleBroken) as refused:
        office.imports._store.undo_step(written.step, WHO)  # what has left stays written down
    assert refused.value.problem.code == "undo.told"


def test_another_basis_is_noted_and_a_form_with_nobody_is_not_written(office: Office, tmp_path: Path):
    for person in (office.wang, office.li):
        office.set("consent", office.consents[person], valid_until="2026-09-01")
    with pytest.raises(RuleBroken) as refused:
        office.forms.write("marks", office.first, tmp_path / "form.xlsx", "ru", WHO)
    assert (refused.value.problem.code, refused.value.problem.facts["n"]) == ("form.nobody_agreed", 2)
    assert (list(tmp_path.glob("*.xlsx")), sent(office)) == ([], [])
    written = office.forms.write("marks", office.first, tmp_path / "form.xlsx", "ru", WHO, basis="contract")
    assert (written.left_out, written.people) == ((), 2)
    assert sent(office) == [("form.xlsx", "contract", sorted([office.li, office.wang], key=sent(office)[0][2].index))]


def test_within_one_country_no_consent_is_asked_for(office: Office, tmp_path: Path):
    office.set("institution", office.first, country="CN")
    for id in office.consents.values():
        office.set("consent", id, withdrawn_on="2026-10-01")
    assert office.forms.write("marks", office.first, tmp_path / "form.xlsx", "zh", WHO).people == 2


def test_a_form_that_cannot_be_written_down_is_not_there(office: Office, tmp_path: Path, monkeypatch):
    def refuse(*_: object) -> None:
        raise RuleBroken(Problem("office_file.disk_full"))

    monkeypatch.setattr(office.store, "record", refuse)
    with pytest.raises(RuleBroken):
        office.forms.write("marks", office.first, tmp_path / "form.xlsx", "zh", WHO)
    assert not list(tmp_path.glob("*.xlsx"))


def test_days_and_details_of_arrivals_become_events_and_corrections_change_them(office: Office, sheet):
    form = sheet("arrivals")
    (row,) = form.rows("王晓远")
    form.put(row, arrival_day=date(2026, 9, 2), arrival_time="13:40", transport="HU7977", lodging_day=date(2026, 9, 3),
             address="Общежитие 2").save()  # fmt: skip
    office.imports.apply(office.imports.stage(form.path), WHO)
    events = office.events(office.wang)
    assert set(events) == {"arrival", "lodging"}
    assert (events["arrival"]["at"], events["arrival"]["note"]) == ("13:40", "HU7977")
    assert (events["lodging"]["date"], events["lodging"]["place"]) == ("2026-09-03", "Общежитие 2")
    steps = office.store.step_count()
    office.imports.apply(office.imports.stage(form.path), WHO)
    assert office.store.step_count() == steps
    form.put(row, arrival_day=date(2026, 9, 1), transport=None).save()
    draft = office.imports.stage(form.path)
    assert all_codes(draft) == {"import.form_cell_emptied", "import.form_cell_again", "import.value_differs"}
    office.imports.choose(
        draft, draft.rows.index(next(one for one in draft.rows if not one.is_ready)), "arrival_day", "theirs"
    )
    office.imports.apply(draft, WHO)
    events = office.events(office.wang)
    assert (events["arrival"]["date"], events["arrival"]["note"]) == ("2026-09-01", "HU7977")


def test_what_the_office_changed_meanwhile_is_asked_about_and_the_rest_comes_in(office: Office, sheet):
    form = sheet("arrivals")
    form.put(*form.rows("王晓远"), arrival_day=date(2026, 9, 2), entry_day=date(2026, 9, 1))
    form.put(*form.rows("李明"), arrival_day=date(2026, 9, 4)).save()
    office.add("stay_event", mobility_id=office.stays[office.wang], kind="arrival", date="2026-09-05")
    draft = office.imports.stage(form.path)
    (asked,) = [row for row in draft.rows if not row.is_ready]
    assert [(one.code, one.field) for one in asked.problems if one.level == "asks"] == [
        ("import.value_differs", "arrival_day")
    ]
    office.imports.apply(draft, WHO)
    assert (office.events(office.wang)["arrival"]["date"], office.events(office.li)["arrival"]["date"]) == (
        "2026-09-05", "2026-09-04",
    )  # fmt: skip
    office.imports.choose(draft, 0, "arrival_day", "theirs")
    office.imports.apply(draft, WHO)
    assert {kind: one["date"] for kind, one in office.events(office.wang).items()} == {
        "arrival": "2026-09-02", "entry": "2026-09-01",
    }  # fmt: skip


def test_marks_change_the_line_and_new_courses_begin_a_transcript(office: Office, sheet):
    form = sheet("marks")
    first, *empty = form.rows("王晓远")
    assert [form.cell(first, key).value for key in ("code", "title", "contact_hours", "credits", "status")] == [
        "ОП.01", "Логистика", "72", "3", "Изучается",
    ]  # fmt: skip
    form.put(first, original_mark="5", status="Сдано")
    form.put(empty[0], title="Физкультура", original_mark="зачтено", status="Сдано")
    form.put(form.rows("李明")[0], title="История", contact_hours="36", original_mark="4", status="Сдано").save()
    office.imports.apply(office.imports.stage(form.path), WHO)
    lines = office.lines()
    assert (lines["Логистика"]["original_mark"], lines["Логистика"]["status"]) == ("5", "passed")
    assert lines["Физкультура"]["transcript_id"] == office.transcript
    made = office.store.get("transcript", str(lines["История"]["transcript_id"]))
    assert made is not None
    assert (made["person_id"], made["institution_id"], made["mobility_id"]) == (
        office.li, office.first, office.stays[office.li],
    )  # fmt: skip
    assert lines["История"]["contact_minutes"] == 1620
    steps = office.store.step_count()
    office.imports.apply(office.imports.stage(form.path), WHO)
    assert office.store.step_count() == steps
    form.put(form.rows("李明")[0], original_mark="5").save()
    draft = office.imports.stage(form.path)
    (at,) = [at for at, row in enumerate(draft.rows) if not row.is_ready]
    office.imports.choose(draft, at, "original_mark", "theirs")
    office.imports.apply(draft, WHO)
    assert office.lines()["История"]["original_mark"] == "5"


def test_a_mark_without_an_end_and_a_course_without_a_name_wait(office: Office, sheet):
    form = sheet("marks")
    first, *empty = form.rows("王晓远")
    form.put(first, original_mark="5")
    form.put(empty[0], original_mark="4", status="Сдано")
    form.put(form.rows("李明")[0], title="История", original_mark="4").save()
    draft = office.imports.stage(form.path)
    assert [codes(row) for row in draft.rows] == [
        {"import.form_no_status"},
        {"import.form_still_open"},
        {"import.form_no_title"},
    ]
    before = office.all()
    office.imports.apply(draft, WHO)
    assert office.all() == before
    office.imports.choose(draft, 1, "original_mark", "theirs")
    office.imports.set_cell(draft, 0, "status", "сдано")
    office.imports.apply(draft, WHO)
    assert (office.lines()["Логистика"]["original_mark"], office.lines()["История"]["status"]) == ("5", "passed")


def test_a_course_of_the_learning_agreement_is_there_to_be_marked(office: Office, sheet):
    agreement = office.add("learning_agreement", person_id=office.li, mobility_id=office.stays[office.li],
                           sending_institution_id=office.store.institution, receiving_institution_id=office.first,
                           state="agreed")  # fmt: skip
    version = office.add("learning_agreement_version", learning_agreement_id=agreement, number=1, state="approved")
    office.add("agreement_component", learning_agreement_version_id=version, table="a", position=1, code="ОП.05",
               title_ru="Химия", credits="2", credit_scheme="ects")  # fmt: skip
    form = sheet("marks")
    row = form.rows("李明")[0]
    assert form.cell(row, "title").value == "Химия"
    assert form.cell(row, "title").protection.locked
    form.put(row, original_mark="4", status="Сдано").save()
    office.imports.apply(office.imports.stage(form.path), WHO)
    line = office.lines()["Химия"]
    assert (line["code"], line["credits"], line["credit_scheme"], line["status"]) == ("ОП.05", "2", "ects", "passed")


def test_attendance_takes_each_changed_cell_and_a_planned_lesson_is_held_then(office: Office, sheet):
    form = sheet("attendance")
    (wang,), (li,) = form.rows("王晓远"), form.rows("李明")
    assert [form.cell(wang, at).value for at in range(4, 8)] == [PRESENT, PRESENT, None, None]
    form.cell(wang, 4).value, form.cell(li, 5).value = "15", EXCUSED
    draft = office.imports.stage(form.save())
    assert {(row.cells["full_name"], row.cells["lesson"], row.cells["attendance"]) for row in draft.rows} == {
        ("王晓远", "02.11.2026 08:30", "15"),
        ("李明", "09.11.2026 08:30", EXCUSED),
    }
    assert {remark.code: remark.facts.get("n") for remark in draft.remarks}["import.form_cells_as_sent"] == 6
    office.imports.apply(draft, WHO)
    sheet_now = office.lessons.sheet(office.group)
    by_person = {one.enrolment["person_id"]: sheet_now.marks.get(one.id, {}) for one in sheet_now.members}
    assert by_person[office.wang][office.taught[0]].late_minutes == 15
    assert by_person[office.li][office.taught[1]].state == "excused"
    steps = office.store.step_count()
    office.imports.apply(office.imports.stage(form.path), WHO)
    assert office.store.step_count() == steps

    form.cell(wang, 6).value, form.cell(li, 6).value = ABSENT, PRESENT
    draft = office.imports.stage(form.save())
    assert all_codes(draft) == {"import.lesson_held_then"}  # of Zhao nobody says anything
    for at in range(len(draft.rows)):
        office.imports.choose(draft, at, "attendance", "theirs")
    office.imports.apply(draft, WHO)
    assert [one.state for one in office.lessons.sheet(office.group).lessons] == ["held", "held", "held", "planned"]


def test_lessons_ahead_words_of_no_list_and_closed_groups_are_refused(office: Office, sheet):
    form = sheet("attendance")
    (wang,) = form.rows("王晓远")
    form.cell(wang, 7).value, form.cell(wang, 4).value = ABSENT, "болел"
    draft = office.imports.stage(form.save())
    assert [codes(row) for row in draft.rows] == [{"import.form_no_mark"}, {"lesson.ahead", "import.lesson_held_then"}]
    form.cell(wang, 7).value, form.cell(wang, 4).value = None, ABSENT
    office.set("language_group", office.group, closed_on="2026-11-20")
    assert all_codes(office.imports.stage(form.save())) == {"group.closed"}


def test_a_mark_at_a_lesson_that_nobody_asked_about_is_held_and_says_why(office: Office, sheet):
    office.set("language_enrolment", office.members[office.wang], enrolled_on=DAYS[1])
    form = sheet("attendance")
    (wang,) = form.rows("王晓远")
    assert form.cell(wang, 4).value == "—"
    form.cell(wang, 4).value = ABSENT
    draft = office.imports.stage(form.save())
    assert [codes(row) for row in draft.rows] == [{"import.form_lesson_not_asked"}]
    before = office.all()
    office.imports.apply(draft, WHO)
    assert office.all() == before


@pytest.mark.parametrize("typed", ["н", "Отсутствовал", "9999", "=1+1"])
def test_whose_mark_in_a_planned_lesson_is_not_understood_counts_as_without_one(office: Office, sheet, typed: str):
    office.set("language_enrolment", office.members[office.zhao], state="left", left_on=DAYS[0])
    form = sheet("attendance")
    (wang,), (li,) = form.rows("王晓远"), form.rows("李明")
    form.cell(wang, 6).value, form.cell(li, 6).value = PRESENT, typed
    draft = office.imports.stage(form.save())
    known, unknown = sorted(draft.rows, key=lambda row: row.cells["full_name"] != "王晓远")
    (asked,) = [one for one in known.problems if one.code == "import.lesson_held_then"]
    assert (asked.facts["n"], asked.facts["names"]) == (1, "李明")
    assert not unknown.is_ready
    before = office.all()
    office.imports.apply(draft, WHO)
    assert office.all() == before

    office.imports.set_cell(draft, draft.rows.index(unknown), "attendance", ABSENT)
    assert all_codes(draft) == set()


@pytest.mark.parametrize(("form", "at"), [("arrivals", 5), ("arrivals", 7), ("marks", 8), ("attendance", 4)])
def test_a_formula_without_a_result_waits_until_somebody_types_the_value(office: Office, sheet, form: str, at: int):
    filled = sheet(form)
    row = filled.rows("王晓远")[0]
    filled.cell(row, at).value = "=1+1"
    if form == "marks":
        filled.put(row, status="Сдано")
    before = office.all()
    draft = office.imports.stage(filled.save())
    assert [codes(one) for one in draft.rows if not one.is_ready] == [{"cell.formula_without_value"}]
    office.imports.apply(draft, WHO)
    assert office.all() == before


@pytest.mark.parametrize("form", ["arrivals", "marks", "attendance"])
def test_two_columns_with_one_heading_wait_where_they_say_different_things(office: Office, sheet, form: str):
    at = {"arrivals": 7, "marks": 7, "attendance": 4}[form]
    texts = {"arrivals": ("CA 123", "CA 321"), "marks": ("4", "5"), "attendance": (ABSENT, "10")}[form]
    key = {"arrivals": "transport", "marks": "credits", "attendance": "attendance"}[form]
    filled = sheet(form)
    row, more = filled.rows("王晓远")[0], filled.keys + 1
    filled.page.cell(1, more).value = filled.page.cell(1, at).value
    filled.cell(row, at).value, filled.cell(row, more).value = texts
    if form == "arrivals":
        filled.put(row, arrival_day=date(2026, 9, 2))
    before = office.all()
    draft = office.imports.stage(filled.save())
    assert [codes(one) for one in draft.rows if not one.is_ready] == [{"cell.two_columns"}]
    office.imports.apply(draft, WHO)
    assert office.all() == before
    (place,) = [n for n, one in enumerate(draft.rows) if not one.is_ready]
    office.imports.set_cell(draft, place, key, texts[1])
    assert draft.rows[place].is_ready

    filled.cell(row, more).value = texts[0]
    assert all_codes(office.imports.stage(filled.save())) == set()


@pytest.mark.parametrize("form", ["arrivals", "marks", "attendance"])
def test_further_sheets_and_lost_columns_of_a_form_are_named(office: Office, sheet, form: str):
    filled = sheet(form)
    assert not {one.code for one in office.imports.stage(filled.path).remarks} & {
        "import.form_sheets_unread", "import.form_columns_missing"
    }  # fmt: skip
    heading = filled.page.cell(1, 5).value
    filled.page.cell(1, 5).value = f"{heading} изм."
    filled.book.create_sheet("Пусто")
    filled.book.create_sheet("Ещё").append(["ФИО", "Дата рождения"])
    filled.book.copy_worksheet(filled.page).title = "Копия"
    draft = office.imports.stage(filled.save())
    told = {one.code: one for one in draft.remarks}
    assert told["import.form_sheets_unread"].facts["names"] == ("Ещё", "Копия")
    assert told["import.form_columns_missing"].facts["names"] == (heading,)
    assert draft.skipped_sheets == ("Ещё", "Копия")


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_the_legend_is_passed_over_unless_something_else_stands_in_it(office: Office, sheet, language: str):
    for name in ("arrivals", "marks", "attendance"):
        form = sheet(name, language=language)
        assert not office.imports.stage(form.path).skipped_sheets
        legend = form.book.worksheets[1]
        legend.append(["王晓远", "5"])
        assert office.imports.stage(form.save()).skipped_sheets == (legend.title,)


@pytest.mark.parametrize("typed", [datetime(2026, 9, 2, 15, 0), "02.09.2026 15:00"])
def test_an_hour_in_the_cell_of_a_day_is_that_of_the_event_if_none_is_known(office: Office, sheet, typed: object):
    form = sheet("arrivals")
    (row,) = form.rows("王晓远")
    form.put(row, arrival_day=typed, lodging_day=typed)
    office.imports.apply(office.imports.stage(form.save()), WHO)
    events = office.events(office.wang)
    assert {kind: (one["date"], one["at"]) for kind, one in events.items()} == {
        "arrival": ("2026-09-02", "15:00"), "lodging": ("2026-09-02", "15:00")
    }  # fmt: skip
    steps = office.store.step_count()
    office.imports.apply(office.imports.stage(form.path), WHO)
    assert office.store.step_count() == steps

    office.set("stay_event", next(one.id for one in office.store.records(Query("stay_event"))
                                  if one["kind"] == "arrival"), at="16:00")  # fmt: skip
    draft = office.imports.stage(form.path)
    assert "import.event_stays" in all_codes(draft)
    office.imports.apply(draft, WHO)
    assert office.events(office.wang)["arrival"]["at"] == "16:00"


@pytest.mark.parametrize("typed", [36.5, "36,5", "36.5 ч", "36,5 学时"])
def test_contact_hours_that_are_no_whole_minutes_wait(office: Office, sheet, typed: object):
    form = sheet("marks")
    form.put(form.rows("王晓远")[0], contact_hours=typed)
    draft = office.imports.stage(form.save())
    assert [codes(row) for row in draft.rows if not row.is_ready] == [{"transcript.no_whole_minutes"}]
    form.put(form.rows("王晓远")[0], contact_hours=36)
    office.imports.apply(office.imports.stage(form.save()), WHO)
    assert office.lines()["Логистика"]["contact_minutes"] == 1620


def asked(draft: ImportDraft) -> set[tuple[str, str]]:
    return {(one.code, one.field) for row in draft.rows for one in row.problems if one.level is Level.ASKS}


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"original_mark": "5", "status": "Не сдано"}, ("import.form_mark_status", "original_mark")),
        ({"original_mark": "неуд.", "status": "Сдано"}, ("import.form_mark_status", "original_mark")),
        ({"original_mark": date(2026, 9, 5), "status": "Сдано"}, ("import.form_mark_is_day", "original_mark")),
        ({"original_mark": "05.09.2026", "status": "Сдано"}, ("import.form_mark_is_day", "original_mark")),
        ({"original_mark": "5", "status": "Сдано", "contact_hours": 100000}, ("import.form_much", "contact_hours")),
        ({"original_mark": "5", "status": "Сдано", "credits": 300}, ("import.form_much", "credits")),
    ],
)
def test_what_hardly_anybody_means_by_a_course_waits(office: Office, sheet, cells, told):
    form, before = sheet("marks"), office.all()
    form.put(form.rows("王晓远")[0], **cells)
    draft = office.imports.stage(form.save())
    assert asked(draft) == {told}
    office.imports.apply(draft, WHO)
    assert office.all() == before
    at = next(at for at, row in enumerate(draft.rows) if not row.is_ready)
    office.imports.choose(draft, at, told[1], "theirs")
    assert draft.rows[at].is_ready


def test_a_course_that_stands_twice_waits_in_both_rows_and_one_that_is_there_in_its_own(office: Office, sheet):
    form = sheet("marks")
    first, second, third = form.rows("王晓远")[1:4]
    form.put(first, title="Химия", original_mark="5", status="Сдано")
    form.put(second, title="ХИМИЯ ", original_mark="2", status="Не сдано")
    form.put(third, code="оп.01", title="Логистика и склад", original_mark="4", status="Сдано")
    form.put(form.rows("李明")[0], title="Химия", original_mark="4", status="Сдано")
    draft = office.imports.stage(form.save())
    waiting = {row.number: codes(row) for row in draft.rows if not row.is_ready}
    assert waiting == {
        first: {"import.form_course_twice"}, second: {"import.form_course_twice"}, third: {"import.form_course_there"},
    }  # fmt: skip
    at = next(at for at, row in enumerate(draft.rows) if row.number == second)
    office.imports.decide(draft, at, LEFT_OUT)
    office.imports.apply(draft, WHO)
    marks = [(one["title_ru"], one["original_mark"]) for one in office.store.records(Query("transcript_line"))]
    assert sorted(marks, key=str) == [("Логистика", None), ("Химия", "4"), ("Химия", "5")]


def test_days_of_one_arrival_that_cannot_be_in_this_order_wait(office: Office, sheet):
    form, before = sheet("arrivals"), office.all()
    form.put(form.rows("王晓远")[0], entry_day=date(2026, 9, 4), arrival_day=date(2026, 9, 3))
    form.put(form.rows("李明")[0], arrival_day=date(2026, 9, 3), lodging_day=date(2026, 9, 2))
    draft = office.imports.stage(form.save())
    assert asked(draft) == {("import.form_days_order", "arrival_day"), ("import.form_days_order", "lodging_day")}
    office.imports.apply(draft, WHO)
    assert office.all() == before


def test_two_cells_that_say_different_hours_of_one_event_wait(office: Office, sheet):
    form = sheet("arrivals")
    form.put(form.rows("王晓远")[0], arrival_day="02.09.2026 15:00", arrival_time="13:40")
    form.put(form.rows("李明")[0], arrival_day=datetime(2026, 9, 2, 15, 0), arrival_time="15:00")
    draft = office.imports.stage(form.save())
    assert asked(draft) == {("import.form_two_hours", "arrival_time")}
    office.imports.apply(draft, WHO)
    assert (office.events(office.wang), office.events(office.li)["arrival"]["at"]) == ({}, "15:00")


def test_an_older_copy_of_a_form_waits_where_a_newer_one_said_something_else(office: Office, sheet):
    form = sheet("marks")
    row, added = form.rows("王晓远")[:2]
    form.put(row, original_mark="5", status="Сдано")
    office.imports.apply(office.imports.stage(form.save()), WHO)
    assert "import.form_cell_again" not in all_codes(office.imports.stage(form.path))
    form.put(row, original_mark="2").put(added, title="Химия", original_mark="4", status="Сдано")
    draft = office.imports.stage(form.save())
    (asked,) = [one for one in draft.rows if not one.is_ready]
    (told,) = [one for one in asked.problems if one.code == "import.form_cell_again"]
    assert (told.facts["ours"], told.facts["theirs"], told.field) == ("5", "2", "original_mark")
    assert "import.value_differs" in codes(asked)
    left = office.imports.apply(draft, WHO).left
    assert (office.lines()["Логистика"]["original_mark"], office.lines()["Химия"]["original_mark"]) == ("5", "4")
    assert len(left.rows) == 1


def test_a_cell_that_says_the_same_in_other_letters_changes_nothing_and_counts_for_nothing(office: Office, sheet):
    office.set("transcript_line", office.line, original_mark="5", status="passed")
    form = sheet("marks")
    form.put(form.rows("王晓远")[0], status="passed", credits="3,0", contact_hours="72 ч")
    draft = office.imports.stage(form.save())
    assert {one.code for row in draft.rows for one in row.problems} == set()
    steps = office.store.step_count()
    office.imports.apply(draft, WHO)
    assert office.store.step_count() == steps


def test_a_cell_of_which_nothing_is_kept_is_not_told_as_filled_in(office: Office, sheet):
    form = sheet("arrivals")
    form.put(form.rows("王晓远")[0], arrival_day="скоро", arrival_time="25:70")
    draft = office.imports.stage(form.save())
    (row,) = [row for row in draft.rows if row.problems]
    assert {one.field for one in row.problems} == {"arrival_day", "arrival_time"}
    assert not {one.code for one in row.problems} & {"import.form_cell_filled", "import.form_cell_changed"}


@pytest.mark.parametrize("typed", ["²", "①", "٣", "-5", "1²"])
def test_minutes_of_attendance_are_plain_digits(office: Office, sheet, typed: str):
    form = sheet("attendance")
    form.cell(form.rows("王晓远")[0], 4).value = typed
    assert [codes(row) for row in office.imports.stage(form.save()).rows] == [{"import.form_no_mark"}]


@pytest.mark.parametrize("form", ["arrivals", "marks", "attendance"])
def test_swapped_copied_renamed_and_foreign_keys_change_nothing(office: Office, sheet, form: str):
    column = {"arrivals": 5, "marks": 8, "attendance": 4}[form]
    value = {"arrivals": date(2026, 9, 2), "marks": "5", "attendance": ABSENT}[form]
    before = office.all()

    def held(one: Sheet) -> set[str]:
        draft = office.imports.stage(one.save())
        office.imports.apply(draft, WHO)
        assert office.all() == before
        return all_codes(draft) & {
            f"import.form_{code}" for code in ("row_moved", "row_twice", "key_unknown", "row_gone")
        }

    swapped = sheet(form)
    one, other = swapped.rows("王晓远")[0], swapped.rows("李明")[0]
    keys = [swapped.cell(row, swapped.keys).value for row in (other, one)]
    for row, key in zip((one, other), keys, strict=True):
        swapped.cell(row, swapped.keys).value, swapped.cell(row, column).value = key, value
    assert held(swapped) == {"import.form_row_moved"}

    copied = sheet(form)
    one = copied.rows("王晓远")[0]
    for at in range(1, copied.keys + 1):
        copied.page.cell(copied.page.max_row + (at == 1), at).value = copied.page.cell(one, at).value
    copied.cell(copied.page.max_row, column).value = value
    assert held(copied) == {"import.form_row_twice"}

    theirs = sheet(form, office.second, name="second.xlsx")
    ours = sheet(form)
    one = ours.rows("王晓远")[0]
    ours.cell(one, ours.keys).value = theirs.cell(theirs.rows("赵强")[0], theirs.keys).value
    ours.cell(one, column).value = value
    assert held(ours) == {"import.form_key_unknown"}

    added = sheet(form)
    new = added.page.max_row + 1
    added.cell(new, 1).value, added.cell(new, column).value = "王晓远", value
    assert held(added) == {"import.form_key_unknown"}

    gone = sheet(form)
    gone.cell(gone.rows("李明")[0], column).value = value
    gone.save()
    office.set("mobility", office.stays[office.li], sending_status="withdrawn")
    before = office.all()
    assert held(gone) == {"import.form_row_gone"}


def test_missing_rows_and_unread_columns_are_named_and_another_partner_gets_a_plain_list(office: Office, sheet):
    form = sheet("arrivals")
    form.page.delete_rows(form.rows("李明")[0])
    form.page.cell(1, form.keys + 1).value = "Комната"
    form.page.cell(2, form.keys).value = "312"
    draft = office.imports.stage(form.save())
    (missing,) = [one for one in draft.remarks if one.code == "import.form_rows_missing"]
    assert (missing.facts["n"], missing.facts["names"]) == (1, "李明")
    assert draft.sheets[0].unread == ("Комната",)
    other = office.imports.stage(form.path, ImportOptions("stay_event", institution_id=""))
    assert other.form == draft.form


def test_a_draft_that_was_put_aside_still_knows_the_form_and_a_left_out_copy_frees_the_other(office: Office, sheet):
    form = sheet("arrivals")
    (row,) = form.rows("王晓远")
    form.put(row, arrival_day=date(2026, 9, 2))
    last = form.page.max_row + 1
    for at in range(1, form.keys + 1):
        form.page.cell(last, at).value = form.page.cell(row, at).value
    id = office.imports.keep(office.imports.stage(form.save()))
    draft = office.imports.open(id)
    asked = [at for at, one in enumerate(draft.rows) if not one.is_ready]
    assert [codes(draft.rows[at]) for at in asked] == [{"import.form_row_twice"}] * 2
    office.imports.decide(draft, asked[1], LEFT_OUT)
    office.imports.check(draft)
    office.imports.apply(draft, WHO)
    assert office.events(office.wang)["arrival"]["date"] == "2026-09-02"


def test_where_there_is_nothing_to_ask_no_form_is_written(office: Office, tmp_path: Path):
    third = office.add("institution", name_ru="Колледж 3", country="RU")
    for form in ("arrivals", "marks", "attendance"):
        with pytest.raises(RuleBroken) as refused:
            office.forms.write(form, third, tmp_path / "f.xlsx", "ru", WHO, group=office.group)
        assert refused.value.problem.code == "form.nothing_to_ask"
    with pytest.raises(RuleBroken) as refused:
        office.forms.write("attendance", office.first, tmp_path / "f.xlsx", "ru", WHO)
    assert refused.value.problem.code == "form.group_missing"
    assert not (tmp_path / "f.xlsx").exists()


ARRIVED = {
    "arrival_day": ("arrival", "date", st.dates(date(2026, 8, 25), date(2026, 9, 20))),
    "transport": ("arrival", "note", st.sampled_from(["HU7977", "поезд 2", "=1+1"])),
    "entry_day": ("entry", "date", st.dates(date(2026, 8, 25), date(2026, 9, 20))),
    "entry_place": ("entry", "place", st.sampled_from(["Владивосток", "Благовещенск"])),
    "lodging_day": ("lodging", "date", st.dates(date(2026, 8, 25), date(2026, 9, 20))),
    "address": ("lodging", "place", st.sampled_from(["общежитие 2", "ул. Мира, 5"])),
}
COURSES = {
    "original_mark": st.sampled_from(["5", "зачтено", "85"]),
    "credits": st.sampled_from(["2", "4.5"]),
    "contact_hours": st.integers(1, 200).map(str),
}


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_exactly_the_changed_cells_arrive(office: Office, tmp_path: Path, data: st.DataObject):
    language = data.draw(st.sampled_from(["zh", "ru", "en"]))
    people = {office.wang: "王晓远", office.li: "李明"}
    for person in people:
        for kind in ("arrival", "entry", "lodging"):
            if kind not in office.events(person):
                office.add("stay_event", mobility_id=office.stays[person], kind=kind, date="2026-09-01")

    def drawn(name: str, columns: tuple[str, ...]) -> Sheet:
        group = office.group if name == "attendance" else ""
        office.forms.write(name, office.first, tmp_path / f"{name}.xlsx", language, WHO, group=group)
        return Sheet(tmp_path / f"{name}.xlsx", columns)

    form, wanted = drawn("arrivals", ARRIVALS), office.all()
    for person, key in data.draw(st.sets(st.tuples(st.sampled_from(list(people)), st.sampled_from(sorted(ARRIVED))))):
        kind, field, values = ARRIVED[key]
        cell, value = form.cell(form.rows(people[person])[0], key), data.draw(values)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        (event,) = [
            one.id
            for one in office.store.where("stay_event", "mobility_id", [office.stays[person]])
            if one["kind"] == kind
        ]
        wanted["stay_event", event][field] = value if isinstance(value, str) else value.isoformat()
    draft = office.imports.stage(form.save())
    for at, row in enumerate(draft.rows):
        for asked in [one for one in row.problems if one.level == "asks"]:
            assert not asked.code.startswith("import.") or asked.code == "import.form_days_order"
            office.imports.choose(draft, at, asked.field, "theirs")
    office.imports.apply(draft, WHO)
    assert office.all() == wanted

    form, wanted = drawn("marks", MARKS), office.all()
    row = form.rows("王晓远")[0]
    for key in data.draw(st.sets(st.sampled_from(sorted(COURSES)))):
        value = data.draw(COURSES[key])
        form.put(row, **{key: value})
        name, kept = ("contact_minutes", int(value) * 45) if key == "contact_hours" else (key, value)
        wanted["transcript_line", office.line][name] = kept
    draft = office.imports.stage(form.save())
    for at in range(len(draft.rows)):
        office.imports.choose(draft, at, "original_mark", "theirs")
    office.imports.apply(draft, WHO)
    assert office.all() == wanted

    form = drawn("attendance", ())
    words = office.imports._parts.wordings[language]
    marks = {}
    for person, at in data.draw(st.sets(st.tuples(st.sampled_from(list(people)), st.sampled_from([0, 1])))):
        said = data.draw(st.sampled_from(["present", "absent", "excused", 7]))
        text = str(said) if isinstance(said, int) else words.choice("attendance_state", said)
        form.cell(form.rows(people[person])[0], 4 + at).value = text
        marks[office.members[person], office.taught[at]] = said
    before = office.lessons.sheet(office.group).marks
    office.imports.apply(office.imports.stage(form.save()), WHO)
    now = office.lessons.sheet(office.group)
    for member in now.members:
        for lesson in now.lessons[:2]:
            said = marks.get((member.id, lesson.id))
            mark = now.mark(member, lesson)
            assert mark is not None
            if said is None:
                assert mark == before.get(member.id, {}).get(lesson.id, mark)
            else:
                assert said == (mark.late_minutes or mark.state.value)
