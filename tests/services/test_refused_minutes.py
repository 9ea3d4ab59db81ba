"""Whoever leads a committee shuts no chair out that declined minutes, by packages between real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from college_files import Place, Town

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.rules.committee.minutes import DECLINED, Standing
from exchange_admin.domain.steps import Edit
from exchange_admin.services.committee.committees import Signed
from exchange_admin.services.committee.standings import standings

SINCE: dict[str, Value] = {"from_date": "2026-01-01"}


class Session:
    """Minutes of a committee that the first college leads, with chairs of the first and the second one."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.lead, self.other = town.college(town.first, 11, "lead"), town.college(town.second, 12, "other")
        third = town.office.add("institution", name_en="Third", country="RU", kind="college", is_partner=1)
        self.third = town.college(third, 13, "third")
        for college in (self.lead, self.other, self.third):
            town.enrol(college)
        office = town.office
        self.body = office.add(
            "body", kind="committee", name_zh="委", name_ru="К", lead_institution_id=town.first, active=1
        )
        self.chair(town.first, "chair")
        self.seat = self.chair(town.second, "co_chair")
        told: dict[str, Value] = {"number": "1", "kind": "session", "state": "held", "starts": "2026-11-20"}
        self.meeting = office.add("meeting", body_id=self.body, agenda_zh="议程", agenda_ru="Повестка", **told)
        self.meet()

    def chair(self, institution: str, role: str) -> str:
        seat: dict[str, Value] = {"body_id": self.body, "institution_id": institution, "role": role, "voting": 1}
        return self.town.office.add("membership", **seat, **SINCE)

    def meet(self) -> None:
        self.town.meet(self.lead, self.other, self.third)

    def says(self, place: Place, verdict: str = "approved") -> None:
        with place.open() as file:
            file.committees.approve(self.meeting, Signed("X"), place.who, verdict=verdict)
        self.meet()

    def standing(self) -> set[Standing]:
        """As the minutes say it, and as lists and Today do."""
        with self.town.office.open() as office:
            sheet = office.committees.sheet(self.meeting)
            return {sheet.standing.standing, standings(office.store, [sheet.meeting])[self.meeting].standing}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(Town(tmp_path))


@pytest.mark.parametrize(
    "gone", [{"until_date": "2026-02-01"}, {LIVE: 0}, {"from_date": "2026-11-21"}], ids=["ended", "deleted", "moved"]
)
def test_a_chair_that_declined_is_asked_whatever_became_of_its_seat(session: Session, gone: dict[str, Value]) -> None:
    session.says(session.other, DECLINED)
    session.lead.raw(Edit("membership", session.seat, gone))
    session.chair(session.third.institution, "co_chair")
    session.meet()
    session.says(session.lead)
    session.says(session.third)
    assert session.standing() == {Standing.DECLINED}
    with session.other.open() as file:
        assert session.other.institution in file.committees.sheet(session.meeting).standing.declined


def test_a_chair_that_left_before_has_no_say(session: Session) -> None:
    session.lead.raw(Edit("membership", session.seat, {"until_date": "2026-02-01"}))
    session.chair(session.third.institution, "co_chair")
    session.meet()
    session.says(session.lead)
    session.says(session.third)
    assert session.standing() == {Standing.AGREED}


def test_a_text_that_was_declined_is_not_agreed_when_it_comes_back_after_another_one(session: Session) -> None:
    session.says(session.other, DECLINED)
    session.lead.set("meeting", session.meeting, agenda_zh="议程二", agenda_ru="Повестка 2")
    session.meet()
    session.says(session.lead)
    session.says(session.other)
    assert session.standing() == {Standing.AGREED}
    session.lead.raw(Edit("membership", session.seat, {"until_date": "2026-02-01"}))
    session.chair(session.third.institution, "co_chair")
    session.lead.set("meeting", session.meeting, agenda_zh="议程", agenda_ru="Повестка")
    session.meet()
    session.says(session.lead)
    session.says(session.third)
    assert Standing.AGREED not in session.standing()


@pytest.mark.parametrize("decided", [False, True], ids=["agenda alone", "with a decision"])
def test_the_same_minutes_are_declined_under_another_id_too(session: Session, decided: bool) -> None:
    def decides(meeting: str) -> None:
        said: dict[str, Value] = {"number": "1", "kind": "information", "state": "proposed"}
        if decided:
            session.lead.add("decision", meeting_id=meeting, text_zh="决", text_ru="Р", **said)

    decides(session.meeting)
    session.meet()
    with session.lead.open() as file:
        held = file.store.get("meeting", session.meeting)
    session.says(session.other, DECLINED)
    session.lead.raw(Edit("meeting", session.meeting, {LIVE: 0}))
    session.lead.raw(Edit("membership", session.seat, {"until_date": "2026-02-01"}))
    session.chair(session.third.institution, "co_chair")
    session.meeting = session.lead.add("meeting", **{name: one for name, one in held.values.items() if one is not None})
    decides(session.meeting)
    session.meet()
    session.says(session.lead)
    session.says(session.third)
    assert session.standing() == {Standing.WAITING}
    session.lead.set("meeting", session.meeting, agenda_zh="议程二", agenda_ru="Повестка 2")
    session.meet()
    session.says(session.lead)
    session.says(session.third)
    assert session.standing() == {Standing.AGREED}, "nobody declined that text"
