"""Casework in the invented office: what a real one has written down, around any day, and a stay for each case by which
casework was accepted (`docs/casework.md`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken, blocking
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.casework.states import Lateness
from exchange_admin.domain.rules.records import record_problems
from exchange_admin.domain.steps import Record
from exchange_admin.domain.values import check
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.office import Office
from exchange_admin.services.sample.calendar import FIRST, LAST, TODAY, CollegeCalendar, academic_years_since
from exchange_admin.services.sample.office import SampleOffice
from exchange_admin.services.sample.stories import some
from exchange_admin.services.sample.tables import SampleTables

DAY = date(2026, 11, 27)
"""The day of the acceptance cases."""
PEOPLE = 160


@pytest.fixture(scope="module")
def program() -> Program:
    return Program(Paths.find())


@pytest.fixture(scope="module")
def office(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    path = tmp_path_factory.mktemp("sample") / "sample.exchange"
    with program.make_sample(path, people=PEOPLE, today=DAY) as made:
        made.casework.upkeep.bring_up()
        yield made


def tasks(office: Office, code: str = "") -> list[tuple[str, CaseTask]]:
    """Every task of every stay with the stay's id, of one rule where its code is given."""
    found = []
    for stay in some(office.store, "mobility"):
        of_stay = office.casework_on(DAY).checklists.of_stay(stay.id, "en").tasks
        found += [(stay.id, one) for one in of_stay if code in ("", one.code)]
    return found


@pytest.fixture(scope="module")
def all_tasks(office: Office) -> list[tuple[str, CaseTask]]:
    return tasks(office)


def test_most_tasks_are_done_some_are_under_way_and_few_are_overdue(all_tasks: list[tuple[str, CaseTask]]) -> None:
    states = Counter(one.state for _, one in all_tasks)
    assert {"open", "asked", "received", "done"} <= set(states)
    late = [one for _, one in all_tasks if one.lateness is Lateness.OVERDUE]
    assert 0 < len(late) < len(all_tasks) / 20
    assert states["done"] > len(all_tasks) / 3


def test_who_is_here_has_arrived_and_most_of_them_are_registered(office: Office) -> None:
    for stay in some(office.store, "mobility", direction="incoming", receiving_status="in_residence"):
        events = {one.kind: one.day.isoformat() for one in office.casework.events.of(stay.id)}
        assert events["entry"] == events["arrival"] == stay["actual_start"]
    registered = [one.state for _, one in tasks(office, "cn.lodging") if not one.is_planned]
    assert registered.count("done") > len(registered) / 2


def test_no_record_of_a_task_lies_in_the_future_or_lacks_what_it_needs(office: Office) -> None:
    for kind in ("task", "stay_event", "message", "consent", "identity_document"):
        for record in office.store.records(Query(kind)):
            found = check(REGISTRY[kind], record.values, whole=True) + record_problems(kind, record.values, DAY)
            assert not list(blocking(found)), (kind, found)
            assert not [one for one in found if one.code in {"task.in_future", "stay_event.in_future"}]


def test_what_was_told_whom_is_kept_and_its_tasks_are_asked(office: Office) -> None:
    told = [one for one in some(office.store, "message") if one["tasks"]]
    assert told
    assert {one["state"] for one in told} <= {"sent", "answered"}
    assert all(one.text("sent_on") < DAY.isoformat() for one in told)


# The cases by which casework was accepted


def of_case(office: Office, **person: str) -> list[Record]:
    people = {one.id for one in some(office.store, "person", **person)}
    return [one for one in some(office.store, "mobility") if one["person_id"] in people]


def rules_of(office: Office, stay: Record) -> dict[str, CaseTask]:
    return {one.code: one for one in office.casework_on(DAY).checklists.of_stay(stay.id, "en").tasks}


def test_case_1_a_minor_for_139_days(office: Office) -> None:
    short = next(one for one in of_case(office, birth_date="2009-05-02") if one["planned_end"] == "2027-07-10")
    assert short["planned_start"] == "2027-02-22"
    rules = rules_of(office, short)
    assert {"cn.visa.x2", "cn.lodging", "cn.minor_guardian", "cn.group_minors"} <= set(rules)
    assert not {"cn.visa.x1", "cn.residence_permit", "cn.physical", "ru.minor_exit_consent"} & set(rules)


def test_case_2_the_same_for_201_days_by_one_changed_date(office: Office) -> None:
    long = next(one for one in of_case(office, birth_date="2009-05-02") if one["planned_end"] == "2027-09-10")
    rules = rules_of(office, long)
    assert {"cn.visa.x1", "cn.jw202", "cn.physical", "cn.residence_permit"} <= set(rules)
    assert "cn.visa.x2" not in rules
    changed = [one for one in office.store.history.of("mobility", long.id) if one.field == "planned_end"]
    assert len(changed) >= 2, "entered, and the one date changed"


def test_case_3_a_permit_that_is_overdue_and_one_to_extend(office: Office) -> None:
    found = tasks(office, "cn.residence_permit")
    late = [one for _, one in found if one.lateness is Lateness.OVERDUE and one.occurrence == "start"]
    assert any(one.due and one.due.month in (9, 10) and one.days_overdue > 50 for one in late)
    extended = [one.due for _, one in tasks(office, "cn.residence_extension")]
    assert any(due and due.isoformat()[:7] == "2027-06" for due in extended)


def test_case_4_a_registration_ticked_by_two_has_number_and_note(office: Office) -> None:
    twice = [one for one in some(office.store, "task") if one["note"] and one["number"] and one["state"] == "done"]
    assert twice
    assert len({entry.who for entry in office.store.history.of("task", twice[0].id)}) == 2


def test_case_5_what_is_about_health_takes_no_scan(office: Office, tmp_path: Path) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes((Paths.find().resources / "sample" / "logo.png").read_bytes())
    healthy = next(one for _, one in tasks(office, "cn.physical") if one.is_open)
    with pytest.raises(RuleBroken) as told:
        office.casework.verbs.attach(healthy.id, [scan], "沈若兰")
    assert [one.code for one in told.value.problems] == ["task.sensitive_no_file"]


def test_case_6_somebody_of_the_next_term_has_no_address(office: Office) -> None:
    coming = some(office.store, "mobility", direction="incoming", sending_status="nominated")
    people = [office.records.get("person", one.text("person_id")) for one in coming]
    assert any(not one["email"] for one in people)


def test_case_7_a_notice_over_new_year_says_that_the_next_year_is_not_final(office: Office) -> None:
    over = [one for _, one in tasks(office, "house.arrival_notice") if 2027 in one.not_final_years]
    assert over
    assert all(one.due and one.due.year == 2027 for one in over)


def test_case_8_a_rule_was_shortened_and_one_task_was_moved_by_hand(office: Office) -> None:
    moved = [one for _, one in tasks(office, "any.return_report") if one.moved_by_hand]
    assert [one.due for one in moved] == [DAY + timedelta(days=21)]


def test_case_9_an_agreement_until_the_end_of_january_is_decided_about_in_time(office: Office) -> None:
    ending = [one for one in some(office.store, "agreement", state="in_force") if one["valid_until"] == "2027-01-31"]
    (of_agreement,) = office.casework.upkeep.of_agreements([one.id for one in ending]).values()
    notice = next(one for one in of_agreement[1] if one.requirement and one.requirement.code == "agreement.notice")
    assert notice.deadline.act_by == date(2026, 12, 2)


def test_case_10_a_stay_that_came_to_nothing_asks_for_nothing(office: Office) -> None:
    withdrawn = next(some(office.store, "mobility", sending_status="withdrawn"))
    assert not rules_of(office, withdrawn)


# Any day


@settings(max_examples=12)
@given(day=st.dates(FIRST, LAST), seed=st.integers(0, 99))
def test_on_any_day_nothing_has_happened_after_it(program: Program, day: date, seed: int) -> None:
    tables = SampleTables.load(program.resources / "sample")
    made = SampleOffice(seed, 40, names=program.names, tables=tables, reference=program.reference, today=day)
    records: dict[tuple[str, str], dict[str, Value]] = {}
    for step in made.steps():
        for edit in step.edits:
            records.setdefault((edit.kind, edit.id), {}).update(edit.values)
    for (kind, _), values in records.items():
        assert not list(blocking(check(REGISTRY[kind], values, whole=True) + record_problems(kind, values, day)))
        if kind == "mobility":
            assert max(str(values.get("actual_start") or ""), str(values.get("actual_end") or "")) <= day.isoformat()
    years = [values for (kind, _), values in records.items() if kind == "academic_year"]
    assert any(str(one["starts"]) <= day.isoformat() <= str(one["ends"]) for one in years)


@given(day=st.dates(FIRST, LAST))
def test_the_terms_around_any_day_follow_each_other(program: Program, day: date) -> None:
    origin = program.origin
    calendar = CollegeCalendar.around(program.reference.edits(origin, "CN"), origin, day)
    starts = {}
    for edit in calendar.edits:
        if edit.kind == "term":
            key = f"{edit.values['season']}_{str(edit.values['starts'])[:4]}"
            starts[calendar.slots.get(key, key)] = str(edit.values["starts"])
    order = [starts[name] for name in ("before_last", "last", "now", "next")]
    assert order == sorted(set(order))
    assert starts["now"] <= day.isoformat() < starts["next"]


def test_years_move_with_the_academic_year() -> None:
    assert academic_years_since(TODAY) == academic_years_since(date(2027, 8, 31)) == 0
    assert academic_years_since(date(2027, 9, 1)) == 1


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
def test_a_day_that_no_calendar_reaches_is_refused(program: Program, tmp_path: Path, day: date) -> None:
    with pytest.raises(RuleBroken) as told:
        program.make_sample(tmp_path / "sample.exchange", people=20, today=day)
    assert [one.code for one in told.value.problems] == ["sample.day"]
    assert not list(tmp_path.iterdir())


def test_a_changed_rule_of_any_kind_leaves_the_rows_that_working_all_out_would(office: Office) -> None:
    """Only what its days and its proof are read from is read then."""
    rows = "SELECT id, stay, requirement, due, act_by, state, is_open, is_past, asked_on FROM local_due ORDER BY id"
    rules = some(office.store, "requirement")
    steps = []
    for rule in rules:
        told = office.records.set("requirement", rule.id, {"offset": (int(str(rule["offset"] or 0)) + 3) % 28}, "x")
        steps.append(told.step)
        office.casework.upkeep.bring_up()
    found = office.store._db.execute(rows).fetchall()
    office.store.due.drop()
    office.casework.upkeep.bring_up()
    assert office.store._db.execute(rows).fetchall() == found
    for step in reversed(steps):
        office.store.undo_step(step, "x")
    office.casework.upkeep.bring_up()
