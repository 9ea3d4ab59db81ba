"""Tasks that follow from agreements: worked out until somebody acts, on the days of the own country."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from agreement_office import AgreementOffice
from paper_office import WHO

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.agreements.tasks import agreement_task_id
from exchange_admin.domain.rules.casework.states import Lateness
from exchange_admin.domain.steps import Step, removal
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.casework import Casework
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.services.country_calendars import working_calendar


@pytest.fixture
def office(tmp_path: Path) -> Iterator[AgreementOffice]:
    made = AgreementOffice(tmp_path / "office.exchange")
    made.casework = Casework(made.parts, lambda: made.records, working_calendar)
    yield made
    made.store.close()


def tasks(office: AgreementOffice, agreement: str = "", tab: TaskTab = TaskTab.ALL) -> dict[str, CaseTask]:
    """By code, of tasks that were written down and are not asked for any more by their titles."""
    wanted = TaskFilter(agreement=agreement or office.agreement)
    found = office.casework.tasks.tasks(office.casework.tasks.ns(tab, wanted), "en")
    return {one.code.removeprefix("agreement.") or one.title: one for one in found}


def test_notice_is_given_by_the_last_working_day_before_it(office: AgreementOffice) -> None:
    """Acceptance 9: valid until 31 January 2027 with 60 days of notice."""
    notice = tasks(office)["notice"]
    assert (notice.due, notice.act_by, notice.lateness) == (date(2026, 12, 2), date(2026, 12, 2), Lateness.SOON)
    assert notice.title == "Decide on renewal"
    assert notice.about == "2022/03 · Primorye College of Transport and Logistics"
    assert notice.is_stored is False
    office.set("agreement", office.agreement, notice_days=62)  # 30 November; one day more is a Sunday
    assert tasks(office)["notice"].act_by == date(2026, 11, 30)
    office.set("agreement", office.agreement, notice_days=63)
    assert (tasks(office)["notice"].due, tasks(office)["notice"].act_by) == (date(2026, 11, 29), date(2026, 11, 27))


def test_why_a_day_is_what_it_is_is_told_from_the_agreement(office: AgreementOffice) -> None:
    shown = office.casework.explaining.of_task(tasks(office)["notice"].id, "en")
    assert shown.steps == (
        "Valid until: 31 Jan 2027 (from the agreement).",
        "60 calendar days before it.",
        "Due: 2 Dec 2026.",
    )


@pytest.mark.parametrize("state", ["draft", "sent", "expired", "terminated"])
def test_only_what_is_signed_or_in_force_asks_for_anything(office: AgreementOffice, state: str) -> None:
    office.set("agreement", office.agreement, state=state)
    assert tasks(office) == {}


def test_a_draft_that_continues_it_settles_the_notice_and_a_signed_one_the_end(office: AgreementOffice) -> None:
    assert [one for one, task in tasks(office).items() if task.is_open] == ["notice", "end"]
    (new,) = office.agreements.renew(office.agreement, WHO).ids["agreement"]
    assert [one for one, task in tasks(office).items() if task.is_open] == ["end"]
    assert tasks(office)["notice"].proof_text == "2022/03/R1 continues it (Draft)"
    assert tasks(office, new) == {}
    office.set("agreement", new, state="in_force")
    assert [one for one, task in tasks(office).items() if task.is_open] == []
    assert set(tasks(office, new)) == {"notice", "end"}
    office.set("agreement", new, previous_id=None)
    assert [one for one, task in tasks(office).items() if task.is_open] == ["notice", "end"]


def test_an_agreement_that_is_not_renewed_asks_for_no_notice(office: AgreementOffice) -> None:
    office.set("agreement", office.agreement, renewal="none")
    assert set(tasks(office)) == {"end"}


def test_an_agreement_is_let_end_in_one_step(office: AgreementOffice) -> None:
    office.agreements.let_end(office.agreement, WHO)
    assert set(tasks(office)) == {"end"}
    assert office.agreements.standing(office.agreement).step.code == "ends"
    assert not office.agreements.let_end(office.agreement, WHO)
    office.store.undo(WHO)
    assert set(tasks(office)) == {"notice", "end"}
    office.agreements.renew(office.agreement, WHO)
    with pytest.raises(RuleBroken, match="continued"):
        office.agreements.let_end(office.agreement, WHO)
    over = office.agreed("2010/01", state="expired")
    with pytest.raises(RuleBroken, match="is_over"):
        office.agreements.let_end(over, WHO)


def test_a_new_end_closes_what_was_done_about_the_old_one(office: AgreementOffice) -> None:
    office.set("agreement", office.agreement, renewal="automatic")
    office.casework.verbs.done([tasks(office)["notice"].id], WHO)
    office.agreements.prolong(office.agreement, date(2032, 1, 31), WHO)
    found = tasks(office)
    assert found["notice"].due == date(2031, 12, 2)
    old = found["Decide on renewal"]
    assert (old.state, old.is_asked, old.is_open) == ("done", False, False)


def test_a_review_and_a_missing_original_are_asked_for(office: AgreementOffice) -> None:
    office.set("agreement", office.agreement, next_review="2026-11-29", signed="2026-09-20")
    found = tasks(office)
    assert (found["review"].due, found["review"].act_by) == (date(2026, 11, 29), date(2026, 11, 27))
    assert (found["original"].due, found["original"].is_open) == (date(2026, 11, 19), True)
    assert found["original"].lateness is Lateness.OVERDUE
    office.set("agreement", office.agreement, original_place="Cabinet 2")
    assert tasks(office)["original"].proof_text == "Original kept at: Cabinet 2"
    assert not tasks(office)["original"].is_open


def test_a_paper_that_was_never_found_is_not_asked_for_for_ever(office: AgreementOffice) -> None:
    office.set("agreement", office.agreement, signed="2022-01-15")
    assert "original" not in tasks(office)
    assert office.casework.tasks.counts()[TaskTab.ALL] == len(tasks(office)) == 2
    assert office.casework.today.numbers("en").overdue == 0


def test_places_that_nobody_takes_are_asked_about_on_the_first_of_march(office: AgreementOffice) -> None:
    assert "places" not in tasks(office)
    year = office.add("academic_year", code="2026/2027", starts="2026-09-01", ends="2027-08-31")
    office.set("agreement", office.agreement, valid_until="2030-01-31")
    condition = office.condition(places_per_year=2)
    found = tasks(office)["places"]
    assert (found.due, found.act_by) == (date(2027, 3, 1), date(2027, 3, 1))
    assert found.proof_text == "None of 2 places of the year is used"
    stay = office.go(condition_id=condition)
    assert "places" not in tasks(office)
    office.set("mobility", stay, sending_status="cancelled")
    assert "places" in tasks(office)
    office.set("mobility", stay, sending_status="live", agreement_id=None)
    assert "places" not in tasks(office)
    office.set("condition", condition, places_per_year=0)
    office.set("mobility", stay, condition_id=None)
    assert "places" not in tasks(office)
    office.set("condition", condition, places_per_year=3, first_year_id=year)
    assert tasks(office)["places"].proof_text == "None of 3 places of the year is used"
    office.set("academic_year", year, starts="2027-09-01", ends="2028-08-31")
    assert tasks(office)["places"].due == date(2028, 3, 1)


def test_the_year_before_is_over(office: AgreementOffice) -> None:
    """Nobody can be sent in a year that has gone: 2025/2026, which the office has, asks for nothing today."""
    office.condition(places_per_year=2)
    assert "places" not in tasks(office)


def test_the_first_verb_writes_the_task_under_the_name_that_every_pc_gives_it(office: AgreementOffice) -> None:
    id = agreement_task_id("agreement.notice", office.agreement, date(2027, 1, 31))
    office.casework.verbs.assign([id], "", WHO)
    record = office.records.get("task", id)
    assert (record["kind"], record["agreement_id"], record["share"]) == ("agreement", office.agreement, "office")
    assert (record["occurrence"], record["due"]) == ("agreement.notice:2027-01-31", None)
    office.casework.verbs.move([id], date(2026, 12, 6), WHO)
    moved = tasks(office)["notice"]
    assert (moved.due, moved.act_by, moved.moved_by_hand) == (date(2026, 12, 6), date(2026, 12, 4), True)
    changes = office.casework.verbs.done([id], WHO)
    assert (changes.problems, tasks(office)["notice"].state) == ((), "done")
    office.casework.verbs.reopen([id], WHO)
    office.casework.verbs.waive([id], "The partner closes", WHO)
    assert tasks(office)["notice"].is_open is False
    office.store.undo(WHO)
    assert tasks(office)["notice"].is_open is True


def test_an_original_called_done_that_nobody_filed_is_told(office: AgreementOffice) -> None:
    office.set("agreement", office.agreement, signed="2026-11-01")
    changes = office.casework.verbs.done([tasks(office)["original"].id], WHO)
    assert [one.code for one in changes.problems] == ["task.no_proof"]


def test_what_is_done_by_itself_is_not_ticked_off_again(office: AgreementOffice) -> None:
    office.agreements.renew(office.agreement, WHO)
    with pytest.raises(RuleBroken, match="done_by_itself"):
        office.casework.verbs.reopen([tasks(office)["notice"].id], WHO)


def test_own_tasks_of_an_agreement_stand_beside_the_others(office: AgreementOffice) -> None:
    office.casework.verbs.add("Call the rector", {"agreement_id": office.agreement, "due": "2026-11-30"}, WHO)
    assert tasks(office)["Call the rector"].about == "2022/03 · Primorye College of Transport and Logistics"
    own = office.casework.tasks.ns(TaskTab.ALL, TaskFilter(institution=office.partner))
    assert len(own) == 3
    assert len(office.casework.tasks.ns(TaskTab.ALL, TaskFilter(term=office.term))) == 3


def test_a_deleted_agreement_takes_its_rows_along(office: AgreementOffice) -> None:
    office.casework.verbs.ask([tasks(office)["notice"].id], WHO)
    office.store.record(Step(WHO, "agreement.remove", (removal("agreement", office.agreement),)))
    assert office.casework.tasks.counts()[TaskTab.ALL] == 0
    assert office.casework.upkeep.wrong() == []


def test_today_names_what_agreements_ask_for_this_week(office: AgreementOffice) -> None:
    (group,) = office.casework.today.numbers("ru").week_groups
    assert (group.requirement, group.short_title, group.n) == ("agreement.notice", "Решить о продлении", 1)
    found = office.casework.tasks.ns(TaskTab.WEEK, TaskFilter(requirement=group.requirement))
    assert len(found) == 1
