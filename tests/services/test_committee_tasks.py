"""Tasks that follow from committees: of whoever carries a decision out, of whoever leads before its next session."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from agreement_office import AgreementOffice
from paper_office import WHO

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.casework.states import Lateness
from exchange_admin.domain.steps import Step, removal
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.casework import Casework
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.services.country_calendars import working_calendar


class CommitteeOffice(AgreementOffice):
    """An office that leads a committee: a session in October, and a decision of it that the own institution carries
    out by March."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.casework = Casework(self.parts, lambda: self.records, working_calendar)
        named = {"name_zh": "合作委员会", "name_ru": "Комитет", "name_en": "Committee", "code": "ВК"}
        self.body = self.add("body", **named, kind="committee", lead_institution_id=self.own, meets_every_months=12)
        self.meeting = self.session("2026-10-22", "held", number="3")
        self.decision = self.decide(responsible_institution_id=self.own, due="2027-03-01", state="agreed")

    def session(self, day: str, state: str, **more: str) -> str:
        return self.add("meeting", body_id=self.body, kind="session", state=state, starts=day, **more)

    def decide(self, **told: str) -> str:
        told = {"number": "ВК-3/1", "kind": "resolution", "text_zh": "发布供需信息", "text_en": "Publish", **told}
        return self.add("decision", meeting_id=self.meeting, **told)

    def tasks(self, tab: TaskTab = TaskTab.ALL, **wanted: str) -> dict[str, CaseTask]:
        found = self.casework.tasks.ns(tab, TaskFilter(**wanted))
        return {one.code.removeprefix("committee."): one for one in self.casework.tasks.tasks(found, "en")}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[CommitteeOffice]:
    made = CommitteeOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def test_who_carries_a_decision_out_has_a_task_by_its_day(office: CommitteeOffice) -> None:
    task = office.tasks()["decision"]
    assert (task.due, task.act_by, task.lateness) == (date(2027, 3, 1), date(2027, 3, 1), Lateness.LATER)
    assert (task.title, task.about) == ("Carry out the decision", "ВК-3/1 · Publish")
    assert (task.decision, task.is_stored, task.is_open) == (office.decision, False, True)
    office.set("decision", office.decision, due="2027-02-28")  # a Sunday
    assert office.tasks()["decision"].act_by == date(2027, 2, 26)


@pytest.mark.parametrize(
    "told",
    [
        {"responsible_institution_id": "partner"},
        {"state": "proposed"},
        {"kind": "information"},
    ],
)
def test_others_and_what_is_not_agreed_or_for_information_only_make_no_task(
    office: CommitteeOffice, told: dict[str, str]
) -> None:
    of = {name: office.partner if value == "partner" else value for name, value in told.items()}
    office.set("decision", office.decision, **of)
    assert "decision" not in office.tasks()


def test_a_decision_that_was_carried_out_settles_its_task(office: CommitteeOffice) -> None:
    office.set("decision", office.decision, state="done", result="23 条")
    task = office.tasks()["decision"]
    assert (task.is_open, task.by_itself, task.proof_text) == (False, True, "The decision was carried out")
    office.set("decision", office.decision, state="lapsed")
    assert "decision" not in office.tasks()


def test_ticking_it_writes_a_task_that_stays_and_changes_no_decision(office: CommitteeOffice) -> None:
    id = office.tasks()["decision"].id
    office.casework.verbs.done([id], WHO)
    task = office.tasks()["decision"]
    assert (task.id, task.state, task.is_stored) == (id, "done", True)
    record = office.store.get("task", id)
    assert record is not None
    assert id == REGISTRY["task"].own_id(record.values)
    assert (record["decision_id"], record["kind"], record["share"]) == (office.decision, "committee", "office")
    decision = office.store.get("decision", office.decision)
    assert decision is not None
    assert decision["state"] == "agreed"


def test_a_task_of_a_decision_that_somebody_else_carries_out_now_is_kept_and_not_asked_for(
    office: CommitteeOffice,
) -> None:
    id = office.tasks()["decision"].id
    office.casework.verbs.ask([id], WHO)
    office.set("decision", office.decision, responsible_institution_id=office.partner)
    (task,) = office.casework.tasks.find([id], "en")
    assert (task.is_asked, task.is_open) == (False, False)


def test_who_leads_is_told_of_the_next_session_until_one_is_set(office: CommitteeOffice) -> None:
    task = office.tasks()["session"]
    assert (task.due, task.title, task.about) == (date(2027, 10, 22), "Set the next session", "Committee")
    planned = office.session("2027-09-01", "planned")
    assert "session" not in office.tasks()
    office.set("meeting", planned, state="cancelled")
    assert office.tasks()["session"].due == date(2027, 10, 22)
    office.session("2026-11-01", "held")
    assert office.tasks()["session"].due == date(2027, 11, 1)
    office.set("body", office.body, active=0)
    assert "session" not in office.tasks()


def test_a_committee_that_another_leads_makes_no_task_here(office: CommitteeOffice) -> None:
    other = office.add(
        "body", name_en="Council", kind="council", lead_institution_id=office.partner, meets_every_months=6
    )
    office.add("meeting", body_id=other, kind="session", state="held", starts="2026-09-01")
    assert "session" not in office.tasks(body=other)
    assert "session" in office.tasks(body=office.body)


def test_why_it_is_due_is_told_from_the_committee(office: CommitteeOffice) -> None:
    tasks = office.tasks()
    decision = office.casework.explaining.of_task(tasks["decision"].id, "en")
    assert decision.steps[0] == "Due on 1 Mar 2027 by the decision."
    session = office.casework.explaining.of_task(tasks["session"].id, "en")
    assert session.steps[0] == "By 22 Oct 2027: so many months after the last session as are set for the committee."


def test_tasks_are_found_by_the_words_of_the_decision_and_the_committee(office: CommitteeOffice) -> None:
    assert set(office.tasks(text="Publish")) == {"decision"}
    assert set(office.tasks(text="Committee")) == {"session"}
    assert set(office.tasks(text="next session")) == {"session"}


def test_a_deleted_decision_and_committee_ask_for_nothing_and_rows_are_as_records_say(office: CommitteeOffice) -> None:
    assert set(office.tasks()) >= {"decision", "session"}
    assert office.casework.upkeep.wrong() == []
    office.store.record(Step(WHO, "decision.remove", (removal("decision", office.decision),)))
    assert set(office.tasks()) & {"decision", "session"} == {"session"}
    office.store.record(Step(WHO, "meeting.remove", (removal("meeting", office.meeting),)))
    assert not set(office.tasks()) & {"decision", "session"}
    assert office.casework.upkeep.wrong() == []
    office.store.due.drop()
    assert not set(office.tasks()) & {"decision", "session"}


def test_a_short_name_that_russian_minutes_could_not_be_read_with_is_told_below_its_field(
    office: CommitteeOffice,
) -> None:
    for code, told in (("合委会", 1), ("ВК", 0), (None, 0)):
        assert len(office.records.advice("body", {"code": code}, "en")) == told
