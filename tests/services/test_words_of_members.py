"""Whoever leads a committee or a project deletes nothing with it that members wrote, by packages between real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from college_files import Place, Town
from test_refused_minutes import Session
from test_refused_outputs import Joint

from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.casework.terms import add_months
from exchange_admin.domain.rules.committee.minutes import DECLINED
from exchange_admin.domain.steps import Edit


def is_there(town: Town, kind: str, id: str) -> bool:
    with town.office.open() as office:
        found = office.store.get(kind, id)
        return bool(found and found.live)


def deletes(place: Place, kind: str, id: str) -> bool:
    """Whether its program lets it."""
    with place.open() as file:
        try:
            file.records.remove(kind, id, place.who)
        except RuleBroken as broken:
            assert broken.problem.code == "record.taken_by_others"
            return False
    return True


@pytest.mark.parametrize("verdict", ["approved", DECLINED])
@pytest.mark.parametrize("kind", ["meeting", "body"])
def test_what_another_chair_spoke_about_is_not_deleted_by_whoever_leads(
    tmp_path: Path, kind: str, verdict: str
) -> None:
    session = Session(Town(tmp_path))
    id = session.meeting if kind == "meeting" else session.body
    session.says(session.lead)
    session.says(session.other, verdict)
    assert not deletes(session.lead, kind, id)
    session.lead.raw(Edit(kind, id, {LIVE: 0}))
    session.meet()
    assert is_there(session.town, kind, id)


def test_a_meeting_of_which_nobody_else_spoke_is_deleted_by_whoever_leads(tmp_path: Path) -> None:
    session = Session(Town(tmp_path))
    assert deletes(session.lead, "meeting", session.meeting)
    session.meet()
    assert not is_there(session.town, "meeting", session.meeting)


def test_an_output_of_a_member_is_deleted_by_the_member_and_not_by_whoever_leads(tmp_path: Path) -> None:
    joint = Joint(Town(tmp_path))
    told = {**joint.text, "author_institution_id": joint.town.second, "state": "drafting"}
    output = joint.partner.add("output", **told)
    joint.meet()
    for kind, id in (("output", output), ("project", str(told["project_id"]))):
        assert not deletes(joint.lead, kind, id)
        joint.lead.raw(Edit(kind, id, {LIVE: 0}))
        joint.meet()
        assert is_there(joint.town, kind, id)
    assert deletes(joint.partner, "output", output)
    joint.meet()
    assert not is_there(joint.town, "output", output)


def test_whoever_leads_deletes_its_own_output_until_a_member_approves_it(tmp_path: Path) -> None:
    joint = Joint(Town(tmp_path))
    other = joint.lead.add("output", state="drafting", **{**joint.text, "version": "2"})
    joint.says(joint.partner, joint.output)
    joint.meet()
    assert deletes(joint.lead, "output", other)
    assert not deletes(joint.lead, "output", joint.output)
    joint.lead.raw(Edit("output", joint.output, {LIVE: 0}))
    joint.meet()
    assert is_there(joint.town, "output", joint.output)
    assert not is_there(joint.town, "output", other)


def test_of_a_silent_project_whoever_leads_is_told_and_a_secretariat_is_too(tmp_path: Path) -> None:
    def hear(place: Place) -> list[str]:
        with place.open() as office:
            return [one.id for one in office.silent_projects.all(add_months(office.program.today(), 12))]

    joint = Joint(Town(tmp_path))
    project = str(joint.text["project_id"])
    joint.town.office.set("project", project, state="running")
    joint.meet()
    assert hear(joint.lead) == [project]
    assert hear(joint.partner) == hear(joint.town.office) == []
    joint.town.office.set("institution", joint.town.office.institution, kind="authority")
    assert hear(joint.town.office) == [project]
