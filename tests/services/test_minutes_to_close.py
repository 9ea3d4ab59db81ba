"""Minutes that all chairs have approved are closed by whoever leads the committee, or by its office."""

from __future__ import annotations

from pathlib import Path

from college_files import Place, Town

from exchange_admin.domain.fields import Value
from exchange_admin.services.committee.committees import Signed
from exchange_admin.services.committee.standings import committee_day


def to_close(place: Place) -> tuple[str, ...]:
    with place.open() as file:
        return committee_day(file.store, file.store.institution, file.program.today()).to_close


def test_a_chair_that_does_not_lead_is_not_told_to_close_them(tmp_path: Path) -> None:
    town = Town(tmp_path)
    first, second = town.college(town.first, 11, "first"), town.college(town.second, 12, "second")
    for college in (first, second):
        town.enrol(college)
    body = town.office.add(
        "body", kind="committee", name_zh="委", name_ru="К", lead_institution_id=town.first, active=1
    )
    for institution, role in ((town.first, "chair"), (town.second, "co_chair")):
        said: dict[str, Value] = {"body_id": body, "institution_id": institution, "role": role, "voting": 1}
        town.office.add("membership", from_date="2026-01-01", **said)
    told: dict[str, Value] = {"kind": "session", "number": "1", "state": "held", "starts": "2026-11-20"}
    meeting = town.office.add("meeting", body_id=body, agenda_zh="议程", agenda_ru="Повестка", **told)
    town.meet(first, second)
    for college in (first, second):
        with college.open() as file:
            file.committees.approve(meeting, Signed("X"), college.who)
    town.meet(first, second)
    assert [to_close(one) for one in (town.office, first, second)] == [(meeting,), (meeting,), ()]
