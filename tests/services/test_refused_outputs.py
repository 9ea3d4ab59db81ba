"""Whoever leads a project shuts nobody out who declined what it makes, by packages between real files."""

from __future__ import annotations

import pytest
from college_files import Place, Town

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.rules.committee.minutes import DECLINED, Standing
from exchange_admin.domain.steps import Edit
from exchange_admin.services.committee.committees import Signed
from exchange_admin.services.portfolio.sheets import read_projects
from exchange_admin.store.writing import COUNTER_BITS

NAMES: dict[str, Value] = {f"name_{one}": "Учебник" for one in ("en", "ru", "zh")}
A_DAY = 86_400_000 << COUNTER_BITS
ENDED: dict[str, Value] = {"until_date": "2026-02-01"}


class Joint:
    """A project that the first college leads, in which the second one has a seat, with an output under review."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.lead, self.partner = town.college(town.first, 11, "lead"), town.college(town.second, 12, "partner")
        for college in (self.lead, self.partner):
            town.enrol(college)
        self.meet()
        project = town.office.add("project", kind="research", state="agreed", lead_institution_id=town.first, **NAMES)
        said: dict[str, Value] = {"project_id": project, "role": "partner", "from_date": "2026-01-01"}
        self.seat = town.office.add("membership", institution_id=town.second, **said)
        self.meet()
        author: dict[str, Value] = {"project_id": project, "author_institution_id": town.first}
        self.text: dict[str, Value] = {**author, "kind": "textbook", "version": "1", **NAMES}
        self.output = self.lead.add("output", state="reviewing", **self.text)
        self.meet()

    def meet(self) -> None:
        self.town.meet(self.lead, self.partner)

    def says(self, place: Place, output: str, verdict: str = "approved") -> None:
        with place.open() as office:
            office.projects.approve(output, Signed("X"), place.who, verdict=verdict)

    def standings(self, output: str) -> set[Standing]:
        """As the panel of the output says it, and as the lists of projects do."""
        with self.town.office.open() as office:
            sheet = office.projects.output(output)
            (listed,) = read_projects(office.store, [sheet.project], office.program.today())
            return {sheet.standing.standing, listed.standings[output].standing}


@pytest.mark.parametrize("late", [0, 26 * A_DAY], ids=["clock right", "clock set back"])
def test_a_seat_that_is_ended_after_its_refusal_was_one(town: Town, late: int) -> None:
    joint = Joint(town)
    town.clock.wait(days=3)
    joint.says(joint.partner, joint.output, DECLINED)
    joint.meet()
    joint.says(joint.lead, joint.output)
    joint.lead.raw(Edit("membership", joint.seat, ENDED), late=late)
    joint.lead.raw(Edit("output", joint.output, {"state": "agreed"}))
    joint.meet()
    assert town.office.value("membership", joint.seat, "until_date") == ENDED["until_date"]
    assert joint.standings(joint.output) == {Standing.DECLINED}


def test_the_same_text_is_declined_under_another_id_too(town: Town) -> None:
    joint = Joint(town)
    joint.says(joint.partner, joint.output, DECLINED)
    joint.meet()
    joint.lead.raw(Edit("membership", joint.seat, ENDED), Edit("output", joint.output, {LIVE: 0}))
    again = joint.lead.add("output", state="reviewing", **joint.text)
    joint.says(joint.lead, again)
    joint.meet()
    assert joint.standings(again) != {Standing.AGREED}
    other = joint.lead.add("output", state="reviewing", **{**joint.text, "version": "2"})
    joint.says(joint.lead, other)
    joint.meet()
    assert joint.standings(other) == {Standing.AGREED}, "nobody declined that text"


def test_who_declines_after_its_seat_has_ended_for_it_too_is_not_asked(town: Town) -> None:
    joint = Joint(town)
    joint.lead.set("membership", joint.seat, **ENDED)
    joint.meet()
    joint.says(joint.lead, joint.output)
    with joint.partner.open() as office:
        text = office.projects.output(joint.output).standing.hash
    said: dict[str, Value] = {"output_id": joint.output, "institution_id": town.second, "verdict": DECLINED}
    signed: dict[str, Value] = {"content_hash": text, "signer": "X", "signed_on": "2026-11-24"}
    id = town.office.program.registry["approval"].own_id(said)
    joint.partner.raw(Edit("approval", id, {**said, **signed}, new=True))
    joint.meet()
    assert joint.standings(joint.output) == {Standing.AGREED}


def test_a_text_that_was_declined_is_not_agreed_when_it_comes_back_after_another_one(town: Town) -> None:
    joint = Joint(town)
    joint.says(joint.partner, joint.output, DECLINED)
    joint.meet()
    joint.lead.set("output", joint.output, version="2")
    joint.meet()
    for place in (joint.lead, joint.partner):
        joint.says(place, joint.output)
    joint.meet()
    assert joint.standings(joint.output) == {Standing.AGREED}
    joint.lead.raw(Edit("membership", joint.seat, ENDED), Edit("output", joint.output, {"version": "1"}))
    joint.meet()
    joint.says(joint.lead, joint.output)
    joint.meet()
    assert Standing.AGREED not in joint.standings(joint.output)
