"""Lists of arrivals and of registrations: what they become, what is asked, what is never done in silence."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from arrival_lists import ARRIVALS, REGISTRATIONS, Sent
from record_lists import table
from test_import_records import NAMES, TABLES, WHO, codes

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.office_files import NewOffice, create_office, own_institution
from exchange_admin.services.parts import Parts
from exchange_admin.store import Store

PERSON, PASSPORT, PARTNER, STAY = (f"01900000-0000-7000-8000-00000000000{n}" for n in range(1, 5))
TODAY = date(2026, 11, 24)


@dataclass
class Town:
    store: Store
    imports: Imports
    folder: Path

    def staged(self, sent: Sent, kind: str = "") -> ImportDraft:
        return self.imports.stage(written(self.folder, sent), ImportOptions(kind=kind))

    def events(self) -> dict[str, tuple[str, str, str, str]]:
        return {
            one.text("kind"): (one.text("date"), one.text("at"), one.text("place"), one.text("note"))
            for one in self.store.records(Query("stay_event"))
        }

    def add(self, of: str, id: str, **values: object) -> None:
        self.store.record(Step(WHO, f"{of}.add", (Edit(of, id, dict(values), new=True),)))  # type: ignore[arg-type]


def opened(path: Path, country: str) -> Iterator[Town]:
    office = NewOffice("松花工程职业学院" if country == "CN" else "Приморский колледж", country, "zh", "SHGC")
    with create_office(
        path, office, names=NAMES, origin=Origin.seeded(7), reference=TABLES.reference, who=WHO
    ) as store:
        parts = Parts(store, REGISTRY, NAMES, Origin.seeded(8), TABLES.words.wordings, lambda: TODAY)
        town = Town(store, Imports(parts, TABLES), path.parent)
        town.add("person", PERSON, role="student", family_cyrillic="Соколова", given_cyrillic="Дарья",
                 patronymic="Игоревна", family_latin="Sokolova", given_latin="Daria", birth_date="2005-03-14",
                 citizenship="RU")  # fmt: skip
        town.add("identity_document", PASSPORT, person_id=PERSON, kind="passport", number="754410983", country="RU")
        town.add("institution", PARTNER, name_ru="Дальний колледж", country="KZ", kind="college")
        stay(town, STAY, "2026-09-01", "2027-01-31")
        yield town


def stay(town: Town, id: str, starts: str, ends: str) -> None:
    town.add("mobility", id, person_id=PERSON, direction="incoming", activity="student_studies",
             sending_institution_id=PARTNER, receiving_institution_id=own_institution(town.store),
             planned_start=starts, planned_end=ends, sending_status="nominated",
             receiving_status="pending")  # fmt: skip


def written(folder: Path, sent: Sent) -> Path:
    if sent.is_csv:
        path = folder / "list.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows(sent.rows)
        return path
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in sent.rows:
        sheet.append([cell or None for cell in row])
    for top, left, bottom, right in sent.merged:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    path = folder / "list.xlsx"
    book.save(path)
    return path


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    yield from opened(tmp_path / "a.exchange", "CN")


@pytest.fixture
def russian(tmp_path: Path) -> Iterator[Town]:
    yield from opened(tmp_path / "r.exchange", "RU")


def is_of_russia(name: str) -> bool:
    return "Chinese" not in name


@pytest.mark.parametrize("name", ARRIVALS)
def test_a_list_of_arrivals_becomes_events_of_the_stay_and_again_changes_nothing(town: Town, name: str) -> None:
    draft = town.staged(ARRIVALS[name], "stay_event")
    assert [row.state for row in draft.rows] == ["new"], codes(draft)
    town.imports.apply(draft, WHO)
    assert town.events() == ARRIVALS[name].events
    again = town.staged(ARRIVALS[name], "stay_event")
    assert [row.state for row in again.rows] == ["known"], codes(again)
    before = town.store.step_count()
    town.imports.apply(again, WHO)
    assert town.store.step_count() == before


@pytest.mark.parametrize("name", REGISTRATIONS)
def test_a_list_of_registrations_proves_the_task_of_the_stay_and_again_changes_nothing(
    tmp_path: Path, name: str
) -> None:
    for town in opened(tmp_path / "o.exchange", "RU" if is_of_russia(name) else "CN"):
        draft = town.staged(REGISTRATIONS[name], "task")
        assert [row.state for row in draft.rows] == ["new"], codes(draft)
        town.imports.apply(draft, WHO)
        (task,) = town.store.records(Query("task"))
        told = REGISTRATIONS[name].task
        assert {key: task[key] for key in told} == told
        assert (task["state"], task["mobility_id"], task["kind"]) == ("done", STAY, "requirement")
        again = town.staged(REGISTRATIONS[name], "task")
        assert [row.state for row in again.rows] == ["known"], codes(again)
        before = town.store.step_count()
        town.imports.apply(again, WHO)
        assert town.store.step_count() == before


@pytest.mark.parametrize("name", [*ARRIVALS, *REGISTRATIONS])
def test_without_a_kind_such_a_list_is_taken_for_what_it_is_or_asked_about(town: Town, name: str) -> None:
    kind = "stay_event" if name in ARRIVALS and REGISTRATIONS.get(name) is None else "task"
    sent = ARRIVALS.get(name) or REGISTRATIONS[name]
    try:
        draft = town.staged(sent)
    except RuleBroken as refused:
        assert refused.problem.code == "import.which_kind"
        assert any(str(key).endswith(f".{kind}") for key in refused.problem.facts["kinds"])
    else:
        assert [sheet.kind for sheet in draft.sheets] == [kind]
        assert not any(row.is_ready for row in draft.rows)


ARRIVED = ARRIVALS["a Russian college"]


def changed(*lines: str) -> Sent:
    return Sent(table(*lines))


def problems(draft: ImportDraft) -> set[tuple[str, Level]]:
    return {(one.code, one.level) for row in draft.rows for one in row.problems}


@pytest.mark.parametrize(
    ("heading", "typed", "at"),
    [
        ("抵达日期", "9月1日 14:30", "14:30"),
        ("抵达日期", "2026年9月1日下午2点30分", "14:30"),
        ("Дата прибытия", "1 сентября 14:30", "14:30"),
        ("Дата прибытия", "01.09.2026 в 14:30", "14:30"),
        ("Дата прибытия", "01.09", ""),
        ("Arrival date", "2026-09-01 14:30", "14:30"),
        ("Arrival date", "2026-09-01T14:30:00", "14:30"),
        ("Arrival date", "1 Sep, 2:30 pm", "14:30"),
    ],
)
def test_day_and_hour_may_stand_in_one_cell(town: Town, heading: str, typed: str, at: str) -> None:
    draft = town.staged(
        changed(f"ФИО | Дата рождения | {heading}", f"Соколова Дарья | 14.03.2005 | {typed}"), "stay_event"
    )
    has_year = "2026" in typed
    assert problems(draft) == (set() if has_year else {("import.year_guessed", Level.INFORMS)})
    town.imports.apply(draft, WHO)
    assert town.events() == {"arrival": ("2026-09-01", at, "", "")}


def test_hours_of_entry_arrival_and_moving_in_stay_with_their_events(town: Town) -> None:
    sent = changed(
        "ФИО | Дата рождения | Дата въезда | Дата прибытия | Дата заселения",
        "Соколова Дарья | 14.03.2005 | 01.09.2026 10:05 | 01.09.2026 14:30 | 01.09.2026 19:00",
    )
    town.imports.apply(town.staged(sent, "stay_event"), WHO)
    assert {kind: at for kind, (_, at, _, _) in town.events().items()} == {
        "entry": "10:05", "arrival": "14:30", "lodging": "19:00",
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["01.09.2026 25:30", "14:30", "завтра 14:30"])
def test_what_is_no_day_with_an_hour_is_refused_as_it_was_typed(town: Town, typed: str) -> None:
    draft = town.staged(
        changed("ФИО | Дата рождения | Дата прибытия", f"Соколова Дарья | 14.03.2005 | {typed}"), "stay_event"
    )
    assert ("value.not_a_date", Level.BLOCKS) in problems(draft)


def test_an_event_within_three_days_is_not_doubled_but_told(town: Town) -> None:
    town.imports.apply(town.staged(ARRIVED, "stay_event"), WHO)
    before = town.events()
    draft = town.staged(
        changed("ФИО | Дата рождения | Дата въезда", "Соколова Дарья | 14.03.2005 | 01.09.2026"), "stay_event"
    )
    assert problems(draft) == {("import.event_known", Level.INFORMS)}
    town.imports.apply(draft, WHO)
    assert town.events() == before


def test_an_entry_after_a_trip_home_is_one_of_its_own(town: Town) -> None:
    town.imports.apply(town.staged(ARRIVED, "stay_event"), WHO)
    later = changed("ФИО | Дата рождения | Дата въезда", "Соколова Дарья | 14.03.2005 | 10.11.2026")
    town.imports.apply(town.staged(later, "stay_event"), WHO)
    assert town.store.count(Query("stay_event")) == 3


def test_two_rows_with_one_event_bring_it_once(town: Town) -> None:
    line = "Соколова Дарья | 14.03.2005 | 31.08.2026"
    draft = town.staged(changed("ФИО | Дата рождения | Дата въезда", line, line), "stay_event")
    assert ("import.event_in_row", Level.INFORMS) in problems(draft)
    town.imports.apply(draft, WHO)
    assert town.store.count(Query("stay_event")) == 1


def test_what_the_event_says_otherwise_stays_and_is_told(town: Town) -> None:
    town.imports.apply(town.staged(ARRIVED, "stay_event"), WHO)
    other = changed("ФИО | Дата рождения | Дата прибытия | Рейс", "Соколова Дарья | 14.03.2005 | 31.08.2026 | CA910")
    draft = town.staged(other, "stay_event")
    assert problems(draft) == {("import.event_stays", Level.INFORMS)}


@pytest.mark.parametrize(
    ("starts", "ends", "code"),
    [("2026-08-20", "2026-12-31", "import.stay_alike"), ("", "", "import.stay_unknown")],
)
def test_where_several_stays_or_none_fit_the_row_asks(town: Town, starts: str, ends: str, code: str) -> None:
    other = "01900000-0000-7000-8000-000000000009"
    day = "31.08.2026" if starts else "31.08.2025"
    if starts:
        stay(town, other, starts, ends)
    draft = town.staged(
        changed("ФИО | Дата рождения | Дата въезда", f"Соколова Дарья | 14.03.2005 | {day}"), "stay_event"
    )
    assert (code, Level.ASKS) in problems(draft)
    town.imports.apply(draft, WHO)
    assert not town.events()
    town.imports.pick(draft, 0, "full_name", STAY)
    if not starts:  # a year before the stay: asked once more
        assert ("stay.day_before", Level.ASKS) in problems(draft)
        town.imports.choose(draft, 0, "entry_day", "theirs")
    town.imports.apply(draft, WHO)
    (event,) = town.store.records(Query("stay_event"))
    assert event["mobility_id"] == STAY


def test_nobody_and_no_stay_is_made(town: Town) -> None:
    line = "Иванова Анна | 01.02.2004 | 31.08.2026"
    draft = town.staged(changed("ФИО | Дата рождения | Дата въезда", line), "stay_event")
    assert ("import.reference_unknown", Level.ASKS) in problems(draft)
    town.imports.apply(draft, WHO)
    assert (town.store.count(Query("person")), town.store.count(Query("mobility"))) == (1, 1)


def test_a_day_to_come_is_asked_about(town: Town) -> None:
    line = "Соколова Дарья | 14.03.2005 | 30.11.2026"
    draft = town.staged(changed("ФИО | Дата рождения | Дата прибытия", line), "stay_event")
    assert problems(draft) == {("stay_event.in_future", Level.ASKS)}


def test_what_no_event_of_the_row_is_for_is_named(town: Town) -> None:
    line = "Соколова Дарья | 14.03.2005 | 31.08.2026 | общежитие 3"
    draft = town.staged(changed("ФИО | Дата рождения | Дата въезда | Адрес проживания", line), "stay_event")
    assert problems(draft) == {("import.of_no_event", Level.INFORMS)}


def test_a_list_of_arrivals_is_undone_at_once(town: Town) -> None:
    town.imports.apply(town.staged(ARRIVED, "stay_event"), WHO)
    town.store.undo(WHO)
    assert not town.events()


REGISTERED = "ФИО | Дата рождения | Номер уведомления | Дата постановки на учёт | Состоит на учёте до"


def test_a_registration_that_says_otherwise_is_asked_about(russian: Town) -> None:
    line = "Соколова Дарья | 14.03.2005 | 118 | 02.09.2026 | "
    russian.imports.apply(russian.staged(changed(REGISTERED, line + "31.01.2027"), "task"), WHO)
    draft = russian.staged(changed(REGISTERED, line + "20.01.2027"), "task")
    assert problems(draft) == {("import.value_differs", Level.ASKS)}
    russian.imports.choose(draft, 0, "registered_until", "theirs")
    russian.imports.apply(draft, WHO)
    (task,) = russian.store.records(Query("task"))
    assert task["valid_until"] == "2027-01-20"


def test_the_next_registration_is_that_of_what_ends(russian: Town) -> None:
    for line in ("118 | 02.09.2026 | 30.11.2026", "240 | 20.11.2026 | 31.01.2027"):
        russian.imports.apply(russian.staged(changed(REGISTERED, f"Соколова Дарья | 14.03.2005 | {line}"), "task"), WHO)
    tasks = {one["number"]: one.text("occurrence") for one in russian.store.records(Query("task"))}
    assert tasks == {"118": "start", "240": "exp:2026-11-30"}


def test_where_no_rule_asks_for_a_registration_nothing_is_written(russian: Town) -> None:
    draft = russian.staged(changed(REGISTERED, "Соколова Дарья | 14.03.2005 | 118 | 02.09.2026 | 31.01.2027"), "task")
    for rule in russian.store.records(Query("requirement")):
        if rule["code"] in ("ru.migration_registration", "ru.registration.renewal"):
            russian.store.record(Step(WHO, "requirement.change", (Edit("requirement", rule.id, {"active": 0}),)))
    russian.imports.check(draft)
    assert problems(draft) == {("import.no_registration_asked", Level.ASKS)}
    russian.imports.apply(draft, WHO)
    assert not russian.store.count(Query("task"))


def test_a_rule_about_health_gets_nothing_from_a_list(russian: Town) -> None:
    for rule in russian.store.records(Query("requirement")):
        if rule["code"] == "ru.migration_registration":
            values = {"sensitive": 1, "evidence": "yes_date"}
            russian.store.record(Step(WHO, "requirement.change", (Edit("requirement", rule.id, values),)))
    draft = russian.staged(changed(REGISTERED, "Соколова Дарья | 14.03.2005 | 118 | 02.09.2026 | 31.01.2027"), "task")
    assert problems(draft) == {("import.no_registration_asked", Level.ASKS)}


def test_two_rows_for_one_registration_are_asked_about(russian: Town) -> None:
    lines = [f"Соколова Дарья | 14.03.2005 | {n} | 02.09.2026 | 31.01.2027" for n in (118, 119)]
    draft = russian.staged(changed(REGISTERED, *lines), "task")
    assert [row.state for row in draft.rows] == ["new", "question"], codes(draft)


def test_a_list_of_registrations_is_undone_at_once(russian: Town) -> None:
    russian.imports.apply(russian.staged(REGISTRATIONS["the migration service in Russian"], "task"), WHO)
    russian.store.undo(WHO)
    assert not russian.store.count(Query("task"))
