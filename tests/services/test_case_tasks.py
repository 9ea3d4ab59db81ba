"""What there is to do for a stay, and what an officer does with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from case_office import TODAY, CaseOffice
from paper_office import WHO

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.casework.states import Lateness
from exchange_admin.services.casework.task_list import TaskTab


@pytest.fixture
def office(tmp_path: Path) -> Iterator[CaseOffice]:
    made = CaseOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def refused(verb: object, *given: object) -> str:
    with pytest.raises(RuleBroken) as broken:
        verb(*given)  # type: ignore[operator]
    return broken.value.problem.code


def test_a_stay_has_what_its_rules_ask_for_and_no_record_of_it(office: CaseOffice) -> None:
    steps = office.store.step_count()
    asked = {code for code, task in office.tasks().items() if task.is_asked}
    assert asked == {"cn.photo", "cn.permit", "cn.x1", "cn.hiv", "cn.registration", "home.report"} | {
        "cn.permit.extend"
    }
    assert office.store.step_count() == steps
    assert not any(task.is_stored for task in office.tasks().values())


def test_a_shorter_stay_needs_another_visa_and_nothing_else_is_written(office: CaseOffice) -> None:
    office.set("mobility", office.going, planned_end="2027-01-10")
    steps = office.store.step_count()
    assert {"cn.x2"} <= office.tasks().keys()
    assert not {"cn.x1", "cn.permit"} & office.tasks().keys()
    assert office.store.step_count() == steps


def test_a_permit_is_overdue_after_the_last_lawful_day_which_may_be_a_day_off(
    office: CaseOffice,
) -> None:
    office.events.add(office.going, "entry", date(2026, 9, 1), WHO)
    permit = office.tasks()["cn.permit"]
    assert (permit.due, permit.act_by, permit.is_planned) == (date(2026, 10, 1), date(2026, 9, 30), False)
    assert (permit.lateness, permit.days_overdue) == (Lateness.OVERDUE, 8)
    assert "cn.permit" in office.listed(TaskTab.OVERDUE)


def test_a_permit_that_is_long_enough_makes_it_done_by_itself_and_opens_the_extension(office: CaseOffice) -> None:
    office.events.add(office.going, "entry", date(2026, 9, 1), WHO)
    office.permit("2027-07-15")
    tasks = office.tasks()
    assert (tasks["cn.permit"].state, tasks["cn.permit"].by_itself) == ("done", True)
    assert tasks["cn.permit.extend exp:2027-07-15"].due == date(2027, 6, 15)
    assert "cn.permit" not in office.listed(TaskTab.OVERDUE)
    assert refused(office.verbs.reopen, [office.id_of("cn.permit")], WHO) == "task.done_by_itself"
    office.verbs.send_back([office.id_of("cn.permit")], "wrong passport on it", WHO)
    assert office.tasks()["cn.permit"].state == "rejected"


def test_a_permit_that_ends_too_early_leaves_it_open(office: CaseOffice) -> None:
    office.permit("2027-05-01")
    permit = office.tasks()["cn.permit"]
    assert permit.state == "open"
    assert permit.proof is not None
    assert permit.proof.reason.code == "too_short"
    changes = office.verbs.done([permit.id], WHO)
    (asked,) = changes.problems
    assert asked.code == "task.proof_too_short"
    assert isinstance(asked.facts["title"], dict), "whoever reads it need not speak the language of the office"


def test_the_first_verb_makes_the_record_and_undo_takes_it_back_whole(office: CaseOffice) -> None:
    ids = [office.id_of("cn.photo"), office.id_of("cn.registration")]
    office.verbs.ask(ids, WHO)
    assert {office.tasks()[code].state for code in ("cn.photo", "cn.registration")} == {"asked"}
    record = office.store.get("task", ids[0])
    assert record is not None
    assert (record["title"], record["asked_on"], record["due"]) == ("Photo for the visa", TODAY.isoformat(), None)
    office.store.undo(WHO)
    assert not any(task.is_stored for task in office.tasks().values())
    office.verbs.done(ids[:1], WHO, date(2026, 10, 1), number="17")
    photo = office.tasks()["cn.photo"]
    assert (photo.state, photo.done_on, photo.number) == ("done", date(2026, 10, 1), "17")


def test_what_the_other_side_does_is_shared_and_what_is_ours_or_about_health_is_not(office: CaseOffice) -> None:
    codes = ("cn.photo", "cn.permit", "cn.hiv", "cn.permit.extend")
    office.verbs.ask([office.id_of(code) for code in codes], WHO)
    shares = {code: task.share for code, task in office.tasks().items() if task.is_stored}
    assert shares == {"cn.photo": "shared", "cn.permit": "shared", "cn.hiv": "office", "cn.permit.extend": "shared"}


def test_a_waiver_needs_a_reason_and_can_be_taken_back(office: CaseOffice) -> None:
    photo = [office.id_of("cn.photo")]
    assert refused(office.verbs.waive, photo, " ", WHO) == "task.reason_needed"
    office.verbs.waive(photo, "taken at the airport", WHO)
    assert (office.tasks()["cn.photo"].state, office.tasks()["cn.photo"].is_open) == ("waived", False)
    assert refused(office.verbs.done, photo, WHO) == "task.state_not_reachable"
    office.verbs.reopen(photo, WHO)
    assert (office.tasks()["cn.photo"].state, office.tasks()["cn.photo"].reason) == ("open", "")


def test_one_that_is_refused_leaves_all_others_as_they_were(office: CaseOffice) -> None:
    office.verbs.waive([office.id_of("cn.photo")], "no", WHO)
    steps = office.store.step_count()
    assert refused(office.verbs.done, [office.id_of("cn.x1"), office.id_of("cn.photo")], WHO) != ""
    assert refused(office.verbs.done, [office.id_of("cn.x1")], WHO, date(2027, 1, 1)) == "task.in_future"
    assert refused(office.verbs.ask, ["01900000-0000-7000-8000-000000000000"], WHO) == "record.missing"
    assert office.store.step_count() == steps


def test_a_changed_rule_moves_open_tasks_but_not_those_that_are_done_or_were_moved_by_hand(office: CaseOffice) -> None:
    other = office.stay(office.person("zeng"), planned_start="2026-12-01", planned_end="2027-07-10")
    third = office.stay(office.person("zeng"), planned_start="2026-12-01", planned_end="2027-07-10")
    office.verbs.move([office.id_of("cn.x1", stay=other)], date(2026, 11, 20), WHO)
    office.verbs.done([office.id_of("cn.x1", stay=third)], WHO)
    done_on = office.tasks(third)["cn.x1"].done_on
    assert office.tasks(other)["cn.x1"].due == date(2026, 11, 20)
    office.set("requirement", office.rules["cn.x1"], offset=10)
    assert office.tasks()["cn.x1"].due == date(2026, 8, 22)
    assert (office.tasks(other)["cn.x1"].due, office.tasks(other)["cn.x1"].moved_by_hand) == (date(2026, 11, 20), True)
    assert (office.tasks(third)["cn.x1"].state, office.tasks(third)["cn.x1"].done_on) == ("done", done_on)
    office.verbs.move([office.id_of("cn.x1", stay=other)], None, WHO)
    assert office.tasks(other)["cn.x1"].due == date(2026, 11, 21)


def test_what_a_rule_does_not_ask_for_any_more_is_kept_closed(office: CaseOffice) -> None:
    office.verbs.done([office.id_of("cn.x1")], WHO)
    office.verbs.ask([office.id_of("cn.permit")], WHO)
    office.set("mobility", office.going, planned_end="2027-01-10")
    tasks = office.tasks()
    assert (tasks["cn.x1"].is_asked, tasks["cn.x1"].state) == (False, "done")
    assert (tasks["cn.permit"].is_open, tasks["cn.permit"].lateness) == (False, Lateness.SETTLED)


def test_a_scan_makes_it_received_and_health_papers_take_none(office: CaseOffice, tmp_path: Path) -> None:
    scan = tmp_path / "photo.jpg"
    scan.write_bytes(b"picture")
    office.verbs.attach(office.id_of("cn.photo"), [scan], WHO)
    assert (office.tasks()["cn.photo"].state, office.tasks()["cn.photo"].files) == ("received", 1)
    assert refused(office.verbs.attach, office.id_of("cn.hiv"), [scan], WHO) == "task.sensitive_no_file"


def test_of_a_health_paper_no_number_is_kept(office: CaseOffice) -> None:
    steps = office.store.step_count()
    health = office.id_of("cn.hiv")
    with pytest.raises(RuleBroken) as broken:
        office.verbs.done([health], WHO, number="B20")
    assert broken.value.problem.code == "task.sensitive_no_number"
    assert office.store.step_count() == steps
    office.verbs.done([health], WHO)
    assert refused(office.records.set, "task", health, {"number": "B20"}, WHO) == "task.sensitive_no_number"


def test_before_a_task_of_the_office_is_shared_it_is_said_that_all_its_steps_go_along(office: CaseOffice) -> None:
    (task,) = office.verbs.add("Ask the bank", {"person_id": office.who}, WHO).ids["task"]
    office.set("task", task, title="Harmless")
    shared = office.records.set("task", task, {"share": "shared"}, WHO)
    assert [(one.code, one.field) for one in shared.problems] == [("task.earlier_goes_along", "share")]
    assert office.records.set("task", task, {"title": "Harmless still"}, WHO).problems == ()


@pytest.mark.parametrize("title", ["", "  ", "\u3000"])
def test_a_task_of_no_rule_needs_a_title(office: CaseOffice, title: str) -> None:
    steps = office.store.step_count()
    assert refused(office.verbs.add, title, {"person_id": office.who}, WHO) == "value.required"
    assert office.store.step_count() == steps


def test_arrived_sets_entry_arrival_lodging_and_the_start_of_a_group_in_one_step(office: CaseOffice) -> None:
    other = office.stay(office.person("zeng"))
    steps = office.store.step_count()
    office.events.arrived([office.going, other], date(2026, 9, 3), WHO)
    assert office.store.step_count() == steps + 1
    for stay in (office.going, other):
        assert [one.kind for one in office.events.of(stay)] == ["arrival", "entry", "lodging"]
        assert office.records.get("mobility", stay)["actual_start"] == "2026-09-03"
    assert office.tasks()["cn.registration"].due == date(2026, 9, 14)
    again = office.events.arrived([office.going], date(2026, 11, 20), WHO)
    assert (again.step, [(one.code, one.facts["day"]) for one in again.problems]) == (
        "",
        [("stay.arrived_before", "2026-09-03")],
    )
    office.store.undo(WHO)
    assert office.events.of(office.going) == []


def test_a_guest_who_was_confirmed_is_counted_once_arrived_and_another_is_named(office: CaseOffice) -> None:
    confirmed = office.stay(office.person("zeng"), receiving_status="verified")
    office.set("mobility", office.going, receiving_status="pending")
    changes = office.events.arrived([office.going, confirmed], date(2026, 9, 3), WHO)
    assert [(one.code, one.facts["status"]) for one in changes.problems] == [
        ("stay.arrived_unconfirmed", "choice.receiving_status.pending")
    ]
    assert [office.records.get("mobility", one)["receiving_status"] for one in (office.going, confirmed)] == [
        "pending",
        "arrived",
    ]
    office.store.undo(WHO)
    assert office.records.get("mobility", confirmed)["receiving_status"] == "verified"


def test_guests_are_accepted_in_one_step_whatever_their_status_and_the_others_are_named(office: CaseOffice) -> None:
    asked = {"none": "zeng", "pending": "nguyen", "waitlisted": "eremin"}
    guests = [office.stay(office.person(name), receiving_status=status) for status, name in asked.items()]
    left = {
        office.stay(office.person("zeng"), receiving_status="rejected", planned_start="2027-09-01"): "stay.not_open",
        office.stay(office.who, receiving_status="pending", sending_status="deferred"): "stay.not_open",
        office.stay(office.who, receiving_status="in_residence"): "stay.accepted_before",
        office.stay(
            office.who,
            sending_institution_id=office.own,
            receiving_institution_id=office.partner,
            direction="outgoing",
            receiving_status="pending",
        ): "stay.other_host",
    }
    steps = office.store.step_count()
    changes = office.casework.accepting.accept([*guests, *left], WHO)
    assert office.store.step_count() == steps + 1
    assert {office.records.get("mobility", one)["receiving_status"] for one in guests} == {"verified"}
    assert changes.ids["mobility"] == frozenset(guests)
    assert [one.code for one in changes.problems if one.code != "stay.overlap"] == list(left.values())
    again = office.casework.accepting.accept(guests[:1], WHO)
    assert (again.step, [one.code for one in again.problems]) == ("", ["stay.accepted_before"])
    office.store.undo(WHO)
    assert [office.records.get("mobility", one)["receiving_status"] for one in guests] == list(asked)


def test_somebody_who_has_left_is_only_asked_for_what_comes_with_the_return(office: CaseOffice) -> None:
    office.set("mobility", office.going, actual_start="2026-09-01", actual_end="2026-10-01")
    assert office.tasks().keys() == {"home.report"}


def test_a_stay_that_came_to_nothing_leaves_the_lists(office: CaseOffice) -> None:
    assert office.casework.tasks.counts()[TaskTab.ALL] > 0
    office.set("mobility", office.going, sending_status="cancelled", withdrawal_reason="visa")
    assert office.casework.tasks.counts()[TaskTab.ALL] == 0
    assert office.casework.checklists.of_stay(office.going, "en").takes_none


def test_an_own_task_stands_in_the_list_with_its_day(office: CaseOffice) -> None:
    office.verbs.add("Call the dormitory", {"person_id": office.who, "due": "2026-10-12"}, WHO)
    assert office.listed(TaskTab.WEEK) == ["Call the dormitory"]
    (task,) = office.casework.tasks.tasks(office.casework.tasks.ns(TaskTab.WEEK), "en")
    assert (task.person, task.act_by, task.kind) == (office.who, date(2026, 10, 12), "manual")
    office.verbs.done([task.id], WHO)
    assert office.listed(TaskTab.WEEK) == []


def test_titles_stand_in_the_language_of_the_reader_and_short_ones_are_short(office: CaseOffice) -> None:
    assert (office.tasks(language="ru")["cn.photo"].title, office.tasks()["cn.photo"].short_title) == (
        "Фото на визу",
        "Photo",
    )
    office.set("requirement", office.rules["cn.x1"], name_en="A visa of the class X1 for long studies")
    assert len(office.tasks()["cn.x1"].short_title) <= 24
    assert office.tasks()["cn.x1"].short_title.endswith("…")


def test_a_checklist_says_how_much_of_what_is_needed_to_travel_is_there(office: CaseOffice) -> None:
    office.verbs.done([office.id_of("cn.x1")], WHO)
    checklist = office.casework.checklists.of_stay(office.going, "en")
    assert (checklist.ready, checklist.needed, checklist.is_ready) == (1, 3, False)
    assert {one.code for one in checklist.missing} == {"cn.photo", "cn.hiv"}
    assert [phase.phase for phase in checklist.phases] == ["before_departure", "on_arrival", "during", "after_return"]


def test_what_is_not_known_of_a_stay_is_asked(office: CaseOffice) -> None:
    office.set("mobility", office.going, planned_end=None)
    asked = {one.requirement.code: one.asks for one in office.casework.checklists.of_stay(office.going, "en").questions}
    assert asked == {"cn.x1": ("planned_end",), "cn.x2": ("planned_end",), "cn.permit": ("planned_end",)}


def test_a_deadline_is_explained_with_its_event_its_rule_and_its_source(office: CaseOffice) -> None:
    office.events.add(office.going, "arrival", date(2026, 9, 1), WHO)
    told = office.casework.explaining.of_task(office.id_of("cn.registration"), "en")
    assert told.steps[0].startswith("Arrival: 1 Sep 2026")
    assert {"7 working days after it.", "Due: 10 Sep 2026.", "Source: a test."} <= set(told.steps)
    assert refused(office.casework.explaining.of_task, "no such id", "en") == "record.missing"


def test_a_check_notices_a_row_that_is_not_what_the_records_say(office: CaseOffice) -> None:
    office.casework.tasks.counts()
    assert office.casework.upkeep.wrong() == []
    office.store._db.execute("UPDATE local_due SET due = '2020-01-01' WHERE id = ?", (office.id_of("cn.x1"),))
    assert [problem.code for problem in office.casework.upkeep.wrong()] == ["due.rows_differ"]
    office.store.rebuild()
    office.casework.tasks.counts()
    assert office.casework.upkeep.wrong() == []


def test_only_what_is_still_open_wants_a_look_when_its_rule_is_switched_off(office: CaseOffice) -> None:
    done, asked = office.id_of("cn.photo"), office.id_of("cn.registration")
    office.verbs.done([done], WHO, TODAY)
    office.verbs.ask([asked], WHO)
    for code in ("cn.photo", "cn.registration"):
        office.set("requirement", office.rules[code], active=0)
    found = {
        one.id: [problem.code for problem in one.problems] for one in office.casework.tasks.find([done, asked], "en")
    }
    assert found == {done: [], asked: ["task.rule_missing"]}


def test_a_verb_that_is_refused_for_many_names_the_task_and_changes_none(office: CaseOffice) -> None:
    office.verbs.waive([office.id_of("cn.photo")], "has one", WHO)
    both = [office.id_of("cn.x1"), office.id_of("cn.photo")]
    with pytest.raises(RuleBroken) as broken:
        office.verbs.ask(both, WHO)
    said = office.parts.wordings["en"].problem(broken.value.problem)
    assert said.startswith("Nothing was changed: “Photo for the visa” (Соколова")
    assert "cannot go from “Waived” to “Asked for”" in said
    assert office.parts.wordings["ru"].problem(broken.value.problem).count("«Фото на визу»") == 1
    assert office.tasks()["cn.x1"].state == "open"


def test_only_a_phase_that_is_over_is_told_as_such(office: CaseOffice) -> None:
    assert not any(one.is_past for one in office.tasks().values())
    office.events.add(office.going, "lodging", date(2026, 9, 2), WHO)
    assert {code for code, one in office.tasks().items() if one.is_past} == {"cn.photo", "cn.x1", "cn.hiv"}
    office.verbs.done([office.id_of("cn.photo")], WHO)
    assert not office.tasks()["cn.photo"].is_past


def test_a_rule_that_has_ended_says_so_on_the_stay_that_it_would_concern(office: CaseOffice) -> None:
    office.set("requirement", office.rules["cn.x1"], in_force_until="2026-08-31")
    office.set("requirement", office.rules["cn.x2"], in_force_until="2026-08-31")
    office.set("requirement", office.rules["cn.photo"], in_force_until="2026-09-01")
    found = office.casework.checklists.of_stay(office.going, "en")
    assert [rule.code for rule in found.ended] == ["cn.x1"]
    assert "cn.x1" not in office.tasks()
    assert "cn.photo" in office.tasks()


def test_rules_in_use_that_were_last_checked_over_a_year_ago_are_counted(office: CaseOffice) -> None:
    checking = office.casework.checking
    assert checking.to_check() == 0
    office.set("requirement", office.rules["cn.x1"], checked_on="2025-10-09")
    office.set("requirement", office.rules["cn.x2"], checked_on="2025-10-10")
    office.set("requirement", office.rules["off.rule"], checked_on="2020-01-01")
    assert checking.to_check() == 1
    checking.checked([office.rules["cn.x1"]], WHO)
    assert checking.to_check() == 0


@pytest.mark.parametrize("is_new", [True, False])
def test_a_verb_that_is_refused_writes_no_row_either(office: CaseOffice, is_new: bool) -> None:
    if not is_new:
        office.casework.upkeep.bring_up()
        office.set("mobility", office.going, planned_start="2026-09-02")
        other = office.stay(office.person())
        assert office.tasks(other)  # through which all rows are up to date
        office.set("mobility", office.going, planned_start="2026-09-03")
    else:
        office.store.due.drop()
    before = office.store.due.marked()
    photo = office.id_of("cn.photo")
    assert refused(office.verbs.cancel, ["01900000-0000-7000-8000-000000000009"], WHO) == "record.missing"
    assert refused(office.verbs.done, [photo], WHO, date(2027, 1, 1)) == "task.in_future"
    assert office.casework.upkeep.is_behind()
    assert office.store.due.marked() == before
    assert office.verbs.done([photo], WHO)
