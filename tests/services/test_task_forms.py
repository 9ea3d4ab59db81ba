"""The form of open tasks that a partner without the program fills in: what is in it, and what is taken from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from college_files import Town

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.casework.task_answers import FormRow, RowState
from exchange_admin.services.casework.task_form import FormColumn
from exchange_admin.services.casework.task_list import TaskTab
from exchange_admin.services.exchange.at_a_glance import OpenDecisions

RULE: dict[str, Value] = {
    "kind": "document", "phase": "before_departure", "actor": "sending", "event": "planned_entry", "relation": "before",
    "offset": 10, "unit": "day", "day_type": "calendar", "active": 1,
}  # fmt: skip
COLUMN = {one: n for n, one in enumerate(FormColumn, 1)}


class Sheet:
    """A form as a partner edits it."""

    def __init__(self, path: Path) -> None:
        self.path, self.book = path, openpyxl.load_workbook(path)
        self.sheet = self.book.active

    def keys(self) -> list[str]:
        return [row[COLUMN[FormColumn.KEY] - 1].value for row in self.sheet.iter_rows(min_row=2)]

    def row_of(self, key: str) -> int:
        return self.keys().index(key) + 2

    def put(self, row: int, **values: object) -> None:
        for name, value in values.items():
            self.sheet.cell(row, COLUMN[FormColumn(name)]).value = value

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


@pytest.fixture
def rules(town: Town) -> dict[str, str]:
    made = {}
    with town.office.open() as office:  # nothing of what ships, so that the lists are short
        for rule in office.store.where("requirement", "active", [1]):
            office.records.set("requirement", rule.id, {"active": 0}, "x")
    made["insurance"] = town.office.add(
        "requirement", code="our.insurance", name_en="Insurance", name_ru="Страховка", evidence="file", **RULE
    )
    made["letter"] = town.office.add("requirement", code="our.letter", name_en="Letter", evidence="file", **RULE)
    made["host"] = town.office.add(
        "requirement", code="our.host", name_en="Room", evidence="file", **{**RULE, "actor": "receiving"}
    )
    made["health"] = town.office.add(
        "requirement", code="our.test", name_en="Test", evidence="yes_date", sensitive=1, **RULE
    )
    return made


def stay_of(town: Town, home: str, family: str) -> str:
    return town.office.add(
        "mobility",
        person_id=town.person(home, family),
        direction="incoming",
        activity="student_studies",
        sending_institution_id=home,
        receiving_institution_id=town.office.institution,
        sending_status="nominated",
        receiving_status="verified",
        planned_start="2027-02-01",
        planned_end="2027-07-10",
    )


@pytest.fixture
def stays(town: Town) -> tuple[str, str]:
    return stay_of(town, town.first, "Соколова"), stay_of(town, town.second, "Чужакова")


@pytest.fixture
def form(town: Town, rules: dict[str, str], stays: tuple[str, str], tmp_path: Path) -> Sheet:
    with town.office.open() as office:
        office.casework.forms.write(town.first, tmp_path / "form.xlsx", "ru", "x")
    return Sheet(tmp_path / "form.xlsx")


def taken(town: Town, sheet: Sheet, *, apply: bool = True, institution: str = "") -> list[FormRow]:
    with town.office.open() as office:
        rows = office.casework.answers.read(institution or town.first, sheet.save(), "en")
        if apply:
            office.casework.answers.apply(rows, "Li")
    return rows


def codes(rows: list[FormRow]) -> list[str]:
    return [problem.code for row in rows for problem in row.problems]


def task(rules: dict[str, str], name: str, stay: str) -> str:
    return derived_id("task", rules[name], stay, "start")


def refused(code: str, verb: Callable[[], object]) -> None:
    with pytest.raises(RuleBroken) as raised:
        verb()
    assert code in [problem.code for problem in raised.value.problems]


def test_a_partner_gets_its_open_shared_tasks_and_none_of_the_office_about_health_or_of_others(
    form: Sheet, rules: dict[str, str], stays: tuple[str, str]
) -> None:
    assert set(form.keys()) == {task(rules, "insurance", stays[0]), task(rules, "letter", stays[0])}
    text = str([[cell.value for cell in row] for row in form.sheet.iter_rows()])
    assert "Чужакова" not in text
    assert "Страховка" in text


def test_what_the_office_does_about_an_agreement_goes_into_no_form(
    town: Town, rules: dict[str, str], stays: tuple[str, str]
) -> None:
    facts = {"kind": "exchange", "state": "in_force", "valid_from": "2024-01-01", "valid_until": "2027-01-31"}
    town.office.add("agreement", number="A-1", institution_id=town.first, notice_days=60, **facts)
    with town.office.open() as office:
        tasks = office.casework.tasks
        assert any(task.agreement for task in tasks.tasks(tasks.ns(TaskTab.ALL), "en"))
        wanted = office.casework.forms.open_tasks(town.first, "en")
        assert [task.agreement for task in wanted] == ["", ""]


def test_what_is_filled_in_is_written_in_one_step_and_the_rest_is_nothing_new(
    town: Town, form: Sheet, rules: dict[str, str], stays: tuple[str, str]
) -> None:
    key = task(rules, "insurance", stays[0])
    form.put(form.row_of(key), answer="Выполнено", done_on=date(2026, 11, 20), number="P-1", valid_until="2027-08-01")
    rows = taken(town, form)
    assert sorted(row.state for row in rows) == [RowState.CHANGED, RowState.EQUAL]
    with town.office.open() as office:
        (found,) = office.casework.tasks.find([key], "en")
        assert (found.state, found.done_on, found.number) == ("done", date(2026, 11, 20), "P-1")
        assert found.valid_until == date(2027, 8, 1)
        assert found.share == "shared"
        assert office.store.undoable()[1] == "task.answer"
        assert office.store.get("task", task(rules, "letter", stays[0])) is None


def test_a_form_that_comes_again_changes_nothing(
    town: Town, form: Sheet, rules: dict[str, str], stays: tuple[str, str]
) -> None:
    key = task(rules, "insurance", stays[0])
    form.put(form.row_of(key), answer="With the authority")
    assert [row.state for row in taken(town, form) if row.task == key] == [RowState.CHANGED]
    assert [row.state for row in taken(town, form) if row.task == key] != [RowState.CHANGED]


def test_a_row_with_the_key_of_somebody_elses_task_is_refused_and_named(
    town: Town, form: Sheet, rules: dict[str, str], stays: tuple[str, str]
) -> None:
    """Of another partner, of the office for itself, about health, of nobody: all the same to whoever asks."""
    first, second = 2, 3
    for foreign in (
        task(rules, "insurance", stays[1]),
        task(rules, "host", stays[0]),
        task(rules, "health", stays[0]),
        "0192f000-0000-7000-8000-000000000009",
        "",
    ):
        form.put(first, key=foreign, answer="Выполнено", done_on=date(2026, 11, 20))
        rows = taken(town, form)
        assert [row.number for row in rows if row.state is RowState.REFUSED] == [first]
        assert codes(rows) == ["task_form.not_theirs"]
        with town.office.open() as office:
            assert list(office.store.where("task", "state", ["done"])) == []
    assert form.keys()[second - 2]


def test_keys_that_changed_places_tick_nothing(
    town: Town, form: Sheet, rules: dict[str, str], stays: tuple[str, str]
) -> None:
    one, other = form.keys()
    form.put(2, key=other, answer="Выполнено", done_on=date(2026, 11, 20))
    form.put(3, key=one)
    rows = taken(town, form)
    assert codes(rows) == ["task_form.another", "task_form.another"]
    assert "Страховка" in rows[0].said or "Страховка" in rows[1].said


def test_the_name_of_another_person_beside_a_key_is_refused(town: Town, form: Sheet) -> None:
    form.put(2, person="Иванова Мария", answer="Выполнено", done_on=date(2026, 11, 20))
    assert codes(taken(town, form)) == ["task_form.another"]


def test_one_key_in_two_rows_counts_once(town: Town, form: Sheet) -> None:
    cells = [cell.value for cell in form.sheet[2]]
    form.put(2, answer="Выполнено", done_on=date(2026, 11, 20), number="A")
    form.sheet.append(cells)
    form.put(4, answer="Выполнено", done_on=date(2026, 11, 21), number="B")
    rows = taken(town, form)
    assert codes(rows) == ["task_form.twice"]
    with town.office.open() as office:
        assert [one["number"] for one in office.store.where("task", "state", ["done"])] == ["A"]


@pytest.mark.parametrize("answer", ["Отменено", "Неприменимо", "Требование снято", "На доработке", "да", "waived"])
def test_a_partner_waives_and_cancels_nothing(town: Town, form: Sheet, answer: str) -> None:
    form.put(2, answer=answer, done_on=date(2026, 11, 20))
    assert codes(taken(town, form)) == ["task_form.state_not_allowed"]


def test_days_that_are_missing_unclear_to_come_or_no_days_are_refused_each_with_its_row(
    town: Town, form: Sheet
) -> None:
    for cell, code in (
        (None, "task.no_day"),
        (date(2031, 1, 1), "task.in_future"),
        ("03/04/2026", "task_form.day_unclear"),
        ("tomorrow", "value.not_a_date"),
    ):
        form.put(2, answer="Выполнено", done_on=cell)
        rows = taken(town, form)
        assert (codes(rows), [row.state for row in rows]) == ([code], [RowState.REFUSED, RowState.EQUAL])
    form.put(2, answer=None, done_on=date(2026, 11, 20))
    assert codes(taken(town, form)) == ["task_form.day_without_answer"]


def test_what_was_closed_meanwhile_is_no_open_task_any_more(
    town: Town, form: Sheet, rules: dict[str, str], stays: tuple[str, str]
) -> None:
    key = task(rules, "insurance", stays[0])
    form.put(form.row_of(key), answer="Выполнено", done_on=date(2026, 11, 20))
    with town.office.open() as office:
        office.casework.verbs.waive([key], "diplomat", "Li")
    assert codes(taken(town, form)) == ["task_form.not_theirs"]


def test_a_rule_that_came_to_be_about_health_takes_nothing_from_a_form(
    town: Town, form: Sheet, rules: dict[str, str], stays: tuple[str, str]
) -> None:
    key = task(rules, "insurance", stays[0])
    form.put(form.row_of(key), answer="Выполнено", done_on=date(2026, 11, 20), number="RESULT")
    town.office.set("requirement", rules["insurance"], sensitive=1)
    assert codes(taken(town, form)) == ["task_form.not_theirs"]
    assert b"RESULT" not in town.office.bytes()


def test_a_number_that_is_too_long_or_a_formula_is_nothing_but_text(town: Town, form: Sheet) -> None:
    form.put(2, answer="Выполнено", done_on=date(2026, 11, 20), number="9" * 500)
    assert [row.state for row in taken(town, form)] == [RowState.REFUSED, RowState.EQUAL]


def test_the_form_of_one_partner_says_nothing_for_another(town: Town, form: Sheet) -> None:
    form.put(2, answer="Выполнено", done_on=date(2026, 11, 20))
    rows = taken(town, form, institution=town.second)
    assert {row.state for row in rows} == {RowState.REFUSED}


def test_a_workbook_that_is_no_form_is_refused_whole(town: Town, form: Sheet) -> None:
    form.put(1, key="ID")
    refused("task_form.no_form", lambda: taken(town, form))


def test_a_rehearsal_writes_nothing(town: Town, form: Sheet) -> None:
    form.put(2, answer="Выполнено", done_on=date(2026, 11, 20))
    assert RowState.CHANGED in [row.state for row in taken(town, form, apply=False)]
    with town.office.open() as office:
        assert office.store.where("task", "state", ["done"]) == []


def test_in_the_file_of_a_partner_and_for_oneself_there_is_no_form(
    town: Town, rules: dict[str, str], stays: tuple[str, str], tmp_path: Path
) -> None:
    college = town.college(town.first, 11)
    with college.open() as office:
        refused("partner.office_only", lambda: office.casework.forms.open_tasks(town.first, "en"))
    with town.office.open() as office:
        ours = office.store.institution
        refused("task_form.ourselves", lambda: office.casework.forms.open_tasks(ours, "en"))
        other = tmp_path / "x.xlsx"
        office.casework.verbs.waive([task(rules, name, stays[1]) for name in ("insurance", "letter")], "no", "Li")
        refused("task_form.nothing", lambda: office.casework.forms.write(town.second, other, "en", "x"))
        assert not other.exists()


def test_a_partner_s_file_asks_for_what_the_partner_does_and_not_for_what_its_office_does(
    town: Town, rules: dict[str, str], stays: tuple[str, str]
) -> None:
    with town.college(town.first, 2).open() as file:
        tasks = file.casework.tasks
        asked = {one.code for one in tasks.tasks(tasks.ns(TaskTab.ALL), "en")}
        desk = file.today_on(date(2026, 11, 1)).desk(OpenDecisions(0, 0, 0, 0))
    assert asked == {"our.insurance", "our.letter", "our.test"}
    assert desk == ()
    town.office.set("task", task_of(town, rules["host"], stays[0]), share="shared")
    with town.college(town.first, 3).open() as file:
        tasks = file.casework.tasks
        assert "our.host" in {one.code for one in tasks.tasks(tasks.ns(TaskTab.ALL), "en")}


def task_of(town: Town, rule: str, stay: str) -> str:
    """A task of the office that was written down."""
    with town.office.open() as office:
        tasks = office.casework.tasks
        (found,) = [
            one for one in tasks.tasks(tasks.ns(TaskTab.ALL), "en") if (one.requirement, one.stay) == (rule, stay)
        ]
        office.casework.verbs.ask([found.id], "x")
    return found.id


def test_a_shared_task_of_an_agreement_is_known_in_whatever_language_the_form_was_written(
    town: Town, rules: dict[str, str], tmp_path: Path
) -> None:
    facts = {"kind": "exchange", "state": "in_force", "valid_from": "2024-01-01", "valid_until": "2029-01-31"}
    agreement = town.office.add("agreement", number="A-1", institution_id=town.first, **facts)
    with town.office.open() as office:
        office.records.set("institution", town.first, {"name_en": "First", "name_ru": "Первый"}, "x")
        about: dict[str, Value] = {"agreement_id": agreement, "institution_id": town.first, "share": "shared"}
        changes = office.casework.verbs.add("Send the original", about, "x")
        office.casework.forms.write(town.first, tmp_path / "form.xlsx", "ru", "x")
    sheet = Sheet(tmp_path / "form.xlsx")
    (id,) = changes.ids["task"]
    sheet.put(sheet.row_of(id), answer="Done", done_on=date(2026, 10, 8))
    (row,) = taken(town, sheet)
    assert (row.state, codes([row])) == (RowState.CHANGED, [])


def test_what_is_unusual_in_an_answer_is_told_before_and_after_it_is_taken_in(
    town: Town, form: Sheet, rules: dict[str, str], stays: tuple[str, str]
) -> None:
    row = form.row_of(task(rules, "letter", stays[0]))
    form.put(row, answer="Done", done_on=date(2026, 10, 8), valid_until=date(2206, 10, 8))
    rows = taken(town, form)
    assert [one.state for one in rows if one.problems] == [RowState.CHANGED]
    assert codes(rows) == ["value.unusual_year"]
