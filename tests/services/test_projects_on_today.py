"""What of projects stands on Today: outputs that are late, due, and waiting for the own institution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from test_project_card import ProjectOffice

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.casework.terms import add_months
from exchange_admin.domain.rules.committee.minutes import Standing
from exchange_admin.domain.rules.projects.states import REVIEWING
from exchange_admin.services.committee.committees import Signed
from exchange_admin.services.exchange.at_a_glance import OpenDecisions
from exchange_admin.services.portfolio.boards import ProjectBoards
from exchange_admin.services.projects.projects import Projects
from exchange_admin.services.today.on_the_desk import OnTheDesk

NOTHING = OpenDecisions(0, 0, 0, 0)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ProjectOffice]:
    made = ProjectOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def told(office: ProjectOffice) -> dict[str, int]:
    lines = OnTheDesk(office.parts, dict).lines(NOTHING)
    return {line.key: line.n for line in lines if line.key.endswith("_outputs")}


def test_outputs_are_late_from_the_day_after_and_due_within_two_weeks(office: ProjectOffice) -> None:
    for due in ("2026-11-26", "2026-11-27", "2026-12-11", "2026-12-12"):
        office.make(due=due)
    office.approved(office.make(due="2026-11-01", state="published"))
    assert told(office) == {"late_outputs": 1, "due_outputs": 2}


def test_an_output_under_review_waits_for_the_own_institution_until_it_has_spoken(office: ProjectOffice) -> None:
    output = office.make(state=REVIEWING)
    assert told(office) == {"approve_outputs": 1}
    projects = Projects(office.parts, office.records)
    projects.approve(output, Signed("Ковалёв", office.partner), "Shen")
    assert told(office) == {"approve_outputs": 1}, "the other one did"
    projects.approve(output, Signed("沈怀瑾", office.own), "Shen")
    assert told(office) == {}
    office.set("output", output, version="2")
    assert told(office) == {"approve_outputs": 1}, "another version is approved anew"
    declined = projects.approve(output, Signed("沈怀瑾", office.own), "Shen", verdict="declined")
    assert declined.verb == "approval.decline"
    assert told(office) == {}, "it has spoken"
    office.set("output", output, version="3")
    assert told(office) == {"approve_outputs": 1}, "what was declined is another one now"


def test_the_list_behind_outputs_to_approve_has_those_that_wait_and_no_others(office: ProjectOffice) -> None:
    waiting, said = office.make(state=REVIEWING), office.make(state=REVIEWING)
    Projects(office.parts, office.records).approve(said, Signed("沈怀瑾", office.own), "Shen")
    (line,) = (one for one in OnTheDesk(office.parts, dict).lines(NOTHING) if one.key == "approve_outputs")
    assert [one.id for one in office.store.records(Query("output", filters=line.filters))] == [waiting]


def test_what_a_partner_calls_published_waits_for_approval_and_gets_it(office: ProjectOffice) -> None:
    """Decision 93: the word comes with a package and proves nothing."""
    output = office.make(state="published")
    (line,) = (one for one in OnTheDesk(office.parts, dict).lines(NOTHING) if one.key == "approve_outputs")
    found = office.store.records(Query("output", filters=line.filters))
    assert [one.id for one in found] == [output], "the list that it leads to has it"
    projects = Projects(office.parts, office.records)
    assert projects.output(output).is_asked
    for signer, institution in (("沈怀瑾", office.own), ("Ковалёв", office.partner)):
        projects.approve(output, Signed(signer, institution), "Shen")
    assert told(office) == {}
    assert projects.output(output).standing.standing is Standing.AGREED
    with pytest.raises(RuleBroken, match="output.not_reviewed"):
        projects.approve(output, Signed("沈怀瑾", office.own), "Shen")


def test_the_desk_of_an_office_without_projects_reads_nothing_of_them(office: ProjectOffice) -> None:
    assert told(office) == {}


def test_a_project_of_which_nothing_is_heard_for_half_a_year_is_asked_about_until_somebody_says_it_goes_on(
    office: ProjectOffice,
) -> None:
    def on(months: int) -> tuple[list[int], str]:
        then = replace(office.parts, today=lambda: add_months(written, months))
        lines = OnTheDesk(then, dict).lines(NOTHING)
        (shown,) = ProjectBoards(then, office.lists).read("en")["running"]
        return [line.n for line in lines if line.key == "silent_projects"], shown.mark

    began = {"name_en": "Laboratory", "agreement_id": office.agreement, "starts": "2026-01-10"}
    laboratory = office.begin("laboratory", "running", **began)
    moment = office.store.history.last_changes("project", [laboratory])[laboratory]
    written = date.fromisoformat(moment[:10])
    assert on(5) == ([], "")
    assert on(8) == ([2], "No activity for 8 months"), "and the consortium"
    then = replace(office.parts, today=lambda: add_months(written, 8))
    (lacking,) = ProjectBoards(then, office.lists).read("en")["agreed"]
    assert (lacking.mark, lacking.silence) == ("Missing: a research organisation", "No activity for 8 months")
    Projects(then, office.records).confirm(laboratory, "Shen")
    assert on(9) == ([1], "")
